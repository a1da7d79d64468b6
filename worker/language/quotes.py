"""The quotation layer: which characters stand inside quotation marks, found by characters alone.

Marks are paired inside one paragraph; an odd mark never swallows the rest of the article. A quote left open runs on
into the next paragraph where that one repeats the opening mark, or closes a quote it never opened.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from worker.article import Section
from worker.language.quote_marks import Mark, find_marks
from worker.sectioning.lines import split_blocks, split_lines

_LOOK_AHEAD = 4  # paragraphs without marks that a quote left open may run over before its closing mark
_SINGLE_LIMIT = 600  # characters a quotation in single marks may hold


@dataclass(frozen=True, slots=True)
class Quote:
    """One run of quoted characters, marks excluded. `continued`: goes on from the quote before (next paragraph).

    `closed` is false where the closing mark is missing: the quote ends with its paragraph.
    """

    start: int
    end: int
    continued: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    marks: tuple[Mark, ...]


def find_quotes(body: str, sections: Sequence[Section]) -> tuple[Quote, ...]:
    """Return the outermost quotes of the body in order. `sections` are its lines, as the pipeline hands them on."""
    paragraphs = [_Paragraph(a, b, tuple(find_marks(body, a, b))) for a, b in paragraph_bounds(body)]
    quotes: list[Quote] = []
    is_open = False
    for index, paragraph in enumerate(paragraphs):
        found = list(_pair(body, paragraph, carried=is_open and _goes_on(paragraphs, index)))
        if is_open and found and _starts_with_quote(body, paragraph, found[0]):
            found[0] = replace(found[0], continued=True)
        quotes += found
        is_open = bool(found) and not found[-1].closed
    return tuple(quotes)


def paragraph_bounds(body: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each paragraph: a line, or the lines of a hard-wrapped one."""
    return tuple((block.lines[0].start, block.lines[-1].end) for block in split_blocks(split_lines(body)))


def _goes_on(paragraphs: Sequence[_Paragraph], index: int) -> bool:
    """True where a quote left open before `index` is closed there or soon after, without a new opening mark."""
    for paragraph in paragraphs[index : index + _LOOK_AHEAD]:
        doubles = [mark for mark in paragraph.marks if mark.level == "double"]
        if doubles:
            return doubles[0].role == "close"
    return False


def _starts_with_quote(body: str, paragraph: _Paragraph, quote: Quote) -> bool:
    return not any(char.isalnum() for char in body[paragraph.start : quote.start])


def _pair(body: str, paragraph: _Paragraph, carried: bool) -> Iterator[Quote]:
    """Pair the marks of one paragraph; yield the outermost quotes in order. `carried`: a quote is open at its start."""
    doubles = [mark for mark in paragraph.marks if mark.level == "double"]
    quotes = list(_pair_double(paragraph, doubles, carried))
    singles = list(_pair_single(body, paragraph, quotes))
    starts = [quote.start for quote in singles]

    def is_nested(quote: Quote) -> bool:
        before = bisect_right(starts, quote.start)
        return before > 0 and quote.end <= singles[before - 1].end

    outermost = [quote for quote in quotes if not is_nested(quote)] + singles
    yield from sorted((q for q in outermost if _has_words(body, q)), key=lambda q: q.start)


def _pair_double(paragraph: _Paragraph, marks: Sequence[Mark], carried: bool) -> Iterator[Quote]:
    start: int | None = paragraph.start if carried else None
    depth = 1 if carried else 0
    nesting = _Nesting(marks)
    for index, mark in enumerate(marks):
        if start is None:
            if mark.role != "close":
                start, depth = mark.end, 1
        elif mark.role == "open" and nesting.closes(index, depth, leading=start - paragraph.start < 3):
            depth += 1
        elif mark.role == "open":  # the closing mark before it is missing
            yield Quote(start, _last_end(paragraph, mark))
            start, depth = mark.end, 1
        else:
            depth -= 1
            if depth == 0:
                yield Quote(start, mark.start)
                start = None
    if start is not None:
        yield Quote(start, paragraph.end, closed=False)


class _Nesting:
    """How the marks of a paragraph open and close, summed up once."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        steps = (1 if mark.role == "open" else -1 for mark in marks)
        self._depths = list(accumulate(steps, initial=0))  # before each mark, and behind the last
        self._lowest = list(accumulate(reversed(self._depths), min))[::-1]  # from each mark on

    def closes(self, index: int, depth: int, leading: bool) -> bool:
        """True where the marks from `index` on close both the `depth` open quotes and the one that opens there.

        A quote that leads its paragraph (`leading`) may also go on in the next one.
        """
        base = self._depths[index] - depth
        return self._lowest[index + 1] <= base or (leading and self._depths[-1] - base == 1)


def _last_end(paragraph: _Paragraph, mark: Mark) -> int:
    return max(paragraph.start, mark.start - 1)


def _pair_single(body: str, paragraph: _Paragraph, outer: Sequence[Quote]) -> Iterator[Quote]:
    """Quotations in single marks outside those in double marks, or around them.

    A plural's apostrophe does not close one.
    """
    starts = [quote.start for quote in outer]

    def quotes_before(offset: int) -> int:
        return bisect_right(starts, offset)

    def is_outside(mark: Mark) -> bool:
        before = quotes_before(mark.start)
        return not before or outer[before - 1].end <= mark.start

    marks = [mark for mark in paragraph.marks if mark.level == "single" and is_outside(mark)]
    after = 0
    for index, mark in enumerate(marks):
        if mark.role != "open" or mark.start < after:
            continue
        closing = _closing_single(body, mark, islice(marks, index + 1, None))
        if closing is None:
            continue
        if quotes_before(mark.start) == quotes_before(closing.start - 1) or _ends_speech(body, closing):
            yield Quote(mark.end, closing.start)
            after = closing.end


def _closing_single(body: str, mark: Mark, later: Iterable[Mark]) -> Mark | None:
    closers: list[Mark] = []
    for candidate in later:
        if candidate.role == "open" or candidate.start - mark.end > _SINGLE_LIMIT:
            break
        closers.append(candidate)
    for closer in closers:
        if body[closer.start - 1] not in "sSzx" or body[closer.end : closer.end + 1] in ",.;:!?)—":
            return closer
    return closers[-1] if closers else None


def _ends_speech(body: str, closing: Mark) -> bool:
    """True for a mark that closes a sentence or stands behind its comma, as no apostrophe does: `left,' he said`."""
    return body[closing.start - 1] in ",.?!" or body[closing.end : closing.end + 1] in {".", ","}


def _has_words(body: str, quote: Quote) -> bool:
    return any(char.isalnum() for char in body[quote.start : quote.end])
