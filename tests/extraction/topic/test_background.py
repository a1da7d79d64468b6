"""What the words besides those of force are about."""

from collections.abc import Callable

import pytest

from worker.extraction.topic.background import background, mean_vector
from worker.story import Story


@pytest.mark.parametrize(
    ("body", "topic"),
    [
        ("The keeper saved a late penalty and the visitors held on for a point in front of a sparse crowd.", "sport"),
        (
            "Torrential rain flooded the valley and mud buried houses; forecasters expect more storms and wind.",
            "disaster",
        ),
        ("Quarterly profit and sales rose, and investors bought shares in the retailer at a record price.", "business"),
        ("Masked men with rifles burst into a village and opened fire on farmers asleep in their huts.", "conflict"),
    ],
)
def test_the_likeliest_topic(story: Callable[[str], Story], body: str, topic: str) -> None:
    """The background of a few words is enough."""
    chances = background(story(body).doc)
    assert max(chances, key=chances.__getitem__) == topic
    assert sum(chances.values()) == pytest.approx(1)


def test_words_of_force_do_not_count(story: Callable[[str], Story]) -> None:
    """Whether the hosts won or bombed, the rest is the same."""
    one, other = (
        mean_vector(story(f"The home team {verb} the visitors in a cup match at the old stadium by the river.").doc)
        for verb in ("bombed", "ambushed")
    )
    assert one is not None
    assert other is not None
    assert one.tolist() == other.tolist()


@pytest.mark.parametrize("body", ["", "Ten soldiers died.", "It was. They were. He had been."])
def test_a_few_words_tell_nothing(story: Callable[[str], Story], body: str) -> None:
    """There is no topic then, and no fault."""
    assert background(story(body).doc) == {}
