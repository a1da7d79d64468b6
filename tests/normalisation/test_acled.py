"""ACLED's types by the facts of an event; what whole sentences give: tests/extraction/merging/test_acled.py."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from worker.event import Casualties, Event, EventDate, EventPlace, EventType, Figure, Modality, Party, PartyKind, Plover
from worker.normalisation.acled import Telling, code, codes, side

ARMY = Party(name="army", kind="armed_force", sector="MIL", country="UKR")
RUSSIANS = Party(name="Russian troops", kind="armed_force", sector="MIL", country="RUS")
POLICE = Party(name="police", kind="police", sector="COP")
REBELS = Party(name="M23", kind="armed_group", sector="REB")
PEOPLE = Party(name="farmers", kind="civilians", sector="CVL")
CROWD = Party(name="an angry mob", kind="civilians", sector="CVL")
PROTESTERS = Party(name="anti-war protesters", kind="civilians", sector="CVL")
TOWN = Party(name="town of Sake", kind="infrastructure")
BASE = Party(name="Kenyan base", kind="infrastructure")
RIFLES = Party(name="40 rifles", kind="unknown")
TYPES: dict[str, EventType] = {"ASSAULT": "attack", "CONSULT": "talks"}


def event(plover: str, modes: Sequence[str] = (), modality: Modality = "actual", **fields: object) -> Event:
    """One event with what a test asks of it."""
    kind: EventType = TYPES.get(plover, plover.casefold())  # type: ignore[arg-type]  # each type has that name
    code = Plover(type=plover, modes=tuple(modes))
    event = Event(id=plover, type=kind, plover=code, modality=modality, mentions=())
    return replace(event, **fields)  # type: ignore[arg-type]  # the fields of the table


def telling(told: Event, words: str = "", near: str = "", sentence: int = 0) -> Telling:
    """The event with words of its mentions and of its sentence."""
    own, around = frozenset(words.split(", ")), frozenset(near.split(", "))
    return Telling(event=told, told=own, near=own | around, sentences=frozenset({sentence}))


def sub_type(told: Telling) -> str | None:
    """The sub-event type that it has alone."""
    found = code(told)
    return found.sub_event_type if found else None


@pytest.mark.parametrize(
    ("modes", "doers", "hit", "expected"),
    [
        ((), [REBELS], [PEOPLE], "Attack"),
        ((), [REBELS], [ARMY], "Armed clash"),
        ((), [], [POLICE], "Armed clash"),
        (("firearms",), [REBELS], [BASE], "Armed clash"),
        ((), [REBELS], [TOWN], "Attack"),
        ((), [], [], "Attack"),
        (("sexual", "firearms"), [ARMY], [PEOPLE], "Sexual violence"),
        (("abduct", "firearms"), [REBELS], [PEOPLE], "Abduction/forced disappearance"),
        (("explosives", "suicide-attack"), [REBELS], [ARMY], "Suicide bomb"),
        (("drone", "explosives"), [RUSSIANS], [TOWN], "Air/drone strike"),
        (("heavy-weapons", "explosives"), [RUSSIANS], [TOWN], "Shelling/artillery/missile attack"),
        (("explosives",), [], [ARMY], "Remote explosive/landmine/IED"),
        (("crowd-control",), [POLICE], [PROTESTERS], "Protest with intervention"),
        (("firearms",), [POLICE], [PROTESTERS], "Excessive force against protesters"),
        (("destroy",), [PROTESTERS], [TOWN], "Violent demonstration"),
        (("destroy",), [CROWD], [TOWN], "Mob violence"),
        (("destroy",), [], [TOWN], "Looting/property destruction"),
        (("beat",), [POLICE], [PEOPLE], "Attack"),
    ],
)
def test_sides_and_tools_tell_an_attack(
    modes: Sequence[str], doers: Sequence[Party], hit: Sequence[Party], expected: str
) -> None:
    """Every attack has a type; the tool goes before the sides, what is done to a body before the tool."""
    assert sub_type(telling(event("ASSAULT", modes, actors=tuple(doers), recipients=tuple(hit)))) == expected


@pytest.mark.parametrize(
    ("modes", "hit", "words", "near", "expected"),
    [
        (("aerial",), [TOWN], "", "missile", "Shelling/artillery/missile attack"),
        (("aerial",), [TOWN], "", "missile, jets", "Air/drone strike"),
        (("aerial", "unconventional"), [TOWN], "", "chlorine", "Chemical weapon"),
        (("aerial",), [TOWN], "", "chemical weapon", "Air/drone strike"),
        (("explosives",), [TOWN], "grenade", "", "Grenade"),
        (("explosives",), [TOWN], "", "grenade, grenade launcher", "Shelling/artillery/missile attack"),
        (("explosives",), [ARMY], "", "clashes", "Armed clash"),
        ((), [RIFLES], "seized", "", "Disrupted weapons use"),
        ((), [TOWN], "captured", "town", "Non-state actor overtakes territory"),
        ((), [TOWN], "captured", "town, withdrawal", "Non-violent transfer of territory"),
        ((), [PEOPLE], "", "lynching", "Mob violence"),
    ],
)
def test_words_tell_what_modes_do_not(
    modes: Sequence[str], hit: Sequence[Party], words: str, near: str, expected: str
) -> None:
    """Grenades, gas, missiles, fights, weapons and land."""
    told = event("ASSAULT", modes, actors=(REBELS,), recipients=tuple(hit))
    assert sub_type(telling(told, words, near)) == expected


@pytest.mark.parametrize(
    ("doer", "country", "expected"),
    [
        (ARMY, "UKR", "Government regains territory"),
        (ARMY, None, "Government regains territory"),
        (RUSSIANS, "UKR", "Non-state actor overtakes territory"),
        (REBELS, "UKR", "Non-state actor overtakes territory"),
    ],
)
def test_whose_land_it_is_tells_who_takes_it(doer: Party, country: str | None, expected: str) -> None:
    """A state abroad takes land as a group without one does."""
    place = EventPlace(
        name="X", country=country, latitude=None, longitude=None, geonames_id=None, precision="city", basis="text"
    )
    told = event("COERCE", ("seize",), actors=(doer,), recipients=(TOWN,), place=place)
    assert sub_type(telling(told, "taken over", "town")) == expected


def test_harm_makes_force_against_protesters_excessive() -> None:
    """Tear gas alone is an intervention."""
    hurt = Casualties(injured=Figure(3, 3))
    told = event("ASSAULT", ("crowd-control",), actors=(POLICE,), recipients=(PROTESTERS,), casualties=hurt)
    assert sub_type(telling(told)) == "Excessive force against protesters"


@pytest.mark.parametrize(
    ("plover", "modes", "doers", "near", "expected"),
    [
        ("PROTEST", ("demo",), [PEOPLE], "", "Peaceful protest"),
        ("PROTEST", (), [], "", "Peaceful protest"),
        ("PROTEST", ("riot",), [], "", "Violent demonstration"),
        ("PROTEST", ("riot",), [], "inmates", "Mob violence"),
        ("PROTEST", ("demo",), [PEOPLE], "threw objects", "Violent demonstration"),
        ("PROTEST", ("strike",), [PEOPLE], "", None),
        ("PROTEST", ("strike", "demo"), [PEOPLE], "", "Peaceful protest"),
        ("COERCE", ("arrest",), [POLICE], "", "Arrests"),
        ("COERCE", ("censor",), [POLICE], "", None),
        ("AGREE", (), [ARMY], "ceasefire", "Agreement"),
        ("AGREE", (), [REBELS], "", "Agreement"),
        ("AGREE", (), [], "gas", None),
        ("CONSULT", (), [], "peace talks", "Agreement"),
        ("CONSULT", (), [], "", None),
        ("RETREAT", ("disarm",), [REBELS], "", "Agreement"),
        ("RETREAT", ("withdraw",), [ARMY], "", "Change to group/activity"),
        ("RETREAT", ("withdraw",), [ARMY], "took over", "Non-violent transfer of territory"),
        ("MOBILIZE", ("troops",), [ARMY], "", "Change to group/activity"),
        ("THREATEN", ("violence",), [ARMY], "", None),
    ],
)
def test_other_acts(plover: str, modes: Sequence[str], doers: Sequence[Party], near: str, expected: str | None) -> None:
    """Protests, arrests, agreements and moves of forces; what ACLED does not record has no code."""
    assert sub_type(telling(event(plover, modes, actors=tuple(doers)), near=near)) == expected


@pytest.mark.parametrize("modality", ["planned", "hypothetical", "denied"])
def test_what_did_not_happen_has_no_code(modality: Modality) -> None:
    """ACLED records events, and neither threats nor plans."""
    assert code(telling(event("ASSAULT", ("drone",), modality))) is None


def test_what_happened_long_ago_has_one() -> None:
    """A historical attack is one."""
    assert sub_type(telling(event("ASSAULT", ("drone",), "historical"))) == "Air/drone strike"


def test_words_are_no_acled_event() -> None:
    """A statement that is a verbal act has none."""
    told = replace(event("PROTEST", ("demo",)), type="statement")
    assert code(telling(told)) is None


MARCH = event("PROTEST", ("demo",), actors=(PROTESTERS,))
GAS = event("ASSAULT", ("crowd-control",), actors=(POLICE,), recipients=(PROTESTERS,))


def test_a_protest_and_what_is_done_to_it_have_one_code() -> None:
    """They are one event of ACLED's."""
    found = codes([telling(MARCH), telling(GAS)])
    assert {own.sub_event_type for own in found if own} == {"Protest with intervention"}


def test_what_is_told_elsewhere_or_at_another_time_changes_nothing() -> None:
    """Another sentence, or a date that the protest's excludes."""

    def on(day: int) -> EventDate:
        return EventDate(start=date(2026, 3, day), end=date(2026, 3, day), precision="day", basis="text")

    elsewhere = codes([telling(MARCH), telling(GAS, sentence=1)])
    another_day = codes([telling(replace(MARCH, date=on(2))), telling(replace(GAS, date=on(1)))])
    assert [own and own.sub_event_type for own in (elsewhere[0], another_day[0])] == ["Peaceful protest"] * 2


@pytest.mark.parametrize(
    ("name", "kind", "sector", "expected"),
    [
        ("gunmen", "unknown", "UAF", "rebels"),
        ("suspects", "unknown", "UAF", "civilians"),
        ("armed youth", "civilians", "CVL", "rebels"),
        ("former soldiers", "armed_force", "MIL", "civilians"),
        ("police officer", "person", "COP", "state"),
        ("pro-government militia", "armed_group", "REB", "state"),
        ("police station", "infrastructure", None, "base"),
        ("refugee camp", "infrastructure", None, "place"),
        ("opponents of the military coup", "civilians", "CVL", "civilians"),
        ("peaceful rally", "unknown", None, "protesters"),
        ("villagers", "civilians", "CVL", "mob"),
        ("explosive devices", "infrastructure", None, "weapons"),
        ("Boko Haram", "armed_group", "REB", "rebels"),
        ("Ministry of Health", "government", "GOV", "government"),
        ("college", "organization", "EDU", "other"),
    ],
)
def test_the_side_of_a_party(name: str, kind: PartyKind, sector: str | None, expected: str) -> None:
    """By words of its name, its sector, its kind."""
    assert side(Party(name=name, kind=kind, sector=sector)) == expected
