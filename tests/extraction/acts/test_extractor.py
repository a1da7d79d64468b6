"""The other acts of PLOVER."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Sweden signed an agreement with Norway.", "SUPPORT"),
        ("Sweden promised to continue aid to Mali.", "AGREE"),
        ("The U.N. delivered 300 tons of food aid to refugees in Chad.", "AID"),
        ("France provided humanitarian aid to Lebanon.", "AID"),
        ("Iran released five American prisoners.", "RETREAT"),
        ("Police arrested an opposition leader in Minsk.", "COERCE"),
        ("Canada imposed sanctions on Belarus.", "COERCE"),
        ("Norway suspended aid to Mali.", "SANCTION"),
        ("Poland deployed troops to the border.", "MOBILIZE"),
        ("Thousands of teachers protested against the government in Lima.", "PROTEST"),
        ("Germany lifted the ban on Turkish imports.", "CONCEDE"),
        ("Japan will provide aid to Nepal.", "AGREE"),
        ("Hungary said it will not accept refugees.", "REJECT"),
    ],
)
def test_the_verb_and_its_object_give_the_type(events: Events, text: str, plover: str) -> None:
    """Acts are told by verb and object; announced cooperation is AGREE, refused cooperation REJECT."""
    found = [event.plover.type for event in events(text) if event.plover and event.type != "statement"]
    assert plover in found


def test_an_act_on_the_cue_of_a_statement_is_that_statement(events: Events) -> None:
    """'accused' is one event, not two."""
    found = events("Ukraine accused Russia of shelling a hospital.")
    assert sum(event.plover is not None and event.plover.type == "ACCUSE" for event in found) == 1


def test_a_month_is_no_march(events: Events) -> None:
    """The name of a month tells no act."""
    assert events("The chancellor and President Rossi met on 3 March for the 2014 summit in Turin.", "protest") == []


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Norway recalled its ambassador to Chad.", "sanction", {"Norway"}, {"Chad"}),
        ("Norway and Peru withdrew their ambassadors from Chad.", "sanction", {"Norway", "Peru"}, {"Chad"}),
        ("Norway has suspended its aid to Chad.", "sanction", {"Norway"}, {"Chad"}),
        ("Norway expelled two Chadian diplomats.", "sanction", {"Norway"}, {"Chadian diplomats"}),
        ("The envoy was sentenced to a year in prison by a court in Lima.", "sanction", {"court"}, {"envoy"}),
        ("A ceasefire between Norway and Chad took effect on Saturday.", "retreat", {"Norway", "Chad"}, set()),
        ("Danish soldiers were deployed to Chad.", "mobilize", {"Danish soldiers"}, {"Chad"}),
        ("Norway deployed 500 soldiers to the area.", "mobilize", {"Norway"}, set()),
        ("Norway gave Chad $20 million for refugees.", "aid", {"Norway"}, {"Chad"}),
        ("Peru extradited a former minister to Chad.", "cooperate", {"Peru"}, {"former minister", "Chad"}),
        ("WHO to send experts to Chad", "aid", {"World Health Organization"}, {"Chad"}),
        ("Kenya protests enter second week", "protest", set(), set()),
        ("A Peruvian coast guard ship rescued 30 migrants.", "aid", {"Peru"}, {"migrants"}),
        (
            "Norway's decision to expel the Chadian ambassador drew criticism.",
            "sanction",
            {"Norway"},
            {"Chadian ambassador"},
        ),
        ("Norway's offer to send doctors to Chad was accepted.", "aid", {"Norway"}, {"Chad"}),
        ("Asylum was granted to a Bolivian general by Peru.", "aid", {"Peru"}, {"Bolivian general"}),
        ("France pulled its soldiers out of Niger.", "retreat", {"France"}, {"Niger"}),
        ("Norway returned looted bronzes to Ghana.", "retreat", {"Norway"}, {"Ghana"}),
        ("Norway removed tariffs on goods from Chad.", "retreat", {"Norway"}, {"Chad"}),
        ("Norway withdrew from an agreement with Chad.", "sanction", {"Norway"}, {"Chad"}),
        ("Norway closed Chadian schools.", "coerce", {"Norway"}, {"Chad"}),
        ("Norway expelled thousands of Chadian migrants.", "coerce", {"Norway"}, {"Chadian migrants"}),
        ("Peru handed over 12 suspected members of drug gangs to Chad.", "cooperate", {"Peru"}, {"Chad"}),
    ],
)
def test_both_sides_of_an_act(events: Events, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    """Who acts and on whom, in passives, joint acts, headlines, and where the object only stands for the other side."""
    (event,) = events(text, kind)
    assert {party.name for party in event.actors} == actors
    assert {party.name for party in event.recipients} == recipients


@pytest.mark.parametrize(
    "text",
    [
        "The premier summoned his adviser to the palace.",
        "Voters seized on the report.",
        "He is campaigning for president in Chile.",
        "Denmark's plan would allow Norway to sell fish.",
        "The premier of Chad defended himself.",
        "Reporters asked the premier of Chad about his health.",
        "The premier tried to make the case for Chad.",
    ],
)
def test_common_phrases_are_no_acts(events: Events, text: str) -> None:
    """What a plan allows, what is done to oneself, questions, candidacies and figures of speech tell no act."""
    assert [event.type for event in events(text) if event.type not in {"statement", "talks"}] == []


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("The raid follows a threat from the Taliban.", "threaten", {"Taliban"}),
        ("Police used tear gas to disperse protesters in Lima.", "coerce", {"Police"}),
        ("Norway to send more tanks to Chad", "aid", {"Norway"}),
        ("Norway remains committed to assisting Chad.", "aid", {"Norway"}),
        ("Norway criticised Chad for jailing reporters.", "coerce", {"Chad"}),
        ("Peru accused Chad of sending arms to rebels.", "aid", {"Chad"}),
    ],
)
def test_the_doer_is_found(events: Events, text: str, kind: str, actors: set[str]) -> None:
    """Means do nothing; whom one accuses of a deed did it; a headline's infinitive is a will."""
    (event,) = events(text, kind)
    assert {party.name for party in event.actors} == actors


def test_a_crime_committed_is_no_promise(events: Events) -> None:
    """'committed two attacks' is not 'committed to'."""
    assert events("Gunmen committed two robberies in Lima.", "agree") == []


def test_fighting_for_somebody_is_no_threat(events: Events) -> None:
    """Whoever vows to fight for workers threatens nobody."""
    assert events("Ellis vowed to fight for workers.", "threaten") == []


@pytest.mark.parametrize(
    "text",
    [
        "Negotiators met in Doha for talks on a ceasefire in Gaza.",
        "The envoys discussed a truce with rebel leaders in Nairobi.",
        "The minister spoke about a truce with the Kurdish group.",
        "Talks on the release of hostages held by Hamas continued in Cairo.",
        "Talks on a deal for the release of Peruvian hostages continued in Lima.",
        "Hopes for a truce between India and Pakistan faded.",
        "Efforts towards a ceasefire in Yemen continue.",
        "Soldiers returned fire.",
    ],
)
def test_what_is_only_talked_about_is_no_act(events: Events, text: str) -> None:
    """A ceasefire or release that talks are on, or that people hope for, has not come about."""
    assert not {"retreat", "agree"} & {event.type for event in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "A ceasefire between Israel and Lebanon took effect on Wednesday.",
        "The ceasefire between the army and the rebels is holding.",
        "Russia declared a three-day ceasefire in Ukraine.",
        "After talks on trade, Chad withdrew its troops from Niger.",
        "Iran released five hostages after talks in Oman.",
    ],
)
def test_what_came_about_is_an_act(events: Events, text: str) -> None:
    """Also where talks are told beside it."""
    assert events(text, "retreat")


@pytest.mark.parametrize(
    "text",
    [
        "The European Commission declined to comment on Monday.",
        "Norway refused to comment on the report.",
        "The Kenyan army declined to identify the unit.",
        '"We will come back until they withdraw this bill," said Wanjiru Kamau, a student.',
        "President Juan Mora vowed to continue fighting until the rebels were defeated.",
    ],
)
def test_what_is_no_act(events: Events, text: str) -> None:
    """Silence is no refusal, what others shall do no promise, a vow to go on fighting no agreement."""
    assert not {event.type for event in events(text)} & {"reject", "agree", "concede"}


def test_suspects_are_told(events: Events) -> None:
    """Who was arrested is told by a common noun, too."""
    (event,) = events("Police arrested two suspects in Jos on Monday.", "coerce")
    assert [party.name for party in event.recipients] == ["suspects"]


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("The Philippines protested against the presence of Chinese ships.", "ACCUSE"),
        ("Manila protested China's latest move.", "ACCUSE"),
        ("Thousands protested against China's latest move in Manila.", "PROTEST"),
        ("Farmers protested against the Polish government on Sunday.", "PROTEST"),
    ],
)
def test_a_state_protests_in_words(events: Events, text: str, plover: str) -> None:
    """A state that protests complains; people who do are in the street."""
    assert [event.plover.type for event in events(text) if event.plover] == [plover]


@pytest.mark.parametrize(
    ("text", "plover", "recipients"),
    [
        ("Peru has ordered the Chilean ambassador to leave the country.", "SANCTION", {"Chilean ambassador"}),
        ("Chad asked Egypt for help after the floods.", "REQUEST", {"Egypt"}),
        ("Hungary lifted its veto on Wednesday.", "CONCEDE", set()),
        ("Peru lodged a diplomatic protest over the raid.", "ACCUSE", set()),
        ("Army officers seized power in Chad on Monday.", "COERCE", set()),
        ("President Juan Mora vowed to respond harshly.", "THREATEN", set()),
        ("Peru demanded the release of the journalist Anna Berg.", "REQUEST", set()),
        ("Hackers broke into the Danish tax office.", "COERCE", {"Danish tax office"}),
        ("China protested against the sale of the jets.", "ACCUSE", set()),
        ("Peru and Chile signed a ceasefire in Doha.", "RETREAT", set()),
        ("Norway sent 40 soldiers to the region.", "MOBILIZE", set()),
    ],
)
def test_acts_of_the_day(events: Events, text: str, plover: str, recipients: set[str]) -> None:
    """Expulsions, vetoes, protest notes, coups; whoever is not asked, hit or addressed is no other side."""
    found = [event for event in events(text) if event.plover is not None and event.plover.type == plover]
    assert found
    assert {party.name for event in found for party in event.recipients} == recipients


@pytest.mark.parametrize(
    "text",
    [
        "The crowd cheered and waved flags.",
        "Fans took to the streets of Lima to celebrate the victory.",
        "Workers were repairing a water pipe in Lima.",
        "Supporters chanted her name.",
        "The war has displaced 2 million people.",
        "The envoy met with members of the opposition in Tbilisi.",
        "The army vowed to defend every inch of the border.",
    ],
)
def test_words_that_tell_no_act(events: Events, text: str) -> None:
    """Cheers, repairs, charges and what is only alleged."""
    acts = {event.type for event in events(text)} - {"statement", "attack", "talks", "accuse", "reject", "threaten"}
    assert not acts


def test_officials_who_are_dismissed_are_not_refused(events: Events) -> None:
    """Claims are dismissed, and so are ministers; only the first is refusal."""
    assert not events("The president dismissed two vice presidents on Monday.", "reject")
    assert events("Iran dismissed the accusations on Monday.", "reject")


@pytest.mark.parametrize(
    ("text", "plover", "actors"),
    [
        ("Peru urged calm, and Chile said it was closing its embassy in Lima.", "SANCTION", {"Chile"}),
        ("China held live-fire drills around Taiwan on Monday.", "MOBILIZE", {"China"}),
        ("Kim Jong Un oversaw the test of a new missile on Friday.", "MOBILIZE", {"Kim Jong Un"}),
        ("The army regained control of the town on Monday.", "COERCE", {"army"}),
        ("The army issued evacuation orders for three districts.", "REQUEST", {"army"}),
        ("The sale drew a sharp protest from China.", "ACCUSE", {"China"}),
    ],
)
def test_who_did_it(events: Events, text: str, plover: str, actors: set[str]) -> None:
    """Drills, tests, evacuation orders, protests of states; "it" is who says so."""
    found = [event for event in events(text) if event.plover is not None and event.plover.type == plover]
    assert {party.name for event in found for party in event.actors} == actors


@pytest.mark.parametrize(
    "text",
    [
        "The ministers exchanged views on trade and the release of the sailors.",
        "The school held a fire drill on Monday.",
        "The class conducted an exercise in English on Monday.",
        "The teacher oversaw the test on Monday.",
        "The orders were issued for three shops.",
    ],
)
def test_what_only_describes(events: Events, text: str) -> None:
    """What is talked about, what describes somebody, drills and tests of other kinds."""
    assert not {"retreat", "support", "accuse", "mobilize", "request"} & {event.type for event in events(text)}


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Norway ordered two Chilean embassy employees to leave the country.", "SANCTION"),
        ("Rwanda said it would send troops to Chad at the request of the government.", "AGREE"),
        ("The court cleared Juan Mora of all charges.", "CONCEDE"),
    ],
)
def test_acts_by_what_stands_with_them(events: Events, text: str, plover: str) -> None:
    """Embassy staff sent away, troops asked for, men cleared of a charge."""
    assert plover in {event.plover.type for event in events(text) if event.plover}


@pytest.mark.parametrize(
    "text",
    [
        "Police used tear gas to clear the square in Lima.",
        "Workers cleared the road to Lima of snow.",
        "The teacher told two pupils to leave the room.",
    ],
)
def test_arms_and_roads_are_no_aid_nor_pardon(events: Events, text: str) -> None:
    """Who is armed with something got no aid; what is cleared is not always a name."""
    assert not {"aid", "concede", "sanction"} & {event.type for event in events(text)}
