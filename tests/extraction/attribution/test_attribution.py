"""Who says that an attack happened, and who is said to have done it."""

from collections.abc import Callable

import pytest

from worker.event import Attribution, Event

Events = Callable[..., list[Event]]
Account = tuple[str, str | None, str | None]

_FACT: Account = ("fact", None, None)
_BLAST = "A bomb exploded at a bank in Athens on Tuesday."


def _told(part: Attribution) -> Account:
    return part.stance, part.by.name if part.by else None, part.of.name if part.of else None


def _accounts(event: Event) -> list[Account]:
    return [_told(part) for part in event.attribution]


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        ("Militants stormed a hotel in Mogadishu on Friday.", [_FACT]),
        ("Gunmen shot dead a farmer near Jos on Friday, police said.", [("reported", "police", None)]),
        ("Police said gunmen shot dead a farmer near Jos on Friday.", [("reported", "Police", None)]),
        ("Gunmen shot dead a farmer near Jos on Friday, according to witnesses.", [("reported", "witnesses", None)]),
        (
            "Gunmen shot dead a farmer on Friday, officials and residents said.",
            [("reported", "officials", None), ("reported", "residents", None)],
        ),
        ("“Soldiers burned our houses,” farmer Amina Yusuf said.", [("reported", "Amina Yusuf", None)]),
        ("The army said it had killed 25 rebels near Gao on Monday.", [("claimed", "army", "army")]),
        ("The Pentagon admitted that a US drone had killed nine men in Kabul.", [("claimed", "Pentagon", "Pentagon")]),
        (f"{_BLAST} The Popular Front claimed responsibility.", [_FACT, ("claimed", "Popular Front", "Popular Front")]),
        (f"{_BLAST} No group has claimed responsibility for the attack.", [_FACT]),
        (f"{_BLAST} The rebels have not said who did it.", [_FACT]),
        (f"{_BLAST} Police blamed separatists for the attack.", [_FACT, ("accused", "Police", "separatists")]),
        (f"{_BLAST} Officials suspect separatists.", [_FACT, ("accused", "Officials", "separatists")]),
        (f"{_BLAST} The mayor condemned the attack.", [_FACT]),
        ("An attack blamed on separatists killed six policemen on Monday.", [_FACT, ("accused", None, "separatists")]),
        (f"{_BLAST} Turkey confirmed the attack.", [_FACT, ("confirmed", "Turkey", None)]),
        (f"{_BLAST} Rebels denied carrying out the attack.", [_FACT, ("denied", "Rebels", "Rebels")]),
        (f"{_BLAST} Rebels denied any role in the bombing.", [_FACT, ("denied", "Rebels", "Rebels")]),
    ],
)  # fmt: skip
def test_each_source_has_its_stance(events: Events, text: str, accounts: list[Account]) -> None:
    """Fact, reported, confirmed, claimed, accused or denied, by whom and of whom."""
    (event,) = events(text, "attack")
    assert _accounts(event) == accounts


@pytest.mark.parametrize(
    "text",
    [
        "A depot was shelled on Monday. Russia said Ukrainian forces shelled it. Ukraine said Russian forces did it.",
        "Ukraine says Russian forces blew up the dam on Tuesday. Russia says Ukrainian forces blew up the dam.",
        "Ukraine said Russian troops had shelled the village of Nikol. Russia said Ukrainian troops had shelled it.",
        "Ukraine said Russian troops had shelled a school in Nikol. Russia said it was shelled by Ukrainian troops.",
        "A school was shelled Monday. Ukraine blamed Russian forces. Russia accused Ukrainian forces of shelling it.",
    ],
)
def test_a_disputed_author_makes_one_event_with_both_accused(events: Events, text: str) -> None:
    """Each actor has an accuser, and none stands without one."""
    (event,) = events(text, "attack")
    accused = [
        (part.by.name, part.of.country)
        for part in event.attribution
        if part.stance == "accused" and part.by and part.of
    ]
    assert sorted(accused) == [("Russia", "UKR"), ("Ukraine", "RUS")]
    assert {actor.country for actor in event.actors} == {"RUS", "UKR"}
    assert {actor.name for actor in event.actors} == {
        part.of.name for part in event.attribution if part.stance == "accused" and part.of
    }


@pytest.mark.parametrize(
    "text",
    [
        "Israel said Hezbollah fired rockets at Haifa on Monday. Hezbollah said Israel shelled Tyre on Monday.",
        "Ukraine said Russian forces shelled Sumy on Monday. Russia said Ukrainian forces shelled Kursk on Tuesday.",
        "Chad said rebels attacked a post near Zouar. The rebels said soldiers had burned a village the day before.",
    ],
)
def test_what_each_side_says_of_another_attack_is_apart(events: Events, text: str) -> None:
    """Another place, day or target is another event."""
    assert len(events(text, "attack")) == 2


def test_a_report_is_an_accusation_where_the_doer_denies_it(events: Events) -> None:
    """Who reports and who denies stand side by side; a denial elsewhere in the text makes it none."""
    told = "The army bombed a market in Tola on Monday, a rights group said."
    (event,) = events(told, "attack")
    assert _accounts(event) == [("reported", "rights group", None)]
    (event,) = events(f"{told} The army called the accusation baseless.", "attack")
    assert _accounts(event) == [("accused", "rights group", "army"), ("denied", "army", "army")]


def test_statements_have_none(events: Events) -> None:
    """Who says a statement is its actor."""
    (said,) = events("Police said gunmen shot dead a farmer near Jos on Friday.", "statement")
    assert said.attribution == ()


def test_acts_and_talks_have_sources_too(events: Events) -> None:
    """Arrests and meetings are told by somebody as well."""
    (arrest,) = events("Police arrested 14 activists in Minsk on Sunday, the rights group Viasna said.", "coerce")
    assert _accounts(arrest) == [("reported", "Viasna", None)]
    (talks,) = events("Ministers of Chad and Peru held talks in Lima on Friday, diplomats said.", "talks")
    assert _accounts(talks) == [("reported", "diplomats", None)]


def test_the_words_and_the_parties_are_those_of_the_sentence(events: Events) -> None:
    """Each mention of a source lies in the sentence of the words that say so."""
    text = f"Police are looking for the driver. {_BLAST} Police blamed separatists for the attack."
    (event,) = events(text, "attack")
    said = event.attribution[-1]
    assert said.words.text == "blamed"
    assert said.by is not None
    assert [(span.text, span.start) for span in said.by.mentions] == [("Police", text.rindex("Police"))]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Russian forces shelled a school in Kherson, the Ukrainian general staff said.", ["recipients"]),
        ("Russian forces shelled a school in Kherson, a rights group said.", [None]),
        ("Russian forces shelled a school in Kherson. Russia said it had hit a barracks.", [None, "actors"]),
        ("Gunmen shot dead two farmers near Jos on Friday, police said.", [None]),
    ],
)
def test_a_source_may_stand_on_a_side(events: Events, text: str, sides: list[str | None]) -> None:
    """That of those who did it, of those whom it hit, or none."""
    event = events(text, "attack")[0]
    assert [part.side for part in event.attribution][: len(sides)] == sides
