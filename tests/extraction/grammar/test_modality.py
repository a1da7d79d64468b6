"""Whether an event happened."""

from collections.abc import Callable

import pytest

from worker.event import Event
from worker.extraction.grammar.modality import is_forgone, modality_of
from worker.story import Story

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Rebels attacked the town.", "actual"),
        ("Rebels launched an attack on the town.", "actual"),
        ("Officials said rebels attacked the town.", "actual"),
        ("Rebels did not attack the town.", "denied"),
        ("Rebels denied attacking the town.", "denied"),
        ("Rebels never attacked the town.", "denied"),
        ("Rebels could attack the town.", "hypothetical"),
        ("Rebels threatened to attack the town.", "hypothetical"),
        ("If rebels attack the town, people will flee.", "hypothetical"),
        ("Rebels rejected a proposal to attack the town.", "hypothetical"),
        ("The mayor warned of more attacks on the town.", "hypothetical"),
        ("They will stay until rebels attack the town.", "hypothetical"),
        ("They stayed until rebels attacked the town.", "actual"),
        ("Anyone who attacked the town would be jailed.", "hypothetical"),
        ("Any group that attacked the town would be banned.", "hypothetical"),
        ("Those who attacked the town were jailed.", "actual"),
        ("The army cancelled leave following an attack on the town.", "actual"),
        ("Rebels plan to attack the town.", "planned"),
        ("Further attacks on the town will be launched.", "planned"),
        ("Rebels will attack the town on Monday.", "planned"),
        ("Rebels attempted to attack the town.", "actual"),
        ("Rebels are trying to attack the town.", "planned"),
        ("Officials said rebels would attack the town.", "planned"),
        ("Officials told reporters rebels had moved south and would attack the town.", "planned"),
        ("Rebels would attack the town if they could.", "hypothetical"),
        ("The attack is due to begin on Monday.", "planned"),
        ("An attack scheduled for Monday worried the town.", "planned"),
        ("The attack was called off on Friday.", "denied"),
        ("Nobody attacked the town.", "denied"),
        ("No one attacked the town.", "denied"),
        ("None of the rebels attacked the town.", "denied"),
        ("The army rejected claims that it attacked the town.", "denied"),
        ("The jets stopped short of attacking the town.", "denied"),
        ("The rebels had planned to drive into the town and then attack the garrison.", "planned"),
        ("Thousands marked the anniversary of the attack on the town.", "historical"),
        ("Rebels have attacked the town for decades.", "historical"),
        ("Rebels have attacked the town for days.", "actual"),
        ("The minister called the attack an act of terror.", "actual"),
        ("The mayor called for an attack on the town.", "hypothetical"),
        ("They agreed on a truce at talks on the attack.", "actual"),
        ("The rebels attacked no towns.", "denied"),
        ("The attack on the town caused no damage.", "actual"),
        ("Attacking the town would widen the war.", "hypothetical"),
    ],
)
def test_the_governing_words_decide(story: Callable[[str], Story], text: str, modality: str) -> None:
    """Negation, modals, conditionals and verbs of planning, fearing and denying are read; reporting passes through."""
    trigger = next(token for token in story(text).doc if token.lemma_.lower() == "attack")
    assert modality_of(trigger) == modality


@pytest.mark.parametrize(
    ("text", "forgone"),
    [
        ("Rebels promised that they would not attack again.", True),
        ("Rebels promised not to attack the town.", True),
        ("Rebels refuse to attack the town.", True),
        ("Rebels will not attack the town.", True),
        ("Rebels vowed never to attack the town.", True),
        ("Rebels stopped short of attacking the town.", True),
        ("The general ordered his men not to attack the town.", True),
        ("The president ruled out attacking the town.", True),
        ("Rebels did not attack the town.", False),
        ("Rebels have not attacked the town since May.", False),
        ("Rebels denied attacking the town.", False),
        ("Rebels never attacked the town.", False),
        ("The army rejected claims that it attacked the town.", False),
        ("The attack on the town was called off.", False),
        ("Rebels will attack the town.", False),
        ("Rebels attacked the town.", False),
    ],
)
def test_what_will_not_be_done_is_no_denial(story: Callable[[str], Story], text: str, forgone: bool) -> None:
    """A promise, refusal or ban not to attack does not say that an attack did not happen."""
    trigger = next(token for token in story(text).doc if token.lemma_.lower() == "attack")
    assert is_forgone(trigger) == forgone


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Israeli troops are to withdraw from the town by Sunday.", "planned"),
        ("The two ministers are to meet in Doha on Friday.", "planned"),
        ("The court convicted him of planning the bombing of a market in Lima.", "actual"),
        ("The bombing of the market was ordered by a rebel chief.", "actual"),
        ("The rebels planned the bombing of a market in Lima.", "planned"),
        ("The president will discuss the dam when he visits Cairo.", "planned"),
        ("The president phoned Kovac on Friday to congratulate him on the treaty.", "actual"),
        ("The president discussed the dam when he visited Cairo.", "actual"),
    ],
)
def test_what_lies_ahead_and_what_was_done(events: Events, text: str, modality: str) -> None:
    """What is to happen is planned; what somebody is convicted of planning happened."""
    assert {event.modality for event in events(text) if event.type in {"attack", "talks", "retreat", "support"}} == {
        modality
    }
