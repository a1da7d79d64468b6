"""Measuring statements against the gold that ships: whose words, which words, and how they were told."""

from collections.abc import Iterable, Iterator

from tests.quality.measure import Row, match
from worker.article import Span
from worker.event import Event, Extraction, Party
from worker.normalisation.parties.lexicon import spelling

Pairs = Iterable[tuple[Row, Extraction]]


def found(pairs: Pairs) -> Iterator[tuple[Row, Event]]:
    """Each gold statement that is found, with what was found."""
    for row, extraction in pairs:
        gold = [event for event in row["events"] if event["type"] == "statement"]
        told = [event for event in extraction.events if event.type == "statement"]
        for i, j in match(gold, told, row["body"]).items():
            yield gold[i], told[j]


def speaker_accuracy(pairs: Pairs) -> float:
    """Share of the statements found whose speaker shares the last word of a name or mention with the gold's."""
    right = [bool(_heads(g["speaker"]["names"]) & _heads(_called(e.actors))) for g, e in found(pairs)]
    return sum(right) / len(right) if right else 0.0


def _called(parties: Iterable[Party]) -> Iterator[str]:
    for party in parties:
        yield party.name
        yield from (mention.text for mention in party.mentions)


def slot_accuracy(pairs: Pairs) -> float:
    """Share of form, channel, modality and PLOVER type that agree, over the statements found."""
    agree = [same for gold, event in found(pairs) for same in _slots(gold, event)]
    return sum(agree) / len(agree) if agree else 0.0


def _slots(gold: Row, event: Event) -> list[bool]:
    said = event.quotation
    assert said is not None
    plover = event.plover.type if event.plover else None
    return [
        said.form == gold["form"],
        said.channel == gold.get("channel"),
        event.modality == gold["modality"],
        plover == gold.get("plover"),
    ]


def reported_words(pairs: Pairs) -> float:
    """F1 by letter and digit of the words reported, however they are cut into statements."""
    both = either = 0
    for row, extraction in pairs:
        gold = [(c["start"], c["end"]) for e in row["events"] if e["type"] == "statement" for c in e["content"]]
        told = [(s.start, s.end) for e in extraction.events for s in _content(e)]
        wanted, said = _letters(gold, row["body"]), _letters(told, row["body"])
        both += len(wanted & said)
        either += len(wanted) + len(said)
    return 2 * both / either if either else 0.0


def _content(event: Event) -> tuple[Span, ...]:
    return event.quotation.content if event.quotation else ()


def _letters(spans: Iterable[tuple[int, int]], body: str) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if body[i].isalnum()}


def _heads(names: Iterable[str]) -> set[str]:
    """The last words, by the key that transliterations share: the gold has a name as its article writes it."""
    return {spelling(name.split()[-1]) for name in names if name.split()}
