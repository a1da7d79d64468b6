"""The trigger lexicons as data."""

from pathlib import Path

import pytest

import worker.resources
from worker.extraction.grammar.lexicon import Entry, load_lexicon
from worker.inspection.faults import check_folder
from worker.inspection.lemmas import Dictionary
from worker.normalisation.codes import MODES, PLOVER_TYPES
from worker.pipeline import Engine

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


def test_the_sense_that_asks_for_more_is_tried_first() -> None:
    """Whatever the order of the files, a restricted sense comes before an open one."""
    for entries in load_lexicon("acts").verbs.values():
        asked = [entry.restrictions for entry in entries]
        assert asked == sorted(asked, reverse=True)


def test_named_classes_are_expanded() -> None:
    """No entry is left with the name of a class."""
    for entry in _entries("acts", ""):
        words = entry.object_is | entry.object_only | entry.not_object | entry.near | entry.subject_is
        assert not [word for word in words if not isinstance(word, str) or word.startswith("<")]


def test_prepositions_are_words() -> None:
    """YAML reads an unquoted on as a truth value."""
    for name, default in LEXICONS:
        assert all(isinstance(word, str) for entry in _entries(name, default) for word in entry.recipient)


def test_the_lexicons_have_no_fault(engine: Engine) -> None:
    """What `eventwire lexicon check` finds: unknown names, duplicates, contradictions, words that never match."""
    folder = Path(worker.resources.__file__).parent / "lexicon"
    assert [str(fault) for fault in check_folder(folder, Dictionary(engine)).faults] == []
