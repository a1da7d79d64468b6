"""How well articles are linked to incidents may only rise: floors on the series that nothing is fitted to."""

import pytest

from tests.quality.linking.gold import Told, extracted, is_held_out
from tests.quality.linking.judge import by_baseline, linked
from worker.pipeline import load_engine

pytestmark = pytest.mark.quality


@pytest.fixture(scope="module")
def held() -> list[Told]:
    """The articles of the series that are held out."""
    return [told for told in extracted(load_engine()) if is_held_out(told.series)]


def test_linking_does_not_fall(held: list[Told]) -> None:
    """B-cubed F1 stays at or above its floor, the share of false pairs below its ceiling; both beat the baseline."""
    ours, theirs = linked(held), by_baseline(held)
    print(f"incidents: {ours}\nsame type, country and day: {theirs}")
    assert ours.f1 >= 0.905  # .91 before the third weights of the reader, on which it was fitted anew
    assert ours.false_pairs <= 0.11
    assert ours.f1 > theirs.f1
    assert ours.false_pairs < theirs.false_pairs


def test_the_order_of_the_stream_plays_no_part(held: list[Told]) -> None:
    """A random order gives the same groups."""
    assert linked(held, seed=7) == linked(held)
