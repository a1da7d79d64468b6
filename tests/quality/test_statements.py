"""Quality may only rise: whose words, which words and how they were told, on the human gold that ships."""

import pytest

from tests.quality.measure import Row
from tests.quality.statements import reported_words, slot_accuracy, speaker_accuracy
from worker.event import Extraction

pytestmark = pytest.mark.quality


def test_speakers_do_not_fall(pairs: list[tuple[Row, Extraction]]) -> None:
    """Share of found statements with the right speaker stays at or above its floor."""
    figure = speaker_accuracy(pairs)
    print(f"speakers: {figure:.3f}")
    assert figure >= 0.95


def test_slots_do_not_fall(pairs: list[tuple[Row, Extraction]]) -> None:
    """Share of form, channel, modality and act that agree stays at or above its floor."""
    figure = slot_accuracy(pairs)
    print(f"slots: {figure:.3f}")
    assert figure >= 0.95


def test_reported_words_do_not_fall(pairs: list[tuple[Row, Extraction]]) -> None:
    """F1 of the reported letters stays at or above its floor."""
    figure = reported_words(pairs)
    print(f"reported words: {figure:.3f}")
    assert figure >= 0.95
