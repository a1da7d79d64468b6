"""Floors on our own sentences: dates and places of the news, told the ways reporters tell them.

The sentences are invented; what they ask is held to a share, so that a hard one may stay wrong and still be listed.
"""

from datetime import date

import pytest

from tests.engines import loaded
from worker.article import Article
from worker.language import Engine
from worker.pipeline import extract

WEDNESDAY = date(2025, 6, 11)
DATES = [
    ("Police said the convoy was hit on Monday.", "2025-06-09", "2025-06-09"),
    ("Talks will resume on Friday in Oslo.", "2025-06-13", "2025-06-13"),
    ("Gunmen attacked the post late Tuesday night.", "2025-06-10", "2025-06-10"),
    ("Rockets fell overnight, killing two people.", "2025-06-11", "2025-06-11"),
    ("The minister will visit Riga next week.", "2025-06-16", "2025-06-22"),
    ("He was arrested last month.", "2025-05-01", "2025-05-31"),
    ("The bridge was bombed last year.", "2024-01-01", "2024-12-31"),
    ("The camp was raided two days ago.", "2025-06-09", "2025-06-09"),
    ("The blast in July 2019 killed ten.", "2019-07-01", "2019-07-31"),
    ("The explosion happened at 2:10 a.m. ET on Tuesday.", "2025-06-10", "2025-06-10"),
    ("The summit was held June 3-5.", "2025-06-03", "2025-06-05"),
    ("It happened in the early hours of Sunday.", "2025-06-08", "2025-06-08"),
    ("Last Friday a bomb went off.", "2025-06-06", "2025-06-06"),
    ("They will talk this coming Thursday.", "2025-06-12", "2025-06-12"),
    ("In the past 24 hours, shelling killed five.", "2025-06-10", "2025-06-11"),
    ("Over the weekend, clashes erupted.", "2025-06-07", "2025-06-08"),
    ("In the 1990s clashes erupted.", "1990-01-01", "1999-12-31"),
    ("In the first quarter of 2024 output fell.", "2024-01-01", "2024-03-31"),
    ("A year ago today, the mine collapsed.", "2024-06-11", "2024-06-11"),
    ("On the night of June 8-9, drones struck.", "2025-06-08", "2025-06-09"),
    ("By mid-2023 the group had split.", "2023-01-01", "2023-12-31"),
    ("On 9 June, the ministers met.", "2025-06-09", "2025-06-09"),
    ("Officers served three years and left at 45.", None, None),
    ("It was the deadliest attack in a decade.", None, None),
]
PLACES = [
    ("Police in Paris, Texas, arrested a man.", "Paris", "USA", 4717560),
    ("Police in Paris arrested a man near the Seine.", "Paris", "FRA", 2988507),
    ("The ministers met in Geneva.", "Geneva", "CHE", 2660646),
    ("Troops shelled Goma at dawn.", "Goma", "COD", 216281),
    ("Rockets were fired toward Kiryat Shmona, wounding two.", "Kiryat Shmona", "ISR", 293825),
    ("Clashes were reported in Herat province.", "Herat", "AFG", 1140025),
    ("Officials in East Kalimantan said the fires spread.", "East Kalimantan", "IDN", 1641897),
    ("A tanker was boarded in the Strait of Malacca.", "Strait of Malacca", None, 1818192),
    ("A ferry sank in the Sulu Sea.", "Sulu Sea", "PHL", 1818187),
    ("Soldiers exchanged fire along the Line of Control.", "Line of Control", None, None),
    ("Drones hit a depot in Sevastopol.", "Sevastopol", "UKR", 694423),
    ("Settlers clashed with troops in Hebron in the West Bank.", "Hebron", "PSE", 285066),
    ("The governor of Kanawha County in West Virginia resigned.", "Kanawha County", "USA", 4810630),
    ("A bomb went off in the Pechersk district of Kyiv.", "Pechersk", "UKR", 13535745),
    ("Gunmen raided a village in northern Burkina Faso.", "Burkina Faso", "BFA", 2361809),
    ("Miners in Antofagasta, Chile, went on strike.", "Antofagasta", "CHL", 3899539),
]

pytestmark = pytest.mark.quality


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The engine with the locked model."""
    return loaded()


def test_dates_of_own_sentences(engine: Engine) -> None:
    """The days that sentences tell, and none where they tell a duration."""
    wrong = []
    for body, start, end in DATES:
        found = extract(Article(id="d", body=body, published=WEDNESDAY), engine).dates
        told = {(str(mention.value.start), str(mention.value.end)) for mention in found}
        if told != ({(start, end)} if start else set()):
            wrong.append((body, told))
    assert len(wrong) <= 1, wrong


def test_places_of_own_sentences(engine: Engine) -> None:
    """Name, country and GeoNames id of the places that sentences name."""
    wrong = []
    for body, text, country, number in PLACES:
        found = extract(Article(id="p", body=body, published=WEDNESDAY), engine).places
        told = [(place.country, place.geonames_id) for place in found if place.text == text]
        if told != [(country, number)]:
            wrong.append((body, told))
    assert len(wrong) <= 1, wrong
