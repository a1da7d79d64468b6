"""Back pressure and endurance: a producer many times faster than the workers, and what becomes of memory and order."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import count, islice, pairwise
from pathlib import Path
from typing import Any

import orjson
from confluent_kafka import Producer

from tests.faults.articles import JSON, Sent
from tests.faults.checker import revision_of
from tests.faults.stage import Stage
from tests.faults.team import proportional
from tests.kafka.articles import PLACES
from tests.kafka.harness import eventually
from worker.stream.topics import topic_name

TEXTS = (
    "Russia shelled {place}, killing {number} people.",
    "Ministers met in {place} for talks.",
    "Police arrested {number} men in {place}.",
    "The mayor of {place} said {number} houses burned.",
)
REVISED = 5  # one article in so many comes twice
WARM_UP = 300  # articles, by which the workers' speed is measured
WARM_UP_SECONDS = 600.0
SAMPLE_SECONDS = 5.0


@dataclass(frozen=True)
class Sample:
    """`seconds` since the start; records `produced` and, committed by the workers, `finished`; `lag` of the group.

    Megabytes: `resident` of all processes of both workers, `proportional` (PSS) of the first worker's.
    """

    seconds: int
    produced: int
    finished: int
    lag: int
    in_flight: int
    resident: int
    proportional: int


def press(stage: Stage, factor: float, seconds: float, wanted: int, after: float) -> dict[str, Any]:
    """Produce `factor` times faster than the workers for `seconds`, then look on.

    Ends when `wanted` records are finished or `after` seconds have passed since the producer stopped.
    """
    records, began = _records(), time.monotonic()
    produced = _produce(stage, list(islice(records, WARM_UP)))
    eventually(lambda: stage.lag() == 0, "the warm-up is finished", WARM_UP_SECONDS)
    speed = WARM_UP / (time.monotonic() - began)
    samples, began = [], time.monotonic()
    while time.monotonic() < began + seconds:
        produced += _produce(stage, list(islice(records, int(factor * speed * SAMPLE_SECONDS))))
        samples.append(_sample(stage, began, produced))
        print(samples[-1], flush=True)
    producing = len(samples)
    while samples[-1].finished < wanted and time.monotonic() < began + seconds + after and samples[-1].lag != 0:
        samples.append(_sample(stage, began, produced))
        print(samples[-1], flush=True)
    return {
        "kind": "press",
        "speed": round(speed, 1),
        "producing": producing,
        "out_of_order": _out_of_order(stage),
        "exits": [code for member in stage.members for code in member.exits],
        "samples": [asdict(sample) for sample in samples],
    }


def _records() -> Iterator[Sent]:
    for number in count():
        name, place = f"press-{number}", PLACES[number % len(PLACES)]
        text = TEXTS[number % len(TEXTS)].format(place=place, number=number % 40 + 2)
        for told in (1, 2) if number % REVISED == 0 else (1,):
            yield Sent(name.encode(), orjson.dumps({"id": name, "body": text, "revision": told}), JSON)


def _produce(stage: Stage, records: list[Sent]) -> int:
    producer = Producer({"bootstrap.servers": stage.settings.broker, "linger.ms": 5, "log_level": 0})
    for sent in records:
        producer.produce(topic_name(stage.settings, "raw"), sent.value, sent.key, headers=sent.headers)
        producer.poll(0)
    assert producer.flush(60) == 0
    return len(records)


def _sample(stage: Stage, began: float, produced: int) -> Sample:
    stage.look_afresh()
    time.sleep(SAMPLE_SECONDS)
    lag = stage.lag()
    assert lag is not None, "the broker does not answer"
    return Sample(
        seconds=round(time.monotonic() - began),
        produced=produced,
        finished=produced - lag,
        lag=lag,
        in_flight=int(stage.signs.highest.get("in_flight", 0)),
        resident=stage.memory // 1_000_000,
        proportional=sum(map(proportional, stage.members[0].processes())) // 1_000_000,
    )


def _out_of_order(stage: Stage) -> list[str]:
    revisions: dict[bytes, list[int]] = {}
    for one in stage.seen_of("sections"):
        revisions.setdefault(one.key, []).append(revision_of(one))
    return [str(key) for key, told in revisions.items() if any(a > b for a, b in pairwise(told))]


def table(path: Path) -> list[str]:
    """The last run recorded, as a section in Markdown; nothing where there is none."""
    if not path.exists():
        return []
    run = json.loads(path.read_text(encoding="utf8").splitlines()[-1])
    samples = run["samples"]
    shown = [*samples[:: max(1, len(samples) // ROWS)], samples[-1]]
    rows = [
        "| "
        + " | ".join(str(one[name]) for name in COLUMNS)
        + f" | {'yes' if one in samples[: run['producing']] else 'no'} |"
        for one in shown
    ]
    return [*_told(run), "", HEADING, "|---" * (len(COLUMNS) + 1) + "|", *rows]


ROWS = 24
COLUMNS = ("seconds", "produced", "finished", "lag", "in_flight", "resident", "proportional")
HEADING = (
    "| seconds | records produced | finished | lag | most in flight of one worker | resident, both workers, MB "
    "| proportional (PSS), first worker, MB | producing |"
)


def _told(run: dict[str, Any]) -> list[str]:
    last = run["samples"][run["producing"] - 1]
    rate = last["produced"] / last["seconds"]
    return [
        "",
        "## Back pressure and endurance",
        "",
        f"Short articles of one sentence, one in {REVISED} revised once, to two workers with two processes each. The "
        f"workers did {run['speed']} a second to begin with; the producer sent {rate:.0f} a second "
        f"for {last['seconds']} s. Revisions out of order: {len(run['out_of_order'])}; workers that ended: "
        f"{len(run['exits'])}. {run['date']} UTC, commit {run['commit']}, on a machine shared with other work.",
    ]
