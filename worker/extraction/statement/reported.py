"""What a cue verb reports: the token ranges of its words, quoted or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from worker.extraction.statement.lexicon import Cue
from worker.extraction.statement.page import Page, Unit
from worker.extraction.statement.utterance import Range

_CLAUSES = {"ccomp", "xcomp", "advcl", "csubj", "conj", "dep", "parataxis"}
_LABELS = {"dobj", "oprd", "attr", "xcomp", "ccomp", "acomp", "prep", "advcl", "npadvmod"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
_THAT_REACH = 18  # tokens between a cue and the "that" of what it reports
_RESUME_REACH = 12  # tokens between a cue clause and the quote that goes on after it
_SUBORDINATE = {"when", "after", "before", "while", "because", "since", "if", "although", "though", "where", "once", "until"}
_ASIDES = {"citing", "referring", "referencing", "alluding", "without"}


@dataclass(frozen=True, slots=True)
class Reported:
    """Token ranges of the words reported; `plover` where the construction makes a verbal act of it."""

    ranges: tuple[Range, ...]
    plover: str | None = None
    direct: bool = False
    light: bool = False


def reported(page: Page, unit: Unit, verb: Token, cue: Cue, clause: Range, addressee: Token | None) -> Reported | None:
    """What `verb` reports in `unit`; `clause` holds its subject and adjuncts. None where it reports nothing here."""
    before = quote_before(page, unit, clause[0]) if "quote" in cue.frames and not _has_own_words(verb, cue) else None
    if before is not None and not _is_name(page, unit, verb, before):
        return _after_quote(page, unit, verb, clause, before)
    after = _quote_after(page, unit, verb, cue, clause, addressee)
    if after is not None:
        return after
    return (
        _request(page, unit, verb, cue)
        or _clause(page, unit, verb, cue)
        or _preposition(page, unit, verb, cue)
        or _infinitive(page, unit, verb, cue)
        or _object(page, unit, verb, cue)
        or _words(page, unit, verb, cue)
        or _label(page, unit, verb, cue)
        or _left(page, unit, verb, cue, clause)
    )


def quote_before(page: Page, unit: Unit, start: int) -> int | None:
    """The quote that closes right before token `start` (a comma or dash may stand between)."""
    i = start - 1
    while i > unit.start and page.inside[i] < 0 and page.is_between(i):
        i -= 1
    return page.inside[i] if unit.start <= i < start - 1 and page.inside[i] >= 0 else None


def _ends_clause(page: Page, i: int) -> bool:
    return page.is_break(i) or page.is_stop(i) or page.tokens[i].text == ":"


def _has_own_words(verb: Token, cue: Cue) -> bool:
    """True where a verb can not have the quote before it: `"A," when he blasted them`."""
    if any(c.dep_ in {"advmod", "mark"} and c.lower_ in _SUBORDINATE for c in verb.children):
        return True
    return bool(cue.frames & {"object", "label"}) and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)


def _is_name(page: Page, unit: Unit, verb: Token, quote: int) -> bool:
    """True for a quote that names a thing (`on "Face the Nation," he said he ...`) rather than gives words."""
    first, last = page.spans[quote]
    mark = first - 1
    if mark - 1 < unit.start or _ends_clause(page, mark - 1):
        return False
    if any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return True
    return _is_title(page, first)


def _is_title(page: Page, first: int) -> bool:
    """True for a quote of a few words in title case without a final stop: a work, a programme."""
    first, last = page.spans[page.inside[first]]
    words = [t for t in page.tokens[first:last] if t.is_alpha and len(t) > 3]
    return 1 < last - first < 9 and not page.is_stop(last - 1) and all(t.text[0].isupper() for t in words)


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
    if mark - 1 < unit.start or _ends_clause(page, mark - 1):
        return None
    if not any(page.tokens[i].tag_ in FINITE for i in range(unit.start, mark) if page.inside[i] < 0):
        return None
    if any(page.is_cue(i) for i in range(unit.start, mark)):
        return None
    return (unit.start, mark)


def _resumed(page: Page, unit: Unit, i: int) -> Sequence[Range]:
    """The quote that goes on right after a cue clause."""
    start = i
    while i < unit.end and page.inside[i] < 0:
        token = page.tokens[i]
        if page.is_cue(i) or page.is_stop(i) or token.tag_ in FINITE or i - start > _RESUME_REACH:
            return []
        i += 1
    if i >= unit.end:
        return []
    joined = next((j for j in range(start, min(start + 3, i)) if page.tokens[j].tag_ == "CC"), None)
    return [_to_quote_end(page, unit, i)] if joined is None else [(joined, _to_quote_end(page, unit, i)[1])]


def _clip(page: Page, unit: Unit, i: int) -> Range:
    first, last = page.spans[page.inside[i]]
    return max(first, unit.start), min(last, unit.end)


def _quote_after(
    page: Page, unit: Unit, verb: Token, cue: Cue, clause: Range, addressee: Token | None
) -> Reported | None:
    """`he said: "A"`, `he told them on Monday, "A"`, `he said "big progress" is near`."""
    if "quote" not in cue.frames:
        return None
    mark = next((page.spans[q][0] for q in unit.quotes if page.spans[q][0] > verb.i), None)
    if mark is None:
        return None
    gap = [page.tokens[i] for i in range(verb.i + 1, mark)]
    words = [t for t in gap if not page.is_mark(t.i) and not t.is_space]
    if any(page.is_cue(t.i, "quote") for t in words):
        return None
    if not words and _is_title(page, mark):
        return None
    if not words or words[-1].text in {":", ","}:
        return Reported((*_fronted(page, unit, verb, mark, clause), _to_quote_end(page, unit, mark)), direct=True)
    if any(t.tag_ in FINITE or t.lower_ == "that" for t in words):
        return None
    known = {addressee.i} if addressee is not None else set()
    if all(t.i in known or t.ent_type_ in {"DATE", "TIME"} or (addressee is not None and _within(t, addressee)) for t in words):
        return Reported((_to_quote_end(page, unit, mark),), direct=True)
    return None


def _fronted(page: Page, unit: Unit, verb: Token, mark: int, clause: Range) -> Sequence[Range]:
    """The first part of a clause that a cue interrupts before its quoted end: `When it rained, he said, "we left."`"""
    comma = clause[0] - 1
    if comma - unit.start < 3 or page.tokens[comma].text != "," or not page.tokens[mark].text[0].islower():
        return []
    if not any(page.tokens[i].tag_ in FINITE for i in range(unit.start, comma)) or _cue_between(page, unit.start, comma):
        return []
    return [(unit.start, comma)]


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
            if page.is_stop(i) or (page.is_break(i) and not _fragment_near(page, unit, i)):
                return i
            if page.is_cue(i) and page.tokens[i].tag_ in {"VBD", "VBZ"} and page.tokens[i - 1].tag_ == "CC":
                return i - 1
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
    if "person" in cue.frames:
        for listener in _complements(page, unit, verb, {"dobj", "dative", "npadvmod"}):
            for child in listener.children:  # "told them he was ill", parsed as "them (whom) he was ill"
                if child.dep_ in {"relcl", "acl", "ccomp"} and _has_own_subject(child):
                    end = max(child.right_edge.i + 1, _subtree_end(page, unit, verb) if unit.quotes else 0)
                    return Reported((_stretch(page, unit, verb, child.left_edge.i, end),))
    for i in range(verb.i + 1, min(unit.end - 1, verb.i + _THAT_REACH)):
        token = page.tokens[i]
        if page.inside[i] >= 0 or token.tag_ in FINITE or page.is_stop(i):
            return None
        if (token.lower_ == "that" and token.tag_ == "IN") or (token.lower_ == "that" and i == verb.i + 1 and page.is_mark(i + 1)):
            end = max(_subtree_end(page, unit, verb), i + 2)
            return Reported((_stretch(page, unit, verb, i, end),))
    return None


def _has_own_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.tag_ not in {"WP", "WDT"} for c in verb.children)


def _subtree_end(page: Page, unit: Unit, verb: Token) -> int:
    return min(verb.right_edge.i + 1, unit.end)


def _stretch(page: Page, unit: Unit, verb: Token, start: int, end: int) -> Range:
    """A range widened over the quotes that it cuts or ends at, clipped to the unit, trailing cues cut."""
    while start < end and page.tokens[start].lower_ in {"that", ",", ":"}:
        start += 1
    start = _after_date(page, start, end)
    gap = [q for q in unit.quotes if verb.i < page.spans[q][0] < start]
    if gap and not any(page.tokens[i].tag_ in FINITE for i in range(page.spans[gap[0]][1], start) if page.inside[i] < 0):
        start = page.spans[gap[0]][0]
    end = min(end, unit.end)
    for q in unit.quotes:
        first, last = page.spans[q]
        if first <= end + 1 and last > end and first > verb.i:
            end = _clause_end(page, unit, min(last, unit.end)) if page.tokens[last - 1].text not in {".", ","} else last
    later = [q for q in unit.quotes if page.spans[q][0] > end and not _cue_between(page, end, page.spans[q][0])]
    if later and not any(page.is_stop(i) for i in range(end, page.spans[later[-1]][0]) if page.inside[i] < 0):
        last = page.spans[later[-1]][1]
        end = _clause_end(page, unit, min(last, unit.end)) if page.tokens[last - 1].text not in {".", ","} else last
    return start, _without_aside(page, start, min(_coordinated(page, unit, end), unit.end))


def _after_date(page: Page, start: int, end: int) -> int:
    """`told them on Monday | A`, parsed as a part of A: cut the day the words were said."""
    i = start
    while i < end and page.tokens[i].ent_type_ in {"DATE", "TIME"}:
        i += 1
    if i == start or i >= end or page.tokens[i].tag_ in {"POS", "VBD", "VBZ", "VBP", "MD", "IN", "CC"} or page.tokens[i].text == ",":
        return start
    return i if any(t.dep_ in {"npadvmod", "tmod"} for t in page.tokens[start:i]) else start


def _coordinated(page: Page, unit: Unit, end: int) -> int:
    """`he said A and | B` where the parser took B for what he did: no comma, no cue, a subject of its own."""
    conjunction = end if end < unit.end and page.tokens[end].tag_ == "CC" else end - 1
    if conjunction <= unit.start or conjunction + 1 >= unit.end or page.tokens[conjunction].tag_ != "CC":
        return end
    if page.inside[conjunction] >= 0 or page.is_cue(conjunction + 1) or page.tokens[conjunction + 1].tag_ in FINITE:
        return end
    if page.tokens[conjunction + 1].tag_ in {"RB", "VBN", "VBG"}:
        return end
    return _clause_end(page, unit, conjunction + 1)


def _without_aside(page: Page, start: int, end: int) -> int:
    """Cut the reporter's own words at the end: `, citing X`, `, without giving details`."""
    for i in range(end - 2, start, -1):
        if page.inside[i] < 0 and page.tokens[i].text == "," and page.tokens[i + 1].lower_ in _ASIDES:
            return i
    return end


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
            return Reported((_stretch(page, unit, verb, child.i + 1, end),), plover=cue.preposition_plover)
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
        if cue.objects and child.lemma_ in cue.objects:
            end = max([end, *(o.right_edge.i + 1 for o in _complements(page, unit, verb, {"prep", "dative"}) if o.lower_ in {"to", "for"})])
        plover = page.lexicon.object_plover.get(child.lemma_)
        return Reported((_stretch(page, unit, verb, child.left_edge.i, end),), plover=plover, light=True)
    return None


def _words(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    """`cited "political tensions" in the region`: an object some of which is quoted."""
    if "words" not in cue.frames:
        return None
    for child in _complements(page, unit, verb, {"dobj"}):
        start, end = _stretch(page, unit, verb, child.left_edge.i, child.right_edge.i + 1)
        if any(page.inside[i] >= 0 for i in range(start, end)):
            return Reported(((start, end),))
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
    if first >= end + 2 and any(page.tokens[i].text == "," or page.is_stop(i) for i in range(verb.i, first)):
        return None
    start, end = _stretch(page, unit, verb, verb.i + 1, end)
    quoted = max((i for i in range(start, end) if page.inside[i] >= 0), default=end)
    for i in range(quoted + 1, end):
        if page.is_break(i) and not _fragment_near(page, unit, i):
            return Reported(((start, i),))
    return Reported(((start, end),))


def _left(page: Page, unit: Unit, verb: Token, cue: Cue, clause: Range) -> Reported | None:
    """`A, an official said, B`: a parenthetical cue takes the clause before it, else the one around it."""
    if "clause" not in cue.frames or clause[0] <= unit.start + 1:
        return None
    comma = clause[0] - 1
    if not page.is_break(comma) and not page.is_mark(comma):
        return None
    if clause[1] < unit.end and not _ends_clause(page, clause[1]) and page.tokens[clause[1]].tag_ not in {"IN", "VBG"}:
        return None
    return around(page, unit, comma, clause[1])


def around(page: Page, unit: Unit, start: int, end: int) -> Reported | None:
    """The words of the unit before token `start`, and those from `end` on where the first part has no finite verb."""
    first = unit.start
    if not any(page.tokens[i].is_alpha for i in range(first, start)):
        return None
    finite = [i for i in range(first, start) if page.tokens[i].tag_ in FINITE]
    if finite and finite[-1] < start - 1 and not _opens_subordinate(page, first, start):
        return Reported(((first, start),))
    rest = end
    while rest < unit.end and page.is_break(rest):
        rest += 1
    stop = unit.end
    if rest > end and any(page.tokens[i].tag_ in FINITE for i in range(rest, stop)):
        return Reported(((first, start), (rest, stop)))
    return Reported(((first, start),)) if finite or start - first > 2 else None


def _opens_subordinate(page: Page, first: int, start: int) -> bool:
    return page.tokens[first].lower_ in _SUBORDINATE | {"as", "unless"}
