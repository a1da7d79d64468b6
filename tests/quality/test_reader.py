"""The reader in the pipeline on texts that it was never trained on: floors that may only rise.

Each is a little below what was measured, as logits differ between CPUs.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.engines import loaded
from tests.quality.reader.traps import TRAPS, sentences
from worker.article import Article
from worker.event import Event
from worker.pipeline import Engine, extract

UNREAD = Path(__file__).parent / "gold" / "unread"
TOPICS = Path(__file__).parent / "gold" / "topics.tsv"
PUBLISHED = date(2026, 3, 18)
ABOUT_FORCE = {"conflict", "crime", "politics"}
KINDS = {  # of 20 variants of each kind how many are right at least
    "negated subject": 15,
    "idiom": 16,
    "sport": 17,
    "accident": 14,
    "court report": 16,
    "historical": 13,
}

pytestmark = pytest.mark.quality


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The language model with the reader."""
    return loaded()


def told(engine: Engine, text: str) -> list[Event]:
    """The events of a short text."""
    return list(extract(Article(id="t", body=text, published=PUBLISHED), engine).events)


def acts(events: list[Event]) -> set[str]:
    """The acts that events tell, by the reader's names; a statement tells the act of its words."""
    own = {e.type if e.type in {"attack", "talks"} else e.type.upper() for e in events if e.type != "statement"}
    return own | {e.plover.type for e in events if e.type == "statement" and e.plover}


def lines(name: str) -> list[Mapping[str, Any]]:
    """The rows of a file that the reader never saw."""
    return [json.loads(line) for line in (UNREAD / name).read_text(encoding="utf-8").splitlines()]


def is_right(row: Mapping[str, Any], events: list[Event]) -> bool:
    """True where the attack is told as people tell it, and nothing where they tell nothing."""
    modalities: set[str] = {event.modality for event in events if event.type == "attack"}
    if row["attack"] == "none":
        return not modalities and (bool(row["acts"]) or not acts(events))
    if row["attack"] == "denied":
        return modalities <= {"denied"}
    return row["attack"] in modalities and (row["attack"] == "actual" or "actual" not in modalities)


def test_kinds_of_faults_do_not_come_back(engine: Engine) -> None:
    """Negated subjects, idioms, sport, accidents, court reports and history, and look-alikes that do tell an attack."""
    right: dict[str, int] = defaultdict(int)
    for row in lines("variants.jsonl"):
        right[row["kind"]] += is_right(row, told(engine, row["text"]))
    print(dict(right))
    assert {kind: right[kind] >= floor for kind, floor in KINDS.items()} == dict.fromkeys(KINDS, True), dict(right)


def test_acts_of_unread_paragraphs_are_found(engine: Engine) -> None:
    """F1 of the acts that a paragraph tells, by type."""
    hit = more = missed = 0
    for row in lines("paragraphs.jsonl"):
        gold, found = {event["type"] for event in row["events"]}, acts(told(engine, row["text"]))
        hit, more, missed = hit + len(gold & found), more + len(found - gold), missed + len(gold - found)
    f1 = 2 * hit / (2 * hit + more + missed)
    print(f"unread paragraphs: P {hit / (hit + more):.3f} R {hit / (hit + missed):.3f} F1 {f1:.3f}")
    assert f1 >= 0.65


def table(name: str) -> Iterator[str]:
    """The sentences of a table."""
    for line in (TRAPS / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        yield line.split("\t")[1]


@pytest.mark.parametrize(("name", "kind", "most"), [("attacks", "attack", 0.03), ("talks", "talks", 0.03)])
def test_few_traps_give_an_event(engine: Engine, name: str, kind: str, most: float) -> None:
    """Words of force and of meeting in other senses, those of them that nothing was trained on."""
    unread = sentences(name, trained=False)
    fired = [any(event.type == kind for event in told(engine, sentence)) for sentence in unread]
    print(f"traps of {kind} that give one: {sum(fired)} of {len(fired)}")
    assert sum(fired) <= most * len(fired)


def test_true_attacks_in_like_wording_are_found(engine: Engine) -> None:
    """What keeps the traps out loses few attacks."""
    found = [any(event.type == "attack" for event in told(engine, sentence)) for sentence in table("true_attacks")]
    print(f"true attacks found: {sum(found)} of {len(found)}")
    assert sum(found) >= 0.86 * len(found)


def test_articles_on_other_topics_tell_no_attack(engine: Engine) -> None:
    """Short articles on sport, markets, storms and the like, none of them trained on."""
    rows = [line.split("\t", 1) for line in TOPICS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    other = [text for topic, text in rows if topic not in ABOUT_FORCE]
    fired = sum(any(e.type == "attack" and e.modality == "actual" for e in told(engine, text)) for text in other)
    print(f"articles on other topics with an actual attack: {fired} of {len(other)}")
    assert fired <= 0.065 * len(other)
