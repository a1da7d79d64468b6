"""Through which channel, to whom, when, how real, and which verbal act with whom as its recipient."""

from datetime import date

import pytest

from tests.extraction.told import Events, one, quotation, said


@pytest.mark.parametrize(
    ("body", "channel"),
    [
        ("Petra Novak said on X, formerly Twitter, that the dam was safe.", "X"),
        ("Petra Novak posted on Telegram that the dam was safe.", "Telegram"),
        ("Petra Novak said in a Telegram post that the dam was safe.", "Telegram"),
        ("“The dam is safe,” Petra Novak tweeted.", "Twitter"),
        ("Petra Novak said in an interview with the BBC that the dam was safe.", "BBC"),
        ("Petra Novak said on state television that the dam was safe.", "state television"),
        ("In a televised address, Petra Novak said the dam was safe.", "televised address"),
        ("Petra Novak told a news conference that the dam was safe.", "news conference"),
        ("Petra Novak said at a rally in Brno that the dam was safe.", "rally"),
        ("Petra Novak said in an email to Reuters that the dam was safe.", "email"),
        ("Petra Novak said in a letter to parliament that the dam was safe.", "letter"),
        ("Petra Novak told CNN’s Ann Miller that the dam was safe.", "CNN"),
        ("Speaking on Channel 5, Petra Novak said the dam was safe.", "Channel 5"),
        ("Petra Novak said in a speech on Monday that the dam was safe.", "speech"),
        ("Petra Novak told parliament that the dam was safe.", None),
        ("Petra Novak said the Telegram channel was closed.", None),
    ],
)
def test_channel(events: Events, body: str, channel: str | None) -> None:
    """The channel is what the words around the statement name."""
    assert quotation(one(events, body)).channel == channel


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Petra Novak told lawmakers that the dam was safe.", "lawmakers"),
        ("Petra Novak told a crowd in Brno that the dam was safe.", "crowd"),
        ("“The dam is safe,” Petra Novak told parliament.", "parliament"),
        ("Petra Novak warned Iran that the talks could fail.", "Iran"),
        ("Petra Novak asked the firm whether the dam was safe.", "firm"),
        ("Petra Novak assured residents that the dam was safe.", "residents"),
        ("Petra Novak said in a letter to the United Nations that the dam was safe.", "United Nations"),
        ("Petra Novak told her Polish counterpart, Jan Kowalski, that the dam was safe.", "Jan Kowalski"),
        ("“The dam is safe,” Petra Novak said to Jan Kowalski.", "Jan Kowalski"),
        ("Speaking to reporters, Petra Novak said the dam was safe.", "reporters"),
    ],
)
def test_addressee(events: Events, body: str, name: str) -> None:
    """Whom the words are said to."""
    assert [party.name.lower().removeprefix("a ") for party in one(events, body).recipients] == [name.lower()]


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Petra Novak said on Monday that the dam was safe.", date(2026, 3, 16)),
        ("Petra Novak said Tuesday the dam was safe.", date(2026, 3, 17)),
        ("On Monday, Petra Novak said the dam was safe.", date(2026, 3, 16)),
        ("“The dam is safe,” Petra Novak told CNN late on Monday.", date(2026, 3, 16)),
        ("The dam was safe, Petra Novak said on Monday.", date(2026, 3, 16)),
        ("In a post on March 3, Petra Novak said the dam was safe.", date(2026, 3, 3)),
        ("According to a report on Monday by the ministry, the dam was safe.", date(2026, 3, 16)),
        ("Petra Novak said the dam would open on Monday.", None),
        ("Petra Novak said that on Monday the dam was safe.", None),
    ],
)
def test_date(events: Events, body: str, day: date | None) -> None:
    """The day in the cue clause is when it was said, a day in the words is not."""
    event = one(events, body)
    assert (event.date.start if event.date else None) == day


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("Petra Novak has said that the dam is safe.", "actual"),
        ("Petra Novak will tell parliament on Friday that the dam is safe.", "planned"),
        ("Petra Novak is expected to say that the dam is safe.", "planned"),
        ("Petra Novak is due to announce on Friday that the dam is safe.", "planned"),
        ("Petra Novak plans to announce that the dam is safe.", "planned"),
        ("Petra Novak never said that the dam was safe.", "denied"),
        ("Petra Novak has not said that the dam is safe.", "denied"),
        ("Petra Novak said in 2019 that the dam was safe.", "historical"),
    ],
)
def test_modality(events: Events, body: str, modality: str) -> None:
    """Speech to come is planned, speech that was not made denied, old speech historical."""
    assert one(events, body).modality == modality


@pytest.mark.parametrize(
    "body",
    [
        "Petra Novak may say that the dam is safe.",
        "Petra Novak declined to say whether the dam was safe.",
        "Petra Novak refused to comment.",
        "Petra Novak would not say if the dam was safe.",
        "If Petra Novak says the dam is safe, people will stay.",
        "Petra Novak wants to say that the dam is safe.",
        "It is hard to say whether the dam is safe.",
    ],
)
def test_nothing_was_said(events: Events, body: str) -> None:
    """Possible, refused and conditional speech tells no statement."""
    assert said(events, body) == []


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


def test_an_occasion_is_not_addressed(events: Events) -> None:
    """A news conference that is told something is the channel alone."""
    assert one(events, "Petra Novak told a news conference that the dam was safe.").recipients == ()
