"""The form in which place names are compared: what differs between two spellings of a name is folded away."""

import unicodedata
from functools import cache

from worker.normalisation.places.words import words
from worker.resources import load_tsv

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_PLAIN = str.maketrans(dict.fromkeys("'`´ʹʺʻʼʽʾʿ‘’‛", None) | dict.fromkeys("-‐‑‒–—―−/_", " "))
_WORDS = {
    "st.": "saint",
    "st": "saint",
    "ste.": "sainte",
    "mt.": "mount",
    "mt": "mount",
    "ft.": "fort",
    "ft": "fort",
    "co.": "county",
}
_SIGNS = str.maketrans(dict.fromkeys("ʹʺʻʼʽʾʿ‘’‛", "'"))
_MARKS = frozenset("\u0304\u0306\u0323\u0327\u0331")  # macron, breve, dot and line below, cedilla
_SHORTEST_ROMANISED = 5  # letters; shorter names are alike by chance
_ARTICLES = ("al", "el", "ad", "ar", "as", "at", "az", "an", "ash")
_INNER = frozenset((*_ARTICLES, "ed", "er", "es", "et", "ez", "en", "esh"))


def fold(name: str) -> str:
    """Return `name` in lower case without accents, apostrophes and hyphens, 'St.', 'Mt.' and 'Ft.' spelt out."""
    text = name.lower().translate(_PLAIN)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(c for c in text if not unicodedata.combining(c))
    parts = text.split()
    if len(parts) > 1:
        parts = [_WORDS.get(part, part) for part in parts]
    return " ".join(parts)


def plain(name: str, country: str | None) -> str:
    """The name as news writes it: Khost, not "Khōst"."""
    if name.isascii() or country not in words("romanised"):
        return name
    letters = unicodedata.normalize("NFD", name.translate(_SIGNS))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _MARKS))


def spellings(key: str) -> tuple[str, ...]:
    """The folded name and the forms it may stand under: the Arabic article as 'al', 'el', none and assimilated."""
    first, _, rest = key.partition(" ")
    if first in _ARTICLES and rest:
        return (key, *(f"{article} {rest}" for article in ("al", "el") if article != first), rest)
    middle, _, last = rest.partition(" ")
    if middle in _INNER and last and " " not in last:  # "Deir el-Zor" is Deir ez-Zor
        return (key, *sorted(f"{first} {article} {last}" for article in _INNER - {middle}))
    return (key,)


def variants(key: str) -> tuple[str, ...]:
    """The spellings that another romanisation may give a folded name: one pair of letters changed in one spot.

    "lower shabelle" gives "lower shabeelle" among others; the name itself is not among them.
    """
    if len(key) < _SHORTEST_ROMANISED:
        return ()
    found: dict[str, None] = {}
    for one, other in _romanisations():
        at = key.find(one)
        while at >= 0:
            found[key[:at] + other + key[at + len(one) :]] = None
            at = key.find(one, at + 1)
    found.pop(key, None)
    return tuple(found)


@cache
def _romanisations() -> tuple[tuple[str, str], ...]:
    """Pairs of letters in both directions."""
    pairs = [(one, other) for one, other in load_tsv("places/transliteration.tsv")]
    return (*pairs, *((other, one) for one, other in pairs))
