"""The day that relative dates of an article are told from."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from worker.article import Article, Section
from worker.sectioning.dateline import find_dateline

_OVERNIGHT = timedelta(days=3)  # from writing to publication at most


def reference_day(
    article: Article, sections: Sequence[Section], explicit: Callable[[int, int], date | None]
) -> date | None:
    """The day of the dateline, if it is that of the publication or just before, else that of publication.

    Where neither is known, the day in the byline, else None. `explicit` reads the absolute day inside body[start:end].
    """
    published = day_of(article)
    dateline = find_dateline(article, sections)
    spots = [(dateline.date.start, dateline.date.end)] if dateline and dateline.date else []
    if published is not None:  # news is written on the day of its dateline: "KANO, March 17 - ... today"
        written = next((day for start, end in spots if (day := explicit(start, end))), None)
        return written if written and timedelta(0) <= published - written <= _OVERNIGHT else published
    spots += [(section.start, section.end) for section in sections if section.kind in ("byline", "dateline")]
    for start, end in spots:
        found = explicit(start, end)
        if found is not None:
            return found
    return None


def day_of(article: Article) -> date | None:
    """The day of publication in the zone of the message."""
    return article.published.date() if isinstance(article.published, datetime) else article.published
