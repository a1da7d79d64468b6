"""Sentences that the rules alone read wrongly and the reader sets right: no rule is kept for them."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


def _types(found: list[Event]) -> set[str]:
    return {event.plover.type for event in found if event.plover}


@pytest.mark.parametrize(
    ("sentence", "plover"),
    [
        ("The fire destroyed a warehouse.", "ASSAULT"),
        ("A helicopter crashed and killed a nurse.", "ASSAULT"),
        ("Strike hits airports", "ASSAULT"),
        ("The ruling is an attack on our society, the minister said.", "ASSAULT"),
        ("The clash between the two ministers over the budget delayed the vote.", "ASSAULT"),
        ("The clash between Liverpool and Arsenal ended 2-2.", "ASSAULT"),
        ("The World Cup clash between France and Argentina ended 2-2.", "ASSAULT"),
        ("The minister's battle with the unions continued.", "ASSAULT"),
        ("The demonstrators verbally attacked the president.", "ASSAULT"),
        ("The generals clashed over the budget.", "ASSAULT"),
        ("Police detained ten men in raids on Monday.", "ASSAULT"),
        ("The fire destroyed two houses in Lyon.", "ASSAULT"),
        ("Rescuers called an ambulance from Vienna.", "REQUEST"),
        ("The singer cancelled a visit to fans.", "REJECT"),
        ("Rossi and Mora met in the final in Turin.", "CONSULT"),
        ("Fans called the match a scandal in Turin.", "REQUEST"),
        ("The couple agreed to sell their house in Lyon.", "AGREE"),
        ("Prosecutors charged a man in Oslo with aiding the hackers.", "AID"),
        ("The lawyer said he had not been allowed to see his family.", "CONCEDE"),
        ("A militia allied with Juan Mora holds the town.", "SUPPORT"),
        ("The attackers, armed with machetes, entered the village.", "AID"),
        ("The army's march towards the river began in June.", "PROTEST"),
        ("The couple gave $2 million to a school.", "AID"),
        ("Peru called on Friday with news of the sailors.", "REQUEST"),
    ],
)
def test_what_tells_nothing(reader_events: Events, sentence: str, plover: str) -> None:
    """Fire, sport, words, charges and private people."""
    assert plover not in _types(reader_events(sentence))


@pytest.mark.parametrize(
    ("sentence", "plover"),
    [
        ("The rebels struck a deal with the Malian government.", "AGREE"),
        ("Syria destroyed its stockpile of chemical weapons.", "RETREAT"),
        ("Bulgaria is hosting hundreds of Ukrainian refugees.", "AID"),
        ("Envoy Anna Berg is to see President Ruto on Friday.", "CONSULT"),
        ("Foreign Minister Anna Berg is due to see President Juan Mora on Tuesday.", "CONSULT"),
    ],
)
def test_what_tells_an_act(reader_events: Events, sentence: str, plover: str) -> None:
    """Another sense of the word, or a word that no lexicon has."""
    assert plover in _types(reader_events(sentence))


@pytest.mark.xfail(reason="known miss", strict=True)
@pytest.mark.parametrize(
    ("sentence", "plover"),
    [
        ("President Ruto spoke to a crowd in Eldoret on Friday.", "CONSULT"),
        ("Serbia's president rejected a proposal to resume talks with Kosovo.", "CONSULT"),
        ("Two companies accused of bribery are based in Lima.", "ACCUSE"),
        ("The minister dismissed claims that Iran had armed the rebels.", "AID"),
    ],
)
def test_what_tells_nothing_and_is_taken_for_an_act(reader_events: Events, sentence: str, plover: str) -> None:
    """What rules refused that were too rare to show on gold."""
    assert plover not in _types(reader_events(sentence))


@pytest.mark.xfail(reason="known miss", strict=True)
@pytest.mark.parametrize(
    ("sentence", "plover"),
    [
        ("Iran will hit back if its ports are struck, the general said.", "THREATEN"),
    ],
)
def test_what_is_taken_for_an_attack(reader_events: Events, sentence: str, plover: str) -> None:
    """Force in the same sentence, or a word of it in another sense."""
    assert plover in _types(reader_events(sentence))
