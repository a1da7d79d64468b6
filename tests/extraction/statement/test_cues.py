"""Cues: verbs before, inside and behind the words, no verb at all, headlines and interviews."""

import pytest

from tests.extraction.told import Events, said


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


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The dam, Petra Novak said, was safe.", "The dam | was safe"),
        ("The dam, said Petra Novak, was safe.", "The dam | was safe"),
        ("The dam, Petra Novak insisted on Monday, was safe.", "The dam | was safe"),
        ("The dam, according to Petra Novak, was safe.", "The dam | was safe"),
        ("The dam was safe, Petra Novak said.", "The dam was safe"),
        ("The dam was safe, insisted Petra Novak.", "The dam was safe"),
        (
            "The dam was safe and nobody had to leave, Petra Novak said on Monday.",
            "The dam was safe and nobody had to leave",
        ),
        ("The dam was safe, according to Petra Novak.", "The dam was safe"),
        ("Back in Brno, Petra Novak said, the dam was safe.", "Back in Brno | the dam was safe"),
        ("There is a plan, Petra Novak said, for the town to move.", "There is a plan | for the town to move"),
        ("We saw the hall, which, Petra Novak said, was unsafe.", "which | was unsafe"),
        ("With so many cracks, “it is a lost dam,” Petra Novak said.", "With so many cracks | it is a lost dam"),
        ("The dam was safe, Petra Novak was reported as saying.", "The dam was safe"),
        (
            "While the dam was safe, Petra Novak said, the bridge was not.",
            "While the dam was safe | the bridge was not",
        ),
    ],
)
def test_the_cue_inside_or_behind_the_words(events: Events, body: str, expected: str) -> None:
    """A parenthetical cue is cut out of the words around it."""
    assert said(events, body) == [("Petra Novak", expected)]


@pytest.mark.parametrize(
    "body",
    [
        "“The dam is safe,” said Petra Novak.",
        "“The dam is safe,” insisted the minister, Petra Novak.",
        "“The dam is safe,” said Petra Novak, the environment minister, after a visit to the site.",
        "Said Petra Novak: “The dam is safe.”",
        "“The dam is safe,” says Petra Novak, 45.",
        "“The dam is safe,” wrote Petra Novak in a letter to residents.",
        "“The dam is safe,” came the reply from Petra Novak.",
        "“The dam is safe” was the answer of Petra Novak.",
    ],
)
def test_inverted_cues(events: Events, body: str) -> None:
    """The speaker may stand behind the verb."""
    assert said(events, body) == [("Petra Novak", "The dam is safe")]


@pytest.mark.parametrize(
    "body",
    [
        "Petra Novak, in a letter to residents: “The dam is safe.”",
        "Petra Novak, environment minister, to Radio Brno on Monday: “The dam is safe.”",
        "Petra Novak on Facebook: “The dam is safe.”",
        "Petra Novak: “The dam is safe.”",
        "Environment Minister Petra Novak in an interview on Sunday: “The dam is safe.”",
        "As Petra Novak put it: “The dam is safe.”",
        "In the words of Petra Novak, “The dam is safe.”",
        "“The dam is safe.” – Petra Novak, environment minister",
    ],
)
def test_quotations_without_a_verb_of_saying(events: Events, body: str) -> None:
    """A name and a colon, a turn of phrase or a signature attribute words as well as a verb."""
    assert said(events, body) == [("Petra Novak", "The dam is safe")]


@pytest.mark.parametrize(
    ("line", "speaker", "expected"),
    [
        ("US says talks with Iran have failed", "United States", "talks with Iran have failed"),
        ("Kremlin: No plans for talks", "Kremlin", "No plans for talks"),
        ("Talks with Iran have failed, says US", "United States", "Talks with Iran have failed"),
        ("Police: Two men held over fire", "Police", "Two men held over fire"),
        ("Dam is safe, minister says", "minister", "Dam is safe"),
        ("Russia accuses Ukraine of breaking truce", "Russia", "breaking truce"),
        ("UN warns of famine in Sudan", "United Nations", "famine in Sudan"),
    ],
)
def test_headlines(events: Events, line: str, speaker: str, expected: str) -> None:
    """A line in the language of headlines gives its statement, over a text that tells none too."""
    assert said(events, line) == [(speaker, expected)]
    assert said(events, f"{line}\n\nRain fell in the valley on Friday. The roads stay shut, as before.") == [
        (speaker, expected)
    ]


def test_a_headline_is_told_again_below(events: Events) -> None:
    """Where the text makes statements of its own, its headline makes none."""
    body = "US says talks with Iran have failed\n\nTalks with Iran have failed, the White House said on Monday."
    assert said(events, body) == [("White House", "Talks with Iran have failed")]


@pytest.mark.parametrize(
    "body",
    [
        "Petra Novak has run the bank since 2021.\n\nQ: Will you leave?\n\nA: No. I stay.\n\nQ: Why?\n\nA: I like it.",
        "Petra Novak has run the bank since 2021.\n\nQ. Will you leave?\n\nA. No. I stay.\n\nQ. Why?\n\nA. I like it.",
        "Petra Novak won.\n\nDaily Post: Will you go?\n\nNovak: No. I stay.\n\nDaily Post: Why?\n\nNovak: I like it.",
        "Petra Novak runs it.\n\nREPORTER: Will you go?\n\nNOVAK: No. I stay.\n\nREPORTER: Why?\n\nNOVAK: I like it.",
        "Petra Novak runs it.\n\nQuestion: Will you go?\n\nAnswer: No. I stay.\n\nQuestion: Why?\n\nAnswer: I like it.",
        "Petra Novak runs it.\n\nQ: Will you go?\n\nPetra Novak: No. I stay.\n\nQ: Why?\n\nPetra Novak: I like it.",
    ],
)
def test_interviews(events: Events, body: str) -> None:
    """Each answer is a statement of the one interviewed; questions are nobody's."""
    assert said(events, body) == [("Petra Novak", "No. I stay"), ("Petra Novak", "I like it")]


def test_another_speaker_ends_the_words(events: Events) -> None:
    """A second clause with a speaker and a cue of its own is no part of what the first one said."""
    body = "Petra Novak stressed that the walls were old, and rights groups warned that the dam could break."
    assert said(events, body) == [
        ("Petra Novak", "the walls were old"),
        ("rights groups", "the dam could break"),
    ]


@pytest.mark.parametrize("body", ["The draft calls for a truce.", "The plan called for Lee to leave."])
def test_things_call_for_nothing(events: Events, body: str) -> None:
    """What a plan calls for nobody said."""
    assert said(events, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The minister said the dam was safe and warned of floods.", ["the dam was safe", "floods"]),
        ("The minister said the dam was safe and called for calm.", ["the dam was safe", "calm"]),
        ("The minister said she had met the mayor and thanked him.", ["she had met the mayor and thanked him"]),
    ],
)
def test_a_second_cue_of_the_same_speaker(events: Events, body: str, expected: list[str]) -> None:
    """A second cue stands for itself, unless it is what the first one tells of."""
    assert [text for _, text in said(events, body)] in (expected, [" | ".join(expected)])


def test_a_clause_that_the_parse_tears_apart(events: Events) -> None:
    """Words whose parse crosses the verb, up to the end of the text, are read like any others."""
    found = events('Novak stated they would saying that: "Rebels and killer')
    assert [event.quotation.content[-1].text for event in found if event.quotation][-1:] == ["Rebels and killer"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The group confirmed it held them in a message posted on Telegram.", [("group", "it held them")]),
        ("The group claimed responsibility in a message on Telegram.", [("group", "responsibility")]),
        ("The group claimed the raid in a comment to the Daily Post.", []),
        (
            "Petra Novak said the man had insulted the king in a post on Facebook.",
            [("Petra Novak", "the man had insulted the king in a post on Facebook")],
        ),
        (
            "Petra Novak said the plan was announced in a post on Facebook.",
            [("Petra Novak", "the plan was announced in a post on Facebook")],
        ),
    ],
)
def test_where_words_were_said_is_no_part_of_them(events: Events, body: str, expected: list[tuple[str, str]]) -> None:
    """Unless they tell of something else that was said there."""
    assert said(events, body) == expected or not expected


def test_what_is_denied_stands_before(events: Events) -> None:
    """ "Denied that, saying A": A is what is said, not what is denied."""
    body = "Chad accused Peru of fraud. Petra Novak denied that, saying the vote was fair."
    assert ("Petra Novak", "the vote was fair") in said(events, body)


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Video verified by Al Jazeera showed men dragging a woman to a van.", "Al Jazeera"),
        ('Juan Mora vowed to respond "harshly", the agency Norpress reported.', "harshly"),
    ],
)
def test_a_fragment_or_a_check_is_no_statement(events: Events, body: str, speaker: str) -> None:
    """Who verified a video does not speak in it; a quoted word is not all that is reported."""
    assert not [pair for pair in said(events, body) if speaker in (pair[0], pair[1])]
