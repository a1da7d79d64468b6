"""Human gold as sequences of word pieces with labels: annotated articles, labelled sentences, short labelled articles.

One sequence a paragraph (a long one is cut between sentences). What a source does not label is masked, never negative:
articles have no dates of anchors and no verbal acts apart from their statements, sentences no cues and no kinds.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from worker.reader.labels import KINDS, MODALITIES, ROLES, TYPES
from worker.reader.pieces import LONGEST, chunks

Row = Mapping[str, Any]
_UNFREE = "seed document of the project"  # its text may not be passed on, in whatever form
_OWN_TYPES = ("attack", "talks")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“‘'])")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that tell an act. `roles`: for each of ROLES the pieces that fill it, None where the gold does not say."""

    pieces: tuple[int, ...]
    type: int
    modality: int
    free: bool = False
    roles: tuple[tuple[int, ...] | None, ...] = (None,) * len(ROLES)
    reach: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Example:
    """One sequence. `cues`: pieces of cues, None where the gold has none; `kind`: index in KINDS, None if unknown."""

    source: str
    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    anchors: tuple[Anchor, ...] = ()
    cues: tuple[int, ...] | None = None
    kind: int | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


def rows(paths: Iterable[Path]) -> list[Row]:
    """All lines of all files, each with its `id` (the file's name and the line where it has none)."""
    found: list[Row] = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(line)
            if row.get("licence") != _UNFREE:
                found.append({"id": f"{path.stem}:{number}", **row})
    return found


def examples(row: Row, tokenizer: Tokenizer) -> Iterator[Example]:
    """The sequences of a row of any of the three forms."""
    if "body" in row:
        yield from _of_article(row, tokenizer)
    elif "paragraphs" in row:  # a short article
        for paragraph in row["paragraphs"]:
            yield from _of_text(row["id"], paragraph, tokenizer)
    else:
        yield from _of_text(row["id"], row, tokenizer)


def _of_text(source: str, row: Row, tokenizer: Tokenizer) -> Iterator[Example]:
    text = row["text"]
    for start, end in chunks(text, 0, len(text), tokenizer):
        ids, spans = encoded(text, start, end, tokenizer)
        anchors = [a for e in row["events"] if (a := _labelled(text, e, spans))]
        cues = tuple(p for cue in row["cues"] for p in _inside(spans, *_where(text, cue))) if "cues" in row else None
        kind = KINDS.index(row["kind"]) if "kind" in row else None
        yield Example(source, ids, spans, tuple(anchors), cues, kind)


def _labelled(text: str, event: Row, spans: Sequence[tuple[int, int]]) -> Anchor | None:
    pieces = _inside(spans, *_where(text, event["trigger"]))
    if not pieces:
        return None
    fillers = (event["actor"], event["recipient"], [event["place"]], [event["date"]])
    roles = tuple(_pieces_of(text, [f for f in listed if f], spans) for listed in fillers)
    whole = (1, len(spans) - 1)
    return Anchor(pieces, TYPES.index(event["type"]), MODALITIES.index(event["modality"]), False, roles, whole)


def _pieces_of(text: str, phrases: Sequence[str], spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    return tuple(sorted({p for phrase in phrases for p in _inside(spans, *_where(text, phrase))}))


def _where(text: str, words: str) -> tuple[int, int]:
    """The first whole-word occurrence: "US" is not in "Rhesus"."""
    match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    start = match.start() if match else text.find(words)
    return start, start + len(words)


def _of_article(row: Row, tokenizer: Tokenizer) -> Iterator[Example]:
    body = row["body"]
    kinds = {p["start"]: KINDS.index(p["kind"]) for p in row["paragraphs"]}
    cues = [e["cue"] for e in row["events"] if e["type"] == "statement" and e.get("cue")]
    for match in re.finditer(r"[^\n]+", body):
        if not match.group().strip():
            continue
        first = match.start() + len(match.group()) - len(match.group().lstrip())
        kind = kinds.get(first)
        for start, end in chunks(body, match.start(), match.end(), tokenizer):
            ids, spans = encoded(body, start, end, tokenizer)
            anchors = [a for e in row["events"] for a in _annotated(body, e, spans)]
            said = {p for cue in cues for p in _inside(spans, cue["start"], cue["end"])}
            yield Example(row["id"], ids, spans, tuple(anchors), tuple(sorted(said)), kind)


def _annotated(body: str, event: Row, spans: Sequence[tuple[int, int]]) -> Iterator[Anchor]:
    kind = event["type"] if event["type"] in _OWN_TYPES else event.get("plover")
    if kind not in TYPES:
        return
    said = event["type"] == "statement"
    told = [*([event["cue"]] if event.get("cue") else []), *event["content"]] if said else event["anchors"]
    for span in told:
        pieces = _inside(spans, span["start"], span["end"])
        if pieces:
            free = said or bool(event.get("minor"))
            reach = _sentence(body, spans, pieces[0])
            roles = (None,) * len(ROLES) if free else tuple(_fillers(body, event, spans, reach))
            yield Anchor(pieces, TYPES.index(kind), MODALITIES.index(event["modality"]), free, roles, reach)


def _fillers(
    body: str, event: Row, spans: Sequence[tuple[int, int]], reach: tuple[int, int]
) -> Iterator[tuple[int, ...] | None]:
    """Pieces of the anchor's own sentence; None where that sentence does not name the role."""
    actors = event.get("attackers") or event.get("participants") or event.get("actors") or []
    targets = event.get("targets") or event.get("recipients") or []
    place = (event.get("place") or {}).get("names") or []
    for names in ([n for p in actors for n in p["names"]], [n for p in targets for n in p["names"]], place[:1]):
        low, high = spans[reach[0]][0], spans[reach[1] - 1][1]
        found = {
            p
            for name in names
            for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", body[low:high])
            for p in _inside(spans, low + m.start(), low + m.end())
        }
        yield tuple(sorted(found)) or (None if names else ())
    yield None


def _sentence(body: str, spans: Sequence[tuple[int, int]], piece: int) -> tuple[int, int]:
    """The pieces of the sentence that a piece stands in."""
    low, high = spans[1][0], spans[-2][1]
    at = spans[piece][0]
    cuts = [low, *(low + m.end() for m in _SENTENCE_END.finditer(body[low:high])), high]
    start = max(c for c in cuts if c <= at)
    end = min((c for c in cuts if c > at), default=high)
    inside = [i for i in range(1, len(spans) - 1) if start <= spans[i][0] < end]
    return inside[0], inside[-1] + 1


def encoded(
    text: str, start: int, end: int, tokenizer: Tokenizer
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Ids and spans in `text`, with the marks of begin and end around them (empty spans)."""
    coded = tokenizer.encode(text[start:end], add_special_tokens=False)
    ids = coded.ids[: LONGEST - 2]
    spans = [(start + a, start + b) for a, b in coded.offsets[: LONGEST - 2]]
    begin, stop = (int(tokenizer.token_to_id(mark) or 0) for mark in ("[CLS]", "[SEP]"))
    return (begin, *ids, stop), ((start, start), *spans, (end, end))


def _inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, ...]:
    return tuple(i for i, (a, b) in enumerate(spans) if a < end and start < b and a < b)
