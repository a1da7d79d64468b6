"""The values an article is made of: the message as received, its sections, and spans of its text.

Offsets everywhere are Unicode code points into `Article.body`, end exclusive.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

SectionKind = Literal[
    "title",
    "byline",
    "dateline",
    "heading",
    "lede",
    "body",
    "background",
    "reaction",
    "outlook",
    "note",
    "boilerplate",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One revision of one article, as plain text.

    `published` is a `datetime` with a zone where the message gives a time, else a `date`, else None. `body` is the text
    as received for text/plain and the extracted text for HTML. `revision` grows with each new version of the same id.
    """

    id: str
    body: str
    title: str | None = None
    content_type: str = "text/plain"
    language: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    revision: int = 0
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A slice of the body: `body[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One paragraph (a non-empty line of the body) with its kind and the subhead it stands under."""

    kind: SectionKind
    start: int
    end: int
    heading: str | None = None
