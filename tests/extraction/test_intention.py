"""Announced acts."""

from collections.abc import Callable

import pytest

from worker.extraction.intention import intended
from worker.extraction.modality import modality_of
from worker.story import Story


@pytest.mark.parametrize(
    ("text", "lemma", "plover", "expected"),
    [
        ("Japan will provide aid to Nepal.", "provide", "AID", ("AGREE", "actual")),
        ("Japan agreed to release the men.", "release", "RETREAT", ("AGREE", "actual")),
        ("Japan provided aid to Nepal.", "provide", "AID", ("AID", "actual")),
        ("Japan refused to release the men.", "release", "RETREAT", ("REJECT", "actual")),
        ("Japan threatened to deploy troops.", "deploy", "MOBILIZE", ("THREATEN", "actual")),
        ("Japan did not provide aid.", "provide", "AID", ("AID", "denied")),
    ],
)
def test_the_will_is_coded_not_the_deed(
    story: Callable[[str], Story], text: str, lemma: str, plover: str, expected: tuple[str, str]
) -> None:
    """To announce cooperation is AGREE, to refuse it REJECT, to announce force or pressure THREATEN."""
    trigger = next(token for token in story(text).doc if token.lemma_ == lemma)
    assert intended(trigger, plover, modality_of(trigger)) == expected
