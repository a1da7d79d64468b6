"""Whom a verbal act is aimed at, where nobody is addressed."""

import pytest

from tests.extraction.told import Events, one


@pytest.mark.parametrize(
    ("body", "act", "recipient"),
    [
        ("Iran accused Israel of killing the scientist.", "ACCUSE", "Israel"),
        ("Iran blamed Israel for the blast.", "ACCUSE", "Israel"),
        ("The memo blamed the ministry for the delay.", "ACCUSE", "ministry"),
        ("Iran condemned Israel for the strikes.", "ACCUSE", "Israel"),
        ("Iran criticised Israel for the strikes.", "ACCUSE", "Israel"),
        ("Iran said Israel was behind the blast.", "ACCUSE", "Israel"),
        ("Iran threatened to attack Israel.", "THREATEN", "Israel"),
        ("Iran threatened Israel with “a harsh reply”.", "THREATEN", "Israel"),
        ("“We will destroy Israel,” said Iran’s army chief.", "THREATEN", "Israel"),
        ("Iran vowed to retaliate against Israel.", "THREATEN", "Israel"),
        ("Iran rejected Israel’s accusations.", "REJECT", "Israel"),
        ("Iran denied Israel’s claim that it had fired first.", "REJECT", "Israel"),
        ("Iran dismissed Israel’s claim as “a lie”.", "REJECT", "Israel"),
        ("Iran urged Israel to free the sailors.", "REQUEST", "Israel"),
        ("Iran called on Israel to free the sailors.", "REQUEST", "Israel"),
        ("Iran demanded that Israel free the sailors.", "REQUEST", "Israel"),
        ("Iran asked Germany to free the sailors.", "REQUEST", "Germany"),
        ("“We urge Israel to free the sailors,” Iran’s foreign minister said.", "REQUEST", "Israel"),
        ("Iran praised Qatar for its help.", "SUPPORT", "Qatar"),
        ("Iran thanked Qatar for its help.", "SUPPORT", "Qatar"),
        ("Iran expressed support for Qatar.", "SUPPORT", "Qatar"),
        ("Iran voiced solidarity with Qatar.", "SUPPORT", "Qatar"),
        ("Iran said the talks had begun.", None, None),
    ],
)
def test_verbal_acts(events: Events, body: str, act: str | None, recipient: str | None) -> None:
    """What a statement does, and to whom."""
    event = one(events, body)
    assert (event.plover and event.plover.type) == act
    assert [party.name for party in event.recipients] == ([recipient] if recipient else [])


@pytest.mark.parametrize(
    ("body", "recipient"),
    [
        ("Iran threatened Israel with “a crushing response”.", "Israel"),
        ("The governor threatened the union with “serious consequences”.", "union"),
    ],
)
def test_threats_with_quoted_words(events: Events, body: str, recipient: str) -> None:
    """Who is threatened with something between marks is the recipient."""
    event = one(events, body)
    assert event.plover is not None
    assert (event.plover.type, [party.name for party in event.recipients]) == ("THREATEN", [recipient])
