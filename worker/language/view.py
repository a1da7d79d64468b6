"""The reading view of a body: a text of the same length that the parser reads better than the original.

Every replacement is one code point for one, so offsets into the view are offsets into the body.
"""

import re
from itertools import pairwise

from worker.language.truecase import Common, truecase
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


def reading_view(body: str, common: Common | None = None) -> str:
    """Return the view of `body`: same length, plain quotes, dashes and spaces, capitals undone.

    `common` tells which words in lower case are no names.
    """
    plain = _OPENING_PAIR.sub(' "', _SPACED_DASH.sub(_one_dash, body))
    view = _undo_wrapping(body, plain.replace("``", '" ').replace("''", '" ').translate(_PLAIN))
    view = _OPENING_NOTES.sub(_as_line, view)
    return truecase(_GIANT.sub(lambda found: found.group()[:-1] + " ", view), common)


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
