"""Articles in, incidents out: whatever order they come in, however often, and whatever is revised or withdrawn."""

import math
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from worker.article import Article, Span
from worker.event import Casualties, Event, EventDate, EventPlace, Figure
from worker.incidents.incident import Incident
from worker.incidents.linker import Linker
from worker.incidents.telling import tellings

START = datetime(2026, 3, 4, 7, tzinfo=UTC)
KHARKIV = "A missile hit an apartment block in Kharkiv on Wednesday, killing {} people, rescuers said."
GOMA = "Gunmen raided a market in Goma on Friday and killed {} traders, a nurse said by telephone."
TOWNS = {"Kharkiv": ("UKR", 50.0, 36.25), "Goma": ("COD", -1.68, 29.23)}


def article(name: str, body: str, hours: float = 0, **fields: object) -> Article:
    """A report of a paper of its own."""
    published = START + timedelta(hours=hours)
    return Article(id=name, body=body, published=published, source=f"Paper {name}", **fields)  # type: ignore[arg-type]  # the article's own


def attack(told: Article, killed: int) -> Event:
    """The attack that an article tells."""
    town = next(name for name in TOWNS if name in told.body)
    country, latitude, longitude = TOWNS[town]
    day = (START + timedelta(days=0 if town == "Kharkiv" else 2)).date()
    where = EventPlace(
        name=town,
        country=country,
        latitude=latitude,
        longitude=longitude,
        geonames_id=None,
        precision="city",
        basis="text",
    )
    return Event(
        id=f"00000000-0000-5000-8000-{abs(hash_of(told.id)):012d}",
        type="attack",
        plover=None,
        modality="actual",
        mentions=(Span(2, 20, told.body[2:20]),),
        date=EventDate(start=day, end=day, precision="day", basis="text"),
        place=where,
        casualties=Casualties(killed=Figure(killed, killed)),
    )


def hash_of(name: str) -> int:
    """A number of a name that is the same in every run."""
    return int.from_bytes(name.encode()[:4], "big")


REPORTS = [
    (article("k1", KHARKIV.format(3)), 3),
    (article("k2", "Eight people are known to have died when a missile struck a residential block in Kharkiv.", 3), 8),
    (
        article(
            "k3", "Rescuers in Kharkiv found more bodies in an apartment block that a missile hit; 12 people died.", 9
        ),
        12,
    ),
    (article("g1", GOMA.format(5), 50), 5),
    (
        article("g2", "Six traders were killed at a market in Goma when gunmen attacked it, a village elder said.", 54),
        6,
    ),
]


def put(linker: Linker, told: Article, killed: int) -> None:
    linker.put(told.id, told.revision, tellings(told, () if told.withdrawn else (attack(told, killed),)))


def linked(reports: Sequence[tuple[Article, int]]) -> list[Incident]:
    linker = Linker()
    for told, killed in reports:
        put(linker, told, killed)
    return linker.incidents()


def articles_of(incidents: Sequence[Incident]) -> list[list[str]]:
    return [[each.article for each in incident.articles] for incident in incidents]


def test_reports_of_one_happening_are_one_incident() -> None:
    assert articles_of(linked(REPORTS)) == [["k1", "k2", "k3"], ["g1", "g2"]]


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_articles_plays_no_part(seed: int) -> None:
    """Nor does it that some are delivered twice."""
    shuffled = random.Random(seed).sample([*REPORTS, *REPORTS[:3]], len(REPORTS) + 3)
    assert linked(shuffled) == linked(REPORTS)


def test_a_second_delivery_changes_nothing() -> None:
    linker = Linker()
    for told, killed in REPORTS:
        put(linker, told, killed)
    told, killed = REPORTS[1]
    changes = linker.put(told.id, told.revision, tellings(told, (attack(told, killed),)))
    assert (changes.incidents, changes.retired) == ((), ())


def test_the_toll_is_kept_as_it_rose() -> None:
    (killed,) = linked(REPORTS)[0].tolls
    assert [count.low for count in killed.told] == [3, 8, 12]
    assert (killed.newest.low, killed.newest.source, killed.low, killed.high) == (12, "Paper k3", 3, 12)


def test_a_withdrawn_article_takes_back_what_it_gave() -> None:
    """The incident stays as the others tell it; of the last one nothing stays."""
    linker = Linker()
    for told, killed in REPORTS:
        put(linker, told, killed)
    linker.withdraw("k3", 1)
    assert linker.incidents() == linked([report for report in REPORTS if report[0].id != "k3"])
    linker.withdraw("g1", 1)
    changes = linker.withdraw("g2", 1)
    assert [retired.into for retired in changes.retired] == [()]


def test_an_incident_whose_first_report_is_withdrawn_points_to_its_heir() -> None:
    linker = Linker()
    for told, killed in REPORTS:
        put(linker, told, killed)
    changes = linker.withdraw("k1", 1)
    (retired,), (heir,) = changes.retired, changes.incidents
    assert retired.into == (heir.id,)


def test_a_revision_takes_the_place_of_the_one_before_it_and_an_older_one_is_ignored() -> None:
    linker = Linker()
    put(linker, *REPORTS[0])
    put(linker, article("k1", KHARKIV.format(4), revision=2), 4)
    put(linker, article("k1", KHARKIV.format(99), revision=1), 99)
    (incident,) = linker.incidents()
    assert [count.low for count in incident.tolls[0].told] == [4]


def test_a_wire_copy_adds_a_source_and_no_evidence() -> None:
    copy = article("k4", REPORTS[0][0].body, 1)
    (incident,) = linked([*REPORTS[:2], (copy, 3)])
    assert {each.article: each.copy_of for each in incident.articles}["k4"] == "k1"
    assert incident.sources == 2
    assert [count.article for count in incident.tolls[0].told] == ["k1", "k2"]


def test_what_is_past_the_retention_leaves_the_state() -> None:
    """By time of publication, not by any clock."""
    linker = Linker(retention=1)
    for told, killed in REPORTS:
        put(linker, told, killed)
    assert articles_of(linker.incidents()) == [["g1", "g2"]]
    assert len(linker) == 2


def test_reports_without_an_event_are_no_incident() -> None:
    linker = Linker(retention=math.inf)
    told = article("x", "The library of the town opens on Sundays from now on, its head said.")
    linker.put(told.id, 0, tellings(told, ()))
    assert linker.incidents() == []
