"""What is proposed as a mention in gold texts, and whether people marked it: what the acceptance is fitted to.

A proposal is a word of a lexicon with a sense that its sentence bears out, or a stretch that only the reader reads as
an act. It is right if it touches words that people marked as an act of its type; a sentence that tells such an act by
other words, a minor event and the words of a statement count neither way.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from spacy.tokens import Span

from tests.quality.reader.gold import Row
from worker.article import Article
from worker.extraction.acceptance import around, logit_of, named
from worker.extraction.acts import refusals as act_refusals
from worker.extraction.acts.extractor import judged as judged_acts
from worker.extraction.attack import refusals as attack_refusals
from worker.extraction.attack.extractor import judged as judged_attacks
from worker.extraction.grammar.frame import Frame, Refusal
from worker.extraction.grammar.lexicon import Lexicon, load_lexicon
from worker.extraction.grammar.scan import scan_for
from worker.extraction.grammar.verb_frames import senses_of
from worker.extraction.rules.judge import holding
from worker.extraction.rules.rule import Case, Rule
from worker.extraction.talks import refusals as talks_refusals
from worker.extraction.talks.extractor import judged as judged_talks
from worker.pipeline import Engine, read
from worker.story import Story

_LOOSE = "/"
LEAST = -5.0  # logit of the reader from which on a stretch is proposed
PUBLISHED = date(2026, 3, 18)


C = TypeVar("C", bound=Case)
Held = frozenset[str]  # names of rows that hold of a sense


@dataclass(frozen=True, slots=True)
class Proposal:
    """`held`: for each sense of a listed word the rows that hold of it, also those that would without one of their
    predicates ("row/predicate"). `dropped`: the row that takes the mention out of its sentence. `right`: None counts
    neither way. `entry`: where the sense stands in the lexicon, None for what only the reader proposes.
    """

    source: str
    type: str
    words: str
    logit: float
    held: tuple[Held, ...]
    right: bool | None
    entry: str | None = None
    dropped: str | None = None

    @property
    def listed(self) -> bool:
        """True for a word of the lexicon."""
        return bool(self.held)

    @property
    def accepted(self) -> bool:
        """True where a sense is refused by no row."""
        return any(not any(_LOOSE not in name for name in sense) for sense in self.held)

    def without(self, rule: str) -> "Proposal":
        """The proposal as it would be without a row, or with a row without a predicate ("row/predicate")."""
        row, _, predicate = rule.partition(_LOOSE)
        held = tuple(
            frozenset(name for name in sense if name != row) | ({row} if predicate and rule in sense else frozenset())
            for sense in self.held
        )
        return replace(self, held=held)


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that people marked: the reader's name of the type; `free`: neither way."""

    type: str
    start: int
    end: int
    free: bool


def text_of(row: Row) -> tuple[Article, list[Marked]]:
    """A row of gold of any form as an article, with what is marked in it."""
    if "body" in row:
        marked = list(_of_article(row))
        published = date.fromisoformat(row["published"][:10]) if row.get("published") else PUBLISHED
        return Article(id=row["id"], body=row["body"], title=row.get("title") or "", published=published), marked
    paragraphs = row.get("paragraphs", [row])
    body, marked = "", []
    for paragraph in paragraphs:
        base = len(body)
        text = paragraph["text"].replace("\n", " ")
        for event in paragraph["events"]:
            at = base + text.find(event["trigger"])
            marked.append(Marked(event["type"], at, at + len(event["trigger"]), False))
        body += text + "\n\n"
    published = date.fromisoformat(row.get("published") or PUBLISHED.isoformat())
    return Article(id=row["id"], body=body.rstrip("\n"), title=row.get("title") or "", published=published), marked


def _of_article(row: Row) -> Iterator[Marked]:
    for event in row["events"]:
        kind = event["type"] if event["type"] in {"attack", "talks"} else event.get("plover")
        said = event["type"] == "statement"
        spans = [*([event["cue"]] if event.get("cue") else []), *event["content"]] if said else event["anchors"]
        if kind:
            for span in spans:
                yield Marked(kind, span["start"], span["end"], said or bool(event.get("minor")))


def proposals(row: Row, engine: Engine) -> Iterator[Proposal]:
    """Every proposal in a row; the engine has a reader."""
    article, marked = text_of(row)
    with engine.nlp.memory_zone():
        story = read(article, engine)
        found = list(_proposed(story, row["id"], marked))
    yield from found


def loosened(table: Sequence[Rule[C]]) -> Iterator[Rule[C]]:
    """Each row once without each of its predicates, named "row/predicate"."""
    for rule in table:
        for dropped in rule.when:
            yield replace(rule, name=f"{rule.name}{_LOOSE}{dropped}", when=_less(rule.when, dropped))
        for dropped in rule.unless:
            yield replace(rule, name=f"{rule.name}{_LOOSE}{dropped}", unless=_less(rule.unless, dropped))


def _less(tests: Mapping[str, Callable[[C], bool]], dropped: str) -> Mapping[str, Callable[[C], bool]]:
    return {name: test for name, test in tests.items() if name != dropped}


def _proposed(story: Story, source: str, marked: Sequence[Marked]) -> Iterator[Proposal]:
    families = _families(story)
    for sentence in story.sentences():
        for lexicon, held, dropped in families:
            yield from _in_sentence(sentence, lexicon, held, dropped, story, source, marked)


def _families(story: Story) -> list[tuple[Lexicon, Callable[[Frame], Held], Mapping[tuple[str, int], str]]]:
    """The lexicons, with what holds of a frame and what was dropped where."""
    families: list[tuple[Lexicon, Any, Any]] = [
        (load_lexicon("assault", "ASSAULT"), attack_refusals, judged_attacks),
        (load_lexicon("consult", "CONSULT"), talks_refusals, judged_talks),
        (load_lexicon("acts"), act_refusals, judged_acts),
    ]
    return [(lexicon, _held(module, story), _dropped(module, judged, story)) for lexicon, module, judged in families]


def _held(module: Any, story: Story) -> Callable[[Frame], Held]:
    table = module.table().senses
    rules = (*table, *loosened(table))
    return lambda frame: frozenset(holding(module.case_of(frame, story), rules))


def _dropped(module: Any, judged: Any, story: Story) -> dict[tuple[str, int], str]:
    names = {rule.name for rule in module.table().dropped}
    left = (one for one in judged(story) if isinstance(one, Refusal) and one.name in names)
    return {(one.entry.type, one.trigger.i): one.name for one in left}


def _in_sentence(
    sentence: Span,
    lexicon: Lexicon,
    held: Callable[[Frame], Held],
    dropped: Mapping[tuple[str, int], str],
    story: Story,
    source: str,
    marked: Sequence[Marked],
) -> Iterator[Proposal]:
    reading = story.reading
    assert reading is not None
    taken: list[tuple[str, int, int]] = []
    for token in scan_for(lexicon.known).tokens(sentence):
        senses: dict[str, list[Frame]] = {}
        for frame in senses_of(token, lexicon):
            if isinstance(frame, Frame) and frame.entry.type in lexicon.general:
                senses.setdefault(frame.entry.type, []).append(frame)
        start, end = around(token)
        for plover, frames in senses.items():
            taken.append((plover, start, end))
            yield Proposal(
                source,
                plover,
                token.text,
                max(logit_of(frame, reading) for frame in frames),
                tuple(held(frame) for frame in frames),
                _right(plover, start, end, sentence, marked),
                frames[0].entry.source,
                dropped.get((plover, token.i)),
            )
    for plover in lexicon.general:
        for start, end, logit in reading.peaks(named(plover), sentence.start_char, sentence.end_char, LEAST):
            if not any(t == plover and start < stop and begin < end for t, begin, stop in taken):
                words = story.article.body[start:end]
                yield Proposal(source, plover, words, logit, (), _right(plover, start, end, sentence, marked))


def _right(plover: str, start: int, end: int, sentence: Span, marked: Sequence[Marked]) -> bool | None:
    same = [m for m in marked if m.type == named(plover)]
    if any(m.start < end and start < m.end for m in same if not m.free):
        return True
    near = [m for m in same if m.start < sentence.end_char and sentence.start_char < m.end]
    return None if near else False
