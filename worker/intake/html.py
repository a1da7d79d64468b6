"""HTML -> article: the article's text, one paragraph a line with blank lines between, and what the page says of itself.

Whole pages go through trafilatura, which leaves out navigation, comments and advertising. Fragments (a body of ninjs or
of a feed) and pages too short for it are taken as they are, without scripts and styles.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import trafilatura
from lxml import html as lxml_html
from lxml.etree import iterwalk
from lxml.html import defs as html_defs

from worker.article import Article
from worker.errors import Invalid
from worker.intake.charset import decode, is_charset
from worker.intake.dates import parse_published
from worker.intake.fields import MAX_SHORT, check_text
from worker.intake.reasons import invalid
from worker.intake.regain import json_ld, regain, whole

MAX_ELEMENTS = 20_000  # a long news page has a fifth of them; the extractor's time grows with their square
# (?>...) does not give back what it took: comments in a row would otherwise be tried in every grouping.
_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FRAGMENT = re.compile(r"\s*<(?:p|div|article|section|main|h[1-6]|blockquote|ul|ol|span|figure|header)\b[^>]*>", re.I)
_TAG = re.compile(
    r"</(?:p|div|article|section|h[1-6]|blockquote|ul|ol|li|span|figure|a|b|i|em|strong)>|<(?:p|br|hr|img|h[1-6])\b[^<>]*>",
    re.I,
)
_TAGS = 2  # one may be written of
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)", re.I
)
_META_BYTES = 4096
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
# An element in neither runs on in its line (b, a, span); one of _SILENT holds no text of the article.
_BLOCKS = (html_defs.block_tags - {"del", "ins"}) | {
    *("html", "body", "br", "main", "article", "section", "aside", "header", "footer", "hgroup", "details", "summary"),
    *("figure", "figcaption"),
}
_SILENT = {
    *("script", "style", "noscript", "template", "head", "title", "iframe", "object", "svg", "math", "canvas"),
    *("audio", "video", "button", "select", "textarea", "nav"),
}
_NOT_IN_TEXT = re.compile(r"[\0-\x08\x0e-\x1f]")  # what lxml refuses in a text node, as a page may hold it in a script
_PUBLISHED = (
    "//meta[@property='article:published_time' or @name='article:published_time' or @itemprop='datePublished'"
    " or @name='date' or @name='pubdate']/@content | //time[@itemprop='datePublished']/@datetime"
)
_EDGE = {"start": 1, "end": -1}


def looks_like_document(text: str) -> bool:
    """Whether the text begins as a whole HTML page does."""
    return _DOCUMENT.match(text) is not None


def looks_like_html(text: str) -> bool:
    """Whether the text begins as an HTML page or as a fragment of one."""
    return looks_like_document(text) or _FRAGMENT.match(text) is not None


def is_markup(text: str) -> bool:
    """Whether the text is HTML: it begins as a page, or holds tags that no plain text has."""
    return looks_like_document(text) or sum(1 for _ in islice(_TAG.finditer(text), _TAGS)) == _TAGS


def read_html_bytes(value: bytes, charset: str | None = None) -> Article:
    """As `read_html`; the charset is that of the content type, else of the page's meta element, else looked for."""
    return read_html(decode(value, charset or _declared(value)))


def read_html(markup: str) -> Article:
    """Raises Invalid: "syntax" where no parser makes anything of it, "encoding" for NUL or half a surrogate pair,
    "too-large" where there are more than MAX_ELEMENTS.
    """
    clean = _XML_DECLARATION.sub("", _NOT_IN_TEXT.sub("", check_text("the HTML", markup)))
    if not clean.strip():
        return Article(id="", body="", content_type="text/html")
    try:
        text, told = _read(clean)
    except Invalid:
        raise
    except Exception as error:  # third-party parsers on untrusted markup: the markup is at fault
        raise invalid("syntax", f"HTML: {type(error).__name__}: {str(error)[:120]}") from error
    body = "\n\n".join(stripped for line in text.split("\n") if (stripped := line.strip()))
    return Article(id="", body=body, content_type="text/html", **told)


def _declared(value: bytes) -> str | None:
    """The charset that the page says it is in, if it can be: what is found in bytes is in no UTF-16."""
    declared = _META_CHARSET.search(value[:_META_BYTES])
    name = next(name for name in declared.groups() if name).decode() if declared else ""
    return name if is_charset(name) and not name.lower().startswith("utf-16") else None


def _read(markup: str) -> tuple[str, dict[str, Any]]:
    root = lxml_html.document_fromstring(markup)
    elements = sum(1 for _ in root.iter())
    if elements > MAX_ELEMENTS:
        raise invalid("too-large", f"{elements} HTML elements; {MAX_ELEMENTS} are allowed")
    if not looks_like_document(markup):
        return "\n".join(_lines(root)), {}
    page = trafilatura.bare_extraction(
        lxml_html.tostring(root, encoding="unicode") if regain(root) else markup,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},  # stated, not guessed from the text
    )
    text = (page and page.text) or "\n".join(_lines(root))
    return whole(text, root), _metadata(page, root) if page else {}


def _metadata(page: Any, root: Any) -> dict[str, Any]:
    return {
        "title": _short(page.title),
        "author": _short(page.author),
        "source": _short(page.sitename or page.hostname),
        "url": _short(page.url),
        "published": _published(root) or _date(page.date),
    }


def _short(text: str | None) -> str | None:
    return " ".join(text.split())[:MAX_SHORT] or None if text else None


def _published(root: Any) -> date | None:
    """The time of publication with its zone: trafilatura gives only the day."""
    stated = [*root.xpath(_PUBLISHED), *(node.get("datePublished") for node in json_ld(root))]
    return next(filter(None, (_date(text) for text in stated if isinstance(text, str))), None)


def _date(text: str | None) -> date | None:
    """None where it cannot be read: what a page's template says of itself is not the sender's word."""
    try:
        return parse_published(text.strip()) if text else None
    except Invalid:
        return None


def _lines(root: Any) -> Iterator[str]:
    """The visible text of a tree, one line a block element."""
    parts: list[str] = []
    for text in _texts(root):
        if text is not None:
            parts.append(text)
        elif parts:
            yield " ".join("".join(parts).split())
            parts.clear()
    yield " ".join("".join(parts).split())


def _texts(root: Any) -> Iterator[str | None]:
    """The tree's text in document order, None at each block's edge; without recursion, as nesting is the sender's."""
    silent = 0
    for event, node in iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("start", "end"):
            silent += _EDGE[event] if node.tag in _SILENT else 0
            yield from [None] if node.tag in _BLOCKS else []
        text = node.text if event == "start" else node.tail
        if text and not silent:
            yield text
