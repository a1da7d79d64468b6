"""RSS and Atom -> our JSON messages, one an entry. For the `feed` command, which writes them to articles.raw.

An entry's body is its full content where the feed carries it, else its summary. Entries without text are left out, as
there is nothing to read in them, and counted. Feeds that are not well-formed are read as far as they go, as many are so
and lose nothing by it; only what is lost is a fault.
"""

import re
from calendar import timegm
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from time import struct_time
from typing import Any
from xml.sax import SAXException

import feedparser

from worker.errors import Invalid
from worker.intake.dates import parse_published
from worker.intake.html import read_html
from worker.intake.json import HTML_TYPES
from worker.intake.reasons import invalid

Message = dict[str, Any]

_OPAQUE = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_ENTRY = re.compile(rb"<(/?)(?:[\w.-]+:)?(?:item|entry)(?=[\s/>])", re.IGNORECASE)
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feed:
    """The messages of a feed, how many entries without text were left out, and what was lost of it, if anything."""

    messages: tuple[Message, ...]
    left_out: int = 0
    fault: str | None = None


def read_feed(value: bytes, content_type: str | None = None, *, url: str | None = None) -> Feed:
    """The entries in the feed's order, as schemas/article.v1 states them; `url` is what relative links start from.

    Raises Invalid where it is no feed.
    """
    if not value.strip():
        raise invalid("empty", "the feed has no content")
    stated = {"content-type": content_type, "content-location": url}
    headers = {name: text for name, text in stated.items() if text}
    try:
        # a file, not the bytes themselves: feedparser would take a short text for an address and fetch it
        feed = feedparser.parse(BytesIO(value), response_headers=headers)
    except Exception as error:  # a third-party parser on untrusted markup: the feed is at fault
        raise invalid("syntax", f"feed: {type(error).__name__}: {str(error)[:120]}") from error
    if not feed.get("version"):
        raise invalid("syntax", f"not an RSS or Atom feed: {str(feed.get('bozo_exception', 'no feed element'))[:120]}")
    whole, fault = _whole(feed, value)
    messages = [_message(entry, feed.feed) for entry in whole]
    told = tuple(message for message in messages if message["body"].strip())
    return Feed(told, len(messages) - len(told), fault)


def _whole(feed: Any, value: bytes) -> tuple[list[Any], str | None]:
    """The entries that are all there, and what is wrong where some are not.

    feedparser says no more than that the XML is broken, and gives what it made of an entry that is cut off.
    """
    error, entries = feed.get("bozo_exception"), feed.entries
    if not isinstance(error, SAXException):
        return entries, None
    bare = _OPAQUE.sub(b"", value)
    closing = [bool(tag[1]) for tag in _ENTRY.finditer(bare)]
    begun, ended = closing.count(False), closing.count(True)
    if not _END.search(bare):
        whole = entries[:ended] if begun > ended else entries
        return whole, f"the feed is cut off after {len(whole)} of its entries"
    if len(entries) < begun or not entries:
        return entries, f"the feed is broken, {len(entries)} of {begun} entries could be read: {str(error)[:120]}"
    return entries, None


def _message(entry: Any, feed: Any) -> Message:
    content = next((part for part in entry.get("content", ()) if part.get("value")), entry.get("summary_detail", {}))
    published, link = _published(entry), entry.get("link") or ""
    fields = {
        "id": entry.get("id") or entry.get("link"),
        "title": _plain(entry.get("title")),
        "body": content.get("value", ""),
        "content_type": "text/html" if content.get("type") in HTML_TYPES else "text/plain",
        "language": content.get("language") or feed.get("language"),
        "published": published and published.isoformat(),
        "source": _plain(entry.get("source", {}).get("title") or feed.get("title")),
        "url": link if link.startswith(("http://", "https://")) else None,  # feedparser makes one of any id
        "author": entry.get("author"),
        "revision": _seconds(dict.get(entry, "updated_parsed")),
    }
    return {name: value for name, value in fields.items() if value not in (None, "")} | {"body": fields["body"]}


def _plain(markup: str | None) -> str | None:
    return " ".join(read_html(markup).body.split()) if markup else None


def _published(entry: Any) -> date | None:
    for name in ("published", "updated"):
        try:
            if text := dict.get(entry, name):  # the entry's own get takes one for the other, with a warning
                return parse_published(text.strip())
        except Invalid:  # a feed's own way of writing dates: feedparser knows many, but loses the zone
            if moment := dict.get(entry, f"{name}_parsed"):
                return parse_published(_utc(moment))
    return None


def _utc(moment: struct_time) -> str:
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*moment[:6])


def _seconds(moment: struct_time | None) -> int:
    """Seconds since 1970 of the last update, so that a changed entry is a later revision; 0 where none is told."""
    return max(0, timegm(moment)) if moment else 0
