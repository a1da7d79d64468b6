"""What is found in a reading by offsets."""

import numpy as np
import pytest

from worker.reader.labels import MODALITIES, ROLES, TYPES
from worker.reader.reading import UNREAD, Reading

WORDS = ((0, 6), (7, 13), (14, 18), (19, 21))  # "Gunmen opened fire on"; the last in another sequence
ATTACK = TYPES.index("attack")


@pytest.fixture
def reading() -> Reading:
    """Four pieces of which "opened fire" speak for an attack that is denied; "Gunmen" fill the actor of "opened"."""
    types = np.full((4, len(TYPES)), -6.0, np.float32)
    types[1:3, ATTACK] = (1.0, 2.0)
    modalities = np.zeros((4, len(MODALITIES)), np.float32)
    modalities[1:3, MODALITIES.index("denied")] = 3.0
    keys, queries = np.zeros((2, 4, len(ROLES), 4), np.float32)
    queries[1, 0], keys[0, 0] = 2.0, 1.5
    return Reading(
        starts=np.array([a for a, _ in WORDS]),
        ends=np.array([b for _, b in WORDS]),
        parts=np.array([0, 0, 0, 1]),
        types=types,
        modalities=modalities,
        cues=np.zeros(4, np.float32),
        queries=queries,
        keys=keys,
        role_bias=np.full(len(ROLES), -2.0, np.float32),
    )


@pytest.mark.parametrize(
    ("start", "end", "logit"), [(7, 13, 1.0), (7, 18, 2.0), (0, 6, -6.0), (10, 15, 2.0), (30, 40, UNREAD)]
)
def test_words_speak_for_an_act_as_much_as_their_strongest_piece(
    reading: Reading, start: int, end: int, logit: float
) -> None:
    """What was not read speaks for nothing."""
    assert reading.logit("attack", start, end) == logit


def test_peaks_are_stretches_that_all_speak_for_a_type(reading: Reading) -> None:
    """Neighbours make one stretch, with the strongest of them."""
    assert reading.peaks("attack", 0, 21, 0.5) == [(7, 18, 2.0)]
    assert reading.peaks("attack", 0, 21, 1.5) == [(14, 18, 2.0)]
    assert reading.peaks("talks", 0, 21, 0.5) == []


def test_modality_is_a_share(reading: Reading) -> None:
    """The likeliest first by value; nothing where nothing was read."""
    shares = reading.modality(7, 18)
    assert sum(shares.values()) == pytest.approx(1.0)
    assert max(shares, key=lambda m: shares[m]) == "denied"
    assert reading.modality(30, 40) == {}


def test_a_role_is_filled_only_within_a_sequence(reading: Reading) -> None:
    """The product of query and key, moved by the role's bias; words read apart fill nothing."""
    assert reading.role("actor", (7, 13), (0, 6)) == pytest.approx(2.0 * 1.5 * 4 / 2 - 2.0)
    assert reading.role("actor", (7, 13), (14, 18)) == pytest.approx(-2.0)
    assert reading.role("actor", (7, 13), (19, 21)) == UNREAD
