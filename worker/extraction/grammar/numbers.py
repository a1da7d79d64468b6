"""Counts of people as news writes them: digits, words, 'at least 20', 'half a dozen', '40 to 50'."""

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
    words = _words_of(number)
    value = _value(words)
    return None if value is None or value > _LARGEST else _bounded(value, words)


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
    vague = noun.lemma_.lower() in _table()["vague"]  # "an unknown number of fighters"
    counts = [c for c in counts if _value([c]) is not None and not (vague and c.lower_ in _table()["articles"])]
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


def _words_of(number: Token) -> list[Token]:
    """The words of a number in their order: its parts, and what it is taken times ("two dozen", "half a dozen")."""
    words = sorted([number, *_parts(number)], key=lambda t: t.i)
    sentence = number.sent
    while words[-1].i + 1 < sentence.end and (after := words[-1].nbor()).lower_ in _table()["multipliers"]:
        words.append(after)
    while words[0].i > sentence.start and _joins(words[0].nbor(-1), words[0]):
        words.insert(0, words[0].nbor(-1))
    return words


def _joins(before: Token, after: Token) -> bool:
    """True for two neighbours of one number: "two dozen", "half a", "a few"."""
    table = _table()
    blurred = table["halves"] | table["inexact"]
    if after.lower_ in table["multipliers"]:
        return before.lower_ in blurred or _value([before]) is not None
    first, second = before.lower_, after.lower_
    return (second in table["articles"] and first in table["halves"]) or (
        second in blurred and first in table["articles"]
    )


def _value(tokens: list[Token]) -> int | None:
    total, current, seen, share = 0, 0.0, False, 1.0
    for word in (word for token in tokens for word in token.lower_.split("-")):
        if len(tokens) > 1 and word in _table()["halves"]:
            share = 0.5
            continue
        amount = _amount(word, len(tokens) > 1)
        if amount is None:
            return None
        seen = True
        times = word in _table()["multipliers"]
        current = 0.0 if word in _table()["inexact"] else current  # the "a" of "a few dozen"
        current = current * amount if times and current else current + amount
        if times and amount >= 1000:
            total, current = total + int(current * share), 0.0
    return total + int(current * share) if seen else None


def _amount(word: str, beside: bool = False) -> float | None:
    """What a word counts; `beside` others "several" does too."""
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", ""))
    amount = _table()["numbers"].get(word) or (_table()["inexact"].get(word) if beside else None)
    return None if amount is None else float(amount)


def _bounded(value: int, words: list[Token]) -> Figure:
    """The number with what the words around it make of it."""
    table, first, last = _table(), words[0], words[-1]
    start = max(first.sent.start, first.i - _WINDOW)
    before = " " + " ".join(t.lower_ for t in first.doc[start : first.i])
    phrases = [phrase for phrase in (*table["at_least"], *table["at_most"]) if before.endswith(f" {phrase}")]
    bound = max(phrases, key=len, default=None)
    if bound in table["at_most"]:
        return Figure(None, value)
    after = [t.lower_ for t in last.doc[last.i + 1 : min(last.i + 3, last.sent.end)]]
    least = any(word.lower_ in table["open"] or word.lower_ in table["inexact"] for word in words)
    if bound or least or {" ".join(after), *after[:1]} & table["or_more"].keys():
        return Figure(value, None)
    low, high = _range(value, words, before.endswith(_BETWEEN))
    return Figure(low, high)


def _range(value: int, words: list[Token], between: bool) -> tuple[int, int]:
    """The two ends of a range of which a number is one, else the number twice."""
    first, last, sentence = words[0], words[-1], words[0].sent
    links = _table()["ranges"]
    if last.i + 2 < sentence.end and (last.nbor().lower_ in links or between):
        top = _value([last.nbor(2)])
        if top is not None and value < top and last.nbor(2).lower_ not in _table()["articles"]:
            return value, top
    if first.i - 2 >= sentence.start and first.nbor(-1).lower_ in links:
        bottom = _value([first.nbor(-2)])
        if bottom is not None and bottom < value and first.nbor(-2).lower_ not in _table()["articles"]:
            return bottom, value
    return value, value


@cache
def _table() -> dict[str, dict[str, int]]:
    data: dict[str, dict[str, int]] = load_yaml("lexicon/numbers.yaml")
    return data
