"""Lines of an interview or transcript: `NAME: words`, `Name: words`, `Q: words`, `Q. words`."""

import re
from collections import Counter
from collections.abc import Sequence

_LABEL = re.compile(
    r"[\"“'‘]?(?P<label>(?:[A-Z][A-Z.'’\-]++ ?){1,4}|Q|A|[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,3})"
    r"(?:\s?:|(?P<stop>(?<=^[QA])\.))\s+(?=\S)"
)
ASKERS = frozenset(("Q", "QUESTION", "INTERVIEWER", "REPORTER", "JOURNALIST", "MODERATOR"))
ANSWERERS = frozenset(("A", "ANSWER", "INTERVIEWEE"))
_LEAST = 2  # such lines that make a text an interview, and lines of one name that is not in capitals


def speaker_lines(paragraphs: Sequence[str]) -> dict[int, int]:
    """Which paragraphs are lines of an interview, and the offset of the words in each; {} where the text is none."""
    found = {n: match for n, text in enumerate(paragraphs) if (match := _LABEL.match(text))}
    if {match["label"] for match in found.values() if match["stop"]} != {"Q", "A"}:  # an initial: "A. Berg left."
        found = {n: match for n, match in found.items() if not match["stop"]}
    labels = Counter(match["label"] for match in found.values())
    asked = any(label.upper() in ASKERS for label in labels)
    repeated = [label for label, count in labels.items() if count >= _LEAST]
    lines = {
        n: match.end()
        for n, match in found.items()
        if match["label"].isupper() or asked or (match["label"] in repeated and len(repeated) > 1)
    }
    return lines if len(lines) >= _LEAST else {}
