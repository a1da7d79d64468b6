"""The parts that the patterns of the date rules are made of, built from resources/dates/lexicon.yaml."""

import re
from functools import cache

from worker.resources import load_yaml

_LEXICON = load_yaml("dates/lexicon.yaml")

MONTHS: dict[str, int] = {}
for _number, (_name, _short) in enumerate(_LEXICON["months"].items(), 1):
    MONTHS |= dict.fromkeys((_name, *_short), _number)
WEEKDAYS: dict[str, int] = {}
for _number, (_name, _short) in enumerate(_LEXICON["weekdays"].items()):
    WEEKDAYS |= dict.fromkeys((_name, *_short), _number)
NUMBERS: dict[str, int] = {word: number for number, word in enumerate(_LEXICON["numbers"])}
NUMBERS |= _LEXICON["tens"] | _LEXICON["vague_numbers"]
ORDINALS: dict[str, int] = {word: number for number, word in enumerate(_LEXICON["ordinals"], 1)}
DECADES: dict[str, int] = _LEXICON["decades"]
HOLIDAYS: dict[str, list[int | str]] = _LEXICON["holidays"]
SEASONS: dict[str, int] = _LEXICON["seasons"]
SCHEDULING = frozenset(_LEXICON["scheduling"])
EXPECTED = frozenset(_LEXICON["expected_nouns"])
UNANNOUNCED = frozenset(_LEXICON["unannounced_nouns"])
PLANNING_NOUNS = frozenset(_LEXICON["planning_nouns"])
REACTING = frozenset(_LEXICON["reacting_verbs"])
AHEAD_NOUNS = frozenset(_LEXICON["ahead_nouns"])
PLANNING = frozenset(_LEXICON["planning"])
IMPLICATIVE = frozenset(_LEXICON["implicative"])
AHEAD = frozenset(_LEXICON["ahead_prepositions"])
FUTURE_MODALS = frozenset(_LEXICON["future_modals"])


def _words(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]  # any iterable of words


_full = list(_LEXICON["months"])
_full_months = [form for name in _full for form in (name.capitalize(), name.upper())]
_full_months += [name for name in _full if name not in ("march", "may", "august")]
_short_months = [form for name in MONTHS if name not in _full for form in (name.capitalize(), name.upper())]
_weekday_names = list(_LEXICON["weekdays"])
_short_days = [name.capitalize() for name in WEEKDAYS if name not in _weekday_names]

_SHORT_ZONE = 2  # letters: "2025 ET" may be anything

S = r"(?:[ \t]{1,3}|[ \t]?\n[ \t]{0,2})"  # white space inside an expression: one line break at most
FULL_MONTH = "(?:" + _words(_full_months) + r")\b"
MONTH = f"(?:{FULL_MONTH}|(?:{_words(_short_months)})" + r"\b\.?)"
WEEKDAY = "(?i:" + _words(_weekday_names) + r")\b"
ANY_WEEKDAY = f"(?:{WEEKDAY}|(?:{_words(_short_days)})" + r"\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[:.]\d)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?![\d%])"
SHORT_YEAR = r"['’]\d\d"
APART = rf"(?:,{S}(?i:local{S}time),|{S}\((?i:local(?:{S}time)?)\))?"  # "the morning, local time, of Monday"
PART = "(?i:" + _words(_LEXICON["parts_of_day"]) + r")s?\b"
COUNT = (
    r"(?i:\d{1,3}|(?:"
    + _words(_LEXICON["tens"])
    + ")[ -](?:"
    + _words(_LEXICON["numbers"])
    + ")|"
    + _words(NUMBERS)
    + ")"
)
UNIT = r"(?i:hour|day|week|month|quarter|year|decade|century)"
ORDINAL = "(?i:" + _words(ORDINALS) + "|1st|2nd|3rd|4th)"
HOLIDAY = "(?i:" + _words(HOLIDAYS).replace("'", "['’]?") + r")\b"
SEASON = "(?i:" + _words(SEASONS) + ")"
ZONE = r"(?:[A-Z]{2,4}|(?i:local(?:\s+time)?|[a-z]+\s+time))"
_HOURS = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?i:a\.?m\b\.?|p\.?m\b\.?)|(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?(?:hrs|hours))?"
    r"|\d{1,2}\s+o['’]clock|\d{1,2}\s+in\s+the\s+(?:morning|afternoon|evening))"
)
_FOUR_DIGITS = r"(?:[01]\d|2[0-3])[0-5]\d"
_NAMED_ZONE = "(?:" + _words(zone for zone in _LEXICON["zones"] if len(zone) > _SHORT_ZONE) + r"|local\s+time)\b"
_MILITARY = (  # "0342 GMT", "1854 local time", "at 2100 hours"
    rf"(?:{_FOUR_DIGITS}\s?{_NAMED_ZONE}"
    rf"|(?:(?<=\bat )|(?<=\bround )|(?<=\babout )){_FOUR_DIGITS}h?\s?(?:hrs|hours)\b(?!\s+of\b))"
)
HOUR = rf"(?:{_MILITARY}|{_HOURS}(?:\s+\(?{ZONE}\b\)?)?)"
CLOCK = rf"(?:(?:{_MILITARY}|{_HOURS}|(?i:noon|midnight))(?:\s+\(?{ZONE}\b\)?)?(?:\s+\(\d{{3,4}}\s?(?:GMT|UTC)\))?)"
_SPAN = r"start|beginning|middle|end|close|(?:first|second)\s+half"
EARLY = rf"(?i:early|late|later|earlier|mid|the\s+(?:{_SPAN})\s+of)"


@cache
def number(text: str) -> int:
    """The value of a number as COUNT reads it: '12', 'two', 'twenty-one', 'a'."""
    if text.isdigit():
        return int(text)
    return sum(NUMBERS[part] for part in re.split(r"[ -]", text.lower()))


def month_number(text: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return MONTHS[text.lower().rstrip(".")]


def weekday_number(text: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation."""
    return WEEKDAYS[text.lower().rstrip(".")]


def day_number(text: str) -> int:
    """1 to 31 for '25', '25th', '05'."""
    return int(text.rstrip("stndrh"))


def year_number(text: str) -> int:
    """A year of two or four digits: '’98' is 1998, '’12' is 2012."""
    digits = text.lstrip("'’")
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) > 40 else 2000)


def ordinal_number(text: str) -> int:
    """1 to 4 for 'first', '2nd'."""
    return ORDINALS.get(text.lower()) or int(text[0])
