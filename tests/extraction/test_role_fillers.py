"""Who fills the roles of an act: grammar and reader together."""

import pytest

from tests.engines import loaded
from tests.extraction.told import Read, word
from worker.article import Article
from worker.event import Event
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.plover import ASSAULT
from worker.extraction.role_fillers import BOTH, filled
from worker.pipeline import extract
from worker.resources import load_yaml


def told(body: str, type_: str) -> Event:
    """The first event of a type."""
    return next(
        event for event in extract(Article(id="a", body=body), loaded(reader=True)).events if event.type == type_
    )


@pytest.mark.parametrize(
    ("body", "type_", "actors", "recipients"),
    [
        (
            "Canada donated ten million dollars to Haiti.",
            "aid",
            {"Canada"},
            {"Haiti"},
        ),
        ("The truce proposal was rejected by the rebels.", "reject", {"rebels"}, set()),
        ("Kenya expelled the ambassador of Sudan on Monday.", "sanction", {"Kenya"}, None),
    ],
)
def test_the_phrases_that_fill_a_role(body: str, type_: str, actors: set[str], recipients: set[str] | None) -> None:
    """Those who act and whom it concerns, however the clause is turned."""
    event = told(body, type_)
    assert {party.name for party in event.actors} == actors
    assert recipients is None or {party.name for party in event.recipients} == recipients


@pytest.mark.parametrize("role", BOTH)
def test_grammar_and_reader_both_speak_for_their_own_role(role: str) -> None:
    """What one of them takes for the actor is likelier the actor, and less the recipient."""
    weights = load_yaml("reader/roles.yaml")[role]
    other = next(each for each in BOTH if each != role)
    assert weights[f"grammar_{role}"] > 0 > weights[f"grammar_{other}"]
    assert weights[f"reader_{role}"] > abs(weights[f"reader_{other}"])
    assert 0 < weights["chance_to_fill"] < 1


def test_without_the_reader_the_grammar_decides(story: Read) -> None:
    """Nothing is filled, nothing taken away."""
    trigger = word(story("Rebels attacked Goma.").doc, "attacked")
    frame = Frame(trigger, load_lexicon("assault", ASSAULT).general["ASSAULT"])
    assert filled(frame, None) is frame
