"""Quotes right beside a cue clause: `"A," he said, "B"`, `he said: "A"`."""

from collections.abc import Sequence

from spacy.tokens import Token

from worker.extraction.statement.extent import SUBORDINATE, cue_between, ends_clause, to_quote_end
from worker.extraction.statement.lexicon import Cue
from worker.extraction.statement.units import Page, Unit
from worker.extraction.statement.utterance import Range, Reported
from worker.labels import CLAUSE_OPENERS, FINITE, TIMES

_BEFORE_NAMES = {"DT", "JJ", "IN", "TO", "POS", "PRP$"}  # tags of words that make a quote after them a part of a phrase
_FEW = 3  # words quoted as a part of somebody else's report
_RESUME_REACH = 12  # tokens between a cue clause and the quote that goes on after it


def quote_beside(
    page: Page, unit: Unit, verb: Token, cue: Cue, clause: Range, addressee: Token | None
) -> Reported | None:
    """The words quoted right before or after a cue clause; None where no quote belongs to it."""
    if "quote" not in cue.frames:
        return None
    before = quote_before(page, unit, clause[0]) if not _has_own_words(verb, cue) else None
    if before is not None and _is_part_of_report(page, unit, before):
        return None
    if before is not None and not _is_name(page, unit, verb, before):
        return _after_quote(page, unit, verb, clause, before)
    return _quote_after(page, unit, verb, clause, addressee)


def quote_before(page: Page, unit: Unit, start: int) -> int | None:
    """The quote that closes right before token `start` (a comma or dash may stand between)."""
    i = start - 1
    while i > unit.start and page.inside[i] < 0 and page.is_between(i):
        i -= 1
    return page.inside[i] if unit.start <= i < start - 1 and page.inside[i] >= 0 else None


def _has_own_words(verb: Token, cue: Cue) -> bool:
    """True where a verb can not have the quote before it: `"A," when he blasted them`."""
    if any(c.dep_ in CLAUSE_OPENERS and c.lower_ in SUBORDINATE for c in verb.children):
        return True
    return bool(cue.frames & {"object", "label"}) and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)


def _is_name(page: Page, unit: Unit, verb: Token, quote: int) -> bool:
    """True for a quote that names a thing (`on "Face the Nation," he said he ...`) rather than gives words."""
    first = page.spans[quote][0]
    mark = first - 1
    if mark - 1 < unit.start or ends_clause(page, mark - 1):
        return False
    if page.tokens[mark - 1].tag_ in _BEFORE_NAMES and _lead(page, unit, first) is None:
        return True
    if any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return True
    return _is_title(page, first)


def _is_part_of_report(page: Page, unit: Unit, quote: int) -> bool:
    """True for a word or two that another cue leads to: `X vowed to respond "harshly", Y reported`."""
    first, last = page.spans[quote]
    mark = first - 1
    if last - first > _FEW or mark - 1 < unit.start or ends_clause(page, mark - 1):
        return False
    words = page.tokens[first:last]
    if words[0].text[:1].isupper() or any(t.tag_ in FINITE for t in words):
        return False
    return any(page.is_cue(i, "clause") and page.inside[i] < 0 for i in range(unit.start, mark))


def _is_title(page: Page, first: int) -> bool:
    """True for a quote of a few words in title case without a final stop: a work, a programme."""
    first, last = page.spans[page.inside[first]]
    words = [t for t in page.tokens[first:last] if t.is_alpha and len(t) > 3]
    return 1 < last - first < 9 and not page.is_stop(last - 1) and all(t.text[0].isupper() for t in words)


def _is_written(page: Page, verb: Token) -> bool:
    """True for a sign, a letter, a banner as the subject: what it reads is no title."""
    return any(c.dep_ == "nsubj" and c.lemma_.lower() in page.lexicon.documents for c in verb.children)


def _after_quote(page: Page, unit: Unit, verb: Token, clause: Range, quote: int) -> Reported:
    """`"A," he said, "B."`: the quote before, what leads into it, and a quote that goes on after the cue."""
    first, last = page.spans[quote]
    ranges = [(max(first, unit.start), last)]
    lead = _lead(page, unit, first)
    if lead is not None:
        ranges.insert(0, lead)
    after = max(clause[1], verb.i + 1)
    resumed = _resumed(page, unit, after) or _coordinated(page, unit, after)
    return Reported((*ranges, *resumed), direct=True)


def _lead(page: Page, unit: Unit, first: int) -> Range | None:
    """Unquoted words of the same clause before a closing fragment: `The plan is "very good," he said.`"""
    mark = first - 1
    if mark - 1 < unit.start or any(page.is_cue(i, "clause") for i in range(unit.start, mark)):
        return None
    last = page.spans[page.inside[first]][1]
    goes_on = page.tokens[first].text[0].islower() and any(t.tag_ in FINITE for t in page.tokens[first:last])
    if goes_on and all(
        page.inside[i] < 0 for i in range(unit.start, mark)
    ):  # "With many, “there is no limit,” he said"
        return (unit.start, mark)
    if ends_clause(page, mark - 1):
        return None
    if not any(page.tokens[i].tag_ in FINITE for i in range(unit.start, mark) if page.inside[i] < 0):
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
    return [to_quote_end(page, unit, i)] if joined is None else [(joined, to_quote_end(page, unit, i)[1])]


def _coordinated(page: Page, unit: Unit, comma: int) -> Sequence[Range]:
    """A clause with a quoted fragment of its own: `"A," they said, but B was "C".`"""
    start = comma + 2
    if start >= unit.end or page.tokens[comma].text != "," or page.tokens[comma + 1].lower_ not in {"but", "and"}:
        return []
    if page.tokens[start].tag_ in FINITE | {"RB", "VBG"} or cue_between(page, start, unit.end):
        return []
    quoted = any(page.spans[q][0] > start for q in unit.quotes)
    return [(comma + 1, unit.end)] if quoted else []


def _clip(page: Page, unit: Unit, i: int) -> Range:
    first, last = page.spans[page.inside[i]]
    return max(first, unit.start), min(last, unit.end)


def _quote_after(page: Page, unit: Unit, verb: Token, clause: Range, addressee: Token | None) -> Reported | None:
    """`he said: "A"`, `he told them on Monday, "A"`, `he said "big progress" is near`."""
    mark = next((page.spans[q][0] for q in unit.quotes if page.spans[q][0] > verb.i), None)
    if mark is None:
        return None
    gap = [page.tokens[i] for i in range(verb.i + 1, mark)]
    words = [t for t in gap if not page.is_mark(t.i) and not t.is_space]
    if any(page.is_cue(t.i, "quote") for t in words):
        return None
    if not words and _is_title(page, mark) and not _is_written(page, verb):
        return None
    if not words or words[-1].text in {":", ","}:
        return Reported((*_fronted(page, unit, verb, mark, clause), to_quote_end(page, unit, mark)), direct=True)
    if any(t.tag_ in FINITE or t.lower_ == "that" for t in words):
        return None
    known = {addressee.i} if addressee is not None else set()
    if all(t.i in known or t.ent_type_ in TIMES or (addressee is not None and _within(t, addressee)) for t in words):
        return Reported((to_quote_end(page, unit, mark),), direct=True)
    return None


def _fronted(page: Page, unit: Unit, verb: Token, mark: int, clause: Range) -> Sequence[Range]:
    """The first part of a clause that a cue interrupts before its quoted end: `When it rained, he said, "we left."`"""
    comma = clause[0] - 1
    if comma - unit.start < 3 or page.tokens[comma].text != "," or not page.tokens[mark].text[0].islower():
        return []
    if not any(page.tokens[i].tag_ in FINITE for i in range(unit.start, comma)) or cue_between(page, unit.start, comma):
        return []
    return [(unit.start, comma)]


def _within(token: Token, head: Token) -> bool:
    return head.left_edge.i <= token.i <= head.right_edge.i
