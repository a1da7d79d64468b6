"""What a word of force needs in an article about something else."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from worker.event import Event

ARTICLES = yaml.safe_load((Path(__file__).parents[1] / "traps" / "articles.yaml").read_text(encoding="utf-8"))
OFF_TOPIC = [pytest.param(row["topic"], row["body"], id=row["body"][:40]) for row in ARTICLES["off_topic"]]
ON_TOPIC = [pytest.param(body, id=body[:40]) for body in ARTICLES["on_topic"]]


@pytest.mark.parametrize(("topic", "body"), OFF_TOPIC)
def test_an_article_of_a_topic_gives_no_attack(events: Callable[..., list[Event]], topic: str, body: str) -> None:
    """Whatever words of force it uses, alone or one after the other."""
    assert not events(body, "attack"), topic


@pytest.mark.parametrize("body", ON_TOPIC)
def test_an_attack_among_the_words_of_a_topic_is_told(events: Callable[..., list[Event]], body: str) -> None:
    """Where people in arms or weapons are as frequent, the article is about them."""
    assert events(body, "attack")


def test_what_a_film_tells_did_not_happen(events: Callable[..., list[Event]]) -> None:
    """Soldiers in the present tense of a plot attack nobody."""
    told = "The film is a thriller with two actors of the sequel. In the movie, soldiers storm an embassy in Paris."
    assert not events(told, "attack")


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("An army helicopter that crashed killed a farmer.", 0),
        ("Villagers killed three farmers.", 1),
    ],
)
def test_people_kill_in_the_wild_and_aircraft_only_crash(
    events: Callable[..., list[Event]], told: str, count: int
) -> None:
    """Where people die though nobody attacks them, the doers must be people."""
    around = "The elephants and lions of the reserve in Kenya are its pride, and wildlife is back in its forest."
    assert len(events(f"{around} {told} The animals had fled to their habitat by the river.", "attack")) == count


@pytest.mark.parametrize(
    ("witness", "count"),
    [("Police said that the man fled.", 1), ("The critics said that the plot was thin.", 0)],
)
def test_the_police_speak_of_no_film(events: Callable[..., list[Event]], witness: str, count: int) -> None:
    """A star who was stabbed was stabbed where the police or a hospital tell it."""
    about = "The actress is the star of the film, a drama about an opera singer that had its premiere in Cannes."
    assert len(events(f"Anna Berg was stabbed on Monday. {about} {witness}", "attack")) == count
