"""Temporal expressions of the text to the days they mean.

One pass finds anchor words (weekdays, months, units, numbers); the rules of an anchor's class are tried around it, and
the longest match that makes sense is a mention. Later mentions see the earlier ones ("the same day", "a year earlier").
Durations ("for two years"), ages, sets ("every Friday") and vague times ("recently") are no dates.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from spacy.tokens import Doc

from worker.article import Article, Section
from worker.event import DateMention
from worker.normalisation.dates import absolute, holidays, quarters, relative, seasons, units, years
from worker.normalisation.dates.calendar import Value
from worker.normalisation.dates.frame import Anchor, Frame, Rule
from worker.normalisation.dates.grammar import DECADES, HOLIDAYS, MONTHS, SEASONS, WEEKDAYS
from worker.normalisation.dates.pairs import paired
from worker.normalisation.dates.reference import day_of, reference_day
from worker.resources import load_yaml

_BEFORE, _AFTER = 48, 64  # characters around an anchor that an expression may span
_WORD = re.compile(r"[A-Za-z]+|\d+")
_UNITS = ("hour", "day", "week", "fortnight", "weekend", "month", "quarter", "year", "decade", "period")


def _anchor_words() -> dict[str, Anchor]:
    out: dict[str, Anchor] = {}
    for part in load_yaml("dates/lexicon.yaml")["parts_of_day"]:
        out[part] = out[part + "s"] = "part"
    out |= dict.fromkeys((name.split()[0].split("'")[0].rstrip(".") for name in HOLIDAYS), "holiday")
    out |= dict.fromkeys(DECADES, "decade")
    out |= dict.fromkeys(SEASONS, "season")
    out |= dict.fromkeys(MONTHS, "month")
    out |= dict.fromkeys(WEEKDAYS, "weekday")
    out |= dict.fromkeys(("eighteen", "nineteen", "twenty", "thousand"), "spelled")
    out |= dict.fromkeys((*_UNITS, *(unit + "s" for unit in _UNITS), "century", "centuries", "half"), "unit")
    return out | dict.fromkeys(("today", "yesterday", "tomorrow", "tonight", "overnight"), "today")


_ANCHORS = _anchor_words()
_RULES: dict[str, list[Rule]] = defaultdict(list)
_MODULES = (absolute, years, holidays, relative, seasons, units, quarters)
for _rule in (rule for module in _MODULES for rule in module.RULES):
    for _class in _rule.anchors:
        _RULES[_class].append(_rule)


def find_dates(doc: Doc, article: Article, sections: Sequence[Section]) -> tuple[DateMention, ...]:
    """Return the dates of the text in order; relative ones only where the article has a day to tell them from."""
    text = doc.text
    reference = reference_day(article, sections, lambda start, end: _explicit(doc, text[:end], start, day_of(article)))
    furniture = [(s.start, s.end) for s in sections if s.kind == "boilerplate"]
    published = article.published if isinstance(article.published, datetime) else None
    found = paired(_read(doc, text, reference, 0, furniture, published), text, reference)
    return tuple(replace(each, text=article.body[each.start : each.end]) for each in found)  # the view may differ


def _explicit(doc: Doc, text: str, start: int, published: date | None) -> date | None:
    """The first day of `text`, a start of the body, from `start` on; one without a year is near the publication."""
    days = (m.value.start for m in _read(doc, text, published, start, ()) if m.precision in ("day", "time"))
    return next(days, None)


def _read(
    doc: Doc,
    text: str,
    reference: date | None,
    start: int,
    skipped: Sequence[tuple[int, int]],
    published: datetime | None = None,
) -> list[DateMention]:
    found: list[DateMention] = []
    frame = Frame(doc, text, reference, found, published)
    done = start
    for anchor, rules in _anchors(text, start):
        if anchor.start() < done or any(a <= anchor.start() < b for a, b in skipped):
            continue
        mention = _best(frame, anchor, rules, done)
        if mention is not None:
            found.append(mention)
            done = mention.end
    return found


def _anchors(text: str, start: int) -> Iterator[tuple[re.Match[str], list[Rule]]]:
    """The anchor words from `start` on, each with the rules that its own class and those around it allow."""
    anchors: list[tuple[re.Match[str], Anchor]] = []
    for word in _WORD.finditer(text, start):
        token = word[0]
        name: Anchor | None = "number" if token.isdigit() else _ANCHORS.get(token.lower())
        if name:
            anchors.append((word, name))
    first = last = 0
    for word, name in anchors:
        while anchors[first][0].end() < word.start() - _BEFORE:
            first += 1
        while last < len(anchors) and anchors[last][0].start() <= word.end() + _AFTER:
            last += 1
        near = frozenset(other for _, other in anchors[first:last])
        yield word, _rules(name, near)


@cache
def _rules(name: Anchor, near: frozenset[Anchor]) -> list[Rule]:
    return [rule for rule in _RULES[name] if rule.needs <= near]


def _best(frame: Frame, anchor: re.Match[str], rules: Sequence[Rule], low: int) -> DateMention | None:
    """The longest reading around an anchor that makes sense; the earlier rule where two are as long."""
    matches: list[tuple[int, re.Match[str], Rule]] = []
    low, high = max(low, anchor.start() - _BEFORE), anchor.end() + _AFTER
    for rule in rules:
        for match in rule.pattern.finditer(frame.text, low, high):
            if match.start() > anchor.start():
                break
            if match.end() >= anchor.end():
                matches.append((match.start() - match.end(), match, rule))
                break
    for _, match, rule in sorted(matches, key=lambda each: each[0]):
        value = rule.resolve(match, frame)
        if value is not None:
            return _mention(match, value)
    return None


def _mention(match: re.Match[str], value: Value) -> DateMention:
    text = match[0].rstrip(" \n\t,")
    start = match.start() + len(text) - len(text.lstrip())
    interval, precision = value
    return DateMention(
        text=text.lstrip(), start=start, end=match.start() + len(text), value=interval, precision=precision
    )
