"""Counts of people as news writes them: digits, words, 'at least 20', 'up to a dozen', '40 to 50'."""

import re
from functools import cache

from spacy.tokens import Token

from worker.event import Figure
from worker.resources import load_yaml

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_COUNTS = {"nummod", "amod", "quantmod", "det"}
_NUMERAL = "CD"
_DESCRIBING = {"JJ", "NN", "NNP", "NNS"}
_OF, _BETWEEN = "of", "between"
_WINDOW = 4  # how many words before the number may bound it
_LARGEST = 10_000_000  # no event of the news has hurt more; larger figures are sums of money


def figure_of(noun: Token) -> Figure | None:
    """The count that stands with a noun ("at least 12 people") or is the token itself ("killing 18")."""
    number = noun if _value([noun]) is not None else _packed(noun) or _number_child(noun) or _collective(noun)
    if number is None:
        return None
    if number.dep_ == "nummod" and (pair := _coordinated(noun)):
        return Figure(sum(pair), sum(pair))
    words = [number, *_parts(number)]
    value = _value(sorted(words, key=lambda t: t.i))
    return None if value is None or value > _LARGEST else _bounded(value, min(words, key=lambda t: t.i), number)


def _packed(noun: Token) -> Token | None:
    """The number beside the noun: the "30" of "30 members of a militia", the "five" of "a family of five"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == _OF and noun.head.head.pos_ == "NOUN":
        outer = _numerals(noun.head.head)
        return outer[0] if outer and not [n for n in _numerals(noun) if _value([n]) != 1] else None
    if noun.pos_ != "NOUN" or _numerals(noun):
        return None
    inside = (token for prep in noun.rights if prep.lower_ == _OF for token in prep.children)
    return next((token for token in inside if token.pos_ == "NUM" and _value([token]) is not None), None)


def _numerals(noun: Token) -> list[Token]:
    return [child for child in noun.lefts if child.dep_ == "nummod" and _value([child]) is not None]


def _coordinated(noun: Token) -> list[int]:
    """The numbers of "20 Indian and four Chinese troops", each with a word between it and "and"."""
    before = noun.doc[noun.left_edge.i : noun.i]
    numbers = [t for t in before if (t.dep_ == "nummod" or _is_part(t)) and noun in (t.head, t.head.head)]
    if len(numbers) < 2 or not all(token.nbor().tag_ in _DESCRIBING for token in numbers):
        return []
    return [value for token in numbers if (value := _value([token])) is not None]


def _number_child(noun: Token) -> Token | None:
    counts = [child for child in noun.children if (child.dep_ in _COUNTS or _is_part(child)) and child.i < noun.i]
    counts = [child for child in counts if _value([child]) is not None]
    if counts:  # "another eight people": the number rather than the determiner
        return next((child for child in counts if child.dep_ == "nummod"), counts[0])
    for child in noun.children:  # "dozens of people" is read from "dozens", "a group of 12" from "12"
        if child.lower_ == "of" and noun.lemma_.lower() in _table()["collectives"]:
            return noun
    return None


def _is_part(child: Token) -> bool:
    """True for the number of "twenty Indian and four Chinese soldiers", which the parser joins to the adjective."""
    return child.dep_ == "compound" and child.tag_ == _NUMERAL and child.ent_type_ != "ORG"


def _collective(noun: Token) -> Token | None:
    """The "dozens" of "dozens of civilians", the "three" of "three of the guards"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return None
    count = noun.head.head
    return count if count.lemma_.lower() in _table()["collectives"] or count.pos_ == "NUM" else None


def _parts(number: Token) -> list[Token]:
    """Further words of a number: "two hundred", "1.5 million". The first of "40 to 50" is not one: it is a bound."""
    near = [c for c in number.children if c.dep_ in {"compound", "nummod", "quantmod"} and _value([c]) is not None]
    return [c for c in near if number.i - c.i == 1 or c.dep_ == "compound"]


def _value(tokens: list[Token]) -> int | None:
    total, current, seen = 0, 0.0, False
    for token in tokens:
        for word in token.lower_.split("-"):
            amount = _amount(word)
            if amount is None:
                return None
            seen = True
            if amount >= 100 and current:
                current *= amount
            else:
                current += amount
            if amount >= 1000:
                total, current = total + int(current), 0.0
    return total + int(current) if seen else None


def _amount(word: str) -> float | None:
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", ""))
    amount = _table()["numbers"].get(word)
    return None if amount is None else float(amount)


def _bounded(value: int, first: Token, number: Token) -> Figure:
    table = _table()
    start = max(first.sent.start, first.i - _WINDOW)
    before = " ".join(t.lower_ for t in first.doc[start : first.i])
    if any(before.endswith(phrase) for phrase in table["at_most"]):
        return Figure(None, value)
    if number.lower_ in table["open"] or any(before.endswith(phrase) for phrase in table["at_least"]):
        return Figure(value, None)
    after = first.doc[first.i + 1 : first.i + 3]
    if before.endswith(_BETWEEN) and len(after) > 1 and (top := _value([after[1]])) and top > value:
        return Figure(value, top)
    other = re.search(r"(\d+) (?:to|-|or|and)$", before)
    if other and before.split()[-1] != "and" and int(other[1]) < value:
        return Figure(int(other[1]), value)
    return Figure(value, value)


@cache
def _table() -> dict[str, dict[str, int]]:
    data: dict[str, dict[str, int]] = load_yaml("lexicon/numbers.yaml")
    return data
