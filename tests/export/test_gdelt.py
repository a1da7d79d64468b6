"""GDELT's columns."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from worker.export import gdelt
from worker.export.cells import Cell
from worker.export.told import Told

Make = Callable[..., Told]
Party = Callable[..., dict[str, Any]]


def test_the_file_is_as_written_by_hand(told: Make, golden: Callable[[str], bytes]) -> None:
    """An attack and a protest, no header."""
    assert b"".join(gdelt.lines([told(), told("protest")])) == golden("gdelt.tsv")


@pytest.mark.parametrize(
    ("number", "name"),
    [(1, "GlobalEventID"), (6, "Actor1Code"), (16, "Actor2Code"), (26, "IsRootEvent"), (30, "QuadClass"),
     (36, "Actor1Geo_Type"), (44, "Actor2Geo_Type"), (52, "ActionGeo_Type"), (59, "ActionGeo_FeatureID"),
     (60, "DATEADDED"), (61, "SOURCEURL")],
)  # fmt: skip
def test_the_columns_are_gdelts(number: int, name: str) -> None:
    """61, in the order of its event table."""
    assert len(gdelt.COLUMNS) == 61
    assert gdelt.COLUMNS[number - 1] == name


def test_a_row_fills_known_columns_only(told: Make) -> None:
    """Whatever the event."""
    assert gdelt.row(told()).keys() <= set(gdelt.COLUMNS)


def test_cells_cannot_break_a_row(told: Make) -> None:
    """Tabs and line breaks become blanks, quotes single; always 61 cells."""
    article = {"url": '"https://x.example/\ta\nb"'}
    (line,) = gdelt.lines([told(article=article)])
    cells = line.decode().rstrip("\n").split("\t")
    assert len(cells) == 61
    assert cells[60] == "'https://x.example/ a b'"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2015-02-18", "2015-02-18", ("20150218", "201502", 2015, "2015.1315")),
        ("2023-09-21", "2023-09-21", ("20230921", "202309", 2023, "2023.7151")),
        ("2025-11-01", "2025-11-30", (None, "202511", 2025, None)),
        ("2025-11-24", "2025-12-02", (None, None, 2025, None)),
        ("2024-12-30", "2025-01-02", (None, None, None, None)),
    ],
)
def test_dates_stand_as_far_as_the_text_tells(told: Make, start: str, end: str, expected: tuple[Cell, ...]) -> None:
    """The day only where it is one day, the fraction by GDELT's months of 30 days."""
    when = {"start": start, "end": end, "precision": "range", "basis": "text", "text": None}
    row = gdelt.row(told(date=when))
    assert tuple(row[name] for name in ("Day", "MonthYear", "Year", "FractionDate")) == expected


@pytest.mark.parametrize(
    ("kind", "sector", "country", "expected"),
    [
        ("armed_force", "MIL", "RUS", ("RUSMIL", "RUS", None, "MIL")),
        ("person", "GOV", "ROU", ("ROMGOV", "ROM", None, "GOV")),
        ("organization", "JRN", "GBR", ("GBRMED", "GBR", None, "MED")),
        ("organization", "MED", None, ("HLH", None, None, "HLH")),
        ("organization", "UNO", None, ("UNOIGO", None, "UNO", "IGO")),
        ("organization", "PTY", "DEU", ("DEU", "DEU", None, None)),
        ("unknown", None, None, (None, None, None, None)),
    ],
)
def test_actor_codes_are_cameos(
    told: Make, party: Party, kind: str, sector: str | None, country: str | None, expected: tuple[Cell, ...]
) -> None:
    """Country, known group and type; PLOVER's sectors translated, those without a CAMEO type left out."""
    row = gdelt.row(told(actors=[party(kind, sector, country)]))
    assert (
        tuple(row.get(f"Actor1{name}") for name in ("Code", "CountryCode", "KnownGroupCode", "Type1Code")) == expected
    )


@pytest.mark.parametrize(
    ("example", "actors", "recipients", "names"),
    [
        ("attack", ["A", "B"], ["C"], ("A", "C")),
        ("attack", ["A", "B"], [], ("A", None)),
        ("attack", [], ["C"], (None, "C")),
        ("talks", ["A", "B", "C"], [], ("A", "B")),
        ("talks", [], [], (None, None)),
    ],
)
def test_actor_2_is_the_recipient_or_the_other_side_of_talks(
    told: Make, party: Party, example: str, actors: list[str], recipients: list[str], names: tuple[Cell, ...]
) -> None:
    """Two who attack together are not each other's target."""
    sides = {"actors": [party("government", name=one) for one in actors],
             "recipients": [party("government", name=one) for one in recipients]}  # fmt: skip
    row = gdelt.row(told(example, **sides))
    assert (row.get("Actor1Name"), row.get("Actor2Name")) == names


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("01", ("010", "010", "01", 1, 0.0)),
        ("04", ("040", "040", "04", 1, 1.0)),
        ("08", ("080", "080", "08", 2, 5.0)),
        ("13", ("130", "130", "13", 3, -4.4)),
        ("19", ("190", "190", "19", 4, -10.0)),
        (None, (None, None, None, None, None)),
    ],
)
def test_event_codes_follow_from_the_root(told: Make, root: str | None, expected: tuple[Cell, ...]) -> None:
    """The code "not specified below" of the root, its class and its value on the scale."""
    row = gdelt.row(told(cameo=root))
    names = ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale")
    assert tuple(row.get(name) for name in names) == expected


@pytest.mark.parametrize(
    ("country", "precision", "expected"),
    [
        ("UKR", "city", (4, "X, Ukraine", "UP", "geonames:7")),
        ("USA", "city", (3, "X, United States", "US", "geonames:7")),
        ("USA", "region", (2, "X, United States", "US", "geonames:7")),
        ("UKR", "region", (5, "X, Ukraine", "UP", "geonames:7")),
        ("UKR", "country", (1, "X", "UP", "UP")),
        (None, "area", (None, "X", None, "geonames:7")),
        (None, "city", (None, "X", None, "geonames:7")),
    ],
)
def test_places(told: Make, country: str | None, precision: str, expected: tuple[Cell, ...]) -> None:
    """Type by kind and country, FIPS country codes, our ids marked as GeoNames'."""
    place = {"name": "X", "country": country, "latitude": 1.0, "longitude": 2.0, "geonames_id": 7,
             "precision": precision, "basis": "text"}  # fmt: skip
    row = gdelt.row(told(place=place))
    assert tuple(row[f"ActionGeo_{name}"] for name in ("Type", "FullName", "CountryCode", "FeatureID")) == expected


def test_date_added_is_when_the_record_came(told: Make) -> None:
    """UTC, to the second."""
    recorded = datetime(2025, 11, 25, 7, 0, 9, tzinfo=UTC)
    assert gdelt.row(replace(told(), recorded=recorded))["DATEADDED"] == "20251125070009"


def test_an_id_that_is_no_uuid_gives_no_number(told: Make) -> None:
    """Rather than an error in the midst of a file."""
    assert gdelt.row(told(id="e1"))["GlobalEventID"] is None
