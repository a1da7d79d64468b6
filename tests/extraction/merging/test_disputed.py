"""Two sides that each say the other did it."""

import pytest

from tests.extraction.told import Events, Read
from worker.extraction.merging.disputed import with_disputes
from worker.pipeline import mentions


@pytest.mark.parametrize(
    "text",
    [
        "A depot was shelled on Monday. Russia said Ukrainian forces shelled it. Ukraine said Russian forces did it.",
        "Ukraine says Russian forces blew up the dam on Tuesday. Russia says Ukrainian forces blew up the dam.",
        "Ukraine said Russian troops had shelled the village of Nikol. Russia said Ukrainian troops had shelled it.",
        "Ukraine said Russian troops had shelled a school in Nikol. Russia said it was shelled by Ukrainian troops.",
        "A school was shelled Monday. Ukraine blamed Russian forces. Russia accused Ukrainian forces of shelling it.",
    ],
)
def test_a_disputed_author_makes_one_event_with_both_accused(events: Events, text: str) -> None:
    """Each actor has an accuser, and none stands without one."""
    (event,) = events(text, "attack")
    accused = [
        (part.by.name, part.of.country)
        for part in event.attribution
        if part.stance == "accused" and part.by and part.of
    ]
    assert sorted(accused) == [("Russia", "UKR"), ("Ukraine", "RUS")]
    assert {actor.country for actor in event.actors} == {"RUS", "UKR"}
    assert {actor.name for actor in event.actors} == {
        part.of.name for part in event.attribution if part.stance == "accused" and part.of
    }


@pytest.mark.parametrize(
    "text",
    [
        "Israel said Hezbollah fired rockets at Haifa on Monday. Hezbollah said Israel shelled Tyre on Monday.",
        "Ukraine said Russian forces shelled Sumy on Monday. Russia said Ukrainian forces shelled Kursk on Tuesday.",
        "Chad said rebels attacked a post near Zouar. The rebels said soldiers had burned a village the day before.",
    ],
)
def test_what_each_side_says_of_another_attack_is_apart(events: Events, text: str) -> None:
    """Another place, day or target is another event."""
    assert len(events(text, "attack")) == 2


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Ukraine says Russian forces blew up the dam. Russia says Ukrainian forces blew up the dam.", 1),
        ("Ukraine says Russian forces blew up the dam. Ukraine says Ukrainian forces blew up the dam.", 2),
        ("Russian forces blew up the dam. Ukrainian forces blew up the dam.", 2),
    ],
)
def test_accounts_of_two_sources_make_one_group(story: Read, text: str, groups: int) -> None:
    """Not what one source tells, nor what the article tells itself."""
    read = story(text)
    told = mentions(read)
    attacks = [[c] for c in told if c.type == "attack"]
    assert len(with_disputes(read, attacks, [c for c in told if c.type == "statement"])) == groups
