"""When and where a merged event was: what its mentions tell, what the text before them does, what the story allows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from spacy.tokens import Span

from worker import labels
from worker.event import Event, EventDate, EventPlace
from worker.extraction.candidate import Candidate
from worker.extraction.setting.incident import named_day, shared_day
from worker.extraction.setting.place import dateline_place
from worker.extraction.setting.place_choice import chosen_place
from worker.extraction.setting.place_evidence import Named
from worker.extraction.setting.scene import carried_date, carried_place
from worker.normalisation.dates.clock import at_local_time
from worker.normalisation.places.demonyms import is_demonym
from worker.normalisation.places.words import words
from worker.story import Story

_PRECISION = {"point": 0, "district": 1, "city": 2, "region": 3, "area": 4, "country": 5}
_COARSE = {"region", "area", "country"}
_HISTORICAL = timedelta(days=31)
_ZONES = timedelta(days=1)  # the day may have begun where it happened
_MOST = 0.6  # of the places that a story names
_HAPPENED = {"actual", "historical"}
_STATES = {"country", "government"}
_DAYS = {"day", "time"}
_HOURS = re.compile(r"\b(?:hours?|minutes) (?:later|earlier|after|before)\b", re.IGNORECASE)
_SAME_DAY = re.compile(r"\b(?:(?:later|earlier) (?:in the|that) day|(?:on|in) the same (?:day|night|evening))\b")
_SINCE = re.compile(r"since\b", re.IGNORECASE)
_LONGEST_RUN = timedelta(days=183)
_AFTER = re.compile(r"\bdays? after$")
_CAME = re.compile(r"\b(?:came|comes|come|followed|happened|occurred)\b")
_LOCATED = {"attack", "talks"}  # events that always have a place and a day of their own


def is_past(published: date | datetime | None, when: EventDate | None) -> bool:
    """True for a date so long before publication that the event is told as context."""
    if published is None or when is None:
        return False
    return when.end < _day(published) - _HISTORICAL


def date_of(story: Story, ranked: Sequence[Candidate]) -> EventDate | None:
    """The most specific date told, the most explicit mention's on equal terms; else one carried over."""
    dates = (c.date for c in ranked if c.date and not _is_ahead(c, story))
    told = min(dates, key=lambda date: date.end - date.start, default=None)
    if told is not None and _is_long_run(told):
        return None
    first, place = ranked[0], _told_place(ranked)
    if told is not None and place is not None:
        return at_local_time(told, place.longitude, story.article.published)
    if told is not None or first.type not in _LOCATED or first.modality != "actual" or first.generic:
        return told
    trigger = story.token_at(first.trigger)
    carried = carried_date(story.doc, trigger, place, story.dates, story.places, story.article, story.sections)
    return carried or (named_day(story, trigger) if first.type == "attack" else None)


def in_sequence(story: Story, first: Candidate, when: EventDate | None, events: Sequence[Event]) -> EventDate | None:
    """The date of an event told as hours or days from the one before: "hours later", "came two days after gunmen ...".

    Days are counted back from the day on which the text is written where nothing else is told, which is not meant here.
    """
    happened = (event for event in events if event.type in _LOCATED and event.modality == "actual")
    dates = [event.date for event in happened if event.date is not None]
    before = next((date for date in reversed(dates) if date.precision in _DAYS), None)
    trigger = story.token_at(first.trigger)
    told = story.doc[trigger.sent.start : trigger.i].text
    if first.modality != "actual":
        return when
    if when is None:
        same = _HOURS.search(told) or _SAME_DAY.search(trigger.sent.text)
        if before is not None and same:
            return replace(before, precision="day")
        return shared_day(story, trigger, events) if first.type == "attack" and not first.generic else None
    published = story.article.published
    if before is None or published is None or not (_AFTER.search(when.text or "") and _CAME.search(told)):
        return when
    late = before.start - _day(published)
    return replace(when, start=when.start + late, end=when.end + late)


def _is_long_run(when: EventDate) -> bool:
    """True for "since 2014", "since early last year", which dates nothing; "since Monday" and "since May" tell."""
    return _SINCE.match(when.text or "") is not None and when.end - when.start > _LONGEST_RUN


def _is_ahead(c: Candidate, story: Story) -> bool:
    """True for a date after publication of what has happened, which cannot be its own."""
    published, happened = story.article.published, c.modality in _HAPPENED
    if published is None or c.date is None or not happened:
        return False
    return c.date.start > _day(published) + _ZONES


def _day(published: date | datetime) -> date:
    return published.date() if isinstance(published, datetime) else published


def place_of(
    story: Story, ranked: Sequence[Candidate], modes: Sequence[str], names: Sequence[Named]
) -> EventPlace | None:
    """Where an event was: of an attack that of the names for which most speaks, of others the most specific they tell.

    Else it is where the story leaves no doubt: an arrest or a march in the country that most names of places are of.
    A place that no gazetteer knows lies in the country the story is about. Telephone calls are nowhere.
    """
    told = _told_place(ranked)
    if ranked[0].type == "attack":
        told = _finer(told, chosen_place(story, ranked, names))
    if told is not None:
        unknown = told.country is None and told.latitude is None
        return replace(told, country=story.parties.home) if unknown else told
    if ranked[0].plover in words("on_the_ground"):
        return _country_of_most(story) if ranked[0].modality in _HAPPENED else None
    if ranked[0].type not in _LOCATED or "phone" in modes:
        return None
    country = _only_country(story) or _home(story, ranked[0]) or _struck(story, ranked[0])
    return _carried_place(story, ranked[0]) or _filed(story, ranked, country) or country


def _struck(story: Story, first: Candidate) -> EventPlace | None:
    """The country whose state an attack hit, or whose people where the story is about that country."""
    hit = {p.country for p in first.recipients if p.kind in _STATES or p.country == story.parties.home}
    if first.type != "attack" or len(hit) != 1:
        return None
    named = (place for place in story.places if place.precision == "country" and place.country in hit)
    return next((EventPlace.of(place) for place in named if not is_demonym(place)), None)


def _finer(told: EventPlace | None, chosen: EventPlace | None) -> EventPlace | None:
    """What a mention's own clause tells, unless the place for which most speaks in all of the article is a finer one.

    That is a place of the same country that is no wider than a country or region told, or lies in the town told.
    """
    if told is None or chosen is None or told.latitude is None:
        return chosen or told
    if chosen.country != told.country:
        return told
    finer = _PRECISION[chosen.precision] - _PRECISION[told.precision]
    inside = (chosen.latitude, chosen.longitude) == (told.latitude, told.longitude)
    return chosen if finer < 0 or inside or (finer == 0 and told.precision in _COARSE) else told


def _told_place(ranked: Sequence[Candidate]) -> EventPlace | None:
    return min((c.place for c in ranked if c.place), key=lambda place: _PRECISION[place.precision], default=None)


def _carried_place(story: Story, first: Candidate) -> EventPlace | None:
    if first.type != "talks" or first.modality != "actual":
        return None
    return carried_place(story.doc, story.token_at(first.trigger), story.places, story.article, story.sections)


def _filed(story: Story, ranked: Sequence[Candidate], country: EventPlace | None) -> EventPlace | None:
    """Where the report was filed, for news that its first sentences tell without a place; not against the country."""
    if ranked[0].modality != "actual" or min(c.sentence for c in ranked) > _opening(story):
        return None
    filed = dateline_place(story.article, story.sections, story.places)
    if filed is None or filed.precision == "country" or _elsewhere(story.token_at(ranked[0].trigger).sent):
        return None
    return filed if country is None or country.country == filed.country else None


def _opening(story: Story) -> int:
    """The number of the first sentence that tells something: a dateline with its agency may be one of its own."""
    verbal = (any(token.pos_ in labels.VERBAL for token in sentence) for sentence in story.sentences())
    return next((number for number, tells in enumerate(verbal) if tells), 0)


def _elsewhere(sentence: Span) -> bool:
    """True where a sentence names some spot that no gazetteer knows: "near Corvin Shoal"."""
    return any(
        token.dep_ == "pobj"
        and token.pos_ == "PROPN"
        and token.ent_type_ != "DATE"
        and token.head.lower_ in words("locative")
        for token in sentence
    )


def _country_of_most(story: Story) -> EventPlace | None:
    """The country in which most of the places lie that the story names, if it names that country itself."""
    told = Counter(place.country for place in story.places if place.country is not None)
    country, count = next(iter(told.most_common(1)), (None, 0))
    if count < _MOST * told.total():
        return None
    named = (place for place in story.places if place.country == country and place.precision == "country")
    return next(map(EventPlace.of, named), None)


def _only_country(story: Story) -> EventPlace | None:
    """The country of the story, where all the places it names lie in one and it names that country itself."""
    places = [place for place in story.places if not is_demonym(place)]
    if len({place.country for place in places}) != 1:
        return None
    named = next((place for place in places if place.precision == "country"), None)
    return None if named is None else EventPlace.of(named)


def _home(story: Story, first: Candidate) -> EventPlace | None:
    """An attack that is news is where the story is; one of the past may have been anywhere."""
    country = story.parties.home
    if first.type != "attack" or first.modality == "historical" or country is None:
        return None
    named = [place for place in story.places if place.precision == "country" and place.country == country]
    if any(party.country == country for party in first.actors):
        named = [place for place in named if not is_demonym(place)]  # "Georgian strikes" are not in Georgia for that
    return EventPlace.of(named[0]) if named else None
