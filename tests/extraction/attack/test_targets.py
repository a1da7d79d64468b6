"""Whom and what an attack hit."""

import pytest

from tests.extraction.told import Events

CASES = [
    ("The murder of a judge and of two policemen shocked the town.", ["judge", "policemen"]),
    ("He is the first judge killed in an attack since May.", ["first judge"]),
    (
        "The people killed in the attack on the bus included three teachers and a nurse.",
        ["people", "teachers", "nurse", "bus"],
    ),
    ("A bomb exploded in front of a bank in Lima.", ["bank"]),
    ("A bomb exploded in a restaurant in Lima.", ["restaurant"]),
    ("Ten people died when a bomb exploded in a crowded market.", ["crowded market", "people"]),
    ("Rebels placed a bomb under the mayor's car in Neiva.", ["mayor's car"]),
    ("Masked men machine-gunned a minibus near Recife.", ["minibus"]),
    ("The car was riddled with bullets near the bridge.", ["car"]),
    ("The governor survived an assassination attempt in Cali on Monday.", ["governor"]),
    ("The barracks was subjected to mortar shelling.", ["barracks"]),
    ("The convoy came under attack near Gao.", ["convoy"]),
    ("The minister was the target of a bomb attack in Quito.", ["minister"]),
    ("Four soldiers died when their vehicle hit a landmine in Mali.", ["vehicle", "soldiers"]),
    ("A bus struck a mine near Gao.", ["bus"]),
    ("Gunmen stormed the embassy. Two cars were damaged.", ["embassy", "cars"]),
    ("Settlers torched olive groves in Nablus.", ["olive groves"]),
    ("Artillery shelled a school, resulting in the deaths of ten pupils.", ["school", "pupils"]),
    ("The bombing claimed the lives of ten pupils.", ["pupils"]),
    ("A union leader was shot dead along with nine other workers.", ["union leader", "workers"]),
    ("Rebels shelled a school and a bench near Gao.", ["school"]),
    ("A bomb left in a bag shattered windows and damaged a bank in Lima.", ["bank"]),
    ("A truck exploded outside a hotel in Kabul. The bomb destroyed the truck and a hotel.", ["hotel"]),
    (
        "Rebels attacked Sake on Monday. They killed nine people. The rebels killed six farmers in Sake.",
        ["Sake", "farmers"],
    ),
    ("Rebels killed six farmers and nine other people near Gao.", ["farmers", "people"]),
    ("Gunmen shot at a car in Lima. The car was hit.", ["car"]),
    ("Rebels shelled a wall near Gao.", ["wall"]),
    ("Unknown individuals killed a priest in Puebla.", ["priest"]),
]


@pytest.mark.parametrize(("body", "recipients"), CASES)
def test_who_was_hit(events: Events, body: str, recipients: list[str]) -> None:
    """In passives, event nouns, lists of victims, and where a thing explodes."""
    found = [party.name for event in events(body, "attack") for party in event.recipients]
    assert sorted(found) == sorted(recipients)


@pytest.mark.parametrize(
    "body",
    [
        "A bomb exploded in the capital on Monday.",
        "Guerrillas repelled the attacks and others near Gao.",
        "Rebels planted a bomb in the city centre.",
    ],
)
def test_what_names_no_target_is_none(events: Events, body: str) -> None:
    """A town where a thing explodes, an event, and the rest of something are not hit."""
    assert [party.name for event in events(body, "attack") for party in event.recipients] == []


@pytest.mark.parametrize(
    "body",
    [
        "The mayor came under attack for the cost of the new bridge.",
        "The car hit a rock.",
        "The flood claimed the lives of ten pupils.",
        "Two cars were damaged.",
        "The lorry hit the gate of a school.",
        "The boy left a note in front of the bank.",
    ],
)
def test_being_hit_without_force_is_no_attack(events: Events, body: str) -> None:
    """Words of attack may only blame, and harm needs force."""
    assert events(body, "attack") == []


def test_targets_in_two_places_give_the_attack_neither(events: Events) -> None:
    """A house in one district and one in another leave the city as the place."""
    body = "Drones attacked Kharkiv on Monday. A house in Saltivka and a shop in Lviv were damaged."
    (event,) = events(body, "attack")
    assert event.place is not None
    assert event.place.name == "Kharkiv"


def test_common_nouns_in_capitals_do_nothing(events: Events) -> None:
    """In a text set in capitals throughout, only what is a name without them can act."""
    body = "BOGOTA -- ATTEMPTS WERE MADE TO STORM THE PRESIDENT'S RESIDENCE. ARMED MEN FIRED AT THE GUARDS."
    assert [party.name for event in events(body, "attack") for party in event.actors] == ["ARMED MEN"]


def test_damage_that_a_bomb_causes_is_done_by_force(events: Events) -> None:
    """What is damaged is a target, unless a storm did it."""
    (event,) = events("The bomb killed two people in Cali and caused damage to several shops.", "attack")
    assert [party.name for party in event.recipients] == ["people", "shops"]
    assert events("The storm caused damage to several shops.", "attack") == []


@pytest.mark.parametrize(
    ("body", "actors"),
    [
        ("The Kabul bombing killed 43 people.", []),
        ("The Idlib air strikes killed nine people.", []),
        ("At least 20 people were killed in the Somalia blast.", []),
        ("A Moscow strike on Kharkiv killed two people.", ["Russia"]),
        ("Moscow's raid killed two people in Kharkiv.", ["Russia"]),
        ("A US strike killed two people in Yemen.", ["United States"]),
        ("A Hamas attack killed 12 people.", ["Hamas"]),
    ],
)
def test_where_an_attack_was_did_not_do_it(events: Events, body: str, actors: list[str]) -> None:
    """A town in front of the attack is its place; a capital that strikes somebody is its state."""
    attack = events(body, "attack")[0]
    assert [party.name for party in attack.actors] == actors


@pytest.mark.parametrize(
    ("body", "types"),
    [
        ("North Korea fired two missiles into the sea off its east coast.", ["MOBILIZE"]),
        ("North Korea launched a ballistic missile into the Pacific Ocean on Tuesday.", ["MOBILIZE"]),
        ("The navy fired torpedoes into the water.", []),
        ("Iran fired missiles at a ship in the Gulf.", ["ASSAULT"]),
        ("Russia launched missiles at Odesa from the Black Sea.", ["ASSAULT"]),
    ],
)
def test_weapons_fired_into_water_are_tested(events: Events, body: str, types: list[str]) -> None:
    """What only the sea is hit with is no attack, whoever fires it."""
    assert [event.plover.type for event in events(body) if event.plover] == types


@pytest.mark.parametrize(
    "body",
    [
        "Sudan's army has retaken Wad Madani from the rebels.",
        "The rebels captured Bunagana on Sunday.",
    ],
)
def test_towns_are_taken(events: Events, body: str) -> None:
    """A town that is captured is known by the list of places where the language model knows it for a person."""
    assert [event.plover.type for event in events(body) if event.plover] == ["ASSAULT"]
