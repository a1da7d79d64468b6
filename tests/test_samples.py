"""The events that the demo's own sample article must give, with their evidence."""

from collections.abc import Callable
from importlib.resources import files

import pytest

from tests.engines import loaded
from worker.event import Event, Extraction, Figure
from worker.intake import read_article
from worker.pipeline import extract

SAMPLE = "samples/kyiv-night-attack.json"


@pytest.fixture(scope="module")
def told() -> Extraction:
    """The sample's extraction."""
    value = files("worker.resources").joinpath(SAMPLE).read_bytes()
    return extract(read_article(value, "application/json"), loaded())


@pytest.fixture(scope="module")
def events(told: Extraction) -> Callable[..., list[Event]]:
    """The events of a type, of a modality where one is given."""
    return lambda kind, modality=None: [
        event for event in told.events if event.type == kind and modality in {None, event.modality}
    ]


def test_the_night_attack_is_one_event(events: Callable[..., list[Event]]) -> None:
    """Who, what, when, where and how many, told over six paragraphs."""
    (attack,) = events("attack", "actual")
    assert [(party.name, party.country) for party in attack.actors] == [("Russian forces", "RUS")]
    assert {"apartment building", "power stations"} <= {party.name for party in attack.recipients}
    assert attack.date is not None
    assert attack.date.start.isoformat() == "2025-10-14"
    assert attack.place is not None
    assert (attack.place.name, attack.place.country) in {("Kyiv", "UKR"), ("Darnytskyi", "UKR")}  # a district of it
    assert attack.place.latitude == pytest.approx(50.45, abs=0.05)
    assert attack.casualties is not None
    assert attack.casualties.killed == Figure(6, None)
    assert attack.casualties.injured == Figure(23, 23)
    assert len(attack.mentions) >= 4


def test_the_invasion_is_history(events: Callable[..., list[Event]]) -> None:
    """What happened in 2022 is told as context, and nothing else is."""
    (invasion,) = events("attack", "historical")
    assert [span.text for span in invasion.mentions] == ["invaded Ukraine"]


@pytest.mark.parametrize(
    ("sides", "day", "mode"),
    [
        ({"U.S. negotiators", "Ukrainian negotiators"}, "2025-10-12", None),
        ({"Viktor Lazarev", "Kemal Aydinoglu"}, None, "phone"),
    ],
)
def test_meeting_and_call_are_two_talks(
    events: Callable[..., list[Event]], sides: set[str], day: str | None, mode: str | None
) -> None:
    """The Vienna meeting and the presidents' call stand apart, each with its sides."""
    found = [talks for talks in events("talks", "actual") if {party.name for party in talks.actors} == sides]
    assert len(found) == 1
    assert found[0].plover is not None
    assert mode is None or mode in found[0].plover.modes
    assert day is None or (found[0].date is not None and found[0].date.start.isoformat() == day)


@pytest.mark.parametrize(
    ("words", "speaker", "channel", "via"),
    [
        ("They aimed at people who were asleep", "Halushko", "Telegram", ()),
        ("great things", "Walter Kincaid", "Facebook", ()),
        ("We should expect Moscow to keep up", "Horban", "X", ()),
        ("on the whole", "Viktor Lazarev", None, ("Kremlin",)),
        ("I do not see a text", "Iryna Zavadska", "CNN", ()),
        ("two power stations had also been hit", "energy ministry", None, ()),
        ("At least six people were killed", "Roman Halushko", None, ("Reuters",)),
    ],
)
def test_statements_keep_words_speaker_and_channel(
    events: Callable[..., list[Event]], words: str, speaker: str, channel: str | None, via: tuple[str, ...]
) -> None:
    """Each utterance is found with its exact words, who said it, and the way it reached us."""
    found = [
        event
        for event in events("statement")
        if event.quotation and any(span.text.startswith(words) for span in event.quotation.content)
    ]
    assert len(found) == 1
    (statement,) = found
    assert statement.quotation is not None
    assert speaker in statement.actors[0].name
    assert statement.quotation.channel == channel
    assert statement.quotation.via == via


@pytest.mark.parametrize("words", ["We should expect Moscow", "If Russia wants an agreement"])
def test_a_quotation_over_two_paragraphs_is_one(events: Callable[..., list[Event]], words: str) -> None:
    """An opening mark repeated without a closing one goes on with the same words."""
    (statement,) = [
        event for event in events("statement") if event.quotation and event.quotation.content[0].text.startswith(words)
    ]
    assert statement.quotation is not None
    assert len(statement.quotation.content) == 2
