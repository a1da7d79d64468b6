"""The dress of a body taken off before it is read, and put on again what was found.

Doubled and hard spaces, line ends of other systems, blank lines, indents, ``typed marks'', double hyphens and
entities of HTML say nothing, and a last sentence that a feed cut short ("fired ba… [+3120 chars]") says nothing
whole. All stages read the tidy text, so that none of these can change what is found; the spans that come out are
those of the body as received.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from worker.article import Article, Span
from worker.event import Event, Extraction, Party
from worker.sectioning.lines import Line, split_blocks, split_lines

_BLANK = r"[\s\u200b\ufeff]"
_UNTIDY = re.compile(
    rf"(?P<blank>{_BLANK}{{2,}}|[^\S\n ]|[\u200b\ufeff]|\A{_BLANK}+|{_BLANK}+\Z)"
    r"|(?P<entity>&(?:amp;)*(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{2,7}|#[xX][0-9A-Fa-f]{2,6});)"
    r"|(?P<open>``|(?<![^\s(\[]),,(?=\w))"
    r"|(?P<close>''(?!'(?!')))"  # of three, the first closes what stands in single marks
    r"|(?P<dash>(?<!-)---?(?!-))"
)
_UNTIDY_OR_CUT = re.compile(
    r"(?P<cut>(?<=[.!?\"”’'])\s(?:[^.!?\n]|\.(?=[.\w]))*?(?:…|\.{3})?\s?\[(?:\+\d+ chars|…|\.{3})\]\s*\Z)|"
    + _UNTIDY.pattern
)
_TIDY_BREAK = "\n\n"
_SIGNS = {"open": "“", "close": "”", "dash": "—"}
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")  # as str.splitlines has them


@dataclass(frozen=True, slots=True)
class Change:
    """`body[raw_start:raw_end]` became `tidy[start:end]`."""

    start: int
    end: int
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class Tidied:
    """A body, its tidy text, and what was changed, in order."""

    body: str
    text: str
    changes: tuple[Change, ...]

    def start(self, offset: int) -> int:
        """The offset in the body of the character at `offset` of the tidy text."""
        change = self._before(offset)
        return offset if change is None else change.raw_start if offset < change.end else self._after(change, offset)

    def end(self, offset: int) -> int:
        """The offset in the body behind the character that ends at `offset` of the tidy text."""
        change = self._before(offset - 1)
        return offset if change is None else change.raw_end if offset <= change.end else self._after(change, offset)

    def _before(self, offset: int) -> Change | None:
        index = bisect_right(self.changes, offset, key=lambda change: change.start)
        return self.changes[index - 1] if index else None

    def _after(self, change: Change, offset: int) -> int:
        return offset - change.end + change.raw_end

    def restored(self, found: Extraction, article: Article) -> Extraction:
        """`found` in the tidy text, as found in the body of `article`."""
        back = _WayBack(self)
        return replace(
            found,
            article=article,
            sections=tuple(
                replace(each, start=self.start(each.start), end=self.end(each.end)) for each in found.sections
            ),
            dates=tuple(replace(each, **back.slice(each.start, each.end)) for each in found.dates),
            places=tuple(replace(each, **back.slice(each.start, each.end)) for each in found.places),
            events=tuple(back.event(event) for event in found.events),
        )


class _WayBack:
    """Puts back spans; the mentions of a party come with each of its events and are put back once."""

    def __init__(self, tidied: Tidied) -> None:
        self._tidied = tidied
        self._spans: dict[tuple[int, int], Span] = {}

    def event(self, event: Event) -> Event:
        said, end = event.quotation, event.outcome
        return replace(
            event,
            mentions=self._all(event.mentions),
            actors=self._parties(event.actors),
            recipients=self._parties(event.recipients),
            mediators=self._parties(event.mediators),
            subject=event.subject and self._span(event.subject),
            outcome=end and replace(end, words=self._span(end.words)),
            casualties_by_group=tuple(
                replace(part, **self.slice(part.start, part.end)) for part in event.casualties_by_group
            ),
            casualties_by_source=tuple(
                replace(part, by=self._party(part.by), words=self._span(part.words))
                for part in event.casualties_by_source
            ),
            attribution=tuple(
                replace(
                    part,
                    words=self._span(part.words),
                    by=part.by and self._party(part.by),
                    of=part.of and self._party(part.of),
                )
                for part in event.attribution
            ),
            quotation=said and replace(said, content=self._all(said.content), cue=said.cue and self._span(said.cue)),
        )

    def slice(self, start: int, end: int) -> dict[str, Any]:
        """The fields of a span with offsets in the tidy text."""
        start, end = self._tidied.start(start), self._tidied.end(end)
        return {"start": start, "end": end, "text": self._tidied.body[start:end]}

    def _parties(self, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(map(self._party, parties))

    def _party(self, party: Party) -> Party:
        return replace(party, mentions=self._all(party.mentions))

    def _all(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(map(self._span, spans))

    def _span(self, span: Span) -> Span:
        known = self._spans.get((span.start, span.end))
        if known is None:
            known = self._spans[span.start, span.end] = Span(**self.slice(span.start, span.end))
        return known


def tidy(body: str) -> Tidied:
    """Return the tidy text of a body; without changes where the body is tidy."""
    untidy = _UNTIDY_OR_CUT if body.rstrip().endswith("]") else _UNTIDY
    if all(match.group() == _TIDY_BREAK for match in untidy.finditer(body)):
        return Tidied(body, body, ())
    starts = _paragraphs_by_indent(body)
    pieces: list[str] = []
    changes: list[Change] = []
    done = length = 0
    for match in untidy.finditer(body):
        kept, sign = body[done : match.start()], _sign(match, starts)
        length += len(kept)
        changes.append(Change(length, length + len(sign), match.start(), match.end()))
        pieces += [kept, sign]
        length += len(sign)
        done = match.end()
    return Tidied(body, "".join((*pieces, body[done:])), tuple(changes))


def _sign(match: re.Match[str], starts: frozenset[int]) -> str:
    """What stands for a match: a mark, a dash, or the white space that means something."""
    if match.lastgroup == "cut":
        return ""
    if match.lastgroup == "entity":
        return _character(match.group())
    if match.lastgroup != "blank":
        return _SIGNS[match.lastgroup or ""]
    if match.start() == 0 or match.end() == len(match.string):
        return ""
    breaks = len(_BREAK.findall(match.group()))
    if not breaks:
        return " "
    return "\n" if breaks == 1 and match.end() not in starts else _TIDY_BREAK


def _character(entity: str) -> str:
    """The character that an entity of HTML stands for, itself where that is none that a text may hold."""
    plain = unescape("&" + entity[1:].replace("amp;", "") if entity != "&amp;" else entity)
    return " " if plain.isspace() else plain if plain.isprintable() else entity


def _paragraphs_by_indent(body: str) -> frozenset[int]:
    """Where a hard-wrapped text starts a paragraph by an indent alone."""
    blocks = split_blocks(tuple(_lines(body)))
    if all(len(block.lines) == 1 for block in blocks):
        return frozenset()
    return frozenset(block.lines[0].start for block in blocks if block.lines[0].indented)


def _lines(body: str) -> Iterator[Line]:
    for line in split_lines(body):
        yield replace(line, text=" ".join(line.text.split()))
