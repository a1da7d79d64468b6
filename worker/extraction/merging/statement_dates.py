"""The day of statements that tell none, in a report of what happened on the day it was published.

Who speaks of today's attack speaks today. Reports of earlier days do not tell when their speakers spoke.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from worker.event import Event, EventDate
from worker.story import Story

_NEWS = {"attack", "talks"}  # events that such a report is about
_OPENING = 2  # paragraphs that tell what the report is about, a headline aside
_ABOUT_IT = {"lede", "body", "reaction"}
_SILENT = {"title", "byline", "dateline", "heading"}


def date_statements(story: Story, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, the statements among them that are undated with the day of publication where the report is of it."""
    day = _published(story)
    if day is None or not any(_opens(event, day, story) for event in events):
        return tuple(events)
    today = EventDate(start=day, end=day, precision="day", basis="published")
    return tuple(replace(event, date=today) if _is_undated(event, story) else event for event in events)


def _published(story: Story) -> date | None:
    published = story.article.published
    return published.date() if isinstance(published, datetime) else published


def _opens(event: Event, day: date, story: Story) -> bool:
    """True for an event of the day that the opening paragraphs tell."""
    when = event.date
    if event.type not in _NEWS or event.modality != "actual" or when is None or (when.start, when.end) != (day, day):
        return False
    opening = [section for section in story.sections if section.kind not in _SILENT][:_OPENING]
    return any(section.start <= span.start < section.end for section in opening for span in event.mentions)


def _is_undated(event: Event, story: Story) -> bool:
    if event.type != "statement" or event.modality != "actual" or event.date is not None:
        return False
    section = story.section_at(event.mentions[0].start)
    return section is not None and section.kind in _ABOUT_IT
