"""Attacks."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Rebel fighters shelled the town of Goma on Tuesday.", "heavy-weapons"),
        ("Gunmen shot two police officers in Karachi.", "firearms"),
        ("Russian forces attacked the port with drones.", "drone"),
        ("A suicide bomber attacked the Indian embassy in Kabul.", "suicide-attack"),
        ("Warplanes carried out air strikes on the city of Idlib.", "aerial"),
        ("Militants abducted three aid workers in Mali.", "abduct"),
        ("The army launched a wave of attacks on Khartoum.", None),
        ("Protesters were beaten by police in Minsk.", "beat"),
        ("A bomb went off in Kashmir.", "explosives"),
        ("Troops clashed on the border.", None),
        ("Two bombers struck in Maiduguri on Sunday.", None),
    ],
)
def test_force_is_an_attack(events: Events, text: str, mode: str | None) -> None:
    """Verbs, nouns and light verbs of force give one attack with its mode."""
    found = events(text, "attack")
    assert len(found) == 1
    assert found[0].modality == "actual"
    assert found[0].plover is not None
    assert mode is None or mode in found[0].plover.modes


@pytest.mark.parametrize(
    "text",
    [
        "The president struck a cautiously optimistic tone on Monday.",
        "Unions called a strike over pay on Friday.",
        "He died of a heart attack at his home.",
        "The director shot the film in Morocco.",
        "Shares hit a record high in London.",
        "The two companies struck a deal worth $3 billion.",
        "A magnitude-6 earthquake killed 40 people in Nepal.",
        "Three people were killed when a bus crashed near Lima.",
        "The bank was fined for breaking the rules.",
        "Her new book hit the shelves in May.",
        "The team beat its rivals 3-1 on Saturday.",
    ],
)
def test_other_senses_are_no_attack(events: Events, text: str) -> None:
    """Metaphors, labour, sport, illness, accidents and disasters are not attacks."""
    assert events(text, "attack") == []


def test_actor_and_target_are_told_apart(events: Events) -> None:
    """In the passive as in the active, who did it and to whom keep their places."""
    for text in ("Israeli forces bombed a hospital in Gaza.", "A hospital in Gaza was bombed by Israeli forces."):
        (event,) = events(text, "attack")
        assert [party.name for party in event.actors] == ["Israeli forces"]
        assert [party.name.removeprefix("a ") for party in event.recipients] == ["hospital"]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Syrian rebels launched an offensive to retake Mosul on Tuesday.", ["Syrian rebels"], ["Mosul"]),
        ("An airstrike by a U.S. drone destroyed a compound in Marib.", ["United States"], ["compound"]),
        ("A roadside bomb tore through a bus near Jalalabad, wounding 17 soldiers.", [], ["bus", "soldiers"]),
        ("A suicide bomber blew himself up outside an academy, killing 12 cadets.", ["suicide bomber"], ["cadets"]),
        (
            "Warplanes raided the port of Hodeidah. One of them hit a wedding hall, residents said, killing 14 people.",
            ["Warplanes"],
            ["port of Hodeidah", "wedding hall", "people"],
        ),
        ("Iraqi troops captured a mosque in Mosul on Sunday.", ["Iraqi troops"], ["mosque"]),
        ("The army seized oil fields near Kirkuk.", ["army"], ["oil fields"]),
        ("Armed men attacked a gold mine near Djibo.", ["Armed men"], ["gold mine"]),
        ("A Hezbollah rocket hit a house in Metula on Monday.", ["Hezbollah"], ["house"]),
        ("An RSF drone struck a hospital in El Obeid.", ["Rapid Support Forces"], ["hospital"]),
        ("An FPV drone struck a hospital in El Obeid.", [], ["hospital"]),
        (
            "Three boys were killed and 20 people wounded when a Chadian jet bombed a school in Abeche.",
            ["Chadian jet"],
            ["school", "boys", "people"],
        ),
        ("Soldiers engaged the militants in a valley on Friday.", ["Soldiers"], ["militants"]),
        ("Two rockets landed near the airport in Erbil overnight.", [], ["airport"]),
        ("A drone crashed into an apartment block in Odesa.", [], ["apartment block"]),
    ],
)
def test_roles_are_found_where_news_hides_them(
    events: Events, text: str, actors: list[str], recipients: list[str]
) -> None:
    """The aim of an offensive, whose the weapon is, and the verb told before a parenthesis."""
    (event,) = events(text, "attack")
    assert [party.name for party in event.actors] == actors
    assert [party.name for party in event.recipients] == recipients


def test_people_hit_without_a_country_are_of_the_place(events: Events) -> None:
    """The militants that an American drone killed near Miranshah are no Americans."""
    (event,) = events("A U.S. drone killed six militants near Miranshah on Saturday.", "attack")
    assert [party.country for party in event.recipients] == ["PAK"]


@pytest.mark.parametrize(
    "text",
    [
        "Police launched an operation to find the missing girl.",
        "The party launched a campaign to retake city hall in May.",
        "The company began a push to win customers.",
        "The rocket landed on a drone ship in the Atlantic.",
        "Prices fell on Monday and rocks fell on the road.",
    ],
)
def test_operations_without_force_are_no_attack(events: Events, text: str) -> None:
    """An operation is an attack where armed men set out to take a place."""
    assert events(text, "attack") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("KABUL, March 18 - A bomber struck the gate of a ministry on Wednesday, killing nine people.", "Kabul"),
        ("MAIDUGURI, Nigeria (Wire) - Gunmen killed six soldiers on Sunday.", "Maiduguri"),
        ("GOMA (Wire) - Gunmen killed six soldiers on Sunday.", "Goma"),
        ("GOMA, Congo (Wire) - Gunmen killed six soldiers in Bunia.", "Bunia"),
        ("From Monday to Wednesday, artillery pounded the suburbs of Sumy.", "Sumy"),
        ("Ukraine attacked a refinery in Russia's Ryazan region overnight.", "Ryazan Oblast"),
        ("Envoys will meet in Caracas to resume talks halted after gunmen attacked an academy in Cali.", "Cali"),
    ],
)
def test_the_place_is_where_it_happened(events: Events, text: str, place: str) -> None:
    """The dateline serves news without a place of its own; a region is not the city it is called after."""
    assert [event.place and event.place.name for event in events(text, "attack")] == [place]


def test_the_dateline_is_no_place_of_what_happened_at_an_unknown_spot(events: Events) -> None:
    """Coast guards do not fire at boats in Manila."""
    text = "MANILA, March 18 - A Chinese coast guard fired cannon at a boat near Corvin Shoal."
    assert all(event.place is None or event.place.name != "Manila" for event in events(text, "attack"))


def test_who_is_accused_of_it_did_it(events: Events) -> None:
    """Both the participle under "of" and the one behind it are deeds of the accused."""
    (event,) = events("Lima accused Bolivian guards of firing cannon at its boats, injuring three sailors.", "attack")
    assert [party.name for party in event.actors] == ["Bolivian guards"]


def test_a_sentence_that_only_counts_joins_the_attack_before_it(events: Events) -> None:
    """Those missing are told without a word of force; without an attack the count is none."""
    (event,) = events("Militants killed 40 farmers in Borno on Monday. Another eight people are missing.", "attack")
    assert event.casualties is not None
    assert event.casualties.missing is not None
    assert event.casualties.missing.low == 8
    assert events("The ferry sank in the storm. Eight people are missing.", "attack") == []


def test_another_bomb_is_another_attack(events: Events) -> None:
    """Although it went off in the same town."""
    found = events("A bomb exploded outside a bank in Lima. Another bomb exploded at a hotel in Lima.", "attack")
    assert [[party.name for party in event.recipients] for event in found] == [["bank"], ["hotel"]]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Police and protesters clashed in Paris on Tuesday.", ("Police", "protesters")),
        ("The army and the rebels clashed near the border.", ("army", "rebels")),
    ],
)
def test_sides_that_clash_hit_each_other(events: Events, text: str, sides: tuple[str, str]) -> None:
    """The first is told as the actor, the other as the target."""
    (event,) = events(text, "attack")
    assert (event.actors[0].name, event.recipients[0].name) == sides


@pytest.mark.parametrize(
    "text",
    [
        "The militia promised not to attack the town.",
        "The group said it would not attack civilians.",
        "The jets stopped short of bombing the dam.",
        "The president ruled out bombing Iran.",
        "The two armies agreed not to attack each other.",
    ],
)
def test_what_will_not_be_done_is_no_attack(events: Events, text: str) -> None:
    """Neither actual nor denied: nobody says that something did not happen."""
    assert not events(text, "attack")


@pytest.mark.parametrize(
    ("text", "actors", "recipients", "modes"),
    [
        (
            "Officers used batons and pepper spray against protesters in Lima.",
            ["Officers"],
            ["protesters"],
            ["crowd-control"],
        ),
        ("Police fired tear gas at students in Lima on Monday.", ["Police"], ["students"], ["crowd-control"]),
        ("Youths pelted a police station with stones.", ["Youths"], ["police station"], ["primitive"]),
        ("A Peruvian navy ship rammed a Chilean trawler on Monday.", ["Peru"], ["Chilean trawler"], []),
        ("Soldiers exchanged fire with rebels near Goma on Monday.", ["Soldiers"], ["rebels"], []),
        ("Chinese coast guard ships fired water cannon at a trawler.", ["China"], ["trawler"], ["crowd-control"]),
        ("Fighting between the army and the rebels has killed dozens.", ["army"], ["rebels"], []),
    ],
)
def test_force_of_the_day(
    events: Events, text: str, actors: list[str], recipients: list[str], modes: list[str]
) -> None:
    """Crowd control, stones, ships that ram each other, exchanges of fire, fighting between two sides."""
    (event,) = events(text, "attack")
    assert [party.name for party in event.actors][: len(actors)] == actors
    assert {party.name for party in event.recipients} >= set(recipients)
    assert event.plover is not None
    assert set(event.plover.modes) >= set(modes)
    assert "unconventional" not in event.plover.modes


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Clashes between the army and rebels erupted in Goma on Monday.", {"army", "rebels"}),
        ("Clashes erupted in Goma on Monday between soldiers and rebels.", {"soldiers", "rebels"}),
        ("Heavy fighting between Hamas and Israel continued in Rafah.", {"Hamas", "Israel"}),
        ("Fighting broke out between herders and farmers in Plateau state.", {"herders", "farmers"}),
        ("A border clash between India and Pakistan alarmed Washington.", {"India", "Pakistan"}),
        ("Clashes with security forces left two protesters dead.", {"security forces", "protesters"}),
        ("Police exchanged gunfire with suspects in Tijuana.", {"Police", "suspects"}),
        ("Pakistan and Afghanistan exchanged fire at the border.", {"Pakistan", "Afghanistan"}),
        ("Israel and Hezbollah traded fire across the border.", {"Israel", "Hezbollah"}),
    ],
)
def test_those_who_fight_each_other_are_told(events: Events, text: str, sides: set[str]) -> None:
    """Both sides of "clashes between", "fighting broke out between", "exchanged fire"."""
    (event,) = events(text, "attack")
    assert {party.name for party in (*event.actors, *event.recipients)} == sides


@pytest.mark.parametrize(
    "text",
    [
        "The chancellor called the cables a hybrid attack on Europe.",
        "The law is an attack on democracy, the opposition said.",
        "The two leaders traded barbs over the budget.",
        "The senator rammed the bill through parliament.",
        "The children used batons in the relay.",
        "The two companies exchanged views on prices.",
        "The fighting between the two sisters over the house went on for years.",
    ],
)
def test_what_only_sounds_like_force(events: Events, text: str) -> None:
    """Hybrid attacks, attacks on what cannot be hit, words, relays."""
    assert not events(text, "attack")


def test_shots_into_the_air_hit_nobody(events: Events) -> None:
    """Neither a target nor an attack from the air."""
    (event,) = events("Soldiers fired shots into the air in Lima on Monday.", "attack")
    assert event.recipients == ()
    assert event.plover is not None
    assert "aerial" not in event.plover.modes


@pytest.mark.parametrize(
    "text",
    [
        "The battle between the two candidates will be close.",
        "The legal battle between Apple and Samsung continued.",
        "The two brothers exchanged shots at the golf club.",
        "The candidates traded fire over taxes at the debate.",
    ],
)
def test_rivals_who_use_no_force_do_not_fight(events: Events, text: str) -> None:
    """Clashes of words, votes, courts and games."""
    assert events(text, "attack") == []


def test_who_often_attacks_did_not_do_this(events: Events) -> None:
    """What a group does again and again is none of the attacks told."""
    text = (
        "Two bombs killed nine people in Mogadishu on Sunday, police said. Al Shabaab often carries out such attacks."
    )
    (event,) = events(text, "attack")
    assert event.actors == ()
