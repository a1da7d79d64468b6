"""From a trigger word to its frame: who does it, to whom."""

import pytest

from tests.extraction.told import Read, word
from worker.extraction.grammar.frame import Frame, Refusal
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.grammar.verb_frames import general_frame, senses_of
from worker.extraction.plover import ASSAULT


@pytest.mark.parametrize(
    ("body", "trigger", "actors", "recipients"),
    [
        ("Rebels attacked the town.", "attacked", ["Rebels"], ["town"]),
        ("The town was attacked by rebels.", "attacked", ["rebels"], ["town"]),
        ("Rebels, who attacked the town, fled.", "attacked", ["Rebels"], ["town"]),
        ("Rebels entered the town and killed nine men.", "killed", ["Rebels"], ["men"]),
        ("Rebels fired rockets at the town.", "fired", ["Rebels"], ["town"]),
    ],
)
def test_who_does_it_to_whom(story: Read, body: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    """In the active, the passive, relative and joined clauses, and behind a weapon's "at"."""
    senses = senses_of(word(story(body).doc, trigger), load_lexicon("assault", ASSAULT))
    frame = next(sense for sense in senses if isinstance(sense, Frame))
    assert [token.text for token in frame.actors] == actors
    assert [token.text for token in frame.recipients] == recipients


def test_a_sense_that_the_sentence_does_not_bear_out_is_refused(story: Read) -> None:
    """With its reason."""
    senses = list(
        senses_of(word(story("The senator attacked the bill.").doc, "attacked"), load_lexicon("assault", ASSAULT))
    )
    assert senses
    assert all(isinstance(sense, Refusal) and sense.reason for sense in senses)


def test_a_word_that_no_lexicon_has_takes_its_parties_by_grammar(story: Read) -> None:
    """As far as it shows them."""
    lexicon = load_lexicon("assault", ASSAULT)
    frame = general_frame(word(story("Rebels waylaid a bus.").doc, "waylaid"), lexicon.general["ASSAULT"], lexicon)
    assert [token.text for token in frame.actors] == ["Rebels"]
    assert [token.text for token in frame.recipients] == ["bus"]
