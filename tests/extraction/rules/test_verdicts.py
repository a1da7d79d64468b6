"""Nothing is dropped in silence: every sense of a word becomes a mention or has a verdict with a name."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.extraction.rules.test_tables import FAMILIES
from worker.article import Article
from worker.extraction.acceptance import OTHER_SENSE
from worker.extraction.grammar.frame import ENTRY, READER, Refusal
from worker.extraction.grammar.lexicon import Lexicon, load_lexicon
from worker.extraction.grammar.scan import scan_for
from worker.extraction.grammar.verb_frames import senses_of
from worker.pipeline import Engine, read
from worker.story import Story

GOLD = Path(__file__).parents[2] / "quality" / "gold" / "reader"
ROWS = 120  # of gold: each file gives its share
LEXICONS = {"attack": ("assault", "ASSAULT"), "talks": ("consult", "CONSULT"), "acts": ("acts", "")}


def _gold() -> Iterator[str]:
    files = sorted(GOLD.glob("*.jsonl"))
    for file in files:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        told = [row for row in rows if "text" in row]
        yield from (row["text"] for row in told[:: max(1, len(told) * len(files) // ROWS)])


@pytest.fixture(scope="module")
def stories(reading_engine: Engine) -> list[Story]:
    """The sentences of all rows of the tables, and some of the gold, read with the reader."""
    rules = [
        rule for refusals, _ in FAMILIES.values() for rule in (*refusals.table().senses, *refusals.table().dropped)
    ]
    bodies = [*(rule.example for rule in rules), *(rule.counter for rule in rules), *_gold()]
    return [read(Article(id="v", body=body), reading_engine) for body in bodies]


def _senses(story: Story, lexicon: Lexicon) -> Counter[tuple[int, str]]:
    """Every sense that the lexicon has for a word of the story, by the word and where it stands in the lexicon."""
    return Counter(
        (token.i, sense.entry.source)
        for sentence in story.sentences()
        for token in scan_for(lexicon.known).tokens(sentence)
        if not (token.ent_type_ == "DATE" and token.pos_ == "PROPN")
        for sense in senses_of(token, lexicon)
    )


def _left(story: Story, judged: Callable[[Story], Iterator[Any]]) -> Counter[tuple[int, str]]:
    """Every sense that became a mention or has a verdict, without the words that only the reader finds."""
    left = [one if isinstance(one, Refusal) else one.frame for one in judged(story)]
    return Counter(
        (one.trigger.i, one.entry.source) for one in left if one is not None and "general" not in one.entry.source
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_every_sense_is_a_mention_or_has_a_verdict(stories: list[Story], family: str) -> None:
    """Senses in = mentions + verdicts."""
    lexicon = load_lexicon(*LEXICONS[family])
    for story in stories:
        assert _left(story, FAMILIES[family][1].judged) == _senses(story, lexicon), story.article.body


@pytest.mark.parametrize("family", FAMILIES)
def test_a_verdict_names_a_row_or_a_stage(stories: list[Story], family: str) -> None:
    """A row of the family's table, what the entry asks for, the reader, or another sense of the word."""
    refusals, extractor = FAMILIES[family]
    tables = refusals.table()
    known = {ENTRY, READER, OTHER_SENSE, *(rule.name for rule in (*tables.senses, *tables.dropped))}
    for story in stories:
        left = [one for one in extractor.judged(story) if isinstance(one, Refusal)]
        assert {one.name for one in left} <= known
        assert all(one.reason for one in left), story.article.body
