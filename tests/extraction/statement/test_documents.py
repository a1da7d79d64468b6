"""Who or what speaks without saying it aloud: documents, institutions, and those who pass the words of others on."""

import pytest

from tests.extraction.told import Events, one, quotation, said, speakers, words


@pytest.mark.parametrize(
    ("body", "speaker", "expected"),
    [
        ("The report says the dam is unsafe.", "report", "the dam is unsafe"),
        ("According to the report, the dam is unsafe.", "report", "the dam is unsafe"),
        ("A study published in May found that the dam was unsafe.", "study", "the dam was unsafe"),
        ("The indictment alleges that the firm paid bribes.", "indictment", "the firm paid bribes"),
        ("Data from the World Bank show that prices fell.", "World Bank", "prices fell"),
        ("A letter from the mayor’s office said the dam was unsafe.", "mayor’s office", "the dam was unsafe"),
        ("The notice reads: “The dam is closed.”", "notice", "The dam is closed"),
        ("A sign at the gate read “Keep out of the dam”.", "sign", "Keep out of the dam"),
        ("Banners that read “Justice now” hung from the bridge.", "Banners", "Justice now"),
        ("A placard reading “No more war” lay on the ground.", "placard", "No more war"),
        ("“Shame on you,” read a banner held by students.", "banner", "Shame on you"),
        ("Leaflets dropped over the city said residents had to leave.", "Leaflets", "residents had to leave"),
        ("A letter seen by Reuters said the road was open.", "letter", "the road was open"),
        ("A letter signed by Petra Novak said the road was open.", "Petra Novak", "the road was open"),
        ("The lawsuit accuses the firm of hiding cracks.", "lawsuit", "hiding cracks"),
        ("A Human Rights Watch report said that villages had burned.", "Human Rights Watch", "villages had burned"),
    ],
)
def test_documents(events: Events, body: str, speaker: str, expected: str) -> None:
    """A document says what is written in it, for whoever issued it where that is told."""
    assert said(events, body) == [(speaker, expected)]


@pytest.mark.parametrize(
    ("body", "speaker", "expected"),
    [
        ("From the army came the warning that the road was mined.", "army", "the road was mined"),
        ("From Tehran came a curt reply: “No.”", "Iran", "No"),
        ("“Peace now” came the cry from the crowd.", "crowd", "Peace now"),
    ],
)
def test_what_comes_from_somebody_is_said(events: Events, body: str, speaker: str, expected: str) -> None:
    """A noun of speech that comes from somebody brings the words beside it."""
    assert said(events, body) == [(speaker, expected)]


@pytest.mark.parametrize(
    "body",
    [
        "The reply from the minister came by letter on Monday.",
        "No reply came from the ministry.",
        "The flood came from the north.",
        "The man with the sign read “War and Peace” aloud.",
        "He read “War and Peace” on the train.",
        "The sign said nothing of prices.",
        "Few people read the notice at the gate.",
        "A sign of hope came from the talks.",
    ],
)
def test_what_comes_and_is_read_may_say_nothing(events: Events, body: str) -> None:
    """A reply without its words, works that are read, and signs of other things are no statements."""
    assert said(events, body) == []


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


@pytest.mark.parametrize(
    ("body", "speaker", "via"),
    [
        ("Petra Novak was quoted as saying the dam was safe.", "Petra Novak", ()),
        (
            "“The dam is safe,” Petra Novak was quoted as saying by the Norpress news agency.",
            "Petra Novak",
            ("Norpress news agency",),
        ),
        ("State television quoted Petra Novak as saying the dam was safe.", "Petra Novak", ("State television",)),
        ("The Guardian cited Petra Novak as saying the dam was safe.", "Petra Novak", ("Guardian",)),
        ("Reuters reported, citing two officials, that the dam was safe.", "officials", ("Reuters",)),
        ("Citing unnamed officials, Reuters reported that the dam was safe.", "unnamed officials", ("Reuters",)),
        ("The dam was safe, Bloomberg reported, citing people familiar with the matter.", "people", ("Bloomberg",)),
        ("The dam was safe, Petra Novak said, according to Interfax.", "Petra Novak", ("Interfax",)),
        ("Petra Novak said the dam was safe, Interfax reported.", "Petra Novak", ("Interfax",)),
        ("Interfax, citing Petra Novak, said the dam was safe.", "Petra Novak", ("Interfax",)),
    ],
)
def test_words_passed_on(events: Events, body: str, speaker: str, via: tuple[str, ...]) -> None:
    """Who is quoted or cited speaks; who passes the words on is `via`."""
    event = one(events, body)
    assert words(event).lower().rstrip(".").removeprefix("that ") in {"the dam was safe", "the dam is safe"}
    assert ([name.removeprefix("two ") for name in speakers(event)], quotation(event).via) == ([speaker], via)
