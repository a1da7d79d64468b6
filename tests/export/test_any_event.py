"""Whatever an event tells, it can be exported in every format."""

import csv
import io
import json
from typing import Any, get_args

from hypothesis import example, given
from hypothesis import strategies as st
from pyarrow import parquet as arrow

from tests.schemas.validate import SCHEMAS, check
from worker.event import (
    Basis,
    CasualtyGroup,
    DatePrecision,
    EventType,
    Harm,
    Modality,
    OutcomeKind,
    PartyKind,
    PlacePrecision,
    QuotationForm,
    Side,
    Stance,
)
from worker.export import acled, flat, gdelt, geojson, parquet
from worker.export.told import read
from worker.normalisation.codes import CONTEXTS, MODES

CODES = json.loads((SCHEMAS / "codes.v1.schema.json").read_text(encoding="utf8"))["$defs"]
ACLED: dict[str, list[str | None]] = {
    "Battles": ["Armed clash", None],
    "Explosions/Remote violence": ["Suicide bomb", None],
    "Violence against civilians": ["Attack"],
    "Protests": ["Excessive force against protesters", "Peaceful protest", None],
    "Riots": ["Mob violence", "Violent demonstration"],
    "Strategic developments": ["Arrests"],
}
NO_SURROGATES = st.characters(exclude_categories=["Cs"])
TEXT = st.text(NO_SURROGATES, min_size=1, max_size=12) | st.sampled_from(["=1+1", '"', "\t", "a\r\nb", "\x1e", "\x00"])
SPAN = st.fixed_dictionaries({"text": TEXT, "start": st.integers(0, 9), "end": st.integers(10, 99)})
COUNTRY = st.sampled_from(["UKR", "RUS", "USA", "ROU", "XKX", "SUN", "ZZZ"])
COUNT = st.integers(0, 10**6)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Or null."""
    return st.none() | strategy


def dates() -> st.SearchStrategy[dict[str, Any]]:
    """From a day to another, in any order of ten centuries."""
    ends = st.tuples(st.dates(), st.dates()).map(sorted)
    rest = st.tuples(st.sampled_from(get_args(DatePrecision)), st.sampled_from(get_args(Basis)), maybe(TEXT))
    return st.tuples(ends, rest).map(
        lambda drawn: {
            "start": drawn[0][0].isoformat(),
            "end": drawn[0][1].isoformat(),
            "precision": drawn[1][0],
            "basis": drawn[1][1],
            "text": drawn[1][2],
        }
    )


def plover() -> st.SearchStrategy[dict[str, Any]]:
    """A type with modes of its own."""
    return st.sampled_from(sorted(MODES)).flatmap(
        lambda kind: st.fixed_dictionaries(
            {
                "type": st.just(kind),
                "modes": st.lists(st.sampled_from(MODES[kind]), unique=True) if MODES[kind] else st.just([]),
                "contexts": st.lists(st.sampled_from(CONTEXTS), unique=True, max_size=2),
            }
        )
    )


def codes_of_acled() -> st.SearchStrategy[dict[str, Any]]:
    """An event type with a sub-event type of its own."""
    pairs = [(kind, sub_type) for kind, sub_types in ACLED.items() for sub_type in sub_types]
    return st.sampled_from(pairs).map(lambda pair: {"event_type": pair[0], "sub_event_type": pair[1]})


PARTY = st.fixed_dictionaries(
    {
        "name": TEXT,
        "mentions": st.lists(SPAN, max_size=1),
        "kind": st.sampled_from(get_args(PartyKind)),
        "country": maybe(COUNTRY),
        "sector": maybe(st.sampled_from(CODES["sector"]["enum"])),
        "role": maybe(TEXT),
        "wikidata": maybe(st.just("Q212")),
        "confidence": maybe(st.floats(0, 1)),
    }
)
PARTIES = st.lists(PARTY, max_size=3)
PLACE = st.fixed_dictionaries(
    {
        "name": TEXT,
        "country": maybe(COUNTRY),
        "latitude": maybe(st.floats(-90, 90)),
        "longitude": maybe(st.floats(-180, 180)),
        "geonames_id": maybe(st.integers(1, 10**8)),
        "precision": st.sampled_from(get_args(PlacePrecision)),
        "disputed": maybe(st.lists(COUNTRY, unique=True, max_size=2)),
        "border": maybe(st.lists(COUNTRY, unique=True, min_size=2, max_size=2)),
        "basis": st.sampled_from(get_args(Basis)),
    }
)
FIGURE = st.fixed_dictionaries({"low": COUNT, "high": maybe(COUNT)}) | st.fixed_dictionaries(
    {"low": st.none(), "high": COUNT}
)
GROUP = st.fixed_dictionaries(
    {
        "harm": st.sampled_from(get_args(Harm)),
        "group": st.sampled_from(get_args(CasualtyGroup)),
        "low": COUNT,
        "high": maybe(COUNT),
        "text": TEXT,
        "start": st.integers(0, 9),
        "end": st.integers(10, 99),
    }
)
SIDE = maybe(st.sampled_from(get_args(Side)))
ACCOUNT = st.fixed_dictionaries(
    {
        "stance": st.sampled_from(get_args(Stance)),
        "by": maybe(PARTY),
        "of": maybe(PARTY),
        "side": SIDE,
        "words": SPAN,
    }
)
COUNTED = st.fixed_dictionaries(
    {
        "harm": st.sampled_from(get_args(Harm)),
        "low": COUNT,
        "high": maybe(COUNT),
        "by": PARTY,
        "side": SIDE,
        "words": SPAN,
    }
)
QUOTATION = st.fixed_dictionaries(
    {
        "content": st.lists(SPAN, min_size=1, max_size=2),
        "form": st.sampled_from(get_args(QuotationForm)),
        "cue": maybe(SPAN),
        "channel": maybe(TEXT),
        "via": st.lists(TEXT, max_size=2),
    }
)
EVENT = st.fixed_dictionaries(
    {
        "id": st.uuids().map(str),
        "type": st.sampled_from(get_args(EventType)),
        "plover": maybe(plover()),
        "modality": st.sampled_from(get_args(Modality)),
        "mentions": st.lists(SPAN, min_size=1, max_size=3),
        "actors": PARTIES,
        "recipients": PARTIES,
        "mediators": PARTIES,
        "subject": maybe(SPAN),
        "outcome": maybe(st.fixed_dictionaries({"kind": st.sampled_from(get_args(OutcomeKind)), "words": SPAN})),
        "date": maybe(dates()),
        "place": maybe(PLACE),
        "casualties": maybe(st.fixed_dictionaries({"killed": maybe(FIGURE), "injured": maybe(FIGURE)})),
        "casualties_by_group": st.lists(GROUP, max_size=2),
        "casualties_by_source": st.lists(COUNTED, max_size=2),
        "attribution": st.lists(ACCOUNT, max_size=3),
        "quotation": maybe(QUOTATION),
        "cameo": maybe(st.sampled_from(CODES["cameo"]["enum"])),
        "acled": maybe(codes_of_acled()),
        "confidence": st.floats(0, 1),
        "article": st.fixed_dictionaries(
            {
                "id": TEXT,
                "title": maybe(TEXT),
                "source": maybe(TEXT),
                "url": maybe(TEXT),
                "published": maybe(st.dates().map(lambda day: day.isoformat())),
                "revision": st.integers(0, 9),
            }
        ),
    }
)
ATTACK = json.loads((SCHEMAS / "examples/valid/event.v1/attack.json").read_text(encoding="utf8"))


def test_the_example_below_is_an_event() -> None:
    """So that what is drawn has the fields of the schema, and not of a memory of it."""
    check("event.v1", ATTACK)


@given(EVENT)
@example(ATTACK)
def test_any_event_goes_out_whole_in_every_format(message: dict[str, Any]) -> None:
    """One feature, one row of 31, one row of 61, one row of the table; and back again the id."""
    assert message.keys() >= ATTACK.keys()
    events = read(json.dumps(message).encode())
    (feature,) = json.loads(b"".join(geojson.collection(events)))["features"]
    assert feature["id"] == message["id"]
    assert len(list(geojson.lines(events))) == 1
    text = b"".join(acled.lines(events)).decode()
    header, row = csv.reader(io.StringIO(text))
    assert (len(header), len(row), row[0], len(text.splitlines())) == (31, 31, message["id"], 2)
    plain = list(csv.DictReader(io.StringIO(b"".join(flat.lines(events)).decode())))
    assert [one["id"] for one in plain] == [message["id"]]
    (line,) = gdelt.lines(events)
    assert (line.count(b"\t"), line.count(b"\n"), len(line.decode().splitlines())) == (60, 1, 1)
    stream = io.BytesIO()
    parquet.write(events, stream)
    assert arrow.read_table(io.BytesIO(stream.getvalue())).column("id").to_pylist() == [message["id"]]
