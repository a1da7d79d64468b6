"""The wire form: every field there, dates as ISO text, the body only where nobody else has it."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import orjson
import pytest

from tests.schemas.validate import check
from worker.article import Article, Section, Span
from worker.event import (
    Acled,
    Attribution,
    Casualties,
    DateMention,
    Event,
    EventDate,
    EventPlace,
    Extraction,
    Figure,
    GroupCasualties,
    Interval,
    Party,
    PlaceMention,
    Plover,
    Quotation,
    SourceCasualties,
)
from worker.serialize import article_fields, dump, event_fields, event_message, extraction_message, sections_message

DAY = date(2025, 11, 25)
BODY = "Drones hit Kharkiv on Tuesday, killing four, Melnyk wrote."
ARTICLE = Article(id="a1", body=BODY, title="Drones", published=datetime(2025, 11, 25, 8, 30, tzinfo=UTC), revision=2)
PLACE: dict[str, Any] = {"country": "UKR", "latitude": 49.98, "longitude": 36.25, "geonames_id": 706483}
ATTACK = Event(
    id="5f0c6a2e-9f8e-5c59-8a57-3c0a7d2b1c11",
    type="attack",
    plover=Plover(type="ASSAULT", modes=("drone",), contexts=("military",)),
    modality="actual",
    mentions=(Span(7, 10, "hit"),),
    actors=(Party(name="Russian forces", kind="armed_force", country="RUS", sector="MIL"),),
    date=EventDate(start=DAY, end=DAY, precision="day", basis="text", text="on Tuesday"),
    place=EventPlace(name="Kharkiv", precision="city", basis="text", **PLACE),
    casualties=Casualties(killed=Figure(4, None)),
    casualties_by_group=(
        GroupCasualties(harm="killed", group="aid_workers", low=2, high=None, text="two", start=40, end=43),
    ),
    casualties_by_source=(
        SourceCasualties(
            harm="killed", low=4, high=4, by=Party(name="Melnyk"), words=Span(30, 42, "killing four"), side="recipients"
        ),
    ),
    attribution=(Attribution(stance="reported", words=Span(52, 57, "wrote"), by=Party(name="Melnyk", kind="person")),),
    cameo="19",
    acled=Acled(event_type="Explosions/Remote violence", sub_event_type="Air/drone strike"),
    confidence=0.8349,
)
STATEMENT = Event(
    id="5f0c6a2e-9f8e-5c59-8a57-3c0a7d2b1c12",
    type="statement",
    plover=None,
    modality="actual",
    mentions=(Span(52, 57, "wrote"),),
    actors=(Party(name="Melnyk", mentions=(Span(45, 51, "Melnyk"),), kind="person", role="governor"),),
    quotation=Quotation(
        content=(Span(0, 43, BODY[:43]),),
        form="indirect",
        cue=Span(52, 57, "wrote"),
        channel="Telegram",
        via=("Reuters",),
    ),
)
EXTRACTION = Extraction(
    article=ARTICLE,
    sections=(Section(kind="lede", start=0, end=len(BODY), heading=None),),
    dates=(DateMention(text="on Tuesday", start=19, end=29, value=Interval(DAY, DAY), precision="day"),),
    places=(PlaceMention(text="Kharkiv", start=11, end=18, name="Kharkiv", precision="city", **PLACE),),
    events=(ATTACK, STATEMENT),
)


def test_messages_are_valid() -> None:
    """Each message is what its schema says."""
    check("extraction.v1", extraction_message(EXTRACTION))
    check("sections.v1", sections_message(EXTRACTION))
    for event in EXTRACTION.events:
        check("event.v1", event_message(event, ARTICLE))


def test_every_field_of_an_event_goes_out() -> None:
    """Nothing that an event holds is left behind, and nothing empty is left out."""
    names = [field.name for field in fields(Event)]
    assert sorted(event_fields(ATTACK)) == sorted(names)
    bare = event_fields(Event(id="e1", type="aid", plover=None, modality="actual", mentions=()))
    assert sorted(bare) == sorted(names)
    assert [bare[name] for name in ("plover", "subject", "outcome", "date", "place", "casualties")] == [None] * 6
    assert [bare[name] for name in ("quotation", "cameo", "acled")] == [None] * 3


def test_values_are_plain_json() -> None:
    """Spans are objects, tuples arrays, dates ISO text, and confidence has two decimals."""
    message = orjson.loads(dump(event_fields(ATTACK)))
    assert message["mentions"] == [{"text": "hit", "start": 7, "end": 10}]
    assert message["plover"] == {"type": "ASSAULT", "modes": ["drone"], "contexts": ["military"]}
    assert (message["date"]["start"], message["date"]["text"]) == ("2025-11-25", "on Tuesday")
    assert message["place"] == {
        "name": "Kharkiv",
        **PLACE,
        "precision": "city",
        "disputed": None,
        "basis": "text",
        "border": None,
    }
    assert message["casualties"] == {
        "killed": {"low": 4, "high": None},
        "injured": None,
        "missing": None,
        "captured": None,
    }
    assert message["casualties_by_group"] == [
        {"harm": "killed", "group": "aid_workers", "low": 2, "high": None, "text": "two", "start": 40, "end": 43}
    ]
    (count,), (account,) = message["casualties_by_source"], message["attribution"]
    assert (count["low"], count["by"]["name"], count["side"]) == (4, "Melnyk", "recipients")
    assert count["words"] == {"text": "killing four", "start": 30, "end": 42}
    assert (account["stance"], account["by"]["name"], account["of"], account["side"]) == (
        "reported",
        "Melnyk",
        None,
        None,
    )
    assert account["words"] == {"text": "wrote", "start": 52, "end": 57}
    assert message["acled"] == {"event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike"}
    assert message["confidence"] == 0.83


def test_quotation_keeps_its_words() -> None:
    """The words with their place in the body, the cue, the channel and who passed them on."""
    assert event_fields(STATEMENT)["quotation"] == {
        "content": [{"text": BODY[:43], "start": 0, "end": 43}],
        "form": "indirect",
        "cue": {"text": "wrote", "start": 52, "end": 57},
        "channel": "Telegram",
        "via": ["Reuters"],
    }


@pytest.mark.parametrize(("disputed", "sent"), [(None, None), ((), []), (("RUS",), ["RUS"])])
def test_disputed_tells_no_dispute_from_no_other_state(
    disputed: tuple[str, ...] | None, sent: list[str] | None
) -> None:
    """Null where a place is not disputed, a list of states where it is, empty where no other state claims it."""
    assert ATTACK.place is not None
    message = event_message(replace(ATTACK, place=replace(ATTACK.place, disputed=disputed)), ARTICLE)
    check("event.v1", message)
    assert message["place"]["disputed"] == sent


def test_place_carries_the_countries_of_its_border() -> None:
    """Both countries where an event was on their border, null elsewhere."""
    assert ATTACK.place is not None
    message = event_message(replace(ATTACK, place=replace(ATTACK.place, border=("RUS", "UKR"))), ARTICLE)
    check("event.v1", message)
    assert message["place"]["border"] == ["RUS", "UKR"]


def test_party_carries_its_wikidata_item() -> None:
    """The item goes out with the party, null where there is none."""
    known = replace(
        ATTACK, actors=(Party(name="Russia", kind="country", country="RUS", wikidata="Q159"), *ATTACK.actors)
    )
    message = event_message(known, ARTICLE)
    check("event.v1", message)
    assert [party["wikidata"] for party in message["actors"]] == ["Q159", None]


def test_party_carries_how_sure_its_link_is() -> None:
    """How near a misspelt name comes goes out with the party, null where the name is as written."""
    misspelt = replace(ATTACK, actors=(Party(name="Emmanuel Macron", confidence=0.93), *ATTACK.actors))
    message = event_message(misspelt, ARTICLE)
    check("event.v1", message)
    assert [party["confidence"] for party in message["actors"]] == [0.93, None]


def test_place_data_is_attributed() -> None:
    """What holds places says whose data they are."""
    assert any("GeoNames" in line and "CC BY 4.0" in line for line in sections_message(EXTRACTION)["attribution"])


def test_event_message_refers_to_its_article() -> None:
    """The event's fields and enough of the article to find it, without its text."""
    message = event_message(ATTACK, ARTICLE)
    assert message.pop("article") == {
        "id": "a1",
        "title": "Drones",
        "source": None,
        "url": None,
        "published": "2025-11-25T08:30:00+00:00",
        "revision": 2,
    }
    assert message == event_fields(ATTACK)


@pytest.mark.parametrize(("content_type", "carried"), [("text/plain", False), ("text/html", True)])
def test_body_goes_out_where_nobody_has_it(content_type: str, carried: bool) -> None:
    """The sender of plain text has the text that offsets count in, the sender of HTML has not."""
    assert ("body" in article_fields(replace(ARTICLE, content_type=content_type))) is carried


@pytest.mark.parametrize(
    ("published", "text"),
    [(DAY, "2025-11-25"), (datetime(2025, 11, 25, tzinfo=UTC), "2025-11-25T00:00:00+00:00"), (None, None)],
)
def test_published_keeps_its_precision(published: date | None, text: str | None) -> None:
    """A day stays a day, a time has its zone."""
    assert article_fields(replace(ARTICLE, published=published))["published"] == text


def test_same_extraction_gives_the_same_bytes() -> None:
    """A replay overwrites its records with equal ones."""
    assert dump(extraction_message(EXTRACTION)) == dump(extraction_message(EXTRACTION))
    assert dump({"a": "Київ “x”"}) == '{"a":"Київ “x”"}'.encode()
