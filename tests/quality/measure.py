"""Measuring an extraction against the gold that ships: detection by type, and paragraph kinds.

A prediction finds a gold event where their spans touch: mentions and anchors for attacks and talks, the letters of the
reported words (character F1 of at least one half) for statements. Pairs are made greedily, the best first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from worker.event import Event, Extraction

Row = dict[str, Any]
Offsets = list[tuple[int, int]]

_FOUND = 0.5
_OWN = {"attack", "talks", "statement"}


@dataclass
class Counts:
    """Gold events, predicted events, and pairs of both."""

    gold: int = 0
    predicted: int = 0
    found: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.found / (self.gold + self.predicted) if self.gold + self.predicted else 0.0


def detection(kind: str, pairs: Iterable[tuple[Row, Extraction]]) -> Counts:
    """Count the events of one type over gold rows and their extractions; minor gold events count neither way."""
    counts = Counts()
    for row, extraction in pairs:
        gold = [event for event in row["events"] if event["type"] == kind]
        predicted = [event for event in extraction.events if event.type == kind]
        matched = match(gold, predicted, row["body"])
        counts.gold += sum(not event["minor"] for event in gold)
        counts.found += sum(not gold[i]["minor"] for i in matched)
        counts.predicted += len(predicted) - sum(gold[i]["minor"] for i in matched)
    return counts


def acts(pairs: Iterable[tuple[Row, Extraction]]) -> Counts:
    """Count the other acts of PLOVER, each type by itself; a verbal act on a statement that has its type counts not."""
    counts = Counts()
    for row, extraction in pairs:
        others = [event for event in row["events"] if event["type"] == "other"]
        told = [event for event in extraction.events if event.type not in _OWN]
        for plover in {event["plover"] for event in others} | {event.type.upper() for event in told}:
            gold = [event for event in others if event["plover"] == plover]
            predicted = [event for event in told if event.type.upper() == plover]
            matched = match(gold, predicted, row["body"])
            said = [e for e in row["events"] if e["type"] == "statement" and e.get("plover") == plover]
            left = [event for j, event in enumerate(predicted) if j not in matched.values()]
            counts.gold += sum(not event["minor"] for event in gold)
            counts.found += sum(not gold[i]["minor"] for i in matched)
            counts.predicted += sum(not gold[i]["minor"] for i in matched)
            counts.predicted += sum(not any(_likeness(s, event, row["body"]) > 0 for s in said) for event in left)
    return counts


def match(gold: Sequence[Row], predicted: Sequence[Event], body: str) -> dict[int, int]:
    """Pairs of gold and predicted events by index, the most alike first."""
    scores = sorted(
        ((_likeness(g, p, body), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)), reverse=True
    )
    pairs: dict[int, int] = {}
    for score, i, j in scores:
        if score > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _likeness(gold: Row, predicted: Event, body: str) -> float:
    if predicted.quotation is not None:
        score = _f1(_letters(_spans(gold["content"]), body), _letters(_content(predicted), body))
        return score if score >= _FOUND else 0.0
    anchors = _spans(gold["anchors"])
    mentions = [(span.start, span.end) for span in predicted.mentions]
    touched = sum(any(a < d and c < b for c, d in mentions) for a, b in anchors)
    return touched / len(anchors) if anchors else 0.0


def _content(event: Event) -> Offsets:
    return [(span.start, span.end) for span in event.quotation.content] if event.quotation else []


def _spans(rows: Iterable[Row]) -> Offsets:
    return [(row["start"], row["end"]) for row in rows]


def _letters(spans: Offsets, body: str) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if body[i].isalnum()}


def _f1(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def section_accuracy(pairs: Iterable[tuple[Row, Extraction]]) -> float:
    """Share of paragraphs with the right kind, boilerplate lines left out."""
    right = total = 0
    for row, extraction in pairs:
        kinds = {section.start: section.kind for section in extraction.sections}
        for paragraph in row["paragraphs"]:
            if paragraph["kind"] != "boilerplate":
                start = (
                    paragraph["start"]
                    + len(row["body"][paragraph["start"] :])
                    - len(row["body"][paragraph["start"] :].lstrip())
                )
                right += kinds.get(start) == paragraph["kind"]
                total += 1
    return right / total
