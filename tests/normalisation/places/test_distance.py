"""How far places lie from each other."""

import math
from dataclasses import replace

import pytest

from worker.normalisation.places.distance import kilometres
from worker.normalisation.places.gazetteer import Place

KYIV = Place("Kyiv", "city", "city", "UKR", "12", 50.45, 30.52, 703448, 2_952_301)
LVIV = replace(KYIV, name="Lviv", latitude=49.84, longitude=24.02)


def test_a_distance_is_one_over_ground() -> None:
    """The same in both directions, and none to itself."""
    assert kilometres(KYIV, LVIV) == pytest.approx(468, abs=5)
    assert kilometres(LVIV, KYIV) == kilometres(KYIV, LVIV)
    assert kilometres(KYIV, KYIV) == 0


def test_half_way_round_the_earth() -> None:
    """Rounding does not leave the sphere."""
    other = replace(KYIV, latitude=-50.45, longitude=30.52 - 180)
    assert kilometres(KYIV, other) == pytest.approx(20_015, abs=10)


def test_a_place_without_coordinates_is_near_to_nothing() -> None:
    """Not even to itself."""
    lost = replace(KYIV, latitude=None)
    assert kilometres(lost, KYIV) == math.inf
    assert kilometres(lost, lost) == math.inf
