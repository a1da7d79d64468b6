"""Whether two parties are one, and on which side a source stands."""

import pytest

from tests.extraction.told import Events
from worker.event import Event, Party
from worker.extraction.attribution.sides import are_one, is_named, is_state, share, side_of

_ARMY = Party(name="army", kind="armed_force")
_KYIV = Party(name="Ukraine", kind="country", country="UKR")
_STAFF = Party(name="Ukrainian general staff", kind="armed_force", country="UKR")
_MOSCOW = Party(name="Russia", kind="country", country="RUS")
_ELN = Party(name="ELN", kind="armed_group", country="COL")
_BOGOTA = Party(name="Colombia", kind="country", country="COL")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (_KYIV, Party(name="ukraine"), True),
        (_KYIV, _STAFF, True),
        (_KYIV, _MOSCOW, False),
        (_BOGOTA, _ELN, False),
        (_ARMY, Party(name="soldiers", kind="armed_force"), True),
        (_ARMY, Party(name="Desert Guard", kind="armed_force"), False),
    ],
)
def test_parties_that_are_one(one: Party, other: Party, same: bool) -> None:
    """By their name, as two arms of a state, and as forces that have no name."""
    assert are_one(one, other) is same


def test_one_party_in_common_is_enough() -> None:
    """Of the two sides."""
    assert share([_ELN, _KYIV], [_ARMY, _STAFF])
    assert not share([_ELN, _KYIV], [_ARMY, _MOSCOW])


@pytest.mark.parametrize(
    ("party", "state"),
    [
        (_STAFF, True),
        (Party(name="minister", kind="person", sector="GOV"), True),
        (_ELN, False),
        (Party(name="rights group", kind="organization"), False),
    ],
)
def test_who_is_of_a_state(party: Party, state: bool) -> None:
    """Its arms, and those of its sectors."""
    assert is_state(party) is state


@pytest.mark.parametrize(("name", "named"), [("gunmen", False), ("masked attackers", False), ("separatists", True)])
def test_a_doer_of_whom_more_is_said(name: str, named: bool) -> None:
    """Than that somebody did it."""
    assert is_named(Party(name=name)) is named


@pytest.mark.parametrize(
    ("source", "actor", "recipient", "side"),
    [
        (_STAFF, _KYIV, _MOSCOW, "actors"),
        (_STAFF, _MOSCOW, _KYIV, "recipients"),
        (_STAFF, _MOSCOW, Party(name="farmers", kind="civilians", country="UKR"), "recipients"),
        (_BOGOTA, _ELN, Party(name="farmers", kind="civilians", country="COL"), "recipients"),
        (_BOGOTA, Party(name="gunmen"), Party(name="farmers", kind="civilians", country="COL"), None),
        (Party(name="police", kind="police", country="UKR"), _MOSCOW, Party(name="farmers", country="UKR"), None),
        (Party(name="witnesses"), _MOSCOW, _KYIV, None),
    ],
)
def test_the_side_of_a_source(source: Party, actor: Party, recipient: Party, side: str | None) -> None:
    """A state is one where foes with a name hit its people; who only inquires is none."""
    event = Event(
        id="e", type="attack", plover=None, modality="actual", mentions=(), actors=(actor,), recipients=(recipient,)
    )
    assert side_of(source, event) == side


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
