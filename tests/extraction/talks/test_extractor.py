"""Talks."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "sides", "modality"),
    [
        ("Blinken in Cairo for Gaza truce talks", {"Antony Blinken"}, "actual"),
        (
            "U.S. and Ukrainian representatives met in Geneva on Sunday.",
            {"U.S. representatives", "Ukrainian representatives"},
            "actual",
        ),
        ("President Joe Biden held talks with Chinese President Xi Jinping.", {"Joe Biden", "Xi Jinping"}, "actual"),
        ("Turkey and Greece will hold talks in Ankara next week.", {"Turkey", "Greece"}, "planned"),
        ("Iran refused to negotiate with the United States.", {"Iran", "United States"}, "denied"),
        ("Serbia is in talks with Hungary over a pipeline.", {"Serbia", "Hungary"}, "actual"),
        ("The summit between Rwanda and Burundi was called off on Friday.", {"Rwanda", "Burundi"}, "denied"),
        ("Serbia-Hungary talks began in Oslo on Monday.", {"Serbia", "Hungary"}, "actual"),
        ("The Russian-Ukrainian talks began in Oslo on Monday.", {"Russia", "Ukraine"}, "actual"),
        ("Israel-Hamas talks resumed in Cairo on Sunday.", {"Israel", "Hamas"}, "actual"),
        ("Hamas-Israel talks stalled in Doha on Monday.", {"Israel", "Hamas"}, "actual"),
        ("U.S.-Taliban talks will be held in Doha.", {"United States", "Taliban"}, "planned"),
        (
            "The attack would not derail Serbia-Hungary talks due to resume in Oslo.",
            {"Serbia", "Hungary"},
            "planned",
        ),
        ("A second round of talks between Serbia and Hungary is to be held in Oslo.", {"Serbia", "Hungary"}, "planned"),
        (
            "Serbia called off a meeting with Hungary that had been scheduled for Friday.",
            {"Serbia", "Hungary"},
            "denied",
        ),
        ("Gustavo Petro will travel to Cali on Friday to meet Anna Berg.", {"Gustavo Petro", "Anna Berg"}, "planned"),
        ("Gustavo Petro spoke with Peruvian officials by phone.", {"Gustavo Petro", "Peruvian officials"}, "actual"),
        ("Senior officials of the rival factions Hamas and Fatah met in Cairo.", {"Hamas", "Fatah"}, "actual"),
        ("Delegations from Lima and the rebels prepare to meet in Doha.", {"Peru", "rebels"}, "planned"),
        ("The latest U.S.–China talks began in Oslo on Monday.", {"United States", "China"}, "actual"),
    ],
)
def test_sides_and_modality_are_read(events: Events, text: str, sides: set[str], modality: str) -> None:
    """Conjoined nationalities are two sides, 'with' gives the other side, the verb says whether it took place."""
    (event,) = events(text, "talks")
    assert {party.name for party in event.actors} == sides
    assert event.modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin had a phone call with Recep Tayyip Erdogan on Monday.",
        "President Macron and Chancellor Merz spoke by telephone on Tuesday.",
    ],
)
def test_a_call_between_leaders_is_by_phone(events: Events, text: str) -> None:
    """Phone words give the mode."""
    (event,) = events(text, "talks")
    assert event.plover is not None
    assert event.plover.modes == ("phone",)


@pytest.mark.parametrize(
    "text",
    [
        "The company met its sales target.",
        "The minister spoke to reporters on Monday.",
        "The film opens with a phone call.",
        "Fans called the player a hero.",
        "The firm lost touch with its customers.",
        "The two singers spoke on stage.",
    ],
)
def test_other_senses_are_no_talks(events: Events, text: str) -> None:
    """Targets, the press, films and naming are no talks."""
    assert events(text, "talks") == []


@pytest.mark.parametrize(
    "text",
    [
        "Delegations from Ethiopia and Eritrea gathered in Djibouti for peace talks.",
        "Envoys from Sudan and Chad sat down for talks in Cairo on Sunday.",
    ],
)
def test_gathering_for_talks_is_talks(events: Events, text: str) -> None:
    """A verb of coming together tells talks where talking is its purpose, and is one event with its noun."""
    assert len(events(text, "talks")) == 1


def test_the_same_talks_are_one_event(events: Events) -> None:
    """A later mention without sides joins the talks told before."""
    body = "Turkey and Greece held talks in Ankara on Monday.\n\nThe talks lasted three hours."
    assert len(events(body, "talks")) == 1


@pytest.mark.parametrize(
    ("text", "sides", "mediators"),
    [
        (
            "A meeting between the Peruvian president and Northern Irish leaders took place in Juba.",
            {"Peruvian president", "Northern Irish leaders"},
            set(),
        ),
        ("Talks on a truce in Mali between the army and Chad have stalled.", {"army", "Chad"}, set()),
        ("Chad and Peru agreed on a truce at talks in Lima.", {"Chad", "Peru"}, set()),
        ("Envoys from Chad and Peru met in Lima.", {"Envoys from Chad", "Envoys from Peru"}, set()),
        ("Putin, Erdogan meet in Sochi", {"Vladimir Putin", "Recep Tayyip Erdogan"}, set()),
        ("Putin, Xi hold talks in Beijing", {"Vladimir Putin", "Xi Jinping"}, set()),
        ("Norway hosted talks between Chad and Peru in Oslo.", {"Chad", "Peru"}, {"Norway"}),
        ("Talks mediated by Norway between Chad and Peru broke down.", {"Chad", "Peru"}, {"Norway"}),
        ("U.N.-brokered talks between Chad and Peru began on Monday.", {"Chad", "Peru"}, {"United Nations"}),
        ("Under Norwegian mediation, Chad and Peru agreed to a truce.", {"Chad", "Peru"}, {"Norway"}),
        ("The president of Norway met the king of Denmark.", {"president of Norway", "king of Denmark"}, set()),
    ],
)
def test_who_brings_the_sides_together_is_no_side(
    events: Events, text: str, sides: set[str], mediators: set[str]
) -> None:
    """Hosts and mediators of others stand apart; sides the parser lost after 'and' or before a comma are found."""
    (event,) = events(text, "talks")
    assert {party.name for party in event.actors} == sides
    assert {party.name for party in event.mediators} == mediators


def test_a_journey_for_talks_is_one_event(events: Events) -> None:
    """'would travel to Lima for talks with X' tells planned talks once, with both sides."""
    (event,) = events("The palace said the king of Norway would travel to Lima for talks with Luis Soto.", "talks")
    assert event.modality == "planned"
    assert {party.name for party in event.actors} == {"king of Norway", "Luis Soto"}


@pytest.mark.parametrize(
    "text",
    ["The talks will resume on Thursday.", "Negotiations are due to continue.", "Negotiations are set to continue."],
)
def test_talks_that_go_on_are_between_the_same_sides(events: Events, text: str) -> None:
    """Talks that will be taken up again are planned talks of those who talked before."""
    first, planned = events(f"Ministers from Chad and Peru met in Lima. {text}", "talks")
    assert planned.modality == "planned"
    assert planned.actors == first.actors


@pytest.mark.parametrize("subject", ["The next round of talks", "The next round"])
def test_the_next_round_is_between_the_same_sides(events: Events, subject: str) -> None:
    """Who talked before will talk again, on another day and elsewhere."""
    first, planned = events(
        f"Ministers from Chad and Peru met in Lima. {subject} is planned for 4 April in Brussels.", "talks"
    )
    assert (first.modality, planned.modality) == ("actual", "planned")
    assert planned.actors == first.actors
    assert planned.place is not None
    assert planned.place.name == "Brussels"


def test_what_a_meeting_is_for_is_no_second_one(events: Events) -> None:
    """The aim of a meeting is no event beside it."""
    found = events("The ministers of Egypt and Ethiopia met in Khartoum on Tuesday to discuss the dam.", "talks")
    assert [event.modality for event in found] == ["actual"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Lavrov exchanged views with the Turkish president.", 2),
        ("Japan and South Korea held consultations on security in Tokyo.", 2),
        ("The Kenyan president spoke regarding the border with his Ugandan counterpart.", 2),
    ],
)
def test_other_words_for_talks(events: Events, text: str, sides: int) -> None:
    """Views are exchanged, consultations held."""
    (event,) = events(text, "talks")
    assert len(event.actors) == sides


def test_a_call_on_a_day_asks_for_nothing(events: Events) -> None:
    """'called X on Friday to explain' is a telephone call, and no statement that asks for something."""
    found = events("President Milei called President Petro on Friday to explain the border rules.")
    assert [(event.type, event.plover and event.plover.modes) for event in found] == [("talks", ("phone",))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Faisal bin Farhan and Abbas Araghchi discussed developments in Gaza and Lebanon.", None),
        ("Faisal bin Farhan and Abbas Araghchi discussed the war in Sudan in Jeddah on Monday.", "Jeddah"),
        ("Faisal bin Farhan and Abbas Araghchi met on Cyprus on Monday.", "Cyprus"),
    ],
)
def test_a_subject_is_no_venue(events: Events, text: str, place: str | None) -> None:
    """Where what was discussed lies is not where it was discussed."""
    (event,) = events(text, "talks")
    assert (event.place.name if event.place else None) == place


def test_who_brokered_rounds_of_talks_mediates(events: Events) -> None:
    """A noun that counts the talks does not hide the mediator."""
    (event,) = events("Qatar has brokered several rounds of talks between Chad and Sudan in Doha.", "talks")
    assert [party.name for party in event.mediators] == ["Qatar"]
    assert {party.name for party in event.actors} == {"Chad", "Sudan"}


def test_suspended_talks_do_not_take_place(events: Events) -> None:
    """When they were suspended is told, not when they would have been."""
    (event,) = events("President Gustavo Petro suspended peace talks with the ELN in January.", "talks")
    assert event.modality == "denied"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Erdogan and Russian President Vladimir Putin discussed energy on Monday.", ["TUR", "RUS"]),
        (
            "Kenyan President Juma Otieno left. Otieno and Ugandan leader Yoweri Museveni discussed trade on Monday.",
            ["KEN", "UGA"],
        ),
        (
            "Chad and Mali agreed to a truce. The two countries' defence ministers will meet in Doha on Saturday.",
            ["TCD", "MLI"],
        ),
        (
            "Chad and Mali agreed to a truce. Chad and Mali blamed each other. China and Russia urged restraint. "
            "The two countries' defence ministers are due to meet in Doha on Saturday.",
            ["TCD", "MLI"],
        ),
    ],
)
def test_sides_of_one_phrase(events: Events, text: str, sides: list[str]) -> None:
    """Two leaders of whom the first stands in front of the other's office; what both countries have one each of."""
    (event,) = events(text, "talks")
    assert [party.country for party in event.actors] == sides


def test_a_meeting_of_the_unnamed_with_place_and_day_counts(events: Events) -> None:
    """Who met is not always told; where and when makes it a meeting of its own."""
    (event,) = events("Negotiators for both sides met in Doha on Saturday.", "talks")
    assert event.place is not None
    assert event.place.name == "Doha"


def test_his_country_hosts(events: Events) -> None:
    """ "His country" is the speaker's."""
    text = "Turkish President Tayyip Erdogan said his country would host talks between Russia and Ukraine in Istanbul."
    (event,) = events(text, "talks")
    assert [party.name for party in event.mediators] == ["Turkey"]
