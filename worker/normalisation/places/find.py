"""Place names of the text, resolved to GeoNames."""

from collections import Counter
from collections.abc import Sequence, Set

from spacy.tokens import Doc

from worker.article import Article, Section
from worker.event import PlaceMention, PlacePrecision
from worker.normalisation.places.demonyms import find_demonyms
from worker.normalisation.places.gazetteer import Gazetteer, Place, load_gazetteer
from worker.normalisation.places.metonyms import is_government
from worker.normalisation.places.resolve import resolve
from worker.normalisation.places.settlements import called_end, settled, site_end, told_end
from worker.normalisation.places.spans import Candidate, find_candidates, local_signs
from worker.normalisation.places.trust import is_locative
from worker.normalisation.places.words import words

_STANCES = frozenset(("pro", "anti"))
_JOINTS = "-–/"  # at the end of a token: "Iraqi/" of "Iraqi/Syrian"
_UNKNOWN_PRECISION: dict[str, PlacePrecision] = {"GPE": "city", "FAC": "point"}


def find_places(doc: Doc, article: Article, sections: Sequence[Section]) -> tuple[PlaceMention, ...]:
    """Return the places of the text in order, demonyms included (`place_demonyms.is_demonym` tells them)."""
    gazetteer = load_gazetteer()
    candidates = find_candidates(doc, gazetteer)
    taken = frozenset(index for c in candidates for index in range(c.first, c.last + 1))
    peoples = list(find_demonyms(doc, taken, gazetteer))
    whose = (place.country for first, last, place in peoples if place.country and _is_of(doc, first, last))
    countries = Counter(whose) + local_signs(doc)
    places = resolve(doc, candidates, countries)
    told = {place.country for place in places if place is not None} | set(countries)
    named = [
        (c.first, c.last, place or _romanised(gazetteer, c, told) or _unknown(doc, c))
        for c, place in zip(candidates, places, strict=True)
        if (not is_government(doc, c.first, c.last, place) if place is not None else _is_told(doc, c))
    ]
    found = sorted(named + peoples, key=lambda item: item[0])
    return settled([_mention(doc, article, first, last, place) for first, last, place in found], article.body)


def _is_of(doc: Doc, first: int, last: int) -> bool:
    """False for the demonym of "Russian missiles", which come down elsewhere, and of "pro-Russian officials"."""
    if last + 1 < len(doc) and doc[last + 1].lemma_.lower() in words("missiles"):
        return False
    return not (first > 1 and doc[first - 1].text == "-" and doc[first - 2].lower_ in _STANCES)


def _is_told(doc: Doc, candidate: Candidate) -> bool:
    """True where a name that no gazetteer holds still says where: after a preposition of place, and no street."""
    placed = is_locative(doc, candidate.first) or (candidate.first and doc[candidate.first - 1].lower_ == "on")
    ends = (find(doc, candidate.first) for find in (told_end, called_end, site_end))
    if not placed and candidate.last not in ends:
        return False
    return doc[candidate.last].lower_ not in words("streets")


def _romanised(gazetteer: Gazetteer, candidate: Candidate, countries: Set[str | None]) -> Place | None:
    """The place of a name in another romanisation: in a country the text names, else a division there is but one of."""
    found = gazetteer.find_variants(candidate.key)
    near = [place for place in found if place.country in countries]
    if not near and len({place.country for place in found}) == 1:
        near = [place for place in found if place.kind == "admin1"]
    return max(near, key=lambda place: place.population, default=None)


def _unknown(doc: Doc, candidate: Candidate) -> Place:
    """A place the text names ('at Camp Ashraf') that is in no gazetteer: its name and nothing else."""
    span = doc[candidate.first : candidate.last + 1]
    precision = _UNKNOWN_PRECISION.get(span.root.ent_type_, "area")
    return Place(
        name=span.text,
        kind="area",
        precision=precision,
        country=None,
        admin1=None,
        latitude=None,
        longitude=None,
        geonames_id=None,
        population=0,
    )


def _mention(doc: Doc, article: Article, first: int, last: int, place: Place) -> PlaceMention:
    start, end = doc[first].idx, doc[first].idx + len(doc[first : last + 1].text.rstrip(_JOINTS))
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
        disputed=place.disputed,
    )
