"""What every family asks of the sentence around a trigger."""

import pytest

from tests.extraction.told import Read, word
from worker.event import Party
from worker.extraction.circumstances import is_called, is_proper, parties_at, points_back, someone, when, where


@pytest.mark.parametrize(
    ("body", "noun", "back"),
    [
        ("The attack shook the town.", "attack", True),
        ("An attack shook the town.", "attack", False),
        ("It was the deadliest attack in years.", "attack", True),
        ("Police described it as an attack.", "attack", True),
    ],
)
def test_a_noun_may_speak_of_an_event_told_elsewhere(story: Read, body: str, noun: str, back: bool) -> None:
    """With a word that points, as a predicate, behind "as"."""
    assert points_back(word(story(body).doc, noun)) is back


@pytest.mark.parametrize(("name", "proper"), [("Boko Haram", True), ("rebels of the ELN", True), ("gunmen", False)])
def test_a_proper_name(name: str, proper: bool) -> None:
    """One of its words has a capital."""
    assert is_proper(Party(name=name)) is proper


def test_capitals_throughout_make_no_name(story: Read) -> None:
    """Where the name is written in capitals, its own words in the text decide."""
    read = story("Hamas fled.")
    (party,) = parties_at(read, [read.doc[0]])
    assert is_called(read, party)


@pytest.mark.parametrize(
    ("party", "acts"),
    [
        (Party(name="bridge", kind="infrastructure"), False),
        (Party(name="plan", kind="unknown"), False),
        (Party(name="gunmen", kind="unknown", sector="UAF"), True),
        (Party(name="Ansar", kind="unknown"), True),
        (Party(name="police", kind="police"), True),
    ],
)
def test_those_who_can_act(story: Read, party: Party, acts: bool) -> None:
    """No things, and none of whom only a common noun is known."""
    assert bool(someone(story("Rain fell."), [party])) is acts


def test_each_party_is_told_once(story: Read) -> None:
    """Numbers and times are none."""
    read = story("Hamas fled on Monday and Hamas returned.")
    heads = [token for token in read.doc if token.pos_ == "PROPN"]
    assert [party.name for party in parties_at(read, heads)] == ["Hamas"]


def test_when_and_where_a_clause_says_it_was(story: Read) -> None:
    """Its own date and place."""
    read = story("Gunmen attacked a bus in Goma on Monday.")
    date, place = when(read, word(read.doc, "attacked")), where(read, word(read.doc, "attacked"))
    assert date is not None
    assert date.start.day == 16
    assert place is not None
    assert place.name == "Goma"
