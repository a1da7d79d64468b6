"""`eventwire export`: files and topics in, files for other tools out."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from confluent_kafka import Producer
from pyarrow import parquet as arrow

from tests.schemas.validate import SCHEMAS
from worker.cli import run
from worker.commands.demo import samples
from worker.export.formats import FORMATS
from worker.settings import Settings
from worker.stream.client import producer_config

EXAMPLES = SCHEMAS / "examples/valid"
Captured = pytest.CaptureFixture[str]


def example(name: str, **fields: Any) -> dict[str, Any]:
    """An event of the schema's examples, with these fields instead."""
    message: dict[str, Any] = json.loads((EXAMPLES / f"event.v1/{name}.json").read_text(encoding="utf8"))
    return message | fields


ATTACK, PROTEST, TALKS, BARE = (example(name) for name in ("attack", "protest", "talks", "bare"))


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., str]:
    """A file of JSON lines; bytes go in as they are."""

    def write(*messages: dict[str, Any] | bytes) -> str:
        path = tmp_path / "events.jsonl"
        path.write_bytes(b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in messages))
        return str(path)

    return write


def ids(output: str) -> list[str]:
    """The events of newline-delimited GeoJSON."""
    return [json.loads(line)["id"] for line in output.splitlines()]


def test_extractions_and_single_events_in_the_order_of_the_file(lines: Callable[..., str], capsys: Captured) -> None:
    """Both in one file; the tally and the attribution on standard error."""
    extraction = json.loads((EXAMPLES / "extraction.v1/plain-text.json").read_text(encoding="utf8"))
    assert run(["export", "--format", "geojsonl", lines(ATTACK, extraction, TALKS)]) == 0
    captured = capsys.readouterr()
    assert ids(captured.out) == [ATTACK["id"], *(event["id"] for event in extraction["events"]), TALKS["id"]]
    assert f"{len(captured.out.splitlines())} events written" in captured.err
    assert "GeoNames" in captured.err


def test_a_collection_is_json(lines: Callable[..., str], capsys: Captured) -> None:
    """Whole on standard output."""
    assert run(["export", "--format", "geojson", lines(ATTACK, BARE)]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["features"]] == [ATTACK["id"], BARE["id"]]


@pytest.mark.parametrize(
    ("form", "options", "expected"),
    [
        ("acled", (), [ATTACK, PROTEST]),
        ("acled", ("--uncoded", "--modality", "planned"), [TALKS]),
        ("acled", ("--uncoded", "--modality", "planned", "--modality", "actual"), [ATTACK, PROTEST, TALKS, BARE]),
        ("acled", ("--country", "pol"), [PROTEST]),
        ("acled", ("--type", "PROTEST"), [PROTEST]),
        ("acled", ("--text", "fuel depot"), [ATTACK]),
        ("acled", ("--since", "2025-11-25"), [ATTACK]),
        ("geojsonl", (), [ATTACK, PROTEST, TALKS, BARE]),
        ("geojsonl", ("--modality", "planned"), [TALKS]),
    ],
)
def test_which_events_go_out(
    lines: Callable[..., str], capsys: Captured, form: str, options: tuple[str, ...], expected: list[dict[str, Any]]
) -> None:
    """ACLED's and GDELT's columns take what happened and has their code; the filters are those of tail."""
    bare = BARE | {"modality": "actual"}
    assert run(["export", "--format", form, *options, lines(ATTACK, PROTEST, TALKS, bare)]) == 0
    out = capsys.readouterr().out
    found = ids(out) if form == "geojsonl" else [row["event_id_cnty"] for row in csv.DictReader(io.StringIO(out))]
    assert found == [event["id"] for event in expected]


def test_gdelt_has_no_header(lines: Callable[..., str], capsys: Captured) -> None:
    """A row an event, 61 cells; events that did not happen are counted as left out."""
    assert run(["export", "--format", "gdelt", lines(ATTACK, TALKS)]) == 0
    captured = capsys.readouterr()
    (row,) = captured.out.splitlines()
    assert len(row.split("\t")) == 61
    assert captured.err.startswith("1 event written, 1 left out. ")


def test_bad_lines_are_named_and_the_rest_is_done(lines: Callable[..., str], capsys: Captured) -> None:
    """Exit code 1, as with extract."""
    path = lines(b"{broken", ATTACK, b'{"id": "x"}', TALKS)
    assert run(["export", "--format", "geojsonl", path, "missing.jsonl"]) == 1
    captured = capsys.readouterr()
    assert ids(captured.out) == [ATTACK["id"], TALKS["id"]]
    assert f"eventwire: {path}:1: not JSON" in captured.err
    assert f"eventwire: {path}:3: neither an extraction nor an event" in captured.err
    assert "eventwire: missing.jsonl: No such file or directory" in captured.err


def test_parquet_goes_to_a_file(lines: Callable[..., str], tmp_path: Path) -> None:
    """And nothing else is left beside it."""
    target = tmp_path / "out" / "events.parquet"
    target.parent.mkdir()
    assert run(["export", "--format", "parquet", "-o", str(target), lines(ATTACK, TALKS)]) == 0
    assert arrow.read_table(target).column("id").to_pylist() == [ATTACK["id"], TALKS["id"]]
    assert list(target.parent.iterdir()) == [target]


def test_a_file_is_replaced_only_by_a_whole_one(
    lines: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was there stays if the export breaks off."""
    target = tmp_path / "events.geojson"
    target.write_text("old", encoding="utf8")
    monkeypatch.setattr("worker.commands.export.read", lambda value: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(["export", "--format", "geojson", "-o", str(target), lines(ATTACK)])
    assert target.read_text(encoding="utf8") == "old"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--format", "xml"],
        ["--format", "parquet", "x.jsonl"],
        ["--format", "acled", "--follow", "x.jsonl"],
        ["--format", "geojson", "--follow"],
        ["--format", "acled", "--from-beginning"],
        ["--format", "acled", "--idle", "1"],
        ["--format", "acled", "--since", "yesterday"],
    ],
    ids=" ".join,
)
def test_what_makes_no_sense_is_wrong_usage(arguments: list[str], capsys: Captured) -> None:
    """Exit code 2, with a word about it."""
    assert run(["export", *arguments]) == 2
    assert "Error: " in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_1(lines: Callable[..., str], capsys: Captured) -> None:
    """Told in a line."""
    assert run(["export", "--format", "acled", "-o", "/nowhere/at/all.csv", lines(ATTACK)]) == 1
    assert capsys.readouterr().err == "eventwire: /nowhere/at/all.csv: No such file or directory\n"


@pytest.fixture(scope="module")
def filled(kafka: Settings) -> Settings:
    """The broker with a changed, a retracted and two other events, and a record that is no event."""
    producer = Producer(producer_config(kafka))
    first, gone = example("attack", confidence=0.5), example("attack", id="0b4d5b4c-90a4-5d7e-8f1c-8f2ee4f0a001")
    for event in (first, gone, ATTACK):
        producer.produce("events.attack", json.dumps(event), event["id"])
    producer.produce("events.attack", None, gone["id"])
    producer.produce("events.act", json.dumps(PROTEST), PROTEST["id"])
    producer.produce("events.talks", json.dumps(TALKS), TALKS["id"])
    producer.produce("events.talks", b"not an event", "x")
    producer.flush(10)
    return kafka


def test_topics_as_they_stand(filled: Settings, capsys: Captured) -> None:
    """The newest of each event, without the retracted one; what is no event is counted."""
    assert run(["export", "--format", "geojsonl", "--broker", filled.broker]) == 0
    captured = capsys.readouterr()
    assert sorted(ids(captured.out)) == sorted([ATTACK["id"], PROTEST["id"], TALKS["id"]])
    (attack,) = [json.loads(line) for line in captured.out.splitlines() if ATTACK["id"] in line]
    assert attack["properties"]["confidence"] == ATTACK["confidence"]
    assert "1 records that are no event" in captured.err


def test_records_of_topics_have_a_time(filled: Settings, capsys: Captured) -> None:
    """Which is ACLED's timestamp."""
    assert run(["export", "--format", "acled", "--type", "protest", "--broker", filled.broker]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert int(row["timestamp"]) > 1_700_000_000


def test_following_writes_every_version(filled: Settings, capsys: Captured) -> None:
    """As they came; what was retracted can only be counted."""
    assert run(["export", "--format", "geojsonl", "--follow", "--from-beginning", "--idle", "1.5", "--type", "attack",
                "--broker", filled.broker]) == 0  # fmt: skip
    captured = capsys.readouterr()
    assert ids(captured.out).count(ATTACK["id"]) == 2
    assert "1 retraction" in captured.err


def test_following_starts_with_what_comes_next(filled: Settings, capsys: Captured) -> None:
    """Without --from-beginning; the header is there all the same."""
    assert run(["export", "--format", "acled", "--follow", "--idle", "1", "--broker", filled.broker]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_the_samples_in_every_format(tmp_path: Path, capsys: Captured) -> None:
    """From articles to files: what extract prints is what export reads."""
    assert run(["extract", str(samples())]) == 0
    extracted = tmp_path / "events.jsonl"
    extracted.write_text(capsys.readouterr().out, encoding="utf8")
    count = sum(len(json.loads(line)["events"]) for line in extracted.read_text(encoding="utf8").splitlines())
    for form in FORMATS:
        assert run(["export", "--format", form, "-o", str(tmp_path / form), str(extracted)]) == 0
    features = json.loads((tmp_path / "geojson").read_bytes())["features"]
    assert len(features) == arrow.read_table(tmp_path / "parquet").num_rows == count > 0
    with (tmp_path / "acled").open(encoding="utf8", newline="") as stream:
        kyiv = [row for row in csv.DictReader(stream) if row["iso"] == "804" and row["event_date"] == "2025-10-14"]
    assert [row["fatalities"] for row in kyiv] == ["6"]
    with (tmp_path / "csv").open(encoding="utf8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == count
