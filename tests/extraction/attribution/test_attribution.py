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
