"""What the scorer sees of a block: its words, times, shape and place, and what the rules say.

A feature is a string and is there or not. The text alone is read: sectioning comes before the language model.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from worker.article import SectionKind
from worker.sectioning.cues import cues
from worker.sectioning.page import Page, quoted_share, words
from worker.sectioning.timing import times

_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)?|[\"“”:?!]|\.(?=\s)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NAME = "NAME"  # all that stand together, but for a capital at the start of a sentence
_ENDS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_SHORTEST_STEM = 3  # letters
_EARLY = 6  # words
_OPENERS = '.?!:"“'
_QUOTES = "\"“‘'«"
_LENGTHS = (3, 8, 14, 22, 35, 50, 80)  # words
_SHARES = (0.0, 0.1, 0.25, 0.5, 0.75)  # in quotation marks
_CAPITALS = (0.02, 0.1, 0.2, 0.3, 0.5)  # of the words
_PLACES = (0, 1, 2, 3, 5, 8)  # paragraphs of the story that come after
_SILENT = frozenset(("title", "byline", "dateline", "heading", "note", "boilerplate"))


def read_features(page: Page, verdicts: Sequence[SectionKind]) -> tuple[frozenset[str], ...]:
    """The features of each block; `verdicts` is what the rules make of them."""
    after = sum(kind not in _SILENT for kind in verdicts)
    out: list[frozenset[str]] = []
    for index, kind in enumerate(verdicts):
        after -= kind not in _SILENT
        text, known = page.text(index), ("any", f"rules {kind}", f"from end {_step(after, _PLACES)}")
        out.append(frozenset((*known, *_wording(text), *_shape(text), *_times(page, index))))
    return tuple(out)


def _wording(text: str) -> Iterator[str]:
    tokens = _TOKEN.findall(text)
    stems = list(_stems(tokens))
    plain = ["0" * len(token) if token[0].isdigit() else token.lower() for token in tokens]
    yield from (f"word {stem}" for stem in stems)
    yield from (f"early {stem}" for stem in stems[:_EARLY])
    yield from (f"pair {a} {b}" for a, b in pairwise(plain))
    yield f"opens {' '.join(plain[:2])}"


def _stems(tokens: Sequence[str]) -> Iterator[str]:
    """The tokens without their endings; numbers, years and names are alike."""
    named, before = False, "."
    for token in tokens:
        name = token[0].isupper() and token.lower() not in cues().function and before not in _OPENERS
        if not (name and named):
            yield _NAME if name else _plain(token)
        named, before = name, token


def _plain(token: str) -> str:
    if token[0].isdigit():
        return "YEAR" if _YEAR.fullmatch(token) else "NUMBER"
    lower = token.lower()
    return lower if lower in cues().function else _stem(lower)


def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    for end, instead in _ENDS:
        if word.endswith(end) and not word.endswith("ss") and len(word) - len(end) >= _SHORTEST_STEM:
            return (word.removesuffix(end) + instead).rstrip("e")
    return word.rstrip("e") if len(word) > _SHORTEST_STEM else word


def _shape(text: str) -> Iterator[str]:
    all_words = words(text)
    capitals = sum(word[0].isupper() for word in all_words[1:]) / max(1, len(all_words))
    yield f"words {_step(len(all_words), _LENGTHS)}"
    yield f"capitals {_step(capitals, _CAPITALS)}"
    yield f"quoted {_step(quoted_share(text), _SHARES)}"
    yield f"ends {'word' if text[-1].isalnum() else text[-1]}"
    if text[0] in _QUOTES:
        yield "quote opens"


def _times(page: Page, index: int) -> Iterator[str]:
    text, published = page.text(index), page.article.published
    first = _SENTENCE_END.split(text, maxsplit=1)[0]
    yield from times(text, published)
    yield from (f"first {time}" for time in times(first, published))


def _step(value: float, steps: Sequence[float]) -> str:
    return next((f"to {most}" for most in steps if value <= most), f"over {steps[-1]}")
