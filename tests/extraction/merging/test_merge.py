"""One event a real-world event."""

from collections.abc import Callable

import pytest

from worker.event import Event, Figure

Events = Callable[..., list[Event]]

STORY = (
    "Rebels attacked a police station in Goma on Tuesday.\n\n"
    "The attack left 12 people dead, a doctor said.\n\n"
    "In 2019, rebels attacked a market in Bukavu."
)


def test_mentions_of_one_attack_are_merged_with_their_facts(events: Events) -> None:
    """Place, date and figures of several sentences come together."""
    current = [event for event in events(STORY, "attack") if event.modality == "actual"]
    assert len(current) == 1
    (event,) = current
    assert event.casualties is not None
    assert event.casualties.killed == Figure(12, 12)
    assert event.place is not None
    assert event.place.name == "Goma"
    assert len(event.mentions) > 1


def test_another_time_and_place_is_another_event(events: Events) -> None:
    """What the article tells of years ago is historical and stands alone."""
    past = [event for event in events(STORY, "attack") if event.modality == "historical"]
    assert [event.place.name for event in past if event.place] == ["Bukavu"]


def test_ids_are_the_same_on_every_run(events: Events) -> None:
    """The same article gives the same ids."""
    assert [event.id for event in events(STORY)] == [event.id for event in events(STORY)]


def test_an_edit_elsewhere_keeps_the_id(events: Events) -> None:
    """A paragraph added below does not change the ids of what stands above."""
    before = {event.id for event in events(STORY)}
    after = {event.id for event in events(STORY + "\n\nThe weather was fine.")}
    assert before == after


def test_ids_are_distinct(events: Events) -> None:
    """No two events of an article share an id."""
    ids = [event.id for event in events(STORY)]
    assert len(ids) == len(set(ids))


def test_an_article_about_an_old_attack_tells_one(events: Events) -> None:
    """Mentions without a date join the attack of the past that the article opens with."""
    found = events(
        "Five men were named as suspects in the 1985 bombing of the ferry Blue Heron in Auckland.\n\n"
        "Divers planted the bombs on the Blue Heron, police said. The bombing killed one man.",
        "attack",
    )
    assert [(event.modality, event.date and event.date.text) for event in found] == [("historical", "1985")]
    assert found[0].casualties is not None
    assert found[0].casualties.killed == Figure(1, 1)


def test_what_goes_on_for_years_is_not_the_attack_of_the_day(events: Events) -> None:
    """A day within "since 2019" does not make the two one event."""
    found = events(
        "On Sunday, two missiles killed 20 militants near Miranshah.\n\n"
        "Pakistani troops have engaged the militants since 2019.",
        "attack",
    )
    assert len(found) == 2


def test_an_embassy_under_two_names_is_hit_once(events: Events) -> None:
    """ "The Indian embassy" and "the embassy of India" are one building."""
    found = events(
        "A bomb hit the Indian embassy in Kabul. Delhi condemned the attack on the embassy of India.", "attack"
    )
    assert [len(event.recipients) for event in found] == [1]


def test_a_border_of_two_countries_is_one_place(events: Events) -> None:
    """The two countries that a sentence names for the border do not make two attacks."""
    found = events(
        "Militants attacked a convoy near the Pakistan-Afghanistan border on Sunday, killing three.", "attack"
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("body", "actors"),
    [
        (
            "A drone strike hit a market. Police said a suicide bomber killed six soldiers.",
            [[], ["suicide bomber"]],
        ),
        ("Mortar shells hit a school. Elsewhere, gunmen killed two teachers.", [[], ["gunmen"]]),
        ("A bomb hit a school. In a separate incident, gunmen killed two teachers.", [[], ["gunmen"]]),
        ("A bomb hit a school. In another attack, gunmen killed two teachers.", [[], ["gunmen"]]),
    ],
)
def test_attacks_told_apart_stay_apart(events: Events, body: str, actors: list[list[str]]) -> None:
    """Who did one attack did not do the other: told as another, or done with means that exclude each other."""
    assert [[party.name for party in event.actors] for event in events(body, "attack")] == actors
