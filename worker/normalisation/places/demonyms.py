"""Demonyms: words that name a place's people or make an adjective of it (Syrian, Texans).

They are listed among the places of a text, as place corpora do; no event happens in one.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from worker.event import PlaceMention
from worker.normalisation.places.gazetteer import Gazetteer, Place
from worker.normalisation.places.names import fold
from worker.resources import load_tsv

_LONGEST = 3  # words of a demonym


def is_demonym(mention: PlaceMention) -> bool:
    """True where the text names the people or the adjective (Syrians, Syrian), not the place."""
    text = fold(mention.text)
    return demonyms().get(text, text) != text  # the Caribbean is both


@cache
def demonyms() -> dict[str, str]:
    """Folded demonym, singular and plural, to the folded name of its place."""
    return {fold(word): fold(place) for place, word in _words()}


def find_demonyms(doc: Doc, taken: frozenset[int], gazetteer: Gazetteer) -> Iterator[tuple[int, int, Place]]:
    """Yield first and last token and place of each demonym; `taken` are tokens that belong to a place name."""
    texts = [token.text for token in doc]
    last = -1
    for index, text in enumerate(texts):
        if index in taken or index <= last or not text[0].isupper() or fold(text) not in _first_words():
            continue
        if doc[index].ent_type_ == "PERSON":  # Volker Türk is no Turk
            continue
        for end in range(min(index + _LONGEST, len(texts)) - 1, index - 1, -1):
            name = demonyms().get(fold(" ".join(texts[index : end + 1])))
            place = _place(name, gazetteer) if name and taken.isdisjoint(range(index, end + 1)) else None
            if place is not None:
                yield index, end, place
                last = end
                break


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word.split(" ")[0] for word in demonyms())


def _place(name: str, gazetteer: Gazetteer) -> Place | None:
    named = [place for place in gazetteer.find(name) if place.kind != "city"]
    return min(named, key=lambda place: place.kind != "country", default=None)


def _words() -> Iterator[tuple[str, str]]:
    for _, name, _, adjectives, people, *_ in load_tsv("parties/countries.tsv"):
        yield from _forms(name, adjectives)
        yield from ((name, word) for word in people.split("|") if word != "-")
    for name, adjectives in load_tsv("places/demonyms.tsv"):
        yield from _forms(name, adjectives)


def _forms(name: str, adjectives: str) -> Iterator[tuple[str, str]]:
    for word in adjectives.split("|"):
        if word != "-":
            yield name, word
            yield name, word + "s"
