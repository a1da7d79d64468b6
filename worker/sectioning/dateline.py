"""The dateline: 'KYIV, Ukraine (AP) —' at the start of the news, or a line that holds only place, agency and date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from worker.article import Article, Section, Span
from worker.resources import load_yaml

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
_LISTED = "|".join(sorted(map(re.escape, load_yaml("sectioning/cues.yaml")["agencies"]), key=len, reverse=True))
_WORDS = r"[A-Z][\w'’.-]*(?:\s+(?:[a-z]{2,3}\s+)?[A-Z][\w'’.-]*){0,3}"
_LARGER = rf"(?:,\s+(?!(?:{_LISTED})\b){_WORDS})"
_SPOT = rf"(?:[A-Z][A-Z'’. -]{{2,30}}{_LARGER}?|{_WORDS}{_LARGER}{{0,2}})"
_PLACE = rf"(?P<place>{_SPOT})(?:\s*/\s*{_SPOT})*(?:\s*[(\[]{_WORDS}[)\]](?=\s*,))?"
_DAY_BEFORE = rf"\s*[,/]?\s*(?P<date>(?i:{_DATE}))"
_AGENCY = rf"\([A-Z][\w /.,&'’-]{{1,60}}\)|(?:{_LISTED})\b"
_SHORT = rf"(?:{_LISTED}|[A-Z]{{2,8}})"
_DASH = r"\s*\.?\s*(?P<dash>—|–|--+|-(?=\s|$)|_|:)\s*"
_AGAIN = rf"(?:{_SPOT}\s*,\s*(?P<late>(?i:{_DATE}))\s*(?:—|–|-)\s+)?"  # ROME, OCT 14 -
_PREFIXES = tuple(
    re.compile(form)
    for form in (
        # KYIV, Ukraine (AP) —
        rf"{_PLACE}(?:{_DAY_BEFORE})?(?P<agency>\s*[,/]?\s*(?:{_AGENCY}))?(?:\s*[,/]?\s*(?P<after>(?i:{_DATE})))?{_DASH}{_AGAIN}",
        # MOSCOW, October 14. /TASS/.
        rf"{_PLACE}(?:{_DAY_BEFORE})?\.?\s*(?P<agency>/(?:{_LISTED})/)\.?(?:\s*(?:—|–|-))?\s+",
        # New Delhi, Oct 14 (PTI)
        rf"{_PLACE}{_DAY_BEFORE}\s*(?P<agency>\({_SHORT}\))\s+(?=[A-Z\d\"“‘'])",
        # (CNN) —
        rf"(?P<agency>\({_SHORT}\)|(?:{_LISTED})\b){_DASH}{_AGAIN}",
        # October 14, 2025 (JUBA) -
        rf"(?P<date>(?i:{_DATE}))\s*\((?P<place>{_SPOT})\){_DASH}",
    )
)
_DATES = ("date", "after", "late")
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
    found = _credible(text)
    return found.end() if found and found.end() < len(text.rstrip()) else None


def find_dateline(article: Article, sections: Sequence[Section]) -> Dateline | None:
    """Return the place and the date of the dateline, None where the article has none."""
    place = date = None
    for section in sections:
        text = article.body[section.start : section.end]
        found = _read(text, section)
        if found:
            place = place or _span(article.body, section.start, found, "place")
            dates = (_span(article.body, section.start, found, name) for name in _DATES)
            date = date or next(filter(None, dates), None)
        if section.kind == "lede":
            break
    return Dateline(place, date) if place or date else None


def _read(text: str, section: Section) -> re.Match[str] | None:
    if section.kind == "dateline":
        return (_STAMP.fullmatch(text.strip("|·• ")) and _STAMP.search(text)) or _whole_prefix(text)
    return _credible(text) if section.kind in ("lede", "body") else None


def _whole_prefix(text: str) -> re.Match[str] | None:
    """A prefix that is the whole line; a place alone counts only with a dash, an agency or a date."""
    dashed = text if _ends_with_dash(text) else text + " —"
    found = next((found for form in _PREFIXES if (found := form.fullmatch(dashed))), None)
    if found is None or _told(found, "dash") == ":":
        return None
    return found if _ends_with_dash(text) or _is_dated(found) else None


def _ends_with_dash(text: str) -> bool:
    return text.endswith(("—", "–", "--", "_", " -"))


def _credible(text: str) -> re.Match[str] | None:
    """The prefix of a paragraph: it has a place in capitals, an agency or a date: 'Officials - all of them - ...'.

    In front of a colon it has both an agency and a date.
    """
    start = text[:_PREFIX_REACH]
    for found in filter(None, (form.match(start) for form in _PREFIXES)):
        first = (_told(found, "place") or "").split(",")[0]
        capital = len(first) > 2 and first.isupper()
        colon = _told(found, "dash") == ":"
        if (
            (_is_dated(found) and not colon)
            or (capital and not colon)
            or (_told(found, "agency") and _told(found, "date"))
        ):
            return found
    return None


def _is_dated(found: re.Match[str]) -> bool:
    return any(_told(found, name) for name in ("agency", *_DATES))


def _told(found: re.Match[str], name: str) -> str | None:
    """What a group holds, None where the form has no such group."""
    return found[name] if name in found.re.groupindex else None


def _span(body: str, base: int, found: re.Match[str], group: str) -> Span | None:
    if not _told(found, group):
        return None
    start = base + found.start(group)
    end = start + len(found[group].rstrip())
    return Span(start, end, body[start:end])
