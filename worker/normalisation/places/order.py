"""Clauses told in their order: what was "after" or "before" an event is not always where it was."""

from collections.abc import Iterator

from spacy.tokens import Token

from worker.normalisation.places.words import words

_ORDERING = frozenset({"after", "before", "since"})


def of_sequel(link: Token, trigger: Token, target_is_place: bool) -> bool:
    """True for a place across "after" or "before": "will meet in Oslo after the armies exchanged fire".

    Not for "died in Oslo after a bomb went off". For talks also "broke down after rebels attacked Kaya".
    """
    for clause in _clauses_above(trigger, link):
        if clause.head.lemma_.lower() not in words("suffering"):
            return True
    return not target_is_place and any(_clauses_above(link, trigger))


def _clauses_above(token: Token, other: Token) -> Iterator[Token]:
    """The clauses opened by a word of order that hold `token` and not `other`."""
    for governor in (token, *governors(token)):
        if governor.is_ancestor(other) or governor == other:
            return
        if governor.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _ORDERING for c in governor.lefts):
            yield governor


def governors(token: Token) -> Iterator[Token]:
    """The words above a token, the nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token
