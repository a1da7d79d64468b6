"""Lines and blocks of a body: which lines belong to one paragraph, where a text has hard line breaks."""

from dataclasses import dataclass
from itertools import pairwise

_WRAP_SHORTEST = 45  # a line that was broken by a margin is at least this long ...
_WRAP_LONGEST = 100  # ... and at most this
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
    if not _hard_wrapped(lines):
        return tuple(Block((line,), line.text) for line in lines)
    groups: list[list[Line]] = []
    for line in lines:
        previous = groups[-1][-1] if groups else None
        if previous is None or line.gap or (line.indented and not previous.indented) or _ends_early(previous):
            groups.append([line])
        else:
            groups[-1].append(line)
    return tuple(Block(tuple(group), " ".join(line.text for line in group)) for group in groups)


def _hard_wrapped(lines: tuple[Line, ...]) -> bool:
    followed = [a for a, b in pairwise(lines) if not b.gap]
    if len(followed) < 2:
        return False
    broken = [a for a in followed if _WRAP_SHORTEST <= len(a.text) <= _WRAP_LONGEST]
    mid_sentence = [a for a in broken if a.text[-1] not in '.!?:"”']
    return len(broken) >= _WRAP_SHARE * len(followed) and 2 * len(mid_sentence) > len(broken)


def _ends_early(line: Line) -> bool:
    """True for a short line that ends a sentence, or a short line that no margin broke."""
    return len(line.text) < _WRAP_SHORTEST and (line.text[-1] in '.!?:"”' or len(line.text) < _WRAP_SHORTEST // 2)
