"""Words that stand on things: `a sign read "A"`, `placards saying "A"`, `"A," read a banner`. The thing speaks."""

from collections.abc import Iterator

from spacy.tokens import Token

from worker.extraction.statement.quote_adjacent import quote_before
from worker.extraction.statement.units import Page, Unit
from worker.extraction.statement.utterance import Range, Utterance
from worker.labels import ADNOMINAL_CLAUSES, COMPOUNDED, FINITE, NOUNS, SUBJECTS

_RELATIVES = {"who", "which", "that"}
_BETWEEN = {":", ","}
_JOINING = {",", "and", "or"}
_REACH = 12  # tokens between the thing and its verb
_BEHIND = 6  # tokens from the verb to the thing where it stands behind


def written(page: Page, number: int) -> Iterator[Utterance]:
    """Yield the utterances of things with words on them in unit `number`; taggers take this "read" for any word."""
    unit = page.units[number]
    if not unit.quotes:
        return
    for i in range(unit.start, unit.end):
        verb = page.tokens[i]
        if page.inside[i] >= 0 or verb.lemma_.lower() not in page.lexicon.reading:
            continue
        found = _behind(page, unit, verb) or _before(page, unit, verb)
        if found is not None:
            thing, content = found
            clause = (min(thing.left_edge.i, i), max(thing.i, i) + 1)
            yield Utterance(
                unit=number, content=content, cue=(i, i + 1), clause=clause, verb=verb, head=thing, weight=0.9
            )


def _before(page: Page, unit: Unit, verb: Token) -> tuple[Token, tuple[Range, ...]] | None:
    """`a sign at the gate read "A"`."""
    mark = verb.i + 1 + (verb.i + 1 < unit.end and page.tokens[verb.i + 1].text in _BETWEEN)
    quote = page.inside[mark + 1] if mark + 1 < unit.end and page.is_mark(mark) else -1
    thing = _thing(page, unit, verb) if quote >= 0 else None
    return (thing, tuple(_listed(page, unit, quote))) if thing is not None else None


def _behind(page: Page, unit: Unit, verb: Token) -> tuple[Token, tuple[Range, ...]] | None:
    """`"A," read a banner held by students`: the first noun phrase behind the verb."""
    quote = quote_before(page, unit, verb.i)
    if quote is None:
        return None
    for i in range(verb.i + 1, min(unit.end, verb.i + _BEHIND)):
        token = page.tokens[i]
        if page.inside[i] >= 0 or token.pos_ not in {*NOUNS, "DET", "ADJ", "NUM", "ADP"}:
            return None
        if token.pos_ in NOUNS and not _describes(token):
            return (token, (_clip(page, unit, quote),)) if _is_written_on(page, token) else None
    return None


def _thing(page: Page, unit: Unit, verb: Token) -> Token | None:
    """The thing in front of the verb: by the parse, else the first noun of the clause."""
    own = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    if own is not None and own.lower_ not in _RELATIVES:
        return own if _is_written_on(page, own) else None
    if verb.dep_ in ADNOMINAL_CLAUSES and verb.head.i < verb.i:
        return verb.head if _is_written_on(page, verb.head) else None
    first = None
    for i in range(verb.i - 1, max(unit.start, verb.i - _REACH) - 1, -1):
        token = page.tokens[i]
        if page.inside[i] >= 0 or page.is_break(i) or page.is_mark(i) or token.tag_ in FINITE:
            break
        first = token if token.pos_ in NOUNS and not _describes(token) else first
    return first if first is not None and _is_written_on(page, first) else None


def _describes(noun: Token) -> bool:
    return noun.dep_ in COMPOUNDED and noun.head.i == noun.i + 1


def _is_written_on(page: Page, noun: Token) -> bool:
    return noun.lemma_.lower() in page.lexicon.written


def _listed(page: Page, unit: Unit, quote: int) -> Iterator[Range]:
    """The quote and those listed behind it: `"A", "B" and "C"`."""
    yield _clip(page, unit, quote)
    for after in unit.quotes[unit.quotes.index(quote) + 1 :]:
        gap = range(page.spans[after - 1][1], page.spans[after][0])
        if not all(page.is_mark(i) or page.tokens[i].lower_ in _JOINING for i in gap):
            return
        yield _clip(page, unit, after)


def _clip(page: Page, unit: Unit, quote: int) -> Range:
    first, last = page.spans[quote]
    return max(first, unit.start), min(last, unit.end)
