"""One event as a readable block of text: pure, from the wire form (event.v1) to a rich `Text`.

Everything shown comes from articles, so control characters are taken out before they can reach a terminal.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from textwrap import wrap
from typing import Any

from rich.text import Text

from worker.event import CLAIMED, FACT, HARMS

Json = dict[str, Any]

COLOURS = {"attack": "red", "talks": "green", "statement": "cyan"}
OTHER_COLOUR = "yellow"
LABEL_WIDTH = 9
STYLES = {"words": "italic", "article": "dim"}
NARROWEST = 30  # characters; in less room breaking lines helps nobody
EVIDENCE_SHOWN = 4
PARTIES_SHOWN = 6
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def block(event: Json, width: int | None = None) -> Text:
    """The block of one event: a heading line and one labelled line for each thing that the article tells.

    With `width`, in characters, longer lines are broken and go on under their values.
    """
    text = _heading(event)
    for label, value in _rows(event):
        text.append(f"\n  {label:<{LABEL_WIDTH}}", "dim")
        text.append(_broken(value, width), STYLES.get(label, ""))
    return text


def _broken(value: str, width: int | None) -> str:
    indent = LABEL_WIDTH + 2
    if width is None or width - indent < NARROWEST:
        return value
    return ("\n" + " " * indent).join(wrap(value, width - indent, break_long_words=False, break_on_hyphens=False))


def clean(value: object) -> str:
    """The value as one line without control characters or marks that turn the direction of writing."""
    return CONTROL.sub(" ", str(value)).strip()


def _heading(event: Json) -> Text:
    colour = COLOURS.get(event["type"], OTHER_COLOUR)
    text = Text("■ ", colour).append(clean(event["type"]).upper(), f"bold {colour}")
    plover = event.get("plover")
    if plover:
        text.append("  " + clean(" ".join([plover["type"], *plover.get("modes", []), *plover.get("contexts", [])])))
    text.append(f"  {clean(event['modality'])}", "" if event["modality"] == "actual" else "bold magenta")
    return text.append(f"  confidence {event['confidence']:.2f}", "dim")


def _rows(event: Json) -> Iterator[tuple[str, str]]:
    """(label, value) for what is known, in the order of reading."""
    rows = (
        ("who", _parties(event)),
        ("through", _names(event.get("mediators", ()))),
        ("about", _quoted(event.get("subject"))),
        ("outcome", _outcome(event.get("outcome"))),
        ("where", _place(event.get("place"))),
        ("when", _date(event.get("date"))),
        ("figures", _figures(event)),
        ("counts", _counts(event.get("casualties_by_source") or ())),
        ("sources", _sources(event.get("attribution") or ())),
        ("words", _words(event.get("quotation"))),
        ("said", _manner(event.get("quotation"))),
        ("evidence", _evidence(event["mentions"])),
        ("article", _article(event.get("article"))),
    )
    return ((label, value) for label, value in rows if value)


def _parties(event: Json) -> str:
    actors, recipients = _names(event["actors"]), _names(event["recipients"])
    return f"{actors or '?'}  →  {recipients}" if recipients else actors


def _names(parties: Sequence[Json]) -> str:
    return _listed([_party(party) for party in parties[:PARTIES_SHOWN]], len(parties))


def _listed(shown: list[str], total: int) -> str:
    more = total - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _party(party: Json) -> str:
    kind = None if party["kind"] == "unknown" else party["kind"].replace("_", " ")
    known = [clean(part) for part in (party.get("role") or kind, party.get("country")) if part]
    return clean(party["name"]) + (f" ({', '.join(known)})" if known else "")


def _place(place: Json | None) -> str:
    if not place:
        return ""
    name = ", ".join(clean(part) for part in (place["name"], place["country"]) if part)
    latitude, longitude = place["latitude"], place["longitude"]
    point = "" if latitude is None or longitude is None else f"  {latitude:.2f}, {longitude:.2f}"
    return f"{name}{point}  ({place['precision']}{_basis(place)})"


def _date(date: Json | None) -> str:
    if not date:
        return ""
    days = date["start"] if date["start"] == date["end"] else f"{date['start']} to {date['end']}"
    return days + (f"  “{clean(date['text'])}”" if date.get("text") else _basis(date).replace(", ", "  ", 1))


def _basis(value: Json) -> str:
    """Where the value comes from, when that is not the text itself."""
    return "" if value["basis"] == "text" else f", from {value['basis']}"


def _figures(event: Json) -> str:
    """ "12 killed (3 children, 2 soldiers), at least 4 injured"."""
    casualties, groups = event.get("casualties") or {}, event.get("casualties_by_group") or ()
    told = []
    for harm in HARMS:
        figure = casualties.get(harm)
        parts = [f"{_figure(part)} {part['group'].replace('_', ' ')}" for part in groups if part["harm"] == harm]
        total = f"{_figure(figure)} {harm}" if figure else harm
        if figure or parts:
            told.append(f"{total} ({', '.join(parts)})" if parts else total)
    return ", ".join(told)


def _counts(parts: Sequence[Json]) -> str:
    """ "30 killed by the health ministry, 17 killed by the army"."""
    shown = [f"{_figure(part)} {part['harm']} by {clean(part['by']['name'])}" for part in parts[:PARTIES_SHOWN]]
    return _listed(shown, len(parts))


def _sources(accounts: Sequence[Json]) -> str:
    """ "the article, claimed by Islamic State, accused by Russia: Ukraine"; nothing where only the article tells it."""
    if all(account["stance"] == FACT for account in accounts):
        return ""
    return _listed([_account(account) for account in accounts[:PARTIES_SHOWN]], len(accounts))


def _account(account: Json) -> str:
    if account["stance"] == FACT:
        return "the article"
    by = f" by {clean(account['by']['name'])}" if account["by"] else ""
    of = f": {clean(account['of']['name'])}" if account["of"] and account["stance"] != CLAIMED else ""
    return f"{clean(account['stance'])}{by}{of}"


def _figure(figure: Json) -> str:
    low, high = figure["low"], figure["high"]
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low} to {high}"


def _words(quotation: Json | None) -> str:
    return " … ".join(f"“{clean(span['text'])}”" for span in quotation["content"]) if quotation else ""


def _quoted(span: Json | None) -> str:
    return f"“{clean(span['text'])}”" if span else ""


def _outcome(outcome: Json | None) -> str:
    return f"{outcome['kind'].replace('_', ' ')}: {_quoted(outcome['words'])}" if outcome else ""


def _manner(quotation: Json | None) -> str:
    if not quotation:
        return ""
    parts = [
        quotation["form"],
        f"on {quotation['channel']}" if quotation["channel"] else "",
        f"via {', '.join(quotation['via'])}" if quotation["via"] else "",
        f"cue “{quotation['cue']['text']}”" if quotation["cue"] else "",
    ]
    return ", ".join(clean(part) for part in parts if part)


def _evidence(mentions: list[Json]) -> str:
    shown = [f"“{clean(span['text'])}” [{span['start']}:{span['end']}]" for span in mentions[:EVIDENCE_SHOWN]]
    return _listed(shown, len(mentions))


def _article(article: Json | None) -> str:
    if not article:
        return ""
    parts = (article.get("title") or article["id"], article.get("source"), _day(article.get("published")))
    return ", ".join(clean(part) for part in parts if part)


def _day(published: str | None) -> str:
    return datetime.fromisoformat(published).date().isoformat() if published else ""
