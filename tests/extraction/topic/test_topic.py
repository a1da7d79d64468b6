"""What an article is about."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from worker.event import Event
from worker.extraction.topic.topic import topic_of
from worker.story import Story

ARTICLES = yaml.safe_load((Path(__file__).parents[1] / "traps" / "articles.yaml").read_text(encoding="utf-8"))
OFF_TOPIC = [pytest.param(row["topic"], row["body"], id=row["body"][:40]) for row in ARTICLES["off_topic"]]


@pytest.mark.parametrize(("topic", "body"), OFF_TOPIC)
def test_the_topic_of_an_article(story: Callable[[str], Story], topic: str, body: str) -> None:
    """Several words of a topic close together make the article one about it."""
    assert topic_of(story(body)) == topic


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


def test_a_short_text_has_no_topic(story: Callable[[str], Story]) -> None:
    """One word or two of a topic are not enough."""
    assert topic_of(story("The coach said that gunmen attacked the stadium in Lagos on Monday.")) is None
    assert topic_of(story("")) is None


def test_a_long_article_has_none_by_its_background(story: Callable[[str], Story]) -> None:
    """Its background is a little of everything."""
    body = next(row["body"] for row in ARTICLES["off_topic"] if row["body"].startswith("A fire killed seven"))
    assert topic_of(story(body)) == "accident"
    assert topic_of(story(f"{body} " + "The president of the council will speak about it on Tuesday. " * 30)) is None
