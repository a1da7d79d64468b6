"""Articles spoilt at random, to see that extraction neither fails nor gives a span that is not in the body.

    python tests/quality/mutate.py [COUNT] [SEED]

Each is made from paragraphs of the gold and the samples: words and characters doubled, dropped, swapped and replaced,
marks unbalanced, lines broken and joined. The same seed gives the same articles. Exit code 1 on the first fault.
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from worker.article import Article, Span
from worker.event import Event, Extraction
from worker.pipeline import Engine, extract, load_engine

GOLD = Path(__file__).parent / "gold" / "articles.jsonl"
PARAGRAPHS = 3
CHANGES = 12
SIGNS = (
    "“",
    "”",
    '"',
    "'",
    "’",
    "«",
    "»",
    "``",
    "''",
    "—",
    "–",
    "--",
    ":",
    "...",
    "\u00a0",
    "\u200b",
    "  ",
    "\n",
    "\r\n",
)
ODD = (
    "\x00",
    "\ufffd",
    "\u202e",
    "\U0001f600",
    "é",
    "́",
    "٣",
    "中",
    "%s",
    "<b>",
    "&amp;",
    "\\",
    "\t",
    "1,000,000",
    "31/31/2025",
)


@cache
def paragraphs() -> tuple[str, ...]:
    """The paragraphs that articles are made of."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return tuple(line for row in rows for line in row["body"].splitlines() if len(line) > 60)


def mutated(chance: random.Random) -> str:
    """One spoilt body."""
    words = " \n\n ".join(chance.sample(paragraphs(), PARAGRAPHS)).split(" ")
    for _ in range(chance.randrange(CHANGES)):
        i, j = chance.randrange(len(words)), chance.randrange(len(words))
        change = chance.randrange(6)
        if change == 0:
            words[i] = words[j]
        elif change == 1:
            words[i], words[j] = words[j], words[i]
        elif change == 2:
            words[i] = chance.choice(SIGNS) + words[i]
        elif change == 3:
            words[i] += chance.choice(SIGNS)
        elif change == 4:
            words[i] = chance.choice((words[i].upper(), words[i][::-1], words[i] * 2, words[i][:-1], ""))
        else:
            words.insert(i, chance.choice(ODD))
    return " ".join(words)[: chance.choice((40, 400, 4000))]


def faults(body: str, found: Extraction) -> Iterator[str]:
    """What is wrong with the spans of an extraction."""
    spans = [span for event in found.events for span in _spans(event)]
    spans += [Span(when.start, when.end, when.text) for when in found.dates]
    spans += [Span(place.start, place.end, place.text) for place in found.places]
    for span in spans:
        if not 0 <= span.start < span.end <= len(body) or body[span.start : span.end] != span.text:
            yield f"{span} is not in the body"
    if len({event.id for event in found.events}) != len(found.events):
        yield "two events share an id"


def _spans(event: Event) -> Iterator[Span]:
    yield from event.mentions
    said = [party for part in event.attribution for party in (part.by, part.of) if party]
    counted = [part.by for part in event.casualties_by_source]
    for party in (*event.actors, *event.recipients, *event.mediators, *said, *counted):
        yield from party.mentions
    yield from (part.words for part in event.attribution)
    yield from (part.words for part in event.casualties_by_source)
    yield from [event.subject] if event.subject else []
    yield from [event.outcome.words] if event.outcome else []
    if event.quotation is not None:
        yield from event.quotation.content
        yield from [event.quotation.cue] if event.quotation.cue else []


def run(engine: Engine, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield each fault with its body."""
    chance = random.Random(seed)
    for number in range(count):
        body = mutated(chance)
        article = Article(id=str(number), body=body, published=date(2026, 3, 18))
        try:
            found = extract(article, engine)
        except Exception as error:  # noqa: BLE001  whatever it is, it is what is looked for
            yield repr(error), body
            continue
        yield from ((fault, body) for fault in faults(body, found))


def main() -> int:
    """Run as a script."""
    count, seed = (int(value) for value in (*sys.argv[1:], "1000", "0")[:2])
    for fault, body in run(load_engine(), count, seed):
        print(f"{fault}\n{body!r}")
        return 1
    print(f"{count} articles from seed {seed}: no fault")
    return 0


if __name__ == "__main__":
    sys.exit(main())
