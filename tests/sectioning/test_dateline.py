"""The dateline, as a line or in front of the news."""

import pytest

from worker.article import Article
from worker.sectioning import divide
from worker.sectioning.dateline import find_dateline


@pytest.mark.parametrize(
    ("body", "place", "day"),
    [
        ("KYIV, Ukraine (AP) — Missiles struck the port.", "KYIV, Ukraine", None),
        ("KYIV, Nov 25 (Reuters) - Missiles struck the port.", "KYIV", "Nov 25"),
        ("NAIROBI, Kenya (AP) _\n\nMissiles struck the port.", "NAIROBI, Kenya", None),
        ("Vienna, 3 March 2024 — Ministers met for talks.", "Vienna", "3 March 2024"),
        ("BOGOTA, 30 AUG 89 (RADIO CADENA 1) -- Gunmen attacked a bank.", "BOGOTA", "30 AUG 89"),
        ("Published 24 November 2025\nMissiles struck the port on Monday.", None, "24 November 2025"),
    ],
)
def test_found(body: str, place: str | None, day: str | None) -> None:
    """Place and date are the spans of the body."""
    article = Article(id="t", body=body)
    found = find_dateline(article, divide(article))
    assert found is not None
    assert (found.place.text if found.place else None, found.date.text if found.date else None) == (place, day)
    assert all(body[span.start : span.end] == span.text for span in (found.place, found.date) if span)


@pytest.mark.parametrize(
    "body",
    [
        "Officials - all of them from the north - met on Monday.",
        "The minister said: Missiles struck the port.",
        "Missiles struck the port.",
        "",
    ],
)
def test_not_found(body: str) -> None:
    """A dash or colon after a name is not yet a dateline."""
    article = Article(id="t", body=body)
    assert find_dateline(article, divide(article)) is None
