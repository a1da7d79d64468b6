"""Nouns that report speech: `warnings that A`, `X's claim that A`, `the following announcements:`."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from worker.extraction.statement.cue_clauses import last_of_paragraph
from worker.extraction.statement.quote_adjacent import quote_before
from worker.extraction.statement.subjects import noun_speaker
from worker.extraction.statement.units import Page, Unit
from worker.extraction.statement.utterance import DIRECT, Range, Utterance
from worker.labels import ARGUMENTS, CONTENT_CLAUSES, FINITE

_COMING = {"come"}
_ARRIVING = _COMING | {"be"}
_NONE = {"no"}


def noun_utterances(page: Page, number: int, known: Sequence[Utterance]) -> Iterator[Utterance]:
    """Yield the utterances of cue nouns of unit `number` that stand in nobody else's words."""
    unit = page.units[number]
    for i in range(unit.start, unit.end):
        token = page.tokens[i]
        if page.inside[i] >= 0 or token.pos_ != "NOUN" or any(u.covers(i) for u in known):
            continue
        found = _came(page, number, unit, token) if token.lemma_ in page.lexicon.answers else None
        if found is None and token.lemma_ in page.lexicon.nouns:
            found = _clause(page, number, unit, token) or _opening(page, number, unit, token)
        if found is not None:
            yield found


def _clause(page: Page, number: int, unit: Unit, noun: Token) -> Utterance | None:
    """`warnings that A`: the clause right after the noun."""
    if noun.i + 1 >= unit.end or page.tokens[noun.i + 1].lower_ != "that":
        return None
    clause = next((c for c in noun.children if c.dep_ in CONTENT_CLAUSES and c.i > noun.i), None)
    head = noun_speaker(noun)
    if clause is None or head is None or page.tokens[noun.i + 1].dep_ in ARGUMENTS:
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


def _came(page: Page, number: int, unit: Unit, noun: Token) -> Utterance | None:
    """`"A," came the reply from X`, `from X came the warning that A`, `from X came the answer: "A"`."""
    verb = noun.head
    if verb.lemma_ not in _ARRIVING or not unit.start <= verb.i < noun.i or verb.tag_ not in FINITE:
        return None
    if any(c.lower_ in _NONE for c in noun.lefts) or any(c.dep_ == "neg" for c in verb.children):
        return None
    head = _sender(noun, verb)
    content = _said_before(page, unit, verb) or _said_behind(page, unit, noun) if head is not None else ()
    if head is None or not content:
        return None
    return Utterance(
        unit=number,
        content=content,
        cue=(noun.i, noun.i + 1),
        clause=(min(verb.i, head.left_edge.i), max(noun.i, head.i) + 1),
        head=head,
        plover=page.lexicon.nouns.get(noun.lemma_),
        weight=DIRECT if page.inside[content[0][0]] >= 0 else 0.6,
    )


def _sender(noun: Token, verb: Token) -> Token | None:
    """Whom the words come from: `the reply from X`, `from X came the reply`."""
    sender = noun_speaker(noun)
    if sender is not None or verb.lemma_ not in _COMING:
        return sender
    return next((o for c in verb.children if c.lower_ == "from" for o in c.children if o.dep_ == "pobj"), None)


def _said_before(page: Page, unit: Unit, verb: Token) -> tuple[Range, ...]:
    quote = quote_before(page, unit, verb.i)
    return () if quote is None else ((max(page.spans[quote][0], unit.start), page.spans[quote][1]),)


def _said_behind(page: Page, unit: Unit, noun: Token) -> tuple[Range, ...]:
    """The quote behind a colon, or the clause of "that", behind the noun or its "from X"."""
    end = max([noun.i, *(c.right_edge.i for c in noun.children if c.dep_ == "prep")])
    for i in range(noun.i + 1, min(end + 2, unit.end - 1)):
        if page.tokens[i].text == ":":
            return next(((page.spans[q],) for q in unit.quotes if i < page.spans[q][0] <= i + 2), ())
        if page.tokens[i].lower_ == "that" and page.tokens[i].tag_ == "IN":
            clause = page.tokens[i].head
            return ((i + 1, min(clause.right_edge.i + 1, unit.end)),) if clause.i > i else ()
    return ()


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
