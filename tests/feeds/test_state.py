"""What is known of feeds survives the process that learned it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from worker.errors import ConfigurationError
from worker.feeds.state import KEPT_SECONDS, State, Validators

URL = "http://a.example/f"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "feeds.sqlite"


@pytest.fixture
def state(path: Path) -> Iterator[State]:
    state = State(path)
    yield state
    state.close()


def test_what_was_noted_is_there_after_a_restart(state: State, path: Path) -> None:
    with state.saved():
        state.note(URL, "1", b"one", 10.0)
        state.note_feed(URL, Validators('"e"', "Tue"), news=10.0)
    again = State(path)
    assert again.is_known(URL, "1", b"one")
    assert again.validators(URL).headers == {"If-None-Match": '"e"', "If-Modified-Since": "Tue"}
    assert again.news(URL) == 10.0
    again.close()


def test_a_changed_article_and_that_of_another_feed_are_new(state: State) -> None:
    """Two feeds may show one article in different words: neither is news again each round."""
    with state.saved():
        state.note(URL, "1", b"one", 10.0)
    assert not state.is_known(URL, "1", b"one, corrected")
    assert not state.is_known("http://b.example/f", "1", b"one")
    assert state.validators("http://b.example/f").headers == {}


def test_nothing_is_noted_by_halves(state: State) -> None:
    def broken_off() -> None:
        with state.saved():
            state.note(URL, "1", b"one", 10.0)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert not state.is_known(URL, "1", b"one")


def test_what_a_feed_has_not_had_for_long_is_forgotten(state: State) -> None:
    with state.saved():
        state.note(URL, "old", b"1", 0.0)
        state.note(URL, "new", b"2", KEPT_SECONDS)
        state.forget(URL, KEPT_SECONDS + 1)
    assert (state.is_known(URL, "old", b"1"), state.is_known(URL, "new", b"2")) == (False, True)


def test_a_file_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database, but a text that is long enough to be read as one " * 9)
    for path in (tmp_path / "text", tmp_path / "nowhere" / "feeds.sqlite"):
        with pytest.raises(ConfigurationError, match="the state of the feeds"):
            State(path)
