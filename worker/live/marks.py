"""The words of an article behind the fields of an event: the text cut where a field's words begin or end. Pure.

Where the text is known all of it is shown; else only the words themselves, in their order, with gaps between.
Offsets are code points, which a browser does not count in: so the text is cut here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from worker.event_message import Json

LONGEST = 20_000  # characters of a text that are shown
MOST = 1_000  # marks of one event


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a field rests on; `field` is its path in the message, as "actors.0", `role` a colour of the page."""

    start: int
    end: int
    text: str
    role: str
    field: str


def marks(event: Json) -> list[Mark]:
    """The words of every field, in the order of the text; spans that are none are left out."""
    found = (_mark(span, role, field) for span, role, field in _spans(event))
    return sorted(islice((mark for mark in found if mark), MOST), key=lambda mark: (mark.start, mark.end))


def _spans(event: Json) -> Iterator[tuple[Json | None, str, str]]:
    """(span, role, field) wherever the message has words."""
    yield from ((span, "trigger", "mentions") for span in event.get("mentions") or ())
    for side, role in (("actors", "actor"), ("recipients", "recipient"), ("mediators", "mediator")):
        for number, party in enumerate(event.get(side) or ()):
            yield from ((span, role, f"{side}.{number}") for span in party.get("mentions") or ())
    quotation, outcome = event.get("quotation") or {}, event.get("outcome") or {}
    yield from ((span, "quotation", "quotation") for span in quotation.get("content") or ())
    yield quotation.get("cue"), "cue", "quotation"
    yield event.get("subject"), "subject", "subject"
    yield outcome.get("words"), "outcome", "outcome"
    yield from ((part, "figure", "casualties") for part in event.get("casualties_by_group") or ())
    yield from ((part.get("words"), "figure", "casualties") for part in event.get("casualties_by_source") or ())
    for number, account in enumerate(event.get("attribution") or ()):
        yield account.get("words"), "source", f"attribution.{number}"
        by = account.get("by") or {}
        yield from ((span, "source", f"attribution.{number}") for span in by.get("mentions") or ())


def _mark(span: Json | None, role: str, field: str) -> Mark | None:
    try:
        start, end, text = span["start"], span["end"], span["text"]  # type: ignore[index]  # None is a TypeError
        whole = len(text) == end - start and 0 <= start < end
    except (KeyError, TypeError):
        return None
    return Mark(start, end, text, role, field) if whole else None


def told_by_text(event: Json, sections: Json | None) -> list[Mark]:
    """The event's date and place as words: a place's by its GeoNames id, as far as the article's message has them."""
    date, place = event.get("date") or {}, event.get("place") or {}
    found = []
    for mention in (sections or {}).get("dates") or ():
        if date.get("text") and mention.get("text") == date["text"]:
            found.append(_mark(mention, "date", "date"))
    for mention in (sections or {}).get("places") or ():
        if place and (mention.get("name"), mention.get("country")) == (place.get("name"), place.get("country")):
            found.append(_mark(mention, "place", "place"))
    return [mark for mark in found if mark]


def pieces(found: Iterable[Mark], body: str | None = None) -> list[Json]:
    """The text in pieces, each with the roles and fields whose words it is part of; a gap is a piece without text."""
    ordered = sorted(found, key=lambda mark: (mark.start, mark.end))
    text = {index: letter for mark in ordered for index, letter in enumerate(mark.text, mark.start)}
    if body is not None:
        ordered = [mark for mark in ordered if body[mark.start : mark.end] == mark.text]
        text = dict(enumerate(body[:LONGEST]))
    cuts = sorted({cut for mark in ordered for cut in (mark.start, mark.end)} | _ends(text))
    return list(_cut(ordered, text, cuts))


def _ends(text: dict[int, str]) -> set[int]:
    """Where a run of known text begins, and where one ends."""
    return {index for index in text if index - 1 not in text} | {index + 1 for index in text if index + 1 not in text}


def _cut(ordered: list[Mark], text: dict[int, str], cuts: list[int]) -> Iterator[Json]:
    for start, end in pairwise(cuts):
        if start not in text:
            yield {"gap": True}
            continue
        inside = [mark for mark in ordered if mark.start <= start and end <= mark.end]
        yield {
            "text": "".join(text.get(index, "") for index in range(start, end)),
            "roles": sorted({mark.role for mark in inside}),
            "fields": sorted({mark.field for mark in inside}),
        }
