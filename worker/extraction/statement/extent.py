"""How far reported words reach: to the end of a quote, of a clause, of what a parenthetical source belongs to."""

from spacy.tokens import Token

from worker.extraction.statement.lexicon import channels
from worker.extraction.statement.units import Page, Unit
from worker.extraction.statement.utterance import Range
from worker.labels import FINITE, RELATIVES, TELLING, TIMES

SUBORDINATE = frozenset(
    ("when", "after", "before", "while", "because", "since", "if", "although", "though", "where", "once", "until")
)
_NOMINAL = {"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADV", "AUX"}
_SPEAKER_REACH = 8  # tokens from "and" to the cue of another speaker
_COMPLETING = {"for", "to", "of"}  # open what belongs to the words in front of a parenthetical cue
_BY_MEANS = {"in", "via", "through"}
_INDEFINITE = {"a", "an"}
_ASIDES = {"citing", "referring", "referencing", "alluding", "without"}


def ends_clause(page: Page, i: int) -> bool:
    return page.is_break(i) or page.is_stop(i) or page.tokens[i].text == ":"


def to_quote_end(page: Page, unit: Unit, first: int) -> Range:
    """From a quote to its end, and on to the end of its clause where the quote is a fragment of it."""
    start, end = first, min(page.spans[page.inside[first]][1], unit.end)
    if page.tokens[end - 1].text in {",", ".", "!", "?", "…", "..."}:
        return start, end
    reach = clause_end(page, unit, end)
    rest = [t for t in page.tokens[end:reach] if not page.is_mark(t.i)]
    only_when = all(t.ent_type_ in TIMES or t.lower_ in {"on", "in", "at", "the"} for t in rest)
    return start, end if only_when else reach


def clause_end(page: Page, unit: Unit, i: int) -> int:
    """The end of the clause that goes on after a fragment: up to a stop, or a comma before a new cue or subject."""
    while i < unit.end:
        if page.inside[i] < 0:
            if page.is_stop(i) or (page.is_break(i) and not fragment_near(page, unit, i)):
                return i
            if page.is_cue(i) and page.tokens[i].tag_ in TELLING and page.tokens[i - 1].tag_ == "CC":
                return i - 1
            if page.is_cue(i, "quote") and page.tokens[i].tag_ in {"VBD", "VBZ", "VBG"}:
                return i
        i += 1
    return i


def fragment_near(page: Page, unit: Unit, comma: int) -> bool:
    """A comma inside a list of fragments: `"a", "b" and "c"`."""
    return comma + 1 < unit.end and page.is_mark(comma + 1)


def stretch(page: Page, unit: Unit, verb: Token, start: int, end: int) -> Range:
    """A range widened over the quotes that it cuts or ends at, clipped to the unit, trailing cues cut."""
    while start < end and page.tokens[start].lower_ in {"that", ",", ":"}:
        start += 1
    start = _after_date(page, start, end)
    gap = [q for q in unit.quotes if verb.i < page.spans[q][0] < start]
    if gap and not any(
        page.tokens[i].tag_ in FINITE for i in range(page.spans[gap[0]][1], start) if page.inside[i] < 0
    ):
        start = page.spans[gap[0]][0]
    end = min(end, unit.end)
    for q in unit.quotes:
        first, last = page.spans[q]
        if first <= end + 1 and last > end and first > verb.i:
            end = clause_end(page, unit, min(last, unit.end)) if page.tokens[last - 1].text not in {".", ","} else last
    later = [q for q in unit.quotes if page.spans[q][0] > end and not cue_between(page, end, page.spans[q][0])]
    if later and not any(page.is_stop(i) for i in range(end, page.spans[later[-1]][0]) if page.inside[i] < 0):
        last = page.spans[later[-1]][1]
        end = clause_end(page, unit, min(last, unit.end)) if page.tokens[last - 1].text not in {".", ","} else last
    end = min(_coordinated(page, unit, end), unit.end)
    return start, _without_channel(page, start, _other_speaker(page, start, _without_aside(page, start, end)))


def _after_date(page: Page, start: int, end: int) -> int:
    """`told them on Monday | A`, parsed as a part of A: cut the day the words were said."""
    i = start
    while i < end and page.tokens[i].ent_type_ in TIMES:
        i += 1
    if (
        i == start
        or i >= end
        or page.tokens[i].tag_ in {"POS", "VBD", "VBZ", "VBP", "MD", "IN", "CC"}
        or page.tokens[i].text == ","
    ):
        return start
    after_on = start > 0 and page.tokens[start - 1].lower_ == "on"
    return i if after_on or any(t.dep_ in {"npadvmod", "tmod"} for t in page.tokens[start:i]) else start


def _coordinated(page: Page, unit: Unit, end: int) -> int:
    """`he said A and | B` where the parser took B for what he did: no comma, no cue, a subject of its own."""
    conjunction = end if end < unit.end and page.tokens[end].tag_ == "CC" else end - 1
    if conjunction <= unit.start or conjunction + 1 >= unit.end or page.tokens[conjunction].tag_ != "CC":
        return end
    if page.inside[conjunction] >= 0 or page.is_cue(conjunction + 1) or page.tokens[conjunction + 1].tag_ in FINITE:
        return end
    if page.tokens[conjunction + 1].tag_ in {"RB", "VBN", "VBG"}:
        return end
    reach = clause_end(page, unit, conjunction + 1)
    return conjunction if reach < unit.end and page.is_cue(reach) else reach  # "and Y warned": another speaker


def _other_speaker(page: Page, start: int, end: int) -> int:
    """Cut what another speaker says: `X said A | , and Y warned that B`."""
    for i in range(start + 1, end - 2):
        if page.inside[i] >= 0 or page.tokens[i].tag_ != "CC" or page.tokens[i - 1].text != ",":
            continue
        for j in range(i + 2, min(i + _SPEAKER_REACH, end)):
            token = page.tokens[j]
            if page.is_cue(j, "clause") and token.tag_ in TELLING:
                return i - 1
            if page.inside[j] >= 0 or token.pos_ not in _NOMINAL:
                break
    return end


def _without_aside(page: Page, start: int, end: int) -> int:
    """Cut the reporter's own words at the end: `, citing X`, `, without giving details`."""
    for i in range(end - 2, start, -1):
        if page.inside[i] < 0 and page.tokens[i].text == "," and page.tokens[i + 1].lower_ in _ASIDES:
            return i
    return end


def _without_channel(page: Page, start: int, end: int) -> int:
    """Cut where the words were said: `confirmed A | in a message posted on Telegram`, `claimed A | in a statement`.

    In a clause, not what it tells was said or shown there: `said he insulted the king in a post on Facebook`.
    """
    clause = any(page.tokens[i].tag_ in FINITE for i in range(start, end))
    for i in range(end - 2, start, -1):
        word = page.tokens[i]
        if page.inside[i] >= 0 or page.is_stop(i) or word.tag_ in FINITE:
            return end
        form = next((c for c in word.children if c.dep_ == "pobj"), word)
        if word.lower_ in _BY_MEANS and form.lemma_.lower() in page.lexicon.channel_nouns:
            named = any(p.search(page.doc[i:end].text) for p, _ in channels().platforms)
            worded = word.head.lemma_ in page.lexicon.verbs or word.head.lemma_ in page.lexicon.worded
            indefinite = any(c.lower_ in _INDEFINITE for c in form.children)
            return i if indefinite and (named or not clause) and not (clause and worded) else end
    return end


def cue_between(page: Page, start: int, end: int) -> bool:
    return any(page.is_cue(i) for i in range(start, end))


def around(page: Page, unit: Unit, start: int, end: int) -> tuple[Range, ...]:
    """The words of the unit before token `start`, and those from `end` on where the first part has no finite verb."""
    first = unit.start
    if not any(page.tokens[i].is_alpha for i in range(first, start)):
        return ()
    finite = [i for i in range(first, start) if page.tokens[i].tag_ in FINITE]
    rest = end
    while rest < unit.end and page.is_break(rest):
        rest += 1
    stop = unit.end
    if page.tokens[start - 1].tag_ in RELATIVES and rest > end:  # "the hall, which, X said, is full"
        return (start - 1, start), (rest, stop)
    if finite and finite[-1] < start - 1 and not _opens_subordinate(page, first, start):
        goes_on = end < rest < stop and page.tokens[rest].lower_ in _COMPLETING
        return ((first, start), (rest, stop)) if goes_on else ((first, start),)
    if rest > end and any(page.tokens[i].tag_ in FINITE for i in range(rest, stop)):
        return (first, start), (rest, stop)
    return ((first, start),) if finite or start - first > 2 else ()


def _opens_subordinate(page: Page, first: int, start: int) -> bool:
    return page.tokens[first].lower_ in SUBORDINATE | {"as", "unless"}
