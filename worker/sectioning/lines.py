"""Lines and blocks of a body: which lines belong to one paragraph, where a text has hard line breaks."""

from dataclasses import dataclass
from itertools import pairwise

_WRAP_SHORTEST = 45  # a line that was broken by a margin is at least this long ...
_WRAP_LONGEST = 120  # ... and at most this
_FITTED_SHARE = 0.85  # of the margin: a line that ends before it was ended on purpose
_WRAP_SHARE = 0.6  # of the lines that another line of their block follows


@dataclass(frozen=True, slots=True)
class Line:
    """One non-empty line: `body[start:end] == text`, white space at its ends cut. `gap`: a blank line goes before."""

    start: int
    end: int
    text: str
    gap: bool = False
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: a line, or the lines of a hard-wrapped paragraph. `text` joins them by spaces."""

    lines: tuple[Line, ...]
    text: str


def split_lines(body: str) -> tuple[Line, ...]:
    """Return the non-empty lines of `body` in order."""
    out: list[Line] = []
    position, gap = 0, False
    for raw in body.splitlines(keepends=True):
        text = raw.strip()
        if text:
            lead = raw.index(text)
            start = position + lead
            out.append(Line(start, start + len(text), text, gap and bool(out), lead >= 2))
        gap = not text
        position += len(raw)
    return tuple(out)


def split_blocks(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Return the paragraphs: single lines, or the groups between blank lines where margins broke the lines."""
    margin = _margin(lines)
    if not margin:
        return tuple(Block((line,), line.text) for line in lines)
    groups: list[list[Line]] = []
    for line in lines:
        previous = groups[-1][-1] if groups else None
        if previous is None or _starts_paragraph(previous, line, margin):
            groups.append([line])
        else:
            groups[-1].append(line)
    return tuple(Block(tuple(group), " ".join(line.text for line in group)) for group in groups)


def _margin(lines: tuple[Line, ...]) -> int:
    """The length at which lines were broken; 0 for a text with a line a paragraph."""
    followed = [a for a, b in pairwise(lines) if not b.gap]
    if len(followed) < 2:
        return 0
    broken = [a for a in followed if _WRAP_SHORTEST <= len(a.text) <= _WRAP_LONGEST]
    mid_sentence = [a for a in broken if a.text[-1] not in '.!?:"”']
    wrapped = len(broken) >= _WRAP_SHARE * len(followed) and 2 * len(mid_sentence) > len(broken)
    return max(len(a.text) for a in broken) if wrapped else 0


def _starts_paragraph(previous: Line, line: Line, margin: int) -> bool:
    """True after a blank line, at an indent, and where the word would have fitted on the line before."""
    fitted = len(previous.text) + 1 + len(line.text.split()[0]) < _FITTED_SHARE * margin
    return line.gap or (line.indented and not previous.indented) or fitted
