"""Who speaks: names, roles and countries from anywhere in the article, pronouns, roles, the unnamed."""

import pytest

from tests.extraction.told import Events, one, quotation, said, speakers


def last_speaker(events: Events, body: str) -> str:
    """Who makes the last statement of a body."""
    return " & ".join(speakers(events(body, "statement")[-1]))


@pytest.mark.parametrize(
    "body",
    [
        "Environment Minister Petra Novak visited the dam. Novak said it was safe.",
        "Novak said the dam was safe. Environment Minister Petra Novak has visited it twice.",
        "Environment Minister Petra Novak visited the dam. Ms. Novak said it was safe.",
        "Environment Minister Petra Novak visited the dam. She said it was safe.",
        "Environment Minister Petra Novak visited the dam. The minister said it was safe.",
        "Environment Minister Petra Novak visited the dam. The environment minister said it was safe.",
        "Petra Novak, the environment minister, visited the dam. The minister said it was safe.",
        "Prime Minister Petra Novak visited the dam. The premier said it was safe.",
        "Prime Minister Petra Novak visited the dam. The prime minister said it was safe.",
        "President Petra Novak visited the dam. The president said it was safe.",
        "Mayor Petra Novak visited the dam. The mayor said it was safe.",
        "Chancellor Petra Novak visited the dam. The chancellor said it was safe.",
        "Gov. Petra Novak visited the dam. The governor said it was safe.",
        "Gen. Petra Novak visited the dam. The general said it was safe.",
        "Spokeswoman Petra Novak visited the dam. The spokeswoman said it was safe.",
        "Army spokeswoman Colonel Petra Novak visited the dam. The spokeswoman said it was safe.",
        "Army spokeswoman Colonel Petra Novak visited the dam. The colonel said it was safe.",
        "Czech Minister Petra Novak met her Polish counterpart Jan Kowalski. The Czech minister said it was safe.",
        "Petra Novak met Jan Kowalski at the dam. She said it was safe.",
        "Jan Kowalski met Petra Novak at the dam. She said it was safe.",
        "Petra Novak, 45, owns a farm below the dam. The 45-year-old said it was safe.",
        "Senator Petra Novak visited the dam. The senator said it was safe.",
        "The chief executive of the firm, Petra Novak, visited the dam. The chief executive said it was safe.",
    ],
)
def test_one_person_under_many_names(events: Events, body: str) -> None:
    """Last names, titles, roles and pronouns lead to the full name, wherever in the article it stands."""
    assert last_speaker(events, body) == "Petra Novak"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Petra Novak met Jan Kowalski at the dam. He said it was safe.", "Jan Kowalski"),
        ("Petra Novak’s spokesman, Karel Dvorak, said the dam was safe.", "Karel Dvorak"),
        (
            "Czech Minister Petra Novak met her Polish counterpart, Jan Kowalski. Kowalski said the dam was safe.",
            "Jan Kowalski",
        ),
        ("“It is safe,” Petra Novak said.\n\n“I doubt it,” Jan Kowalski replied.\n\n“It leaks.”", "Jan Kowalski"),
        ("“It is safe,” Petra Novak said. “Go home.”", "Petra Novak"),
        (
            "Russian President Vladimir Putin visited Minsk. The Russian leader said the talks had failed.",
            "Vladimir Putin",
        ),
        (
            "Kremlin spokesman Dmitry Peskov spoke on Monday. The Kremlin spokesman said the talks had failed.",
            "Dmitry Peskov",
        ),
        ("Asked whether the dam was safe, Petra Novak said no.", "Petra Novak"),
        ("Petra Novak and Jan Kowalski said the dam was safe.", "Petra Novak & Jan Kowalski"),
    ],
)
def test_the_right_one_of_several(events: Events, body: str, expected: str) -> None:
    """Of several persons the one who fits the noun, the pronoun or the turn speaks."""
    assert last_speaker(events, body) == expected


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("The Czech Environment Ministry closed the dam. The ministry said it was unsafe.", "CZE"),
        ("The Norwegian army closed the road. The army said it was unsafe.", "NOR"),
        ("Poland’s government met on Monday. The government said the dam was unsafe.", "POL"),
        ("Ukraine’s air force fired on Monday. The air force said it had hit nine drones.", "UKR"),
        ("Czech police closed the dam. Police said it was unsafe.", "CZE"),
        ("The Czech Environment Ministry closed the dam. It said the walls were unsafe.", "CZE"),
    ],
)
def test_bodies_keep_their_country(events: Events, body: str, country: str) -> None:
    """A bare "ministry" or "it" is the one named before, with its country."""
    assert [party.country for party in events(body, "statement")[-1].actors] == [country]


@pytest.mark.parametrize(
    ("body", "country", "role"),
    [
        ("Czech Environment Minister Petra Novak visited the dam.\n\nNovak said it was safe.", "CZE", "minister"),
        ("Petra Novak, mayor of Brno, visited the dam.\n\nNovak said it was safe.", "CZE", "mayor"),
        ("Novak said the dam was safe.\n\nPetra Novak is the Czech environment minister.", "CZE", "minister"),
        ("Polish President Jan Kowalski spoke.\n\nThe president said it was safe.", "POL", "president"),
        ("US Secretary of State Ann Miller spoke.\n\nMiller said it was safe.", "USA", "secretary of state"),
        ("French army chief Luc Martin spoke.\n\nMartin said it was safe.", "FRA", "chief"),
    ],
)
def test_role_and_country_are_carried(events: Events, body: str, country: str, role: str) -> None:
    """Role and country are those that any mention in the article gives."""
    (party,) = events(body, "statement")[-1].actors
    assert party.country == country
    assert role in (party.role or "").lower()


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("An official said the dam was safe.", "official", None),
        ("A senior US official said the talks had failed.", "official", "USA"),
        ("Two Western diplomats said the talks had failed.", "diplomats", None),
        ("Witnesses said the wall fell at noon.", "witnesses", None),
        ("Residents of Brno said the wall fell at noon.", "residents", "CZE"),
        ("A spokesman for the Czech army said the dam was safe.", "spokesman", "CZE"),
        ("A source close to the ministry said the dam was unsafe.", "source", None),
        ("Ukrainian officials said nine drones were shot down.", "officials", "UKR"),
        ("One resident said she had seen smoke.", "resident", None),
        ("Local media reported that the wall had fallen.", "media", None),
        ("A police officer who asked not to be named said the wall had fallen.", "officer", None),
        ("A senior US official spoke on Monday. The official said the talks had failed.", "official", "USA"),
        ("“It was loud,” one of the farmers said.", "farmers", None),
        ("“It was loud,” said a man in his 60s.", "man", None),
    ],
)
def test_the_unnamed(events: Events, body: str, name: str, country: str | None) -> None:
    """Sources without a name stay unnamed, with the country that is told of them."""
    (party,) = one(events, body).actors
    assert name in party.name.lower()
    assert party.country == country


def test_questions_lead_to_the_answer(events: Events) -> None:
    """ "Asked whether ..." is the occasion, not what the answerer said."""
    assert said(events, "Asked whether the dam was safe, Petra Novak said it was not.") == [
        ("Petra Novak", "it was not")
    ]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ('"We had no warning," a Western diplomat, speaking on condition of anonymity, told Norpress.', "diplomat"),
        ('"It leaks," an engineer, standing on the wall, told Norpress.', "engineer"),
        ('"It is safe," Petra Novak, the minister, told Norpress.', "Petra Novak"),
        ('"It is safe," insisted Petra Novak.', "Petra Novak"),
        ('"It is safe," the mayor, Jan Kowalski, said.', "Jan Kowalski"),
    ],
)
def test_the_speaker_right_behind_the_words(events: Events, body: str, speaker: str) -> None:
    """Also with a clause of its own between speaker and cue; whom it was told to is not the speaker."""
    (event,) = events(body, "statement")
    assert event.actors[0].name.endswith(speaker)
    assert quotation(event).form == "direct"


def test_a_copy_of_a_document_is_the_document(events: Events) -> None:
    """ "According to a copy of the letter" tells what the letter says."""
    (event,) = events("According to a copy of the letter, the dam leaks.", "statement")
    assert "copy" not in event.actors[0].name


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Witnesses said that three men ran away.", "Witnesses"),
        ("An official, speaking on condition of anonymity, said the plan had failed.", "official"),
        ("“We will not pay,” said a diplomat who asked not to be named.", "diplomat"),
    ],
)
def test_sources_without_a_name(events: Events, body: str, speaker: str) -> None:
    """The unnamed stay unnamed."""
    assert [name.removeprefix("a ").removeprefix("An ") for name in speakers(one(events, body))] == [speaker]


@pytest.mark.parametrize("title", ["the prime minister", "Novak", "she"])
def test_one_speaker_under_many_names(events: Events, title: str) -> None:
    """Role nouns, last names and pronouns lead back to the full name."""
    body = f"Prime Minister Petra Novak met ministers on Monday. “We are ready,” {title} said."
    assert speakers(events(body, "statement")[0]) == ["Petra Novak"]


def test_the_army_is_the_one_just_named(events: Events) -> None:
    """A bare "army" after the military of a state is that state's, whatever countries are named between."""
    body = "Israel’s military struck sites in Lebanon. Residents of Tyre fled. The army said it had hit a launch site."
    assert [party.country for party in one(events, body).actors] == ["ISR"]


@pytest.mark.parametrize(
    ("body", "kind", "country"),
    [
        ("The Dutch foreign ministry said the talks had failed.", "government", "NLD"),
        ("The Kremlin said the talks had failed.", "government", "RUS"),
        ("The White House said the talks had failed.", "government", "USA"),
        ("Beijing said the talks had failed.", None, "CHN"),
        ("Police in Brno said a man was arrested.", "police", "CZE"),
        ("The Israeli military said it had hit a launch site.", "armed_force", "ISR"),
        ("The hospital said nine people were treated.", "organization", None),
        ("Human Rights Watch said in a report on Monday that villages had burned.", "organization", None),
        ("The European Commission said the talks had failed.", "organization", None),
        ("Hamas said the talks had failed.", "armed_group", "PSE"),
    ],
)
def test_institutions(events: Events, body: str, kind: str | None, country: str | None) -> None:
    """Ministries, forces, capitals and organisations speak, with kind and country where these are known."""
    (party,) = one(events, body).actors
    assert party.country == country
    assert kind is None or party.kind == kind
