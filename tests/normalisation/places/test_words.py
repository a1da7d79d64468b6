"""The word lists of the place stages."""

import pytest

from worker.normalisation.places.words import signs, words


def test_a_list_by_name() -> None:
    """Its words; a name that no list has is an error, not an empty list."""
    assert "near" in words("locative")
    with pytest.raises(KeyError):
        words("no such list")


def test_a_sign_may_point_to_two_countries() -> None:
    """A councillor sits in Britain or in Canada."""
    assert set(signs()["councillor"]) >= {"GBR", "CAN"}
    assert signs()["garda"] == ("IRL",)
