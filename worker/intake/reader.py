"""The one way in: picks the format, completes the article from headers, refuses what cannot be processed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from email.message import Message
from uuid import NAMESPACE_URL, UUID, uuid5

import orjson

from worker.article import Article
from worker.intake import fields
from worker.intake.fields import completed
from worker.intake.html import looks_like_html, read_html_bytes
from worker.intake.json import HTML_TYPES, parse_object, read_json
from worker.intake.language import check_language
from worker.intake.ninjs import is_ninjs, read_ninjs
from worker.intake.reasons import invalid
from worker.intake.text import read_text

DEFAULT_MAX_BYTES = 1_048_576  # Kafka's own default limit of a message
ARTICLE_NAMESPACE = UUID("b1f6f2f4-2d67-5c0b-9d43-3a3c0c8b7f10")  # of the ids given to articles without id and url

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})

_BY_LOOKING = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/xml", "text/xml"})
_BINARY = {b"%PDF": "PDF", b"PK\x03\x04": "a zip file", b"\x1f\x8b": "gzip", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG"}
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
_LOOK = 1024  # bytes looked at to tell the format


def read_article(
    value: bytes,
    content_type: str | None = None,
    *,
    key: bytes | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
    headers: Mapping[str, str] = {},
) -> Article:
    """The article in a message: our JSON, IPTC ninjs 1 to 3, HTML or plain text.

    The content type (argument, else the header `content-type`) tells the format, else its first bytes do. Headers
    `id`, `title`, `published`, `source`, `url`, `author` and `language` (without regard to case) fill in what the
    message leaves out; so do the CloudEvents attributes `ce_subject` (id) and `ce_time` (published).
    The id is the message's own, else header `id`, `ce_subject`, the record's key, a UUID of the url, `ce_id`, else a
    UUID of source, title and body. A withdrawn article has no body, whatever was sent with it: nothing is to be told
    of it. Raises `worker.errors.Invalid` with one of `REASONS`, and nothing else.
    """
    if not value.strip():
        raise invalid("empty", "the message has no content")
    if len(value) > max_bytes:
        raise invalid("too-large", f"{len(value)} bytes; {max_bytes} are allowed")
    named = {name.lower(): text for name, text in headers.items()}
    article = _fill(_read(value, content_type or named.get("content-type")), named)
    if not article.body.strip() and not article.withdrawn:
        raise invalid("empty", "the article has no text")
    article = replace(article, id=article.id or _identify(article, named, key))
    if article.withdrawn:
        return replace(article, body="")
    check_language(article)
    return article


def is_feed(value: bytes, content_type: str | None) -> bool:
    """Whether it is an RSS or Atom feed, which holds several articles: `worker.intake.several` parts it."""
    media, _ = media_type(content_type)
    return media in FEED_TYPES or (media in _BY_LOOKING and _looks_like_feed(_start(value)))


def is_array(value: bytes, content_type: str | None) -> bool:
    """Whether it is JSON that begins as an array does."""
    media, _ = media_type(content_type)
    return (media in _BY_LOOKING or _is_json_type(media)) and _start(value).startswith(b"[")


def media_type(content_type: str | None) -> tuple[str, str | None]:
    """The media type of a content type in lower case, "" for none, and its charset."""
    header = Message()
    header["content-type"] = " ".join((content_type or "").split())
    charset = header.get_param("charset")
    return (content_type or "").partition(";")[0].strip().lower(), charset if isinstance(charset, str) else None


def _read(value: bytes, content_type: str | None) -> Article:
    media, charset = media_type(content_type)
    if is_feed(value, content_type):
        raise invalid("unsupported", "a feed holds several articles: `eventwire feed` sends each of them")
    if media in _BY_LOOKING:
        media = _look(value)
    if media in HTML_TYPES:
        return read_html_bytes(value, charset)
    if media == "text/plain":
        return read_text(value, charset)
    if _is_json_type(media):
        message = parse_object(value, charset)
        return read_ninjs(message) if is_ninjs(message) else read_json(message)
    raise invalid("unsupported", f"content type {media!r:.60} is not read; JSON, ninjs, HTML and plain text are")


def _is_json_type(media: str) -> bool:
    return media in ("application/json", "text/json") or media.endswith("+json")


def _start(value: bytes) -> bytes:
    return value[:_LOOK].removeprefix(b"\xef\xbb\xbf").lstrip()


def _looks_like_feed(start: bytes) -> bool:
    return start.startswith(b"<") and bool(_FEED.search(start)) and not looks_like_html(start.decode("latin-1"))


def _look(value: bytes) -> str:
    start = _start(value)
    for magic, name in _BINARY.items():
        if start.startswith(magic):
            raise invalid("unsupported", f"the message is {name}")
    if start.startswith(b"{") or (start.startswith(b"[") and _is_json(value)):
        return "application/json"
    if looks_like_html(start.decode("latin-1")):
        return "text/html"
    if start.startswith(b"<?xml"):
        raise invalid("unsupported", "the message is XML that is not XHTML")
    return "text/plain"


def _is_json(value: bytes) -> bool:
    try:
        orjson.loads(value)
    except orjson.JSONDecodeError:
        return False
    return True


def _fill(article: Article, headers: Mapping[str, str]) -> Article:
    texts = {name: fields.short(headers, name) for name in ("title", "source", "url", "author", "language")}
    times = () if article.published else (fields.published(headers, name) for name in ("published", "ce_time"))
    return completed(article, {**texts, "published": next(filter(None, times), None)})


def _identify(article: Article, headers: Mapping[str, str], key: bytes | None) -> str:
    named = fields.short(headers, "id") or fields.short(headers, "ce_subject") or _key(key)
    if named:
        return named
    if article.url:
        return str(uuid5(NAMESPACE_URL, article.url))
    content = "\x1f".join((article.source or "", article.title or "", article.body))
    return fields.short(headers, "ce_id") or str(uuid5(ARTICLE_NAMESPACE, content))


def _key(key: bytes | None) -> str | None:
    """The record's key where it is text; another serialisation (a number, a hash) names no article."""
    try:
        text = (key or b"").decode().strip()
    except UnicodeDecodeError:
        return None
    return text if text.isprintable() and 0 < len(text) <= fields.MAX_SHORT else None
