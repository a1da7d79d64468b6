"""Named spots that no gazetteer holds: "the Argana café", "the Hurriya area", "near Starohnativka".

They say where something happened and are not listed among the places of a text: a shop is no place of a map of towns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from worker.event import PlaceMention
from worker.normalisation.places.demonyms import demonyms, is_demonym
from worker.normalisation.places.names import fold
from worker.normalisation.places.words import words

_LONGEST = 7  # tokens of a name
_BEHIND = 2  # words between a name and the noun that says what it is: "Ghazl pet market"
_BEFORE = 5  # words between the preposition and the name: "in the busy"
_INNER = frozenset(
    {"of", "the", "el", "al", "-", "de", "la", "las", "los", "del", "du", "d'", "'s", "’s", "ez", "es", "az"}
)
_ON = frozenset({"on", "through"})
_LEADS = frozenset({"the", "a", "an"})
_OF = "of"  # "the village of", not "at the house of"
_MODIFIERS = frozenset({"ADJ", "NUM", "NOUN", "VERB"})
_NEVER = frozenset({"DATE", "TIME", "MONEY", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "NORP", "LANGUAGE", "LAW"})
_BODIES = frozenset({"ORG", "EVENT", "WORK_OF_ART", "PRODUCT"})
_PERSON_AFTER = frozenset({"in", "near"})  # what the parser takes for a person is none behind these
_CAPITALS = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB", "ADV"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A name by its offsets. `name` lacks the noun that only says what it is; `placed`: behind a preposition of place.

    `kind` is the noun, None for a bare name.
    """

    start: int
    end: int
    name: str
    kind: str | None
    placed: bool


def find_spots(doc: Doc, places: Sequence[PlaceMention]) -> tuple[Spot, ...]:
    """The spots of a text, in order, without what is a known place or part of one.

    A known place may be a later part of a name: "Forward Operating Base Chapman".
    """
    known = [place for place in places if place.latitude is not None and not is_demonym(place)]
    told = (spot for run in _runs(doc) if (spot := _spot(run)) is not None)
    return tuple(spot for spot in told if not any(_is_taken(spot, place) for place in known))


def _is_taken(spot: Spot, place: PlaceMention) -> bool:
    if spot.end <= place.start or place.end <= spot.start:
        return False
    return spot.kind is None or place.start <= spot.start or place.end >= spot.end


def _runs(doc: Doc) -> Iterator[Span]:
    """The longest runs of capitalised words, with what may stand between two of them."""
    index = 0
    while index < len(doc):
        if not _is_capital(doc[index]):
            index += 1
            continue
        end = index
        for last in range(index + 1, min(index + _LONGEST, len(doc))):
            if _is_capital(doc[last]) and not doc[last].is_sent_start:
                end = last
            elif doc[last].lower_ not in _INNER:
                break
        yield doc[index : end + 1]
        index = end + 1


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ in _CAPITALS and token.ent_type_ not in _NEVER


def _spot(run: Span) -> Spot | None:
    doc, first = run.doc, run[0]
    if first.lower_ in demonyms() or fold(run.text) in words("stop_names"):
        return None
    kind, end = _kind(run)
    before = _preposition(first)
    placed = before is not None
    if kind is None and not (before is not None and _is_bare_name(run, before)):
        return None
    name = doc[first.i : end + 1]
    told = run if kind is not None and kind.text[0].islower() and kind.lower_ in words("parts") else name
    return Spot(first.idx, name.end_char, told.text, kind.lower_ if kind is not None else None, placed)


def _kind(run: Span) -> tuple[Token | None, int]:
    """The noun that says what a run of capitals is, in it or right behind it, and the last token of both."""
    doc, last = run.doc, run[-1]
    nouns = words("sites") | words("spots") | words("parts") | words("facilities")
    if len(run) > 1 and last.lower_ in nouns:
        return last, last.i
    for token in doc[last.i + 1 : last.i + 1 + _BEHIND]:
        if token.lower_ in nouns and token.text[0].islower():
            return token, token.i
        if token.pos_ not in ("NOUN", "ADJ"):
            break
    if len(run) > 1 and run[0].lower_ in words("spot_heads"):
        return run[0], last.i
    return None, last.i


def _preposition(first: Token) -> Token | None:
    """The word before a name, articles and what describes it passed over."""
    for token in reversed(first.doc[max(0, first.i - _BEFORE) : first.i]):
        if token.is_sent_start and token.i + 1 != first.i:
            return None
        if token.lower_ in words("locative") or token.lower_ in _ON:
            return token
        if token.i + 1 == first.i and token.pos_ == "VERB" and token.lemma_.lower() in words("besieging"):
            return token  # "shelled As Sidrah"
        if token.lower_ == _OF and token.i and token.nbor(-1).lemma_.lower() in _wholes():
            continue
        if token.lower_ not in _LEADS and token.pos_ not in _MODIFIERS and token.lower_ not in words("parts"):
            return None
    return None


@cache
def _wholes() -> frozenset[str]:
    """Nouns before "of" and a name that say where: "the towns of Jabla", "the vicinity of Ayn Issa"."""
    return words("parts") | words("settlements") | words("parts_of") | words("geographic")


def _is_bare_name(run: Span, before: Token) -> bool:
    """True for "near Starohnativka": nothing but the preposition says that it is a place."""
    label = run[-1].ent_type_
    after = run.doc[run.end] if run.end < len(run.doc) else None
    if (
        before.lower_ in _ON
        or before.lower_ == "over"
        or label in _BODIES
        or run.text.isupper()
        or run[0].pos_ != "PROPN"
    ):
        return False
    if after is not None and (after.lower_ in ("'s", "’s", "-") or after.pos_ == "NOUN"):
        return False
    return label != "PERSON" or before.lower_ in _PERSON_AFTER
