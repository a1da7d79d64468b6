"""Files that hold several articles, RSS and Atom feeds and JSON arrays of items, parted into messages of one article.

For the command line, which takes such files; a record on Kafka holds one article.
"""

from dataclasses import dataclass

import orjson

from worker.errors import Invalid
from worker.intake.charset import decode
from worker.intake.reader import is_array, is_feed, media_type


@dataclass(frozen=True, slots=True)
class Several:
    """Messages in our JSON or in ninjs, what one of them is called, and what is not among them.

    `left_out` counts entries without text, `fault` says what was lost of the file, if anything.
    """

    values: tuple[bytes, ...]
    name: str
    left_out: int = 0
    fault: str | None = None


def parted(value: bytes, content_type: str | None) -> Several | None:
    """The articles of a feed or of a JSON array of objects; None for anything else, which is one article or none.

    Raises Invalid where it is said to be a feed and is none.
    """
    if is_feed(value, content_type):
        return parted_feed(value, content_type)
    items = _items(value, content_type) if is_array(value, content_type) else ()
    return Several(items, "item") if items else None


def parted_feed(value: bytes, content_type: str | None) -> Several:
    """The entries of a feed, whatever its media type. Raises Invalid where it is none."""
    from worker.intake.feed import read_feed  # feedparser: only when needed

    feed = read_feed(value, content_type)
    return Several(tuple(map(orjson.dumps, feed.messages)), "entry", feed.left_out, feed.fault)


def _items(value: bytes, content_type: str | None) -> tuple[bytes, ...]:
    """The array's members, if there is an object among them; else none, and the intake says what is wrong."""
    try:
        found = orjson.loads(decode(value, media_type(content_type)[1] or "utf-8"))
        if isinstance(found, list) and any(isinstance(item, dict) for item in found):
            return tuple(map(orjson.dumps, found))
    except (orjson.JSONDecodeError, orjson.JSONEncodeError, Invalid):  # encoding: nested too deep for it
        pass
    return ()
