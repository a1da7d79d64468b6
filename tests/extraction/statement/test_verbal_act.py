"""The act that a statement is by its words."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.extraction.told import Events, one
from worker.article import Span
from worker.extraction.candidate import Candidate
from worker.extraction.statement.verbal_act import with_verbal_act
from worker.story import Story


@pytest.mark.parametrize(
    ("body", "plover"),
    [
        ("Anna Berg accused Iran of holding the sailors.", "ACCUSE"),
        ("Anna Berg condemned the attack on the embassy.", "ACCUSE"),
        ("Anna Berg denied that the deal was off.", "REJECT"),
        ("Anna Berg urged Iran to free the sailors.", "REQUEST"),
        ("Anna Berg called for an end to the war.", "REQUEST"),
        ("Anna Berg threatened to bomb the port.", "THREATEN"),
        ("Anna Berg expressed her condolences to the families.", "SUPPORT"),
        ("“We condemn this attack,” Anna Berg said.", "ACCUSE"),
        ("“It was a cowardly act of violence,” Anna Berg said.", "ACCUSE"),
        ("Anna Berg said the accusations were false.", "REJECT"),
        ("Anna Berg said the deal was off.", None),
        pytest.param(
            "Anna Berg called the deal “a mess”.",
            None,
            marks=pytest.mark.xfail(reason="the reader knows it, no rule does"),
        ),
    ],
)
def test_verbal_act(events: Events, body: str, plover: str | None) -> None:
    """The cue, or the words themselves, say which act the statement is."""
    event = one(events, body)
    assert (event.plover and event.plover.type) == plover


def test_without_the_reader_the_words_decide(story: Callable[[str], Story]) -> None:
    """And a statement without an act has none to lose."""
    read = story("Iran accused Israel of lying.")
    mention = Span(start=5, end=12, text="accused")
    told = Candidate(type="statement", mention=mention, trigger=5, sentence=0, modality="actual", plover="ACCUSE")
    assert with_verbal_act(told, read) is told
    assert with_verbal_act(replace(told, plover=None), read).plover is None
