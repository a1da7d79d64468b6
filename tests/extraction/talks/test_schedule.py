"""What the verbs around a word for talks say of it."""

import pytest

from tests.extraction.told import Events


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("Talks between Sudan and Chad, which were held in Cairo on Sunday, went well.", "actual"),
        ("Talks between Sudan and Chad are due to take place in Cairo on Friday.", "planned"),
        ("Talks between Sudan and Chad that are scheduled for Friday will be tense.", "planned"),
        ("The Sudanese envoy is due in Cairo on Friday for talks with Chad.", "planned"),
        ("The killing threatens talks between Sudan and Chad in Cairo that are scheduled for Friday.", "planned"),
    ],
)
def test_whether_talks_take_place(events: Events, body: str, modality: str) -> None:
    """By their own word and by the verb that carries it; what threatens them undoes none."""
    assert [event.modality for event in events(body, "talks")][:1] == [modality]


def test_where_a_clause_says_more_of_a_place(events: Events) -> None:
    """The talks are where "where" stands for."""
    body = "The Chadian president flew on to Rome, where he is to meet the Italian prime minister on Friday."
    (event,) = events(body, "talks")
    assert event.place is not None
    assert event.place.name == "Rome"
