"""Other code lists' names for a country."""

import pytest

from worker.export.countries import Country, country


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("UKR", Country("Ukraine", 804, "UP")),
        ("DEU", Country("Germany", 276, "GM")),
        ("AFG", Country("Afghanistan", 4, "AF")),
        ("XKX", Country("Kosovo", None, "KV")),
        ("SUN", Country("Soviet Union", None, None)),
        ("QQQ", Country()),
        (None, Country()),
    ],
)
def test_codes_of_a_country(code: str | None, expected: Country) -> None:
    """Name as in news, ISO numeric and FIPS; empty where a list has none."""
    assert country(code) == expected
