"""What an article is about, and what that makes of its words of force."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from worker.event import Event
from worker.extraction.topic import topic_of
from worker.story import Story

ARTICLES = yaml.safe_load((Path(__file__).parent / "traps" / "articles.yaml").read_text(encoding="utf-8"))
OFF_TOPIC = [pytest.param(row["topic"], row["body"], id=row["body"][:40]) for row in ARTICLES["off_topic"]]
ON_TOPIC = [pytest.param(body, id=body[:40]) for body in ARTICLES["on_topic"]]


@pytest.mark.parametrize(("topic", "body"), OFF_TOPIC)
def test_the_topic_of_an_article(story: Callable[[str], Story], topic: str, body: str) -> None:
    """Several words of a topic close together make the article one about it."""
    assert topic_of(story(body)) == topic


@pytest.mark.parametrize(("topic", "body"), OFF_TOPIC)
def test_an_article_of_a_topic_gives_no_attack(events: Callable[..., list[Event]], topic: str, body: str) -> None:
    """Whatever words of force it uses, alone or one after the other."""
    assert not events(body, "attack"), topic


@pytest.mark.parametrize("body", ON_TOPIC)
def test_an_attack_among_the_words_of_a_topic_is_told(events: Callable[..., list[Event]], body: str) -> None:
    """Where people in arms or weapons are as frequent, the article is about them."""
    assert events(body, "attack")


@pytest.mark.parametrize(
    ("body", "talks"),
    [
        ("Shares in the retailer Orsay rose 4%. Its chief executive met investors in Warsaw on Monday.", 0),
        ("Shares in the retailer Orsay rose 4%. Its investors hoped as Polish and French ministers met on Monday.", 1),
        ("Shares in the retailer Orsay rose 4%. Its investors met the United Nations in Geneva on Monday.", 1),
    ],
)
def test_talks_of_companies_are_private(events: Callable[..., list[Event]], body: str, talks: int) -> None:
    """In business and sport, talks need somebody who acts for a state or a people."""
    assert len(events(body, "talks")) == talks


def test_what_a_film_tells_did_not_happen(events: Callable[..., list[Event]]) -> None:
    """Soldiers in the present tense of a plot attack nobody."""
    told = "The film is a thriller with two actors of the sequel. In the movie, soldiers storm an embassy in Paris."
    assert not events(told, "attack")


def test_a_short_text_has_no_topic(story: Callable[[str], Story]) -> None:
    """One word or two of a topic are not enough."""
    assert topic_of(story("The coach said that gunmen attacked the stadium in Lagos on Monday.")) is None
    assert topic_of(story("")) is None
