"""The day told in the phrase of an event noun. The reference is Tuesday, 25 November 2025."""

import pytest

from tests.extraction.setting.test_date import chosen


@pytest.mark.parametrize(
    ("body", "trigger", "text"),
    [
        ("Canada condemns the shelling of a hospital in Kharkiv on Sunday.", "shelling", "Sunday"),
        ("Canada has condemned the shelling of a hospital in Kharkiv on Sunday.", "shelling", "Sunday"),
        ("I condemn the cowardly attack on a police post in Bannu earlier today.", "attack", "earlier today"),
        ("The ministry condemned the attack in Quetta on Monday that killed nine people.", "attack", "Monday"),
        ("A bombing near a market in Maiduguri, Nigeria earlier today has killed three.", "bombing", "earlier today"),
        ("He was jailed on Monday for the murder of a grocer in Leeds in August 2024.", "murder", "August 2024"),
        (
            "Jurors found him guilty on Monday of the bombing of a station which occurred on June 1.",
            "bombing",
            "June 1",
        ),
        ("We welcome today's news that troops liberated the town from the rebels.", "liberated", "today"),
    ],
)
def test_a_day_that_cannot_be_that_of_the_verb_is_the_nouns(body: str, trigger: str, text: str) -> None:
    """Whatever the parser hangs it on."""
    found = chosen(body, trigger)
    assert found is not None
    assert found.text == text


def test_what_lies_behind_is_told_in_the_present() -> None:
    """'Deplores the bombing on Sunday' and 'an ambush on Friday could have been' speak of days behind."""
    for body, trigger, day in (
        ("Peru deplores the bombing of a bus on Sunday.", "bombing", 23),
        ("Police are investigating the stabbing of a teenager on Sunday night.", "stabbing", 23),
        ("An ambush on a convoy on Friday could have been the work of bandits.", "ambush", 21),
    ):
        found = chosen(body, trigger)
        assert found is not None
        assert found.start.day == day
