"""What a cue verb reports: the token ranges of its words, quoted or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from worker.extraction.statement.lexicon import Cue
from worker.extraction.statement.page import Page, Unit
from worker.extraction.statement.utterance import Range

_CLAUSES = {"ccomp", "xcomp", "advcl", "csubj", "conj", "dep", "parataxis"}
_STOPS = {".", "!", "?", ";"}
_LABELS = {"dobj", "oprd", "attr", "xcomp", "ccomp", "acomp", "prep", "advcl", "npadvmod"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_DASHES = {"-", "--", "—", "–", "―"}


@dataclass(frozen=True, slots=True)
class Reported:
    """Token ranges of the words reported; `plover` where the construction makes a verbal act of it."""

    ranges: tuple[Range, ...]
    plover: str | None = None
    direct: bool = False


def reported(page: Page, unit: Unit, verb: Token, cue: Cue, clause: Range, addressee: Token | None) -> Reported | None:
    """What `verb` reports in `unit`; `clause` holds its subject and adjuncts. None where it reports nothing here."""
    before = quote_before(page, unit, clause[0]) if "quote" in cue.frames else None
    if before is not None:
        return _after_quote(page, unit, verb, clause, before)
    after = _quote_after(page, unit, verb, cue, addressee)
    if after is not None:
        return after
    return (
        _request(page, unit, verb, cue)
        or _clause(page, unit, verb, cue)
        or _preposition(page, unit, verb, cue)
        or _infinitive(page, unit, verb, cue)
        or _object(page, unit, verb, cue)
        or _label(page, unit, verb, cue)
        or _left(page, unit, verb, cue, clause)
    )


def quote_before(page: Page, unit: Unit, start: int) -> int | None:
    """The quote that closes right before token `start` (a comma or dash may stand between)."""
    i = start - 1
    while i > unit.start and page.inside[i] < 0 and (page.is_mark(i) or page.tokens[i].text in {",", *_DASHES}):
        i -= 1
    return page.inside[i] if unit.start <= i < start - 1 and page.inside[i] >= 0 else None


def _after_quote(page: Page, unit: Unit, verb: Token, clause: Range, quote: int) -> Reported:
    """`"A," he said, "B."`: the quote before, what leads into it, and a quote that goes on after the cue."""
    first, last = page.spans[quote]
    ranges = [(max(first, unit.start), last)]
    lead = _lead(page, unit, first)
    if lead is not None:
        ranges.insert(0, lead)
    resumed = _resumed(page, unit, max(clause[1], verb.i + 1))
    return Reported((*ranges, *resumed), direct=True)


def _lead(page: Page, unit: Unit, first: int) -> Range | None:
    """Unquoted words of the same clause before a closing fragment: `The plan is "very good," he said.`"""
    mark = first - 1
    if mark - 1 < unit.start or page.tokens[mark - 1].text in {",", ":", *_STOPS, *_DASHES}:
        return None
    if not any(page.tokens[i].tag_ in _FINITE for i in range(unit.start, mark) if page.inside[i] < 0):
        return None
    if any(page.is_cue(i) for i in range(unit.start, mark)):
        return None
    return (unit.start, mark)


def _resumed(page: Page, unit: Unit, i: int) -> Sequence[Range]:
    """The quote that goes on right after a cue clause."""
    while i < unit.end and page.inside[i] < 0 and (page.is_mark(i) or page.tokens[i].text in {",", ":", *_DASHES}):
        i += 1
    if i < unit.end and page.inside[i] >= 0 and page.is_mark(i - 1):
        return [_clip(page, unit, i)]
    return []


def _clip(page: Page, unit: Unit, i: int) -> Range:
    first, last = page.spans[page.inside[i]]
    return max(first, unit.start), min(last, unit.end)


def _quote_after(page: Page, unit: Unit, verb: Token, cue: Cue, addressee: Token | None) -> Reported | None:
    """`he said: "A"`, `he told them on Monday, "A"`, `he said "big progress" is near`."""
    if "quote" not in cue.frames:
        return None
    mark = next((page.spans[q][0] for q in unit.quotes if page.spans[q][0] > verb.i), None)
    if mark is None:
        return None
    gap = [page.tokens[i] for i in range(verb.i + 1, mark)]
    words = [t for t in gap if not page.is_mark(t.i)]
    if any(page.is_cue(t.i, "quote") for t in words):
        return None
    if not words or words[-1].text in {":", ","}:
        return Reported((_to_quote_end(page, unit, mark),), direct=True)
    known = {addressee.i} if addressee is not None else set()
    if all(t.i in known or t.ent_type_ in {"DATE", "TIME"} or (addressee is not None and _within(t, addressee)) for t in words):
        return Reported((_to_quote_end(page, unit, mark),), direct=True)
    return None


def _within(token: Token, head: Token) -> bool:
    return head.left_edge.i <= token.i <= head.right_edge.i


def _to_quote_end(page: Page, unit: Unit, first: int) -> Range:
    """From a quote to its end, and on to the end of its clause where the quote is a fragment of it."""
    start, end = first, min(page.spans[page.inside[first]][1], unit.end)
    if page.tokens[end - 1].text in {",", ".", "!", "?", "…", "..."}:
        return start, end
    return start, _clause_end(page, unit, end)


def _clause_end(page: Page, unit: Unit, i: int) -> int:
    """The end of the clause that goes on after a fragment: up to a stop, or a comma before a new cue or subject."""
    while i < unit.end:
        if page.inside[i] < 0:
            text = page.tokens[i].text
            if text in _STOPS or text in _DASHES or (text == "," and not _fragment_near(page, unit, i)):
                return i
            if page.is_cue(i, "quote") and page.tokens[i].tag_ in {"VBD", "VBZ", "VBG"}:
                return i
        i += 1
    return i


def _fragment_near(page: Page, unit: Unit, comma: int) -> bool:
    """A comma inside a list of fragments: `"a", "b" and "c"`."""
    return comma + 1 < unit.end and page.is_mark(comma + 1)


def _complements(page: Page, unit: Unit, verb: Token, deps: set[str]) -> list[Token]:
    return [c for c in verb.children if c.dep_ in deps and c.i > verb.i and c.i < unit.end]


def _clause(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    """`said (that) A`, `asked whether A`."""
    if "clause" not in cue.frames:
        return None
    for child in _complements(page, unit, verb, {"ccomp"}):
        if child.left_edge.i > verb.i or page.inside[child.i] >= 0 or child.i > verb.i:
            return Reported((_stretch(page, unit, verb, max(child.left_edge.i, verb.i + 1), child.right_edge.i + 1),))
    following = verb.i + 1
    while following < unit.end and (
        page.tokens[following].ent_type_ in {"DATE", "TIME"} or page.tokens[following].lower_ in {"on", "in", ","}
    ):
        following += 1
    if following < unit.end and page.tokens[following].lower_ == "that" and page.tokens[following].tag_ in {"IN", "WDT", "DT"}:
        end = max(_subtree_end(page, unit, verb), following + 2)
        return Reported((_stretch(page, unit, verb, following, end),))
    return None


def _subtree_end(page: Page, unit: Unit, verb: Token) -> int:
    return min(verb.right_edge.i + 1, unit.end)


def _stretch(page: Page, unit: Unit, verb: Token, start: int, end: int) -> Range:
    """A range widened over the quotes that it cuts or ends at, clipped to the unit, trailing cues cut."""
    while start < end and page.tokens[start].lower_ in {"that", ",", ":"}:
        start += 1
    gap = [q for q in unit.quotes if verb.i < page.spans[q][0] < start]
    if gap and not any(page.tokens[i].tag_ in _FINITE for i in range(page.spans[gap[0]][1], start) if page.inside[i] < 0):
        start = page.spans[gap[0]][0]
    end = min(end, unit.end)
    for q in unit.quotes:
        first, last = page.spans[q]
        if first <= end + 1 and last > end and first > verb.i:
            end = _clause_end(page, unit, min(last, unit.end)) if page.tokens[last - 1].text not in {".", ","} else last
    later = [q for q in unit.quotes if page.spans[q][0] > end and not _cue_between(page, end, page.spans[q][0])]
    if later and not any(page.tokens[i].text in _STOPS for i in range(end, page.spans[later[-1]][0]) if page.inside[i] < 0):
        last = page.spans[later[-1]][1]
        end = _clause_end(page, unit, min(last, unit.end)) if page.tokens[last - 1].text not in {".", ","} else last
    return start, min(end, unit.end)


def _cue_between(page: Page, start: int, end: int) -> bool:
    return any(page.is_cue(i) for i in range(start, end))


def _request(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    """`urged X to A`: the object and the infinitive."""
    if not cue.request:
        return None
    for child in _complements(page, unit, verb, {"xcomp", "ccomp"}):
        if any(c.tag_ == "TO" for c in child.children):
            return Reported((_stretch(page, unit, verb, verb.i + 1, child.right_edge.i + 1),), plover="REQUEST")
    return None


def _infinitive(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    if "infinitive" not in cue.frames:
        return None
    for child in _complements(page, unit, verb, {"xcomp"}):
        if any(c.tag_ == "TO" for c in child.children):
            return Reported((_stretch(page, unit, verb, child.left_edge.i, child.right_edge.i + 1),))
    return None


def _preposition(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    """`warned of A`, `called for A`, `called on X to A`, `accused X of A`."""
    for child in verb.children:
        if child.i < verb.i or child.lower_ not in cue.prepositions or child.dep_ not in {"prep", "prt"}:
            continue
        end = child.right_edge.i + 1
        for other in _complements(page, unit, verb, {"xcomp", "ccomp"}):
            if child.lower_ == "on" and other.i > child.i:
                end = max(end, other.right_edge.i + 1)
        if end > child.i + 1:
            infinitive = any(page.tokens[i].tag_ == "TO" for i in range(child.i, min(end, unit.end)))
            if child.lower_ == "on" and not infinitive:
                continue
            return Reported((_stretch(page, unit, verb, child.i + 1, end),))
    return None


def _object(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    if "object" not in cue.frames:
        return None
    for child in _complements(page, unit, verb, {"dobj"}):
        if cue.objects and child.lemma_ not in cue.objects:
            continue
        if child.pos_ == "PRON" or (child.ent_type_ in {"DATE", "TIME"}):
            continue
        end = child.right_edge.i + 1
        for other in _complements(page, unit, verb, {"prep"}):
            if other.lower_ in {"as", "for"} and other.i >= end:
                end = max(end, other.right_edge.i + 1)
        return Reported((_stretch(page, unit, verb, child.left_edge.i, end),), plover=page.lexicon.object_plover.get(child.lemma_))
    return None


def _label(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    """`called it a "mess"`: the object and what it is called, where some of it is quoted."""
    if "label" not in cue.frames:
        return None
    ends = [c.right_edge.i + 1 for c in _complements(page, unit, verb, _LABELS)]
    first = next((page.spans[q][0] for q in unit.quotes if page.spans[q][0] > verb.i), None)
    if first is None or first - verb.i > 25 or _cue_between(page, verb.i + 1, first):
        return None
    end = max([*ends, first + 1])
    if first >= end + 2 and any(page.tokens[i].text in {",", *_STOPS} for i in range(verb.i, first)):
        return None
    return Reported((_stretch(page, unit, verb, verb.i + 1, end),))


def _left(page: Page, unit: Unit, verb: Token, cue: Cue, clause: Range) -> Reported | None:
    """`A, an official said, B`: a parenthetical cue takes the clause before it, else the one around it."""
    if "clause" not in cue.frames or clause[0] <= unit.start + 1:
        return None
    comma = clause[0] - 1
    if page.tokens[comma].text not in {",", *_DASHES} and not page.is_mark(comma):
        return None
    return around(page, unit, comma, clause[1])


def around(page: Page, unit: Unit, start: int, end: int) -> Reported | None:
    """The words of the unit before token `start`, and those from `end` on where the first part has no finite verb."""
    first = unit.start
    if not any(page.tokens[i].is_alpha for i in range(first, start)):
        return None
    finite = [i for i in range(first, start) if page.tokens[i].tag_ in _FINITE]
    if finite and not _opens_subordinate(page, first, start):
        return Reported(((first, start),))
    rest = end
    while rest < unit.end and page.tokens[rest].text in {",", *_DASHES}:
        rest += 1
    stop = unit.end
    if rest > end and any(page.tokens[i].tag_ in _FINITE for i in range(rest, stop)):
        return Reported(((first, start), (rest, stop)))
    return Reported(((first, start),)) if finite or start - first > 2 else None


def _opens_subordinate(page: Page, first: int, start: int) -> bool:
    return page.tokens[first].lower_ in {"if", "when", "while", "although", "though", "because", "as", "since", "after", "before", "unless"}
