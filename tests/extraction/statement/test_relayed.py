"""Words passed on: who is cited speaks, by way of who cites."""

import pytest

from tests.extraction.told import Events, one, quotation, speakers, words


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


@pytest.mark.parametrize(
    ("body", "speaker", "via"),
    [
        (
            "Foreign Minister Anna Berg was quoted by the Norpress news agency as saying the road was open.",
            "Anna Berg",
            "Norpress news agency",
        ),
        (
            "“The road is open,” the state news agency quoted Foreign Minister Anna Berg as saying.",
            "Anna Berg",
            "state news agency",
        ),
        ("Interfax quoted Anna Berg as saying that the road was open.", "Anna Berg", "Interfax"),
        ("Citing two French diplomats, Reuters said the road was open.", "French diplomats", "Reuters"),
        ("The Washington Post reported, citing Anna Berg, that the road was open.", "Anna Berg", "Washington Post"),
    ],
)
def test_words_passed_on_too(events: Events, body: str, speaker: str, via: str) -> None:
    """Who is quoted or cited speaks; who quotes or cites is the way."""
    event = one(events, body)
    assert "road" in words(event)
    assert speakers(event) == [speaker]
    assert quotation(event).via == (via,)


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("The ministry said it would cut staff, citing a lack of money.", "ministry"),
        ("The camp was shelled at night, Reuters reported, citing video footage and police.", "Reuters"),
    ],
)
def test_a_reason_is_no_source(events: Events, body: str, speaker: str) -> None:
    """What is cited as a reason or a thing does not speak."""
    event = one(events, body)
    assert speakers(event) == [speaker]
    assert quotation(event).via == ()
