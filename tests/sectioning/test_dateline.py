"""The dateline, as a line or in front of the news."""

import pytest

from worker.article import Article
from worker.sectioning import divide
from worker.sectioning.dateline import find_dateline, prefix_end


@pytest.mark.parametrize(
    ("body", "place", "day"),
    [
        ("KYIV, Ukraine (AP) — Missiles struck the port.", "KYIV, Ukraine", None),
        ("KYIV, Nov 25 (Reuters) - Missiles struck the port.", "KYIV", "Nov 25"),
        ("NAIROBI, Kenya (AP) _\n\nMissiles struck the port.", "NAIROBI, Kenya", None),
        ("Vienna, 3 March 2024 — Ministers met for talks.", "Vienna", "3 March 2024"),
        ("BOGOTA, 30 AUG 89 (RADIO CADENA 1) -- Gunmen attacked a bank.", "BOGOTA", "30 AUG 89"),
        ("MOSCOW, October 14. /TASS/. Missiles struck the port.", "MOSCOW", "October 14"),
        ("DONETSK, 14 October. /RIA Novosti/ Missiles struck the port.", "DONETSK", "14 October."),
        ("New Delhi, Oct 14 (PTI) Missiles struck the port.", "New Delhi", "Oct 14"),
        ("Kabul [Afghanistan], October 14 (ANI): Missiles struck the port.", "Kabul", "October 14"),
        ("Manila (Philippines), 14 Oct (EFE).- Missiles struck the port.", "Manila", "14 Oct"),
        ("JERUSALEM/GAZA, Oct 14 (Reuters) - Missiles struck the port.", "JERUSALEM", "Oct 14"),
        ("ADEN, Oct. 14 (Saba)- Missiles struck the port.", "ADEN", "Oct. 14"),
        ("Damascus, SANA- Missiles struck the port.", "Damascus", None),
        ("October 14, 2025 (JUBA) - Missiles struck the port.", "JUBA", "October 14, 2025"),
        ("ROME (ANSA) - ROME, OCT 14 - Missiles struck the port.", "ROME", "OCT 14"),
        ("MOSCOW. Oct 14 (Interfax) - Missiles struck the port.", "MOSCOW.", "Oct 14"),
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
        "President Moyo - a former general - denied it.",
        "Fighters (all from the north) struck the port.",
        "Hamas. Islamic Jihad. Both struck the port.",
        "Gao, a town in Mali (pop. 90,000), was struck.",
        "",
    ],
)
def test_not_found(body: str) -> None:
    """A dash or colon after a name is not yet a dateline."""
    article = Article(id="t", body=body)
    assert find_dateline(article, divide(article)) is None


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW, October 14. /TASS/. ",
        "Srinagar, Oct 14 (PTI) ",
        "Lima (Peru), Oct 13 (EFE) .- ",
        "MAIDUGURI, Nigeria (AP) _ ",
        "(CNN) — ",
        "(Reuters) - ",
        "CNN — ",
        "DAKAR/BAMAKO (AFP) – ",
        "October 14, 2025 (KHARTOUM) - ",
    ],
)
def test_the_news_begins_behind_it(dateline: str) -> None:
    """What stands in front of the news is as long as the dateline."""
    assert prefix_end(dateline + "Gunmen shelled the town on Monday.") == len(dateline)
