"""Series of short articles with the happenings that each tells (gold/series.jsonl), and which telling of ours is which.

A happening that an article tells is a unit. It is found by a telling whose words touch those marked in the article; an
article that tells one only stands for it as a whole, by the telling that says most of what it says.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from worker.article import Article
from worker.event import Event
from worker.incidents.telling import Telling, tellings
from worker.intake import read_article
from worker.pipeline import Engine, extract

SERIES = Path(__file__).parents[1] / "gold" / "series.jsonl"
FIELDS = ("id", "title", "body", "published", "source")

Row = dict[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Unit:
    """A happening told by an article: the gold's name of it and the telling that stands for it, if any."""

    happening: str
    telling: Key | None


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a series, its tellings, and its units."""

    series: str
    article: Article
    tellings: tuple[Telling, ...]
    units: tuple[Unit, ...]


def series() -> list[Row]:
    """All series."""
    return [json.loads(line) for line in SERIES.read_text(encoding="utf-8").splitlines()]


def is_held_out(name: str) -> bool:
    """Every second series is never fitted to."""
    return int(name.rpartition("-")[2]) % 2 == 0


def articles(rows: Sequence[Row]) -> Iterator[tuple[Row, Row, Article]]:
    """Each article of each series, with its gold."""
    for row in rows:
        for told in row["articles"]:
            message = json.dumps({name: told[name] for name in FIELDS}).encode()
            yield row, told, read_article(message, "application/json")


def told(row: Row, gold: Row, article: Article, events: tuple[Event, ...]) -> Told:
    """The units of an article, once its events are known."""
    found = tellings(article, events)
    mentions = {event.id: [(span.start, span.end) for span in event.mentions] for event in events}
    units = []
    for each in gold["tells"]:
        marks = [(anchor["start"], anchor["end"]) for anchor in each["anchors"]]
        telling = next((t for t in found if t.event and _touch(mentions[t.event.id], marks)), None)
        if telling is None and len(gold["tells"]) == 1:
            telling = lead(found)
        units.append(Unit(f"{row['id']}:{each['incident']}", telling.key if telling else None))
    return Told(row["id"], article, found, tuple(units))


def lead(found: Sequence[Telling]) -> Telling | None:
    """The telling that the report is about."""
    return next((telling for telling in found if telling.focal), None)


def extracted(engine: Engine) -> list[Told]:
    """All articles of all series, in the order of the file."""
    return [told(row, gold, article, extract(article, engine).events) for row, gold, article in articles(series())]


def extracted_ecb(path: Path, engine: Engine) -> list[Told]:
    """The articles of ECB+; each is of one incident, by what it is about."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = read_article(json.dumps(row["message"]).encode(), "application/json")
        found.append(whole(row["gold"], article, extract(article, engine).events))
    return found


def whole(gold: Row, article: Article, events: tuple[Event, ...]) -> Told:
    """An article with one unit, its focal telling."""
    found = tellings(article, events)
    focal = lead(found)
    return Told(str(gold["topic"]), article, found, (Unit(gold["incident"], focal.key if focal else None),))


def _touch(spans: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in others)
