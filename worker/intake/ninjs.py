"""IPTC ninjs 1.x, 2.x and 3.x -> article.

2.x writes its names in lower case and 3.x in camel case, so names are compared without case; both hold headlines and
bodies as arrays of {role, contentType, value}. 1.x has headline and body_text, body_html, body_xhtml instead. Superdesk
writes 1.x with guid for uri, and the name of the source.
Published is when this version was created: that is the day the version's text speaks from.
Specification: https://iptc.org/standards/ninjs/
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from worker.article import Article
from worker.intake import fields
from worker.intake.html import looks_like_html, read_html
from worker.intake.json import HTML_TYPES, in_plain_text
from worker.intake.reasons import invalid

_TEXT_TYPES = frozenset({"text", "composite", "component"})
_WITHDRAWN = {"usable": False, "withheld": True, "canceled": True, "cancelled": True}
_OLD_BODIES = {"body_text": "text/plain", "body_xhtml": "application/xhtml+xml", "body_html": "text/html"}
_NAMES = ("uri", "guid")  # of an item
_ROLES = {"main": 0, None: 1}  # any other role comes after


def is_ninjs(message: Mapping[str, Any]) -> bool:
    """Whether a JSON object is ninjs: it says so, or it has a uri or guid and not our body."""
    standard = message.get("standard")
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        return True
    return any(name in message for name in _NAMES) and "body" not in message


def read_ninjs(message: Mapping[str, Any]) -> Article:
    """Raises Invalid as `read_json` does, and "unsupported" for pictures, audio, video and planning."""
    item = {name.lower(): value for name, value in message.items()}
    kind = fields.short(item, "type") or "text"
    if kind not in _TEXT_TYPES:
        raise invalid("unsupported", f"a ninjs item of type {kind!r:.40} has no text to read")
    uri = next(filter(None, (fields.short(item, name) for name in _NAMES)), None)
    if uri is None:
        raise invalid("missing-field", "uri is missing")
    withdrawn = _withdrawn(item)
    body, content_type = _body(item, withdrawn)
    article = Article(
        id=uri,
        body=body,
        title=_headline(item),
        language=fields.short(item, "language"),
        published=_published(item),
        source=_source(item),
        author=fields.short(item, "by") or fields.short(item, "byline"),
        revision=_revision(item),
        withdrawn=withdrawn,
    )
    return in_plain_text(article, content_type)


def _entries(item: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """An array of objects, the one of role main first, then those without a role."""
    value = item.get(name) or []
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise invalid("wrong-type", f"{name} must be an array of objects")
    lowered = [{key.lower(): part for key, part in entry.items()} for entry in value]
    return sorted(lowered, key=lambda entry: _ROLES.get(fields.short(entry, "role"), 2))


def _headline(item: Mapping[str, Any]) -> str | None:
    for entry in _entries(item, "headlines"):
        if text := fields.short(entry, "value"):
            return " ".join(read_html(text).body.split()) if looks_like_html(text) else text
    return fields.short(item, "headline") or fields.short(item, "title")


def _body(item: Mapping[str, Any], withdrawn: bool) -> tuple[str, str]:
    """The text and its type: plain text, but markup where the plain text has run its paragraphs into one line."""
    bodies = _bodies(item)
    if not bodies and not withdrawn:
        raise invalid("missing-field", "bodies is missing or has no value")
    plain = [text for text, media in bodies if media == "text/plain"]
    marked = [(text, media) for text, media in bodies if media in HTML_TYPES]
    if plain and ("\n" in plain[0].strip() or not marked):
        return plain[0], "text/plain"
    return (marked or bodies or [("", "text/plain")])[0]


def _bodies(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Texts with their media types, those of the foremost role only: a fact box does not stand in for the story."""
    entries = [entry for entry in _entries(item, "bodies") if (fields.string(entry, "value") or "").strip()]
    foremost = [entry for entry in entries if _rank(entry) == _rank(entries[0])]
    found = [(entry["value"], _media(entry)) for entry in foremost]
    return found or [(text, media) for name, media in _OLD_BODIES.items() if (text := fields.string(item, name))]


def _rank(entry: Mapping[str, Any]) -> int:
    return _ROLES.get(entry.get("role"), 2)


def _media(entry: Mapping[str, Any]) -> str:
    stated = fields.short(entry, "contenttype")
    if stated:
        return stated.partition(";")[0].strip().lower()
    return "text/html" if looks_like_html(entry["value"]) else "text/plain"


def _published(item: Mapping[str, Any]) -> date | None:
    names = ("versioncreated", "firstcreated", "contentcreated")
    return next((when for name in names if (when := fields.published(item, name))), None)


def _source(item: Mapping[str, Any]) -> str | None:
    sources = (fields.short(entry, "name") for entry in _entries(item, "infosources"))
    return next(filter(None, sources), None) or fields.short(item, "source") or fields.short(item, "copyrightholder")


def _withdrawn(item: Mapping[str, Any]) -> bool:
    status = (fields.short(item, "pubstatus") or "usable").lower()
    if status not in _WITHDRAWN:
        raise invalid("bad-value", f"pubstatus must be usable, withheld or canceled, not {status!r:.40}")
    return _WITHDRAWN[status]


def _revision(item: Mapping[str, Any]) -> int:
    """The version where it is a number, else the second this version was created: both grow with each version."""
    version = item.get("version")
    if isinstance(version, str) and version.strip().isascii() and version.strip().isdigit():
        version = int(version.strip()[:20])
    if isinstance(version, int):
        return fields.revision({"revision": version})
    created = fields.published(item, "versioncreated")
    return max(0, int(_moment(created).timestamp())) if created else 0


def _moment(when: date) -> datetime:
    return when if isinstance(when, datetime) else datetime(when.year, when.month, when.day, tzinfo=UTC)
