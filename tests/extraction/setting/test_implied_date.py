"""Since a day until now, day after day, going on as the text is written. Published on Wednesday, 11 June 2025."""

import pytest

from tests.extraction.setting.test_scene import events
from worker.language import Engine


@pytest.mark.parametrize(
    ("body", "kind", "days"),
    [
        ("The rebels attacked the town from June 3 to June 5.", "attack", (3, 5)),
        ("Rebels have attacked three villages near Kati since Saturday.", "attack", (7, 11)),
        ("Since June 2, the army has bombed twelve villages in Ituri.", "attack", (2, 11)),
        ("The army shelled the port for the third day running.", "attack", (9, 11)),
        ("Israeli jets struck Beirut for a third straight day on Tuesday.", "attack", (10, 10)),
        ("We are consulting with the Government of Peru about the border.", "talks", (11, 11)),
        (
            "The army began the operation on June 4. Since the start of the operation, it has bombed ten villages.",
            "attack",
            (4, 11),
        ),
    ],
)
def test_stretches_up_to_now(engine: Engine, body: str, kind: str, days: tuple[int, int]) -> None:
    """Ranges, 'since', 'for the third day' and what goes on as it is written have their first and last day."""
    dates = [event.date for event in events(engine, body, kind) if event.date]
    assert [(found.start.day, found.end.day) for found in dates][-1:] == [days]


@pytest.mark.parametrize(
    "body",
    [
        "It was the deadliest attack in Kabul since 2001.",
        "The rebels attacked the town before Monday.",
    ],
)
def test_limits_are_no_dates(engine: Engine, body: str) -> None:
    """A day that only ranks an event or bounds it is not its day."""
    assert [event.date for event in events(engine, body, "attack")] == [None]
