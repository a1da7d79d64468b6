"""What the page is answered, as JSON values: a choice of events with its summary, one event with its words. Pure."""

from itertools import islice

from worker.event_message import Json
from worker.live.choice import Choice
from worker.live.entry import Entry, brief, web_address
from worker.live.marks import marks, pieces, told_by_text
from worker.live.store import Store
from worker.live.summary import summary
from worker.serialize import ATTRIBUTION

SHOWN = 200  # events in one answer


def chosen(store: Store, choice: Choice, limit: int = SHOWN) -> Json:
    """The newest events of a choice, and what all of them come to; `held` of at most `cap` events are looked at."""
    found = [each for each in store.entries() if choice.takes(each)]
    return {
        "held": len(store),
        "cap": store.newest,
        "matching": len(found),
        "shown": min(limit, len(found)),
        "events": [line(each) for each in islice(found, limit)],
        "summary": summary(found),
        "attribution": list(ATTRIBUTION),
    }


def line(entry: Entry) -> Json:
    """An event of the feed, with when it was published and the number of its change."""
    return brief(entry.message) | {"recorded": entry.recorded, "number": entry.number}


def detail(store: Store, entry: Entry, *, texts: bool) -> Json:
    """One event whole, and its words in pieces: the article's text where it is known and may be shown."""
    article = entry.message["article"]
    told = (str(article["id"]), article["revision"] or 0)
    sections, body = store.article(*told), store.text(*told) if texts else None
    return _detail(entry.message, sections, body) | {"recorded": entry.recorded}


def tried(event: Json, sections: Json, body: str) -> Json:
    """The same of an event that is in no topic."""
    return _detail(event, sections, body) | brief(event)


def _detail(event: Json, sections: Json | None, body: str | None) -> Json:
    words = [*marks(event), *told_by_text(event, sections)]
    return {
        "event": event,
        "pieces": pieces(words, body),
        "whole": body is not None,
        "address": web_address((event.get("article") or {}).get("url")),
    }
