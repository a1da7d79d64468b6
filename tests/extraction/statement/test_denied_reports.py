"""Words that somebody denies in the same breath."""

import pytest

from tests.extraction.told import Events, speakers, words


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Rights groups accuse the army of burning villages, a charge the army denies.",
            [("Rights groups", "burning villages", "ACCUSE"), ("army", "burning villages", "REJECT")],
        ),
        (
            "The opposition says the vote was rigged, an allegation the electoral board denies.",
            [("opposition", "the vote was rigged", None), ("electoral board", "the vote was rigged", "REJECT")],
        ),
        (
            "Peru said that Chile had moved the posts, a charge denied by Santiago.",
            [("Peru", "Chile had moved the posts", None), ("Chile", "Chile had moved the posts", "REJECT")],
        ),
        (
            "Prosecutors accused Mayor Karl Brandt of taking bribes, allegations he denies.",
            [("Prosecutors", "taking bribes", "ACCUSE"), ("Karl Brandt", "taking bribes", "REJECT")],
        ),
        (
            "The group says soldiers shot at the crowd, which the army denies.",
            [("group", "soldiers shot at the crowd", None), ("army", "soldiers shot at the crowd", "REJECT")],
        ),
        (
            "“They burned our houses,” a teacher said, a charge the army denies.",
            [("teacher", "They burned our houses", None), ("army", "a charge", "REJECT")],
        ),
        ("The general said the road was safe, a claim he never denied.", [("general", "the road was safe", None)]),
        (
            "The army said the road was open, a claim that could not be verified.",
            [("army", "the road was open", None)],
        ),
    ],
)
def test_a_charge_that_somebody_denies(events: Events, body: str, expected: list[tuple[str, str, str | None]]) -> None:
    """Who denies in the same breath makes a statement of his own; the first one keeps its speaker and its words."""
    told = [(speakers(e)[0], words(e), e.plover.type if e.plover else None) for e in events(body, "statement")]
    assert told == expected
