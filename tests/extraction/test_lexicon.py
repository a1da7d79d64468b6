"""The trigger lexicons as data."""

import pytest

from worker.extraction.lexicon import Entry, load_lexicon
from worker.normalisation.codes import MODES, PLOVER_TYPES

LEXICONS = [("assault", "ASSAULT"), ("consult", "CONSULT"), ("acts", "")]


def _entries(name: str, default: str) -> list[Entry]:
    lexicon = load_lexicon(name, default)
    return [entry for index in (lexicon.verbs, lexicon.nouns) for entries in index.values() for entry in entries]


@pytest.mark.parametrize(("name", "default"), LEXICONS)
def test_every_entry_has_a_plover_type_and_its_modes(name: str, default: str) -> None:
    """No entry can make up a code."""
    for entry in _entries(name, default):
        assert entry.type in PLOVER_TYPES
        assert set(entry.modes) <= set(MODES[entry.type]), entry


@pytest.mark.parametrize(("name", "default"), LEXICONS)
def test_mode_words_lead_to_modes(name: str, default: str) -> None:
    """Words of weapons name modes that PLOVER has."""
    lexicon = load_lexicon(name, default)
    assert set(lexicon.mode_words.values()) <= {mode for modes in MODES.values() for mode in modes}


def test_all_types_of_plover_have_triggers() -> None:
    """The three lexicons together tell every type."""
    assert {entry.type for name, default in LEXICONS for entry in _entries(name, default)} == set(PLOVER_TYPES)
