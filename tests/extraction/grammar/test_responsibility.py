"""Those who are said to have done an attack that a noun tells."""

import pytest

from tests.extraction.told import Events

CASES = [
    ("Officials said that rebels were responsible for the attack on the village.", ["rebels"]),
    ("Rebels claimed responsibility for the attack on the village.", ["Rebels"]),
    ("The attack on the village was claimed by rebels.", ["rebels"]),
    ("The authorities blamed rebels for the attack on the village.", ["rebels"]),
    ("The authorities blamed the attack on the village on rebels.", ["rebels"]),
    ("The attack on the village was blamed on rebels.", ["rebels"]),
    ("The attack on the village was attributed to rebels.", ["rebels"]),
    ("Some soldiers were involved in the attack on the village.", ["soldiers"]),
    ("Four rebels were convicted of the attack on the village.", ["rebels"]),
    ("Rebels were behind the attack on the village.", ["Rebels"]),
    ("A spokesman for the ELN claimed responsibility for the attack on the village.", ["ELN"]),
    ("Callers from the ELN claimed responsibility for the attack on the village.", ["ELN"]),
    ("The mayor deplored the attack on the village attributed to rebels.", ["rebels"]),
    ("The attack on the village in the north attributed to rebels went on.", ["rebels"]),
    ("The mayor condemned the attack on the village and blamed it on rebels.", ["rebels"]),
    ("Rebels denied being behind the attack on the village.", []),
    ("Rebels denied responsibility for the attack on the village.", []),
    ("No group claimed responsibility for the attack on the village.", []),
    ("Rebels did not claim responsibility for the attack on the village.", []),
    ("No group has claimed the attack on the village.", []),
    ("The attack on the village was discussed by lawmakers.", []),
]


@pytest.mark.parametrize(("body", "actors"), CASES)
def test_who_answers_for_an_attack(events: Events, body: str, actors: list[str]) -> None:
    """Whoever claims it, is accused of it or responsible for it, and nobody where nobody does."""
    (event,) = events(body, "attack")
    assert [party.name for party in event.actors] == actors
    assert [party.name for party in event.recipients] == ["village"]


def test_a_claim_joins_the_attack_told_before(events: Events) -> None:
    """The bombing that a group owns up to is the one just told."""
    body = "A blast tore through a market in Quetta on Monday, killing six people. Rebels claimed the bombing."
    found = events(body, "attack")
    assert [[party.name for party in event.actors] for event in found] == [["Rebels"]]


def test_who_claims_what_unnamed_men_did(events: Events) -> None:
    """Is one more name of those who did it, not of another attack."""
    body = "Gunmen raided a hotel in Quetta on Monday. The Baloch Liberation Army claimed responsibility for the raid."
    (event,) = events(body, "attack")
    assert [party.name for party in event.actors] == ["Gunmen", "Balochistan Liberation Army"]


@pytest.mark.parametrize(
    ("told", "actors"),
    [
        ("The crime was ordered by Colonel Juan Perez.", ["Juan Perez"]),
        ("The action was carried out by the ELN.", ["ELN"]),
        ("Two students committed the crime, the mayor said.", ["students"]),
        ("The mayor took action on the crime.", []),
    ],
)
def test_a_word_for_the_crime_tells_who_did_it(events: Events, told: str, actors: list[str]) -> None:
    """Nouns that only take up an attack add those who are said to have done it, and are no attack of their own."""
    (event,) = events(f"A judge was murdered in Cali on Monday. {told}", "attack")
    assert [party.name for party in event.actors] == actors
    assert events(told, "attack") == []


def test_arms_of_a_state_that_are_hit_stay_apart(events: Events) -> None:
    """A garrison and a police station are two targets."""
    (event,) = events("Guerrillas attacked the army garrison and the national police station in San Salvador.")
    assert [party.name for party in event.recipients] == ["army garrison", "national police station"]


@pytest.mark.parametrize(
    ("body", "recipients"),
    [
        ("An attack in 2002 left 14 villagers dead.", ["villagers"]),
        ("A suicide bombing left three officers injured.", ["officers"]),
        ("The army carried out air strikes against a convoy.", ["convoy"]),
        ("A bombing of the bridge left many questions.", ["bridge"]),
    ],
)
def test_whom_an_event_noun_harms(events: Events, body: str, recipients: list[str]) -> None:
    """Those it leaves dead or hurt, and those it is carried out against."""
    (event,) = events(body, "attack")
    assert [party.name for party in event.recipients] == recipients
