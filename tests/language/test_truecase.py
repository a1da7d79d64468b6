"""Texts in capitals, in lower case and In Title Case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.language import load_engine, parse
from worker.language.truecase import truecase


def view(text: str) -> str:
    """The text as the parser sees it."""
    return "".join(token.text_with_ws for token in parse(load_engine(), text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GUNMEN KILL FOUR SOLDIERS IN PESHAWAR", "Gunmen kill four soldiers in Peshawar"),
        ("BOKO HARAM FIGHTERS ATTACK BANKI, BURN MARKET", "Boko Haram fighters attack Banki, burn market"),
        ("UN CONVOY SHELLED NEAR MASISI, NATO SAYS", "UN convoy shelled near Masisi, NATO says"),
        ("Russian Drones Strike Odesa Port, Wounding Three", "Russian drones strike Odesa port, wounding three"),
        ("Islamic State Fighters Raid New York Bank", "Islamic State fighters raid New York bank"),
        (
            "gunmen killed two men in lagos, police said. he left.",
            "Gunmen killed two men in Lagos, police said. He left.",
        ),
    ],
)
def test_a_text_is_spelt_as_a_sentence(text: str, expected: str) -> None:
    """Common words are small, names keep a capital, known acronyms all of them."""
    assert view(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two men in Lagos on Monday.",
        "The President of the Republic of Chad Met the Mayor of Lagos on Monday.",
        "Ana Lopes, mayor",
        "he said no",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    """A sentence, and a text too short to tell how it is set."""
    assert view(text) == text


@given(st.text(max_size=200))
def test_the_length_stays(text: str) -> None:
    """Offsets into the view are offsets into the body, whatever the text."""
    assert len(truecase(text, lambda word: len(word) % 2 == 0)) == len(text)
