"""Weapons, and nouns of events that stand where a doer would."""

import pytest

from tests.extraction.told import Read, word
from worker.extraction.grammar.instruments import is_hard_weapon, is_instrument, is_weapon
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.plover import ASSAULT


@pytest.mark.parametrize(
    ("body", "noun", "weapon", "hard"),
    [
        ("Missiles hit the port.", "Missiles", True, True),
        ("A drone hit the port.", "drone", True, True),
        ("The coal mine was shut.", "mine", True, False),
        ("The bus hit a wall.", "bus", False, False),
    ],
)
def test_a_weapon(story: Read, body: str, noun: str, weapon: bool, hard: bool) -> None:
    """By its word; one that is often something else is no hard one."""
    lexicon = load_lexicon("assault", ASSAULT)
    token = word(story(body).doc, noun)
    assert (is_weapon(token, lexicon), is_hard_weapon(token, lexicon)) == (weapon, hard)


@pytest.mark.parametrize(
    ("body", "noun", "instrument"),
    [
        ("The blast killed ten.", "blast", True),
        ("A rocket killed ten.", "rocket", True),
        ("An allergic attack killed him.", "attack", False),
        ("Gunmen killed ten.", "Gunmen", False),
    ],
)
def test_what_stands_where_a_doer_would(story: Read, body: str, noun: str, instrument: bool) -> None:
    """An event or a weapon, in its own sense."""
    assert is_instrument(word(story(body).doc, noun), load_lexicon("assault", ASSAULT)) is instrument
