"""ACLED's columns."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from worker.export import acled
from worker.export.cells import Cell
from worker.export.told import Told

Make = Callable[..., Told]
Party = Callable[..., dict[str, Any]]
VAC = {"event_type": "Violence against civilians", "sub_event_type": "Attack"}
PROTEST = {"event_type": "Protests", "sub_event_type": None}


def test_the_file_is_as_written_by_hand(told: Make, golden: Callable[[str], bytes]) -> None:
    """An attack and a protest, header first."""
    assert b"".join(acled.lines([told(), told("protest")])) == golden("acled.csv")


def test_the_columns_are_acleds() -> None:
    """31, in its order; none filled that is not among them."""
    assert len(acled.COLUMNS) == 31
    assert (acled.COLUMNS[0], acled.COLUMNS[-1]) == ("event_id_cnty", "timestamp")


def test_a_row_fills_known_columns_only(told: Make) -> None:
    """Whatever the event."""
    assert acled.row(told()).keys() <= set(acled.COLUMNS)


def test_csv_reads_back(told: Make) -> None:
    """Commas, quotes and line breaks in what the article says do not move a column."""
    article = {"title": 'A "very, very"\nlong title', "source": "=cmd()"}
    text = b"".join(acled.lines([told(article=article)])).decode()
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["notes"] == 'A "very, very" long title: “struck”'
    assert row["source"] == "'=cmd()"
    assert len(text.splitlines()) == 2


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2025-11-25", "2025-11-25", (date(2025, 11, 25), 2025, 1)),
        ("2025-11-24", "2025-11-30", (date(2025, 11, 24), 2025, 2)),
        ("2025-11-01", "2025-11-30", (date(2025, 11, 1), 2025, 3)),
        ("2025-10-01", "2025-10-31", (date(2025, 10, 1), 2025, 3)),
        ("2024-12-30", "2025-01-02", (date(2024, 12, 30), 2024, 2)),
        ("2025-01-01", "2025-12-31", (None, 2025, None)),
        ("2014-01-01", "2025-12-31", (None, None, None)),
    ],
)
def test_time_precision_says_how_long_the_date_may_be_off(
    told: Make, start: str, end: str, expected: tuple[object, ...]
) -> None:
    """Day, week, month; nothing where it is longer."""
    when = {"start": start, "end": end, "precision": "range", "basis": "text", "text": None}
    row = acled.row(told(date=when))
    assert (row["event_date"], row["year"], row["time_precision"]) == expected


@pytest.mark.parametrize(
    ("kind", "sector", "country", "label"),
    [
        ("armed_force", "MIL", "UKR", "State forces"),
        ("armed_force", "MIL", "RUS", "External/Other forces"),
        ("armed_force", "MIL", None, None),
        ("police", "COP", "UKR", "State forces"),
        ("government", "GOV", "UKR", "State forces"),
        ("person", "MIL", "UKR", "State forces"),
        ("person", "GOV", "UKR", None),
        ("armed_force", "UNO", None, "External/Other forces"),
        ("armed_group", "REB", "UKR", "Rebel group"),
        ("armed_group", "CRM", None, "Political militia"),
        ("armed_group", None, None, None),
        ("civilians", None, None, "Civilians"),
        ("organization", "JRN", None, "Civilians"),
        ("person", None, "UKR", None),
        ("unknown", None, None, None),
    ],
)
def test_inter_is_told_by_kind_sector_and_country(
    told: Make, party: Party, kind: str, sector: str | None, country: str | None, label: str | None
) -> None:
    """The event is in Ukraine; a state's forces count as such at home."""
    assert acled.row(told(actors=[party(kind, sector, country)]))["inter1"] == label


def test_who_demonstrates_is_a_protester(told: Make, party: Party) -> None:
    """The actors of a protest, not those it is against; those whom the police beat."""
    against = acled.row(told("protest", actors=[party("person")], recipients=[party("person", "GOV", "POL")]))
    assert (against["inter1"], against["inter2"], against["interaction"]) == ("Protesters", None, None)
    excessive = {"event_type": "Protests", "sub_event_type": "Excessive force against protesters"}
    beaten = acled.row(told(acled=excessive, actors=[party("police", "COP", "UKR")], recipients=[party("civilians")]))
    assert (beaten["inter1"], beaten["inter2"]) == ("State forces", "Protesters")
    assert beaten["interaction"] == "State forces-Protesters"
    assert beaten["disorder_type"] == "Political violence; Demonstrations"


def test_who_riots_is_a_rioter(told: Make, party: Party) -> None:
    """Those who attack, or those who are fought by the state's forces; whom a mob attacks is none."""
    mob = {"event_type": "Riots", "sub_event_type": "Mob violence"}
    lynched = acled.row(told(acled=mob, actors=[party("civilians")], recipients=[party("person", "CVL")]))
    assert (lynched["inter1"], lynched["inter2"]) == ("Rioters", "Civilians")
    clash = {"event_type": "Riots", "sub_event_type": "Violent demonstration"}
    fought = acled.row(told(acled=clash, actors=[party("police", "COP", "UKR")], recipients=[party("civilians")]))
    assert (fought["inter1"], fought["inter2"]) == ("State forces", "Rioters")


@pytest.mark.parametrize(
    ("first", "second", "interaction"),
    [
        (("armed_force", "MIL", "RUS"), ("civilians", None), "Civilians-External/Other forces"),
        (("armed_group", "REB"), ("armed_force", "MIL", "UKR"), "State forces-Rebel group"),
        (("armed_group", "REB"), ("infrastructure", None), "Rebel group only"),
        (("armed_group", "REB"), ("unknown", None), None),
        (("unknown", None), ("civilians", None), None),
    ],
)
def test_interaction_names_the_lower_code_first(
    told: Make, party: Party, first: tuple[str, ...], second: tuple[str, ...], interaction: str | None
) -> None:
    """Both sides have to be known, or there is one only."""
    assert acled.row(told(actors=[party(*first)], recipients=[party(*second)]))["interaction"] == interaction


def test_further_parties_are_associated_and_buildings_are_none(told: Make, party: Party) -> None:
    """The first of each side is the actor."""
    targets = [party("infrastructure", name="depot"), party("civilians", name="guards"), party("police", name="police")]
    row = acled.row(told(actors=[party("armed_group", name="A"), party("armed_group", name="B")], recipients=targets))
    assert [row[name] for name in ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")] == [
        "A",
        "B",
        "guards",
        "police",
    ]


@pytest.mark.parametrize(
    ("codes", "target", "label"),
    [
        (VAC, "unknown", "Civilian targeting"),
        ({"event_type": "Explosions/Remote violence", "sub_event_type": None}, "civilians", "Civilian targeting"),
        ({"event_type": "Explosions/Remote violence", "sub_event_type": None}, "armed_force", None),
        (PROTEST, "civilians", None),
    ],
)
def test_civilian_targeting(told: Make, party: Party, codes: dict[str, Any], target: str, label: str | None) -> None:
    """By the type, or by who is hit."""
    assert acled.row(told(acled=codes, recipients=[party(target)]))["civilian_targeting"] == label


@pytest.mark.parametrize(
    ("killed", "fatalities", "tag"),
    [
        ({"low": 4, "high": 4}, 4, "killed=4"),
        ({"low": 4, "high": None}, 4, "killed=at least 4"),
        ({"low": 4, "high": 6}, 4, "killed=4 to 6"),
        ({"low": None, "high": 6}, None, "killed=at most 6"),
        ({"low": 0, "high": 0}, 0, "killed=0"),
        (None, None, None),
    ],
)
def test_fatalities_are_the_low_bound(told: Make, killed: object, fatalities: Cell, tag: str | None) -> None:
    """The range is in the tags; what is not told is empty, not 0."""
    row = acled.row(told(casualties={"killed": killed, "injured": None}))
    assert row["fatalities"] == fatalities
    tags = str(row["tags"]).split("; ")
    assert (tag in tags) if tag else not any(one.startswith("killed") for one in tags)


def test_groups_are_in_the_tags(told: Make) -> None:
    """Each with its harm."""
    part = {"harm": "killed", "group": "aid_workers", "low": 2, "high": None, "text": "two", "start": 0, "end": 3}
    tags = str(acled.row(told(casualties_by_group=[part]))["tags"]).split("; ")
    assert "aid workers killed=at least 2" in tags


def test_who_says_so_is_in_the_tags(told: Make) -> None:
    """Each account, and each count with whose it is."""
    tags = str(acled.row(told("disputed-author"))["tags"]).split("; ")
    assert "killed by Ukraine=at least 4" in tags
    assert "killed by Red Cross official=2" in tags
    assert tags[-1] == (
        "told by=fact, accused by Ukraine of Russian forces, accused by Russia of Ukrainian forces, "
        "denied by Russia of Russian forces"
    )


@pytest.mark.parametrize(
    ("precision", "code", "admin1"),
    [("point", 1, None), ("district", 1, None), ("city", 1, None), ("region", 3, "X"), ("country", None, None),
     ("area", None, None)],
)  # fmt: skip
def test_geo_precision(told: Make, precision: str, code: int | None, admin1: str | None) -> None:
    """The town or a larger region; a country has none."""
    place = {"name": "X", "country": "UKR", "latitude": 1.0, "longitude": 2.0, "geonames_id": None,
             "precision": precision, "basis": "text"}  # fmt: skip
    row = acled.row(told(place=place))
    assert (row["geo_precision"], row["admin1"], row["location"], row["iso"]) == (code, admin1, "X", 804)


def test_the_timestamp_is_when_the_record_came(told: Make) -> None:
    """Seconds since 1970."""
    recorded = datetime(2025, 11, 25, 7, 0, tzinfo=UTC)
    assert acled.row(replace(told(), recorded=recorded))["timestamp"] == 1764054000
