"""The reading view of a body: a text of the same length that the parser reads better than the original.

Every replacement is one code point for one, so offsets into the view are offsets into the body.
"""

import re
from itertools import pairwise

from worker.resources import load_yaml
from worker.sectioning.lines import split_blocks, split_lines

# One character for one: curly quotes, exotic dashes and spaces that the tokeniser does not know.
_PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‛": "'",
        "`": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "―": "—",
        "−": "-",
        "\r": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u0085": "\n",
    }
)
_SPACED_DASH = re.compile(r"(?<=\s)(?:---?|[-–‒―−])(?=\s)|(?<=\w)---?(?=\w)")
_OPENING_PAIR = re.compile(r"(?:(?<=[\s(\[])|^)(?:``|''|,,)(?=\w)", re.MULTILINE)
_OPENING_NOTES = re.compile(r"(?<=—)(?:\s*\[[^\]\n]*\])+\s")  # "LIMA, 10 Jan -- [Text] The police reported"
_SHORT_NOTE = re.compile(r"\[\w+(?: \w+)?\]")
_GIANT = re.compile(r"\S{200}")  # the tokeniser's work grows with the square of what no space divides
_UPPER_SHARE = 0.6  # a text with more capitals than this among its letters is set in capitals


def reading_view(body: str) -> str:
    """Return the view of `body`: same length, plain quotes, dashes and spaces, capitals undone."""
    plain = _OPENING_PAIR.sub(' "', _SPACED_DASH.sub(_one_dash, body))
    view = _undo_wrapping(body, plain.replace("``", '" ').replace("''", '" ').translate(_PLAIN))
    view = _OPENING_NOTES.sub(_as_line, view)
    view = _GIANT.sub(lambda found: found.group()[:-1] + " ", view)
    return _undo_capitals(view) if _is_capitals(view) else view


def _as_line(notes: re.Match[str]) -> str:
    """An editor's notes behind the dateline as a line of their own; short ones would be read as the subject."""
    return _SHORT_NOTE.sub(lambda note: " " * len(note.group()), notes.group()[:-1]) + "\n"


def _one_dash(found: re.Match[str]) -> str:
    """A dash between words as one sign, blanks after it keeping the length."""
    return "—".ljust(len(found.group()))


def _undo_wrapping(body: str, view: str) -> str:
    """Put spaces for each line break that only a margin made: the parser takes line breaks for sentence ends.

    The lines are those of the body: in the view a Windows line end looks like two.
    """
    pieces: list[str] = []
    done = 0
    for block in split_blocks(split_lines(body)):
        for line, following in pairwise(block.lines):  # none in a text with a line a paragraph
            pieces += [view[done : line.end], " " * (following.start - line.end)]
            done = following.start
    return "".join((*pieces, view[done:]))


def _is_capitals(text: str) -> bool:
    letters = list(filter(str.isalpha, text))
    return bool(letters) and sum(map(str.isupper, letters)) > _UPPER_SHARE * len(letters)


def _undo_capitals(text: str) -> str:
    """Lower-case a text set in capitals, keeping a capital where a sentence starts or a known name stands."""
    names = _names()
    out: list[str] = []
    word: list[str] = []
    start = True

    def flush() -> None:
        nonlocal start
        if not word:
            return
        text = "".join(word)
        low = text.lower() if len(text.lower()) == len(text) else text
        kept = text if low in names["acronyms"] else low
        out.append(kept[0].upper() + kept[1:] if start or low in names["names"] else kept)
        word.clear()
        start = False

    for char in text:
        if char.isalnum():
            word.append(char)
            continue
        flush()
        out.append(char)
        start = start or char in ".!?\n"
    flush()
    return "".join(out)


def _names() -> dict[str, frozenset[str]]:
    data = load_yaml("truecase.yaml")
    return {key: frozenset(data[key]) for key in ("names", "acronyms")}
