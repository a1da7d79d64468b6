"""What a cue verb reports: clauses, infinitives, objects, what things are called."""

import pytest

from tests.extraction.told import Events, one, said, words


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Petra Novak said that the dam was safe.", "the dam was safe"),
        ("Petra Novak has said the dam is safe.", "the dam is safe"),
        ("Petra Novak told residents the dam was safe.", "the dam was safe"),
        ("Petra Novak asked whether the dam was safe.", "whether the dam was safe"),
        ("Petra Novak asked why the dam had cracks.", "why the dam had cracks"),
        ("Petra Novak warned that the dam could break.", "the dam could break"),
        ("Petra Novak warned of floods in the valley.", "floods in the valley"),
        ("Petra Novak accused the firm of hiding the cracks.", "hiding the cracks"),
        ("Petra Novak denied that the dam had cracks.", "the dam had cracks"),
        ("Petra Novak denied the claims.", "the claims"),
        ("Petra Novak promised to repair the dam.", "to repair the dam"),
        ("Petra Novak announced a plan to repair the dam.", "a plan to repair the dam"),
        ("Petra Novak insisted the dam was safe.", "the dam was safe"),
        ("Petra Novak wrote that the dam was safe.", "the dam was safe"),
        ("Petra Novak admitted hiding the report.", "hiding the report"),
        ("Petra Novak urged residents to leave the valley.", "residents to leave the valley"),
        ("Petra Novak called on residents to leave the valley.", "residents to leave the valley"),
        ("Petra Novak called for calm.", "calm"),
        ("Petra Novak closed the road, saying the dam was unsafe.", "the dam was unsafe"),
        ("Saying the dam was unsafe, Petra Novak closed the road.", "the dam was unsafe"),
        ("Petra Novak made clear that the dam was unsafe.", "the dam was unsafe"),
        ("Petra Novak pointed out that the dam was old.", "the dam was old"),
        ("Petra Novak expressed concern about the dam.", "concern about the dam"),
        ("Petra Novak told the firm to repair the dam.", "the firm to repair the dam"),
        ("Petra Novak warned the firm to repair the dam.", "the firm to repair the dam"),
        ("Petra Novak called for the road to be closed.", "the road to be closed"),
        ("Petra Novak called the charges unfounded.", "the charges unfounded"),
        ("Petra Novak called the talks a waste of time.", "the talks a waste of time"),
        ("Petra Novak berated him for closing the road.", "him for closing the road"),
        ("Petra Novak complained about the noise.", "the noise"),
        ("Petra Novak tweeted in the early hours that the dam was safe.", "the dam was safe"),
    ],
)
def test_the_cue_before_the_words(events: Events, body: str, expected: str) -> None:
    """Verbs of saying, asking, warning, accusing, denying ... give the words behind them."""
    assert said(events, body) == [("Petra Novak", expected)]


@pytest.mark.parametrize("body", ["The draft calls for a truce.", "The plan called for Lee to leave."])
def test_things_call_for_nothing(events: Events, body: str) -> None:
    """What a plan calls for nobody said."""
    assert said(events, body) == []


@pytest.mark.parametrize(
    ("body", "speaker", "expected"),
    [
        ("The senator cited the rising cost of bread.", "senator", "the rising cost of bread"),
        ("The witness described a man in a red coat.", "witness", "a man in a red coat"),
        ("The letter mentions two earlier accidents.", "letter", "two earlier accidents"),
        ("The envoy suggested a longer truce.", "envoy", "a longer truce"),
        ("A court found that the firm had broken the law.", "court", "the firm had broken the law"),
        ("The minister continued to insist that the dam was safe.", "minister", "the dam was safe"),
        ("The slide shows that exports fell.", "slide", "exports fell"),
    ],
)
def test_what_somebody_tells_of(events: Events, body: str, speaker: str, expected: str) -> None:
    """Things cited and described, what courts and charts find, and what somebody goes on to say are reported."""
    assert said(events, body) == [(speaker, expected)]


@pytest.mark.parametrize(
    "body",
    [
        "Police cited the driver for speeding.",
        "The book was cited in court.",
        "She found that the door was open.",
        "The soldiers found that the bridge had gone.",
        "The rash suggests measles.",
        "The river describes a wide curve.",
        "The plan described in the law starts in May.",
        "He continued to walk to the north.",
        "Nobody mentioned the war.",
        "He may mention the war.",
    ],
)
def test_verbs_of_telling_that_tell_nothing(events: Events, body: str) -> None:
    """Fines, finds, signs, possibilities and what nobody did are no statements."""
    assert said(events, body) == []


@pytest.mark.parametrize(
    ("body", "expected", "act"),
    [
        ("Hezbollah denied firing the rockets.", "firing the rockets", "REJECT"),
        ("The minister denied saying that the bank was insolvent.", "saying that the bank was insolvent", "REJECT"),
        ("The ministry accused Russian forces of shelling a hospital.", "shelling a hospital", "ACCUSE"),
        ("The ministry accused Yerevan in a statement of “moving the goalposts”.", "moving the goalposts", "ACCUSE"),
    ],
)
def test_what_verbal_acts_say(events: Events, body: str, expected: str, act: str) -> None:
    """A denial takes an -ing form; an accusation its "of", wherever it stands."""
    event = one(events, body)
    assert words(event).rstrip(".") == expected
    assert event.plover is not None
    assert event.plover.type == act


def test_yes_or_no(events: Events) -> None:
    """The question is the occasion of the answer."""
    assert said(events, "Asked whether the dam was safe, Petra Novak said no.")[-1][1].endswith("no")
