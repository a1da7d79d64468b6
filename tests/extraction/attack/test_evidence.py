"""What shows that force was used, where a word alone does not; headlines whose verb looks like a noun."""

from collections.abc import Callable

import pytest

from worker.event import Event


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The sculptor attacked the marble.", False),
        ("Soldiers attacked the marble.", True),
        ("The visitors attacked from the left.", False),
        ("Armed men attacked from the left.", True),
        ("The batter attacked in the second innings.", False),
        ("The batter was attacked by gunmen after the second innings.", True),
        ("A bomb exploded outside the ground during the second innings.", True),
        ("Mortar fire destroyed a warehouse.", True),
        ("A helicopter fired on a bus and killed a nurse.", True),
        ("Missile strike hits airports", True),
    ],
)
def test_force_is_shown_by_arms_weapons_deaths_or_targets(
    events: Callable[..., list[Event]], sentence: str, told: bool
) -> None:
    """A word of force with nobody in arms, no weapon, nobody killed and no target of the world is no attack."""
    assert bool(events(sentence, "attack")) is told


def test_people_in_arms_elsewhere_prove_a_bare_word(events: Callable[..., list[Event]]) -> None:
    """What one sentence leaves open another settles."""
    assert events("The rebels came from the north. They attacked at dawn.", "attack")


@pytest.mark.parametrize(
    ("headline", "actor", "recipient"),
    [
        ("Gunmen raid village in Plateau", "Gunmen", "village"),
        ("Taliban attack police post in Kunduz", "Taliban", "police post"),
        ("Houthis strike tanker in Red Sea", "Houthis", "tanker"),
    ],
)
def test_headlines_in_the_present_tense(
    events: Callable[..., list[Event]], headline: str, actor: str, recipient: str
) -> None:
    """The verb between people in arms and a target, though the parser reads it as a noun."""
    attack = events(headline, "attack")[0]
    assert actor in [party.name for party in attack.actors]
    assert recipient in [party.name for party in attack.recipients]


@pytest.mark.parametrize("headline", ["Gaza attack victims in hospital", "Heart attack patients in Paris"])
def test_nouns_before_nouns_stay_nouns(events: Callable[..., list[Event]], headline: str) -> None:
    """Nobody in arms stands before the word."""
    assert not events(headline, "attack")
