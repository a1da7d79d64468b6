"""Whether an article is English: by its declared language, and by its words.

A small check, not a language identifier: it keeps articles out that the English pipeline would make nonsense of.
Articles in capitals, headlines and lists have few function words and must pass, so a text is refused only where another
language's function words clearly outnumber the English ones, or where it is hardly written in Latin letters.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from worker.article import Article
from worker.intake.reasons import invalid

ENGLISH = frozenset({"en", "eng", "english"})
UNSAID = frozenset({"und", "mul", "mis", "zxx", "x"})  # tags that name no language (BCP 47)

_SAMPLE = 20_000  # characters looked at: the first 3,000 words say enough
_MIN_WORDS = 20  # fewer words than this are judged by their letters only
_MIN_LATIN = 0.6  # of all letters: below this it is another script
_MIN_FOREIGN = 0.08  # of all words: function words of one other language, below which it is names and loan words
_MIN_LEAD = 1.5  # times the share of English function words: "de la" and "von" abound in names
_MIN_ENGLISH = 0.02  # of all words in a text long enough to have some
_LONG = 200  # words from which a text without English function words is not English
_WORD = re.compile(r"\b(?![^\W\d_]\.)[^\W\d_]+(?:['’][^\W\d_]+)?")  # but not the letters of U.S.: u is Croatian


def check_language(article: Article) -> None:
    """Raises Invalid("language") where the article is declared, or plainly written, in another language."""
    if article.withdrawn and not article.body.strip():
        return
    tag = primary(article.language)
    if tag and tag not in ENGLISH:
        raise invalid("language", f"language is {article.language!r:.40}; English is what is extracted")
    if other := foreign(article.body):
        stated = f"language is {article.language!r:.40}, but " if tag else ""
        raise invalid("language", f"{stated}the text looks like {other!r}; English is what is extracted")


def primary(language: str | None) -> str | None:
    """The primary subtag in lower case ("en" of "en-US"); None where nothing, or nothing definite, is declared."""
    tag = re.split(r"[-_]", (language or "").strip().lower())[0]
    return tag if tag and tag not in UNSAID else None


def foreign(text: str) -> str | None:
    """The ISO 639-1 code of the other language, "another script", "unknown", or None where it may be English."""
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return None
    if sum(c < "ɐ" for c in letters) < _MIN_LATIN * len(letters):  # U+0250 ends the Latin blocks
        return "another script"
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sample)]
    return _by_words(words) if len(words) >= _MIN_WORDS else None


def _by_words(words: list[str]) -> str | None:
    counts = Counter(words)
    known = function_words()
    shares = {code: sum(counts[word] for word in known[code]) / len(words) for code in known}
    english = shares.pop("en")
    other = max(shares, key=lambda language: shares[language])
    if shares[other] >= max(_MIN_FOREIGN, _MIN_LEAD * english):
        return other
    return "unknown" if len(words) >= _LONG and english < _MIN_ENGLISH else None


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """Frequent function words by ISO 639-1 code, from resources/function_words.yaml."""
    text = (files("worker") / "resources" / "function_words.yaml").read_text(encoding="utf-8")
    words = {code: frozenset(listed.split()) for code, listed in yaml.safe_load(text).items()}
    return {code: own if code == "en" else own - words["en"] for code, own in words.items()}
