"""The wire form: extractions, sections and events as plain JSON values, and their bytes.

`schemas/*.v1.schema.json` states these shapes. Every field is always there; null means that the text does not say.
Dates are ISO 8601 strings, a span is {"text", "start", "end"}, offsets are code points into the article's body.
"""

from datetime import date
from typing import Any

import orjson

from worker.article import Article, Section, Span
from worker.event import (
    HARMS,
    Attribution,
    Casualties,
    DateMention,
    Event,
    EventDate,
    EventPlace,
    Extraction,
    Figure,
    GroupCasualties,
    Outcome,
    Party,
    PlaceMention,
    Plover,
    Quotation,
    SourceCasualties,
)

Json = dict[str, Any]

ATTRIBUTION = ("Places: GeoNames (https://www.geonames.org/), CC BY 4.0",)


def dump(value: Json) -> bytes:
    """The message as UTF-8 JSON without white space, fields in the order of the schema."""
    return orjson.dumps(value)


def extraction_message(extraction: Extraction) -> Json:
    """What `extract` prints for one article (extraction.v1): the article, its sections, dates, places and events."""
    return sections_message(extraction) | {"events": [event_fields(event) for event in extraction.events]}


def sections_message(extraction: Extraction) -> Json:
    """The message of topic articles.sections (sections.v1): all that belongs to the article but not to one event."""
    return {
        "article": article_fields(extraction.article),
        "sections": [_section(section) for section in extraction.sections],
        "dates": [_date_mention(mention) for mention in extraction.dates],
        "places": [_place_mention(mention) for mention in extraction.places],
        "attribution": list(ATTRIBUTION),
    }


def event_message(event: Event, article: Article) -> Json:
    """The message of the events.* topics (event.v1): the event and a reference to the article that tells it."""
    return event_fields(event) | {"article": article_reference(article)}


def article_reference(article: Article) -> Json:
    """Enough to find the article again, for a message that stands alone."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": _iso(article.published),
        "revision": article.revision,
    }


def article_fields(article: Article) -> Json:
    """The article's metadata, with its body only where offsets count in text that the sender never had (HTML)."""
    fields: Json = {
        "id": article.id,
        "title": article.title,
        "content_type": article.content_type,
        "language": article.language,
        "published": _iso(article.published),
        "source": article.source,
        "url": article.url,
        "author": article.author,
        "revision": article.revision,
    }
    return fields | {"body": article.body} if article.content_type == "text/html" else fields


def event_fields(event: Event) -> Json:
    """One event as it stands in an extraction, confidence rounded to two decimals."""
    return {
        "id": event.id,
        "type": event.type,
        "plover": event.plover and _plover(event.plover),
        "modality": event.modality,
        "mentions": [_span(span) for span in event.mentions],
        "actors": [_party(party) for party in event.actors],
        "recipients": [_party(party) for party in event.recipients],
        "mediators": [_party(party) for party in event.mediators],
        "subject": event.subject and _span(event.subject),
        "outcome": event.outcome and _outcome(event.outcome),
        "date": event.date and _event_date(event.date),
        "place": event.place and _event_place(event.place),
        "casualties": event.casualties and _casualties(event.casualties),
        "casualties_by_group": [_group_casualties(part) for part in event.casualties_by_group],
        "casualties_by_source": [_source_casualties(part) for part in event.casualties_by_source],
        "attribution": [_attribution(part) for part in event.attribution],
        "quotation": event.quotation and _quotation(event.quotation),
        "cameo": event.cameo,
        "acled": event.acled and {"event_type": event.acled.event_type, "sub_event_type": event.acled.sub_event_type},
        "confidence": round(event.confidence, 2),
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _span(span: Span) -> Json:
    return {"text": span.text, "start": span.start, "end": span.end}


def _section(section: Section) -> Json:
    return {"kind": section.kind, "start": section.start, "end": section.end, "heading": section.heading}


def _date_mention(mention: DateMention) -> Json:
    return {
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "value": {"start": mention.value.start.isoformat(), "end": mention.value.end.isoformat()},
        "precision": mention.precision,
    }


def _place_mention(mention: PlaceMention) -> Json:
    return {"text": mention.text, "start": mention.start, "end": mention.end} | _place(mention)


def _place(place: PlaceMention | EventPlace) -> Json:
    return {
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames_id": place.geonames_id,
        "precision": place.precision,
        "disputed": None if place.disputed is None else list(place.disputed),
    }


def _plover(code: Plover) -> Json:
    return {"type": code.type, "modes": list(code.modes), "contexts": list(code.contexts)}


def _party(party: Party) -> Json:
    return {
        "name": party.name,
        "mentions": [_span(span) for span in party.mentions],
        "kind": party.kind,
        "country": party.country,
        "sector": party.sector,
        "role": party.role,
        "wikidata": party.wikidata,
        "confidence": party.confidence,
    }


def _event_date(when: EventDate) -> Json:
    return {
        "start": when.start.isoformat(),
        "end": when.end.isoformat(),
        "precision": when.precision,
        "basis": when.basis,
        "text": when.text,
    }


def _event_place(place: EventPlace) -> Json:
    return _place(place) | {"basis": place.basis, "border": None if place.border is None else list(place.border)}


def _casualties(casualties: Casualties) -> Json:
    return {harm: _figure(getattr(casualties, harm)) for harm in HARMS}


def _figure(figure: Figure | None) -> Json | None:
    return {"low": figure.low, "high": figure.high} if figure else None


def _group_casualties(part: GroupCasualties) -> Json:
    return {
        "harm": part.harm,
        "group": part.group,
        "low": part.low,
        "high": part.high,
        "text": part.text,
        "start": part.start,
        "end": part.end,
    }


def _source_casualties(part: SourceCasualties) -> Json:
    return {
        "harm": part.harm,
        "low": part.low,
        "high": part.high,
        "by": _party(part.by),
        "side": part.side,
        "words": _span(part.words),
    }


def _attribution(part: Attribution) -> Json:
    return {
        "stance": part.stance,
        "by": part.by and _party(part.by),
        "of": part.of and _party(part.of),
        "side": part.side,
        "words": _span(part.words),
    }


def _outcome(outcome: Outcome) -> Json:
    return {"kind": outcome.kind, "words": _span(outcome.words)}


def _quotation(quotation: Quotation) -> Json:
    return {
        "content": [_span(span) for span in quotation.content],
        "form": quotation.form,
        "cue": quotation.cue and _span(quotation.cue),
        "channel": quotation.channel,
        "via": list(quotation.via),
    }
