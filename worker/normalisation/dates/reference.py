"""The day that relative dates of an article are told from."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from worker.article import Article, Section
from worker.sectioning.dateline import find_dateline


def reference_day(
    article: Article, sections: Sequence[Section], explicit: Callable[[int, int], date | None]
) -> date | None:
    """The day of publication in the zone of the message, else that of the dateline, else one in the byline, else None.

    `explicit` reads the absolute day inside body[start:end], where there is one.
    """
    if article.published is not None:
        return article.published.date() if isinstance(article.published, datetime) else article.published
    dateline = find_dateline(article, sections)
    spots = [(dateline.date.start, dateline.date.end)] if dateline and dateline.date else []
    spots += [(section.start, section.end) for section in sections if section.kind in ("byline", "dateline")]
    for start, end in spots:
        found = explicit(start, end)
        if found is not None:
            return found
    return None
