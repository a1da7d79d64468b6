"""Our own JSON -> article. Its fields are those of `Article`, with content_type text/plain or text/html.

Only the body is required, and not even that of a withdrawn article. Unknown fields are ignored. schemas/article.v1
states the same for producers.
"""

from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from typing import Any

import orjson

from worker.article import Article
from worker.intake import fields
from worker.intake.charset import decode
from worker.intake.fields import completed
from worker.intake.html import is_markup, read_html
from worker.intake.reasons import Reason, invalid

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_LIKELY_BODIES = ("html", "text", "content", "body_html", "body_text", "description", "summary")


def parse_object(value: bytes, charset: str | None = None) -> dict[str, Any]:
    """The JSON object in the bytes. Raises Invalid: "syntax", "encoding", or "wrong-type" where it is no object."""
    try:
        message = orjson.loads(decode(value, charset or "utf-8"))
    except orjson.JSONDecodeError as error:
        reason: Reason = "encoding" if "surrogate" in error.msg else "syntax"
        raise invalid(reason, f"JSON: {error}") from None
    if not isinstance(message, dict):
        raise invalid("wrong-type", f"the message must be a JSON object, not {fields.type_name(message)}")
    return message


def read_json(message: Mapping[str, Any]) -> Article:
    """Raises Invalid for a field that is missing, of the wrong type or of an impossible value."""
    withdrawn = fields.flag(message, "withdrawn")
    article = Article(
        id=fields.short(message, "id") or "",
        body=_body(message, withdrawn),
        title=_plain(fields.short(message, "title")),
        language=fields.short(message, "language"),
        published=fields.published(message, "published"),
        source=fields.short(message, "source"),
        url=fields.short(message, "url"),
        author=fields.short(message, "author"),
        revision=fields.revision(message),
        withdrawn=withdrawn,
    )
    return in_plain_text(article, fields.short(message, "content_type"))


def in_plain_text(article: Article, content_type: str | None) -> Article:
    """The article with its body's text if that is HTML; the page fills in what the message leaves out."""
    media = (content_type or "").partition(";")[0].strip().lower()
    if media in HTML_TYPES or (not media and is_markup(article.body)):
        page = read_html(article.body)
        told = {name: getattr(page, name) for name in ("title", "published", "source", "url", "author")}
        return replace(completed(article, told), body=page.body, content_type="text/html")
    if media not in ("", "text/plain"):
        raise invalid("unsupported", f"content_type {media!r:.60} is not read; text/plain and text/html are")
    return article


def _plain(title: str | None) -> str | None:
    """A title without the entities that feeds leave in it."""
    return unescape(title) if title else title


def _body(message: Mapping[str, Any], withdrawn: bool) -> str:
    body = fields.string(message, "body")
    if body is None and not withdrawn:
        others = [name for name in _LIKELY_BODIES if name in message]
        hint = f"; {others[0]} is not read: send it as body with its content_type" if others else ""
        raise invalid("missing-field", f"body is missing{hint}")
    return body or ""
