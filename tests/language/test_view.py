"""The reading view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.language.view import reading_view


@given(st.text(max_size=300))
def test_the_view_is_as_long_as_the_body(body: str) -> None:
    """Offsets into the view are offsets into the body, whatever the text."""
    assert len(reading_view(body)) == len(body)


@pytest.mark.parametrize(
    ("body", "view"),
    [
        ("“No,” he said – it’s over.", '"No," he said — it\'s over.'),
        ("“No” -- he said--over 2–3 hours", '"No" —  he said— over 2-3 hours'),
        ("he said ``No, no'' twice", 'he said  "No, no"  twice'),
        ("a\u00a0b\u202fc", "a b c"),
        ("one\r\ntwo", "one\n\ntwo"),
        ("win\u2011win", "win-win"),
    ],
)
def test_typography_becomes_plain(body: str, view: str) -> None:
    """Quotes, dashes and spaces become what the tokeniser knows."""
    assert reading_view(body) == view


def test_a_text_in_capitals_is_lowered() -> None:
    """Sentence starts keep their capital, the rest is read in lower case."""
    view = reading_view("GUERRILLAS ATTACKED THE BARRACKS. NOBODY WAS HURT.")
    assert view == "Guerrillas attacked the barracks. Nobody was hurt."


@pytest.mark.parametrize(
    ("body", "view"),
    [
        ("LIMA, 3 MAY -- [TEXT] THE POLICE", "Lima, 3 may —        \nThe police"),
        (
            "Lima -- [Report by Ana Maru from Lima] [Text] Police",
            "Lima —  [Report by Ana Maru from Lima]       \nPolice",
        ),
        ("He said [it] was over", "He said [it] was over"),
    ],
)
def test_notes_behind_a_dateline_are_a_line_of_their_own(body: str, view: str) -> None:
    """An editor's short note there is no subject of the first sentence."""
    assert reading_view(body) == view


def test_line_breaks_of_a_margin_are_spaces() -> None:
    """A break in mid-sentence that a margin made is a space in the view; the break between paragraphs stays."""
    line = "The ministers of the two countries met on Monday in the capital to speak"
    body = f"{line}\n{line}\n{line}\n\nThey agreed."
    assert reading_view(body) == f"{line} {line} {line}\n\nThey agreed."
