"""Lines of an interview or transcript: `NAME: words`."""

import re
from collections.abc import Sequence

_SPEAKER_LINE = re.compile(r"[\"“'‘]?((?:[A-Z][A-Z.'’\-]+ ?){1,4}|Q|A)\s?:\s+(?=\S)")
_LEAST = 2  # such lines that make a text an interview


def speaker_lines(paragraphs: Sequence[str]) -> dict[int, int]:
    """Which paragraphs are lines of an interview, and the offset of the words in each; {} where the text is none."""
    found = {n: match.end() for n, text in enumerate(paragraphs) if (match := _SPEAKER_LINE.match(text))}
    return found if len(found) >= _LEAST else {}
