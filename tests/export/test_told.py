"""Reading what is to be exported."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from tests.schemas.validate import SCHEMAS
from worker.errors import Invalid
from worker.export.told import Told, read

EXTRACTION = (SCHEMAS / "examples/valid/extraction.v1/plain-text.json").read_bytes()
EVENT = (SCHEMAS / "examples/valid/event.v1/attack.json").read_bytes()


def test_the_events_of_an_extraction_know_their_article() -> None:
    """In order, each with the reference to the article that the extraction names once."""
    message = json.loads(EXTRACTION)
    events = read(EXTRACTION)
    assert [one.event.id for one in events] == [event["id"] for event in message["events"]] != []
    assert {one.article.id for one in events} == {message["article"]["id"]}


def test_a_single_event_is_read_with_its_types() -> None:
    """Dates are dates; its own article is kept as the wire has it."""
    (one,) = read(EVENT)
    assert one.event.date is not None
    assert one.event.date.start == date(2025, 11, 25)
    assert one.article.published == "2025-11-25T08:30:00+02:00"


def test_an_event_of_an_older_worker_is_one_still() -> None:
    """It lacks the fields that joined version 1 later."""
    (one,) = read(EVENT)
    assert (one.event.attribution, one.event.casualties_by_source) == ((), ())


def test_an_event_without_its_article_is_one_still() -> None:
    """As `jq '.events[]'` leaves it."""
    (one,) = read(json.dumps(json.loads(EXTRACTION)["events"][0]).encode())
    assert one.article.id is None


@pytest.mark.parametrize(
    ("value", "reason", "detail"),
    [
        (b"", "syntax", "not JSON"),
        (b"{", "syntax", "not JSON"),
        (b"[]", "not-an-event", "no object"),
        (b"{}", "not-an-event", "every field"),
        (b'{"events": 7}', "not-an-event", "no list"),
        (b'{"events": [7]}', "not-an-event", "every field"),
        (EVENT.replace(b'"2025-11-25"', b'"soon"'), "not-an-event", "date.start"),
        (EVENT.replace(b'"name": "Kharkiv"', b'"name": null'), "not-an-event", "place.name"),
        (EVENT.replace(b'"revision": 2', b'"revision": "x"'), "not-an-event", "revision"),
    ],
)
def test_what_is_no_event_is_refused_with_its_fault(value: bytes, reason: str, detail: str) -> None:
    """The reason is a word, the detail names the field."""
    with pytest.raises(Invalid, match=detail) as error:
        read(value)
    assert error.value.reason == reason


def test_the_wire_form_comes_back_for_filters(told: Callable[..., Told]) -> None:
    """Read again, it is the same event."""
    (again,) = read(json.dumps(told().message()).encode())
    assert again.event == told().event


def test_an_event_from_before_a_field_was_added_is_read() -> None:
    """Only the fields of the event itself are asked for; what a party or place lacks is not known."""
    message = json.loads(EVENT)
    message["place"].pop("disputed", None)
    (one,) = read(json.dumps(message).encode())
    assert one.event.place is not None
    assert one.event.place.disputed is None
