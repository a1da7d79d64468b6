"""Nouns of action read as their verbs."""

from collections.abc import Callable

import pytest

from worker.event import Event
from worker.extraction.grammar.lexicon import load_lexicon

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("The suspension of aid to Uganda by Denmark drew no reaction.", "sanction", {"Denmark"}, {"Uganda"}),
        ("Peru's recall of its ambassador from Chile deepened the dispute.", "sanction", {"Peru"}, {"Chile"}),
        ("Germany's delivery of two helicopters to Malawi was completed on Monday.", "aid", {"Germany"}, {"Malawi"}),
        (
            "The expulsion of six Chadian diplomats by Norway was announced.",
            "sanction",
            {"Norway"},
            {"Chadian diplomats"},
        ),
        ("The lifting of sanctions on Chad by Norway took effect on Sunday.", "retreat", {"Norway"}, {"Chad"}),
        ("The editor's arrest by police in Lima drew protests.", "coerce", {"police"}, {"editor"}),
        ("Norway ordered the closing of the Chadian embassy in Oslo.", "sanction", {"Norway"}, set()),
        ("The resignation of the Serbian prime minister was announced.", "retreat", {"Serbian prime minister"}, set()),
        ("Pakistan received a shipment of vaccines from China.", "aid", {"China"}, {"Pakistan"}),
        ("Condemnation of the junta came from Norway.", "accuse", {"Norway"}, {"junta"}),
        ("The extradition by Chile of a banker took a year.", "cooperate", {"Chile"}, {"banker"}),
        ("The signing of a trade treaty between Norway and Chad was delayed.", "support", {"Norway", "Chad"}, set()),
        ("The extradition of a banker to Peru by Chile took a year.", "cooperate", {"Chile"}, {"banker", "Peru"}),
    ],
)
def test_a_noun_of_action_tells_what_its_verb_tells(
    events: Events, text: str, kind: str, actors: set[str], recipients: set[str]
) -> None:
    """Who does it stands behind "by" or owns it, what undergoes it behind "of"; the rest is the verb's."""
    (event,) = events(text, kind)
    assert {party.name for party in event.actors} == actors
    assert recipients <= {party.name for party in event.recipients}


@pytest.mark.parametrize(
    "text",
    [
        "The court will not rule until the prisoner release is over.",
        "The army held the villagers as shields, a press release by the rebels said.",
        "He spoke of the suspension of disbelief.",
        "The delivery of the speech took an hour.",
    ],
)
def test_a_deed_nobody_does_and_no_clause_is_about_is_not_told(events: Events, text: str) -> None:
    """What is only the time, the aim or the name of something else, and the verb's other senses, give no act."""
    assert [e for e in events(text) if e.type not in {"statement", "attack"}] == []


def test_what_a_deed_is_done_with_is_no_act_of_its_own(events: Events) -> None:
    """The aid of "the suspension of aid" is not given."""
    assert events("The suspension of aid to Uganda by Denmark drew no reaction.", "aid") == []


def test_every_verb_has_a_noun_in_ing() -> None:
    """The forms "lifting", "imposing" and "banning" need no entry of their own."""
    deeds = load_lexicon("acts").deeds
    assert {"lifting", "imposing", "banning"} <= deeds.keys()
    assert "warning" not in deeds
