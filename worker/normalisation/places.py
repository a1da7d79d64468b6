"""Place names of the text, resolved to GeoNames."""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from worker.article import Article, Section
from worker.event import PlaceMention
from worker.normalisation.gazetteer import Place, load_gazetteer
from worker.normalisation.place_resolve import resolve
from worker.normalisation.place_spans import Candidate, find_candidates


def find_places(doc: Doc, article: Article, sections: Sequence[Section]) -> tuple[PlaceMention, ...]:
    """Return the places of the text in order."""
    candidates = find_candidates(doc, load_gazetteer())
    places = resolve(doc, candidates, Counter())
    return tuple(_mention(doc, article, c, place) for c, place in zip(candidates, places, strict=True) if place)


def _mention(doc: Doc, article: Article, candidate: Candidate, place: Place) -> PlaceMention:
    first, last = doc[candidate.first], doc[candidate.last]
    start, end = first.idx, last.idx + len(last)
    return PlaceMention(
        text=article.body[start:end],
        start=start,
        end=end,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
        precision=place.precision,
    )
