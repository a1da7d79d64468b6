"""The point that stands for a border."""

import numpy as np
import pytest

from worker.normalisation.places.border_build import middle


def test_the_middle_is_between_places_that_face_each_other() -> None:
    """Places far from the other country do not count; of those that face it, the pair in the midst gives the point."""
    west = np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [1.0, -30.0]])
    east = np.array([[0.0, 0.2], [1.0, 0.2], [2.0, 0.2], [1.0, 40.0]])
    assert middle(west, east) == pytest.approx((1.0, 0.1), abs=0.01)


def test_a_border_over_the_date_line_lies_on_it() -> None:
    """Degrees are no plain numbers."""
    west, east = np.array([[0.0, 179.9]]), np.array([[0.0, -179.9]])
    latitude, longitude = middle(west, east)
    assert latitude == pytest.approx(0.0, abs=0.01)
    assert abs(longitude) == pytest.approx(180.0, abs=0.01)
