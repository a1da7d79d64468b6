"""Nouns that report speech: `warnings that A`, `X's claim that A`, `the following announcements:`."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from worker.extraction.statement.cue_clauses import last_of_paragraph
from worker.extraction.statement.page import Page, Unit
from worker.extraction.statement.subjects import noun_speaker
from worker.extraction.statement.utterance import Utterance


def noun_utterances(page: Page, number: int, known: Sequence[Utterance]) -> Iterator[Utterance]:
    """Yield the utterances of cue nouns of unit `number` that stand in nobody else's words."""
    unit = page.units[number]
    for i in range(unit.start, unit.end):
        token = page.tokens[i]
        if page.inside[i] >= 0 or token.pos_ != "NOUN" or token.lemma_ not in page.lexicon.nouns:
            continue
        if any(u.covers(i) for u in known):
            continue
        found = _clause(page, number, unit, token) or _opening(page, number, unit, token)
        if found is not None:
            yield found


def _clause(page: Page, number: int, unit: Unit, noun: Token) -> Utterance | None:
    """`warnings that A`: the clause right after the noun."""
    if noun.i + 1 >= unit.end or page.tokens[noun.i + 1].lower_ != "that":
        return None
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > noun.i), None)
    head = noun_speaker(noun)
    if clause is None or head is None or page.tokens[noun.i + 1].dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return None
    end = min(clause.right_edge.i + 1, unit.end)
    return Utterance(
        unit=number,
        content=((noun.i + 2, end),),
        cue=(noun.i, noun.i + 1),
        clause=(min(noun.left_edge.i, noun.i), noun.i + 1),
        head=head,
        plover=page.lexicon.nouns[noun.lemma_],
        weight=0.6,
    )


def _opening(page: Page, number: int, unit: Unit, noun: Token) -> Utterance | None:
    """`made the following announcements:` at the end of a paragraph."""
    if unit.end - noun.i > 3 or page.tokens[unit.end - 1].text != ":" or not last_of_paragraph(page, unit):
        return None
    head = noun_speaker(noun)
    if head is None:
        return None
    return Utterance(
        unit=number,
        content=(),
        cue=(noun.i, noun.i + 1),
        clause=(unit.start, unit.end),
        head=head,
        open=True,
        weight=0.6,
    )
