"""Place names of the text, resolved to GeoNames."""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from worker.article import Article, Section
from worker.event import PlaceMention
from worker.normalisation.gazetteer import Place, load_gazetteer
from worker.normalisation.place_demonyms import find_demonyms
from worker.normalisation.place_resolve import resolve
from worker.normalisation.place_spans import find_candidates, local_signs


def find_places(doc: Doc, article: Article, sections: Sequence[Section]) -> tuple[PlaceMention, ...]:
    """Return the places of the text in order, demonyms included (`place_demonyms.is_demonym` tells them)."""
    gazetteer = load_gazetteer()
    candidates = find_candidates(doc, gazetteer)
    taken = frozenset(index for c in candidates for index in range(c.first, c.last + 1))
    peoples = list(find_demonyms(doc, taken, gazetteer))
    countries = Counter(place.country for _, _, place in peoples if place.country) + local_signs(doc)
    places = resolve(doc, candidates, countries)
    named = [(c.first, c.last, place) for c, place in zip(candidates, places, strict=True) if place]
    found = sorted(named + peoples, key=lambda item: item[0])
    return tuple(_mention(doc, article, first, last, place) for first, last, place in found)


def _mention(doc: Doc, article: Article, first: int, last: int, place: Place) -> PlaceMention:
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
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
