"""The dates of a short text, as tests write them. The reference is Tuesday, 25 November 2025."""

from datetime import date

from tests.engines import loaded
from worker.article import Article
from worker.event import DateMention
from worker.language import parse
from worker.normalisation.dates import find_dates
from worker.sectioning import divide

PUBLISHED = date(2025, 11, 25)


def read(body: str, published: date | None = PUBLISHED) -> tuple[DateMention, ...]:
    """The dates of a body."""
    article = Article(id="t", body=body, published=published)
    return find_dates(parse(loaded(reader=False), body), article, divide(article))


def told(body: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """The dates of a body as (text, 'first day' or 'first..last day'), without the century."""
    out = []
    for mention in read(body, published):
        first, last = mention.value.start.isoformat(), mention.value.end.isoformat()
        out.append((mention.text, first if first == last else f"{first}..{last}"))
    return out
