"""The page: a text cut into sentences that know about quotation marks."""

from collections.abc import Callable

import pytest

from tests.extraction.told import Events, one, said, speakers, words
from worker.extraction.statement.units import read_page
from worker.story import Story


def test_hard_line_breaks_do_not_cut_statements(events: Events) -> None:
    """A paragraph broken at a margin is read as one."""
    body = (
        "“We closed the old bridge on Sunday night because it is not\n"
        "safe for lorries any more, and we will not open it again before\n"
        "the engineers have looked at every pillar of it,” Mayor Anna\n"
        "Berg said. The firm that built the bridge forty years ago did\n"
        "not answer questions from this newspaper about the matter."
    )
    event = one(events, body)
    assert words(event).startswith("We closed the old bridge")
    assert words(event).endswith("every pillar of it")


def test_a_clause_that_the_parse_tears_apart(events: Events) -> None:
    """Words whose parse crosses the verb, up to the end of the text, are read like any others."""
    found = events('Novak stated they would saying that: "Rebels and killer')
    assert [event.quotation.content[-1].text for event in found if event.quotation][-1:] == ["Rebels and killer"]


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
    ("line", "speaker"),
    [
        ("Zelensky: ‘We will not give up’", "Volodymyr Zelensky"),
        ("Putin aide: Talks to resume “within days”", "Putin aide"),
    ],
)
def test_lines_like_headlines(events: Events, line: str, speaker: str) -> None:
    """A line of its own that opens with a speaker and a colon gives the speaker's words."""
    found = events(f"Rain fell on Friday.\n\n{line}\n\nThe roads stay shut until the end of the month.", "statement")
    assert [speakers(event) for event in found] == [[speaker]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("LIMA: The dam leaks, Petra Novak said.", "The dam leaks"),
        ("Nairobi: The dam leaks, Petra Novak said.", "The dam leaks"),
        ("The dam leaks: the wall moves, Petra Novak said.", "The dam leaks: the wall moves"),
    ],
)
def test_a_dateline_with_a_colon_is_no_part_of_the_words(events: Events, body: str, expected: str) -> None:
    """A place in front of a colon, which any other word may open."""
    assert words(one(events, body)) == expected


def test_a_quotation_of_two_sentences_is_one_unit(story: Callable[[str], Story]) -> None:
    """As the mark closes behind the second."""
    page = read_page(story("Petra Novak said: “It is safe. Go home.” Rain fell."))
    assert len(page.units) == 2
    assert [len(unit.quotes) for unit in page.units] == [1, 0]


def test_every_token_knows_its_quote(story: Callable[[str], Story]) -> None:
    """Marks included; none outside."""
    page = read_page(story("She said “go home” on Monday."))
    quoted = [token.text for token in page.tokens if page.inside[token.i] >= 0]
    assert {"go", "home"} <= set(quoted)
    assert "Monday" not in quoted
