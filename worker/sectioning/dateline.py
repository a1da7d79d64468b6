"""The dateline: 'KYIV, Ukraine (AP) —' at the start of the news, or a line that holds only place, agency and date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from worker.article import Article, Section, Span

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?:\d{4}|\d\d)\b)"
_DATE = (
    rf"(?:{_WEEKDAY}(?:{_MONTH}\s+{_DAY}{_YEAR}?|{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}?)"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_CLOCK = r"(?:\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*(?:[A-Z]{2,5}|GMT[+-]\d+|Z)\b)?"
_STAMP = re.compile(
    rf"(?:(?:first |last )?(?:published|posted|updated|modified|released|issued|date)(?: on| at)?\s*:?\s*)?"
    rf"(?:{_CLOCK}[\s,|–-]+)?(?P<date>{_DATE})(?:[\s,|–-]+(?:at\s+)?{_CLOCK})?",
    re.IGNORECASE,
)
_PLACE = r"[A-Z][\w'’.-]*(?:\s+(?:[a-z]{2,3}\s+)?[A-Z][\w'’.-]*){0,3}"
_AGENCY = r"\([A-Z][\w /.,&'’-]{1,60}\)|AP|AFP|Reuters|UPI|Xinhua|TASS|DPA"
_CAPITAL_PLACE = r"[A-Z][A-Z'’. -]{2,30}(?:,\s+" + _PLACE + r")?"
_PREFIX = re.compile(
    rf"(?P<place>{_CAPITAL_PLACE}|{_PLACE}(?:,\s+{_PLACE}){{0,2}})"
    rf"(?:\s*[,/]?\s*(?P<date>(?i:{_DATE})))?"
    rf"(?P<agency>\s*[,/]?\s*(?:{_AGENCY}))?"
    rf"(?:\s*[,/]?\s*(?P<late>(?i:{_DATE})))?"
    r"\s*(?P<dash>—|–|--+|-(?=\s|$)|_|:)\s*"
)
_PREFIX_REACH = 90  # characters at the start of a paragraph


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where (and when) the report was filed, as the text says it."""

    place: Span | None
    date: Span | None


def is_dateline(line: str) -> bool:
    """True for a line that holds nothing but a place, an agency or a date."""
    text = line.strip()
    if len(text) > _PREFIX_REACH:
        return False
    return bool(_STAMP.fullmatch(text.strip("|·• "))) or _whole_prefix(text) is not None


def prefix_end(text: str) -> int | None:
    """How many characters at the start of a paragraph are a dateline in front of the news, None where there is none."""
    found = _PREFIX.match(text[:_PREFIX_REACH]) if _credible(text) else None
    return found.end() if found and found.end() < len(text.rstrip()) else None


def find_dateline(article: Article, sections: Sequence[Section]) -> Dateline | None:
    """Return the place and the date of the dateline, None where the article has none."""
    place = date = None
    for section in sections:
        text = article.body[section.start : section.end]
        found = _read(text, section)
        if found:
            place = place or _span(article.body, section.start, found, "place")
            date = (
                date
                or _span(article.body, section.start, found, "date")
                or _span(article.body, section.start, found, "late")
            )
        if section.kind == "lede":
            break
    return Dateline(place, date) if place or date else None


def _read(text: str, section: Section) -> re.Match[str] | None:
    if section.kind == "dateline":
        return (_STAMP.fullmatch(text.strip("|·• ")) and _STAMP.search(text)) or _whole_prefix(text)
    return _PREFIX.match(text[:_PREFIX_REACH]) if section.kind in ("lede", "body") and _credible(text) else None


def _whole_prefix(text: str) -> re.Match[str] | None:
    """A prefix that is the whole line; a place alone counts only with a dash, an agency or a date."""
    dashed = text if _ends_with_dash(text) else text + " —"
    found = _PREFIX.fullmatch(dashed)
    if found is None or found["dash"] == ":":
        return None
    sure = _ends_with_dash(text) or found["agency"] or found["date"] or found["late"]
    return found if sure else None


def _ends_with_dash(text: str) -> bool:
    return text.endswith(("—", "–", "--", "_", " -"))


def _credible(text: str) -> bool:
    """A prefix inside a paragraph needs a place in capitals, an agency or a date: 'Officials - all of them - ...'."""
    found = _PREFIX.match(text[:_PREFIX_REACH])
    if found is None or found["dash"] == ":":
        return False
    first = found["place"].split(",")[0]
    return bool(found["agency"] or found["date"] or found["late"]) or (len(first) > 2 and first.isupper())


def _span(body: str, base: int, found: re.Match[str], group: str) -> Span | None:
    if group not in found.re.groupindex or not found[group]:
        return None
    start, end = base + found.start(group), base + found.end(group)
    return Span(start, end, body[start:end])
