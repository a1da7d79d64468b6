"""What a date rule sees besides its match: the reference, the tense, the dates mentioned before."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast

from spacy.tokens import Doc

from worker.event import DateMention, DatePrecision
from worker.normalisation.dates.calendar import Direction, Value
from worker.normalisation.dates.tense import direction_at, is_surely_past

Anchor = Literal["weekday", "month", "unit", "today", "part", "holiday", "number", "decade", "season", "spelled"]
STEP = {
    **dict.fromkeys(("last", "past", "previous"), -1),
    **dict.fromkeys(("this", "current", "same", "that", "latest"), 0),
    **dict.fromkeys(("next", "coming", "following"), 1),
}
_REACH = 500  # characters back that "the same day", "a year earlier" may refer to
_QUARTER_REACH = 2000  # the same for "the quarter", "a year ago" in business news
_QUARTER_AGE = 400  # days from the start of a quarter that news still compares with the year before


@dataclass(frozen=True, slots=True)
class Frame:
    """The reading so far: parsed text, reference day, mentions in the order of the text."""

    doc: Doc
    text: str
    reference: date | None
    recent: Sequence[DateMention] = ()
    published: datetime | None = None  # where the message has a time

    def direction(self, match: re.Match[str]) -> Direction | None:
        """Behind or ahead, by the governing verb; None where nothing says."""
        return direction_at(self.doc, match.start(), match.end())

    def is_surely_past(self, match: re.Match[str]) -> bool:
        """True where it hangs on a past verb itself, so that no noun or other clause can make it lie ahead."""
        return is_surely_past(self.doc, match.start(), match.end())

    def last(self, offset: int, *precisions: DatePrecision) -> DateMention | None:
        """The nearest mention before `offset` of one of the precisions (of any where none is given)."""
        for mention in reversed(self.recent):
            if offset - mention.end > _REACH:
                return None
            if not precisions or mention.precision in precisions:
                return mention
        return None

    def last_quarter(self, offset: int) -> DateMention | None:
        """The nearest quarter told before `offset` that is not itself one of the year before."""
        for mention in reversed(self.recent):
            if offset - mention.end > _QUARTER_REACH:
                return None
            late = self.reference is None or (self.reference - mention.value.start).days <= _QUARTER_AGE
            if mention.precision == "quarter" and late:
                return mention
        return None


Resolve = Callable[[re.Match[str], Frame], Value | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that covers at least one anchor word of its classes, and what it means.

    `needs` are the classes that must all stand near for the pattern to have a chance: most patterns are never tried.
    """

    anchors: frozenset[Anchor]
    needs: frozenset[Anchor]
    pattern: re.Pattern[str]
    resolve: Resolve


def rule(anchors: str, pattern: str, resolve: Resolve, needs: str = "") -> Rule:
    """Make a rule; `anchors` and `needs` are class names with spaces between."""
    return Rule(_classes(anchors), _classes(needs), re.compile(rf"(?<![\w$£€])(?:{pattern})"), resolve)


def _classes(names: str) -> frozenset[Anchor]:
    return frozenset(cast(Anchor, name) for name in names.split())
