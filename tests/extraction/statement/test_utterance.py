"""The utterance: one cue and the words it reports."""

import pytest

from worker.extraction.statement.utterance import Utterance


@pytest.mark.parametrize(("index", "covered"), [(2, True), (4, False), (5, False), (6, True), (8, False)])
def test_an_utterance_covers_its_words(index: int, covered: bool) -> None:
    """Not its cue, nor what stands between two parts; ends are exclusive."""
    assert Utterance(unit=0, content=((2, 4), (6, 8)), cue=(4, 5)).covers(index) is covered


@pytest.mark.parametrize(
    ("content", "cue", "start"), [(((2, 4),), (0, 1), 0), (((2, 4),), (4, 5), 2), (((2, 4), (6, 8)), None, 2)]
)
def test_it_starts_with_its_words_or_its_cue(
    content: tuple[tuple[int, int], ...], cue: tuple[int, int] | None, start: int
) -> None:
    """Whichever stands first."""
    assert Utterance(unit=0, content=content, cue=cue).start == start
