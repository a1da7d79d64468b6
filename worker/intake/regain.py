"""What the extractor of pages leaves out although it is the article's: found here, and put where it is not left out.

An article inside of an element that seldom holds one, tables in the text, and the whole text that a page with a paywall
carries in its JSON-LD.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import zip_longest
from typing import Any

import orjson
from lxml.etree import iterwalk
from lxml.html import builder

_LEFT_OUT = {"aside", "dialog", "fieldset", "figure", "footer", "form", "menu", "noindex", "object"}  # with all in them
_UNSEEN = {"head", "script", "style", "noscript", "template"}
_MOST = 0.5  # of a page's paragraphs, beyond which it is the article that is in such an element
_MUCH = 0.25  # of all that the page shows, below which the article is no paragraphs, and these are the imprint
_BEFORE = {"p", "h2", "h3", "h4", "blockquote", "ul", "ol"}  # what stands before a table in a text; others are layout
_CELL_LENGTH = 200  # characters: a longer cell is layout, too
_PROSE = 3  # words from which a cell says something
_FIGURE = re.compile(r"[\d.,\s%+~–-]*\d[\d.,\s%+~–-]*")
_NO_TEXT = re.compile(r"</?[a-z]|[\0-\x08\x0e-\x1f]", re.IGNORECASE)  # markup, or characters that no text has
_JSON_LD = "//script[@type='application/ld+json']/text()"
_LONGER = 1.2  # times the extracted text, from which the JSON-LD holds more of the article


def regain(root: Any) -> bool:
    """Change the tree so that the article in an aside and its tables are text; whether there was anything to change."""
    hidden, tables = _hidden(root), _tables(root)
    for element in hidden:
        element.tag = "article" if element.tag == "aside" else "div"  # the others may hold the whole page
    for table, rows in tables:
        if table.getparent().tag in _LEFT_OUT:  # a figure
            table.getparent().tag = "div"
        lines = [builder.P(line) for line in _lines(rows)]
        table.getparent().replace(table, _with_tail(builder.DIV(*lines), table.tail))
    return bool(hidden or tables)


def whole(text: str, root: Any) -> str:
    """The text, or the articleBody of the page's JSON-LD where the page shows part of it, or it lost its paragraphs."""
    shown = "".join(text.split())
    for node in json_ld(root):
        stated = node.get("articleBody")
        body = unescape(stated) if isinstance(stated, str) else ""
        told = "".join(body.split())
        if not _NO_TEXT.search(body) and (shown == told or len(told) > _LONGER * len(shown)):
            return body
    return text


def json_ld(root: Any) -> Iterator[Mapping[str, Any]]:
    """The objects that the page says of itself in JSON-LD."""
    for script in root.xpath(_JSON_LD):
        try:
            data = orjson.loads(str(script))  # lxml's text is a subclass of str, which orjson refuses
        except orjson.JSONDecodeError:
            continue
        nodes = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        yield from (node for node in nodes if isinstance(node, dict)) if isinstance(nodes, list) else ()


def _hidden(root: Any) -> list[Any]:
    """The elements of _LEFT_OUT that hold the article; in one walk, as nesting is the sender's."""
    told = shown = paragraphs = unseen = 0  # characters in paragraphs and in all, and what is open
    begun: list[int] = []
    held: list[tuple[Any, int]] = []
    for event, node in iterwalk(root, events=("start", "end")):
        step, text = (1, node.text) if event == "start" else (-1, node.tail)
        if node.tag in _LEFT_OUT and event == "start":
            begun.append(told)
        elif node.tag in _LEFT_OUT:
            held.append((node, told - begun.pop()))
        paragraphs += step * (node.tag == "p")
        unseen += step * (node.tag in _UNSEEN)
        length = 0 if unseen else len((text or "").strip())
        shown += length
        told += length if paragraphs else 0
    return [node for node, inside in held if inside > _MOST * told and inside > _MUCH * shown]


def _tables(root: Any) -> list[tuple[Any, list[list[Any]]]]:
    """The tables that stand in a text and hold data, with the cells of their rows."""
    found = []
    for table in root.iter("table"):
        if _in_text(table) and next(table.iterdescendants("table"), None) is None:
            rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
            if _is_data(rows):
                found.append((table, rows))
    return found


def _in_text(table: Any) -> bool:
    """Whether it, or what is around it, comes after a paragraph: the tables of a layout and boxes of facts do not."""
    around = [table, table.getparent(), table.getparent().getparent()]
    before = [one.getprevious() for one in around if one is not None]
    return any(one is not None and one.tag in _BEFORE for one in before)


def _is_data(rows: list[list[Any]]) -> bool:
    wide = sum(len(row) > 1 for row in rows)
    return wide > 1 and 2 * wide > len(rows) and all(len(_text(cell)) <= _CELL_LENGTH for row in rows for cell in row)


def _lines(rows: list[list[Any]]) -> Iterator[str]:
    """A line for each row, as one would say it: what is before the cell with the most words, that cell, what is after.

    Figures are told with the head of their column: "13 October 2025, Goma: Rebels shelled the market. Killed: 11."
    """
    heads = [_text(cell) for cell in rows[0]] if all(cell.tag == "th" for cell in rows[0]) else []
    for row in rows[1:] if heads else rows:
        cells = [_text(cell) for cell in row]
        yield _line(cells, [_named(cell, head) for cell, head in zip_longest(cells, heads[: len(cells)], fillvalue="")])


def _line(cells: list[str], named: list[str]) -> str:
    at = max(range(len(cells)), key=lambda place: len(cells[place].split()), default=0)
    if not cells or len(cells[at].split()) < _PROSE:
        return ", ".join(filter(None, named))
    before, after = ", ".join(filter(None, named[:at])), ", ".join(filter(None, named[at + 1 :]))
    return (f"{before}: " if before else "") + _ended(cells[at]) + (f" {_ended(after)}" if after else "")


def _named(cell: str, head: str) -> str:
    return f"{head}: {cell}" if head and _FIGURE.fullmatch(cell) else cell


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "”", '"')) else f"{text}."


def _text(cell: Any) -> str:
    return " ".join(cell.text_content().split())


def _with_tail(element: Any, tail: str | None) -> Any:
    element.tail = tail
    return element
