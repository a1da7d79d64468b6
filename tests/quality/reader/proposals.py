"""What is proposed as a mention in gold texts, and whether people marked it: what the acceptance is fitted to.

A proposal is a word of a lexicon with a sense that its sentence bears out, or a stretch that only the reader reads as
an act. It is right if it touches words that people marked as an act of its type; a sentence that tells such an act by
other words, a minor event and the words of a statement count neither way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from spacy.tokens import Span

from tests.quality.reader.gold import Row
from worker.article import Article
from worker.extraction.acceptance import around, logit_of, named
from worker.extraction.acts.extractor import refusal as act_refusal
from worker.extraction.attack.refusals import refusal as attack_refusal
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.lexicon import Lexicon, load_lexicon
from worker.extraction.grammar.scan import scan_for
from worker.extraction.grammar.verb_frames import senses_of
from worker.extraction.talks.extractor import refusal as talks_refusal
from worker.pipeline import Engine, read
from worker.story import Story

LEAST = -5.0  # logit of the reader from which on a stretch is proposed
PUBLISHED = date(2026, 3, 18)


@dataclass(frozen=True, slots=True)
class Proposal:
    """`reason`: why the rules refuse it, None where they do not. `right`: None counts neither way.

    `entry`: where the sense stands in the lexicon, None for what only the reader proposes.
    """

    source: str
    type: str
    words: str
    logit: float
    listed: bool
    reason: str | None
    right: bool | None
    entry: str | None = None


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


def _proposed(story: Story, source: str, marked: Sequence[Marked]) -> Iterator[Proposal]:
    assault, consult, acts = (
        load_lexicon("assault", "ASSAULT"),
        load_lexicon("consult", "CONSULT"),
        load_lexicon("acts"),
    )
    coders: list[tuple[Lexicon, Any]] = [
        (assault, lambda frame: attack_refusal(frame, story, assault)),
        (consult, lambda frame: talks_refusal(frame, story)),
        (acts, lambda frame: act_refusal(frame, story)),
    ]
    for sentence in story.sentences():
        for lexicon, refusal in coders:
            yield from _in_sentence(sentence, lexicon, refusal, story, source, marked)


def _in_sentence(
    sentence: Span, lexicon: Lexicon, refusal: Any, story: Story, source: str, marked: Sequence[Marked]
) -> Iterator[Proposal]:
    reading = story.reading
    assert reading is not None
    taken: list[tuple[str, int, int]] = []
    for token in scan_for(lexicon.known).tokens(sentence):
        best: dict[str, tuple[float, str | None, str]] = {}
        for frame in senses_of(token, lexicon):
            if isinstance(frame, Frame) and frame.entry.type in lexicon.general:
                reason = refusal(frame)
                known = best.get(frame.entry.type)
                if known is None or (reason is None and known[1] is not None):
                    best[frame.entry.type] = (logit_of(frame, reading), reason, frame.entry.source)
        for plover, (logit, reason, entry) in best.items():
            start, end = around(token)
            taken.append((plover, start, end))
            right = _right(plover, start, end, sentence, marked)
            yield Proposal(source, plover, token.text, logit, True, reason, right, entry)
    for plover in lexicon.general:
        for start, end, logit in reading.peaks(named(plover), sentence.start_char, sentence.end_char, LEAST):
            if not any(t == plover and start < stop and begin < end for t, begin, stop in taken):
                words = story.article.body[start:end]
                yield Proposal(source, plover, words, logit, False, None, _right(plover, start, end, sentence, marked))


def _right(plover: str, start: int, end: int, sentence: Span, marked: Sequence[Marked]) -> bool | None:
    same = [m for m in marked if m.type == named(plover)]
    if any(m.start < end and start < m.end for m in same if not m.free):
        return True
    near = [m for m in same if m.start < sentence.end_char and sentence.start_char < m.end]
    return None if near else False
