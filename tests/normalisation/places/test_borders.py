"""Borders between two countries as the place of an event. The sentences are made up."""

import pytest

from tests.extraction.setting.test_place import place_told
from worker.language import Engine
from worker.resources import load_tsv


@pytest.mark.parametrize(
    ("body", "countries"),
    [
        ("Gunmen killed three soldiers on the border between Sudan and Chad on Monday.", ("SDN", "TCD")),
        ("Gunmen killed three soldiers on the Thai-Cambodian border.", ("THA", "KHM")),
        ("Rockets killed two people along the Lebanon-Israel frontier.", ("LBN", "ISR")),
        ("Jets killed two people near Lebanon's border with Israel.", ("LBN", "ISR")),
        ("Guards killed two smugglers near the Iraqi/Syrian border.", ("IRQ", "SYR")),
        ("Gunmen killed a guard on the Gaza-Egypt border.", ("PSE", "EGY")),
        ("Soldiers killed two men at the border of Ethiopia and Eritrea.", ("ETH", "ERI")),
        ("Smugglers killed two men on the U.S.-Mexico border.", ("USA", "MEX")),
        ("Shells killed two men across the Armenia–Azerbaijan border.", ("ARM", "AZE")),
    ],
)
def test_a_border_has_both_countries(engine: Engine, body: str, countries: tuple[str, str]) -> None:
    """An area on the border, coded with the country named first, with both in the order of the text."""
    place = place_told(engine, body, "killed")
    assert place is not None
    assert (place.border, place.country, place.precision) == (countries, countries[0], "area")
    assert place.latitude is not None


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Bombs killed six people in Adre, on the border between Sudan and Chad.", "Adré"),
        ("Gunmen killed three soldiers in Sudan near the border with Chad.", "Sudan"),
        ("Gunmen killed three soldiers in Chad, and talks between Kenya and Somalia went on.", "Chad"),
    ],
)
def test_what_is_told_more_closely_is_no_border(engine: Engine, body: str, name: str) -> None:
    """A town beside the border, or one country near it, is the place."""
    place = place_told(engine, body, "killed")
    assert place is not None
    assert (place.name, place.border) == (name, None)


@pytest.mark.parametrize(
    ("pair", "latitude", "longitude"),
    [(("KOR", "PRK"), (37.6, 38.7), (126.5, 128.5)), (("SDN", "TCD"), (9.5, 20.0), (21.5, 24.5)),
     (("MEX", "USA"), (25.8, 32.8), (-117.2, -97.0)), (("CAN", "USA"), (41.6, 49.1), (-123.5, -66.9))],
)  # fmt: skip
def test_points_lie_on_the_border(
    pair: tuple[str, str], latitude: tuple[float, float], longitude: tuple[float, float]
) -> None:
    """The point of a border is between its ends."""
    points = {(one, other): (float(a), float(b)) for one, other, a, b in load_tsv("places/borders.tsv")}
    assert latitude[0] <= points[pair][0] <= latitude[1]
    assert longitude[0] <= points[pair][1] <= longitude[1]
