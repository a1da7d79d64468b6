"""An event as a block: every line from its own field, nothing dangerous for the terminal."""

from typing import Any

import pytest

from worker.commands.render import block, clean

SPAN = {"text": "struck", "start": 15, "end": 21}
RUSSIA: dict[str, Any] = {
    "name": "Russian forces",
    "mentions": [],
    "kind": "armed_force",
    "country": "RUS",
    "sector": "MIL",
    "role": None,
}
HORBAN: dict[str, Any] = {
    "name": "Danylo Horban",
    "mentions": [],
    "kind": "person",
    "country": "UKR",
    "sector": "GOV",
    "role": "president",
}
KYIV = {
    "name": "Kyiv",
    "country": "UKR",
    "latitude": 50.4547,
    "longitude": 30.5238,
    "geonames_id": 703448,
    "precision": "city",
    "basis": "text",
}
TUESDAY = {
    "start": "2025-10-14",
    "end": "2025-10-14",
    "precision": "day",
    "basis": "text",
    "text": "early Tuesday",
}
QUOTATION = {
    "content": [{"text": "We will answer.", "start": 40, "end": 55}],
    "form": "direct",
    "cue": {"text": "said", "start": 60, "end": 64},
    "channel": "X",
    "via": ["Reuters"],
}


def event(**fields: Any) -> dict[str, Any]:
    """A bare attack in the wire form, with `fields` changed."""
    bare: dict[str, Any] = {
        "id": "e1",
        "type": "attack",
        "plover": {"type": "ASSAULT", "modes": ["aerial"], "contexts": ["military"]},
        "modality": "actual",
        "mentions": [SPAN],
        "actors": [],
        "recipients": [],
        "mediators": [],
        "date": None,
        "place": None,
        "casualties": None,
        "quotation": None,
        "cameo": None,
        "acled": None,
        "confidence": 0.875,
    }
    return bare | fields


def line(label: str, wire: dict[str, Any]) -> str | None:
    """The value of the block's line with this label, None if it has no such line."""
    lines = [text.strip() for text in block(wire).plain.splitlines()[1:]]
    values = [text.removeprefix(label).strip() for text in lines if text.split(" ")[0] == label]
    return values[0] if values else None


@pytest.mark.parametrize(
    ("wire", "heading"),
    [
        (event(), "■ ATTACK  ASSAULT aerial military  actual  confidence 0.88"),
        (event(plover=None, modality="planned", type="talks"), "■ TALKS  planned  confidence 0.88"),
    ],
)
def test_heading_tells_type_code_modality_and_confidence(wire: dict[str, Any], heading: str) -> None:
    """The first line says what it is and how sure."""
    assert block(wire).plain.splitlines()[0] == heading


@pytest.mark.parametrize(
    ("label", "fields", "value"),
    [
        ("who", {"actors": [RUSSIA]}, "Russian forces (armed force, RUS)"),
        (
            "who",
            {"actors": [RUSSIA], "recipients": [HORBAN]},
            "Russian forces (armed force, RUS)  →  Danylo Horban (president, UKR)",
        ),
        ("who", {"recipients": [HORBAN]}, "?  →  Danylo Horban (president, UKR)"),
        ("who", {"actors": [RUSSIA | {"kind": "unknown", "country": None}]}, "Russian forces"),
        ("through", {"mediators": [HORBAN]}, "Danylo Horban (president, UKR)"),
        ("about", {"subject": {"text": "grain exports", "start": 4, "end": 17}}, "“grain exports”"),
        ("outcome", {"outcome": {"kind": "no_agreement", "words": SPAN}}, "no agreement: “struck”"),
        ("where", {"place": KYIV}, "Kyiv, UKR  50.45, 30.52  (city)"),
        ("where", {"place": KYIV | {"latitude": None, "longitude": None}}, "Kyiv, UKR  (city)"),
        (
            "where",
            {"place": KYIV | {"latitude": 0.0, "basis": "dateline"}},
            "Kyiv, UKR  0.00, 30.52  (city, from dateline)",
        ),
        ("when", {"date": TUESDAY}, "2025-10-14  “early Tuesday”"),
        (
            "when",
            {"date": TUESDAY | {"end": "2025-10-16", "text": None, "basis": "published"}},
            "2025-10-14 to 2025-10-16  from published",
        ),
        (
            "figures",
            {"casualties": {"killed": {"low": 6, "high": None}, "injured": {"low": 23, "high": 23}}},
            "at least 6 killed, 23 injured",
        ),
        ("figures", {"casualties": {"killed": {"low": 4, "high": 6}, "injured": None}}, "4 to 6 killed"),
        ("figures", {"casualties": {"killed": {"low": None, "high": 9}, "injured": None}}, "at most 9 killed"),
        ("figures", {"casualties": {"killed": {"low": 0, "high": 0}, "injured": None}}, "0 killed"),
        (
            "figures",
            {
                "casualties": {"killed": {"low": 9, "high": 9}, "injured": None},
                "casualties_by_group": [
                    {"harm": "killed", "group": "children", "low": 3, "high": None},
                    {"harm": "killed", "group": "health_workers", "low": 2, "high": 2},
                    {"harm": "injured", "group": "police", "low": 4, "high": 4},
                ],
            },
            "9 killed (at least 3 children, 2 health workers), injured (4 police)",
        ),
        (
            "counts",
            {
                "casualties_by_source": [
                    {"harm": "killed", "low": 30, "high": 30, "by": {"name": "ministry"}},
                    {"harm": "injured", "low": 4, "high": None, "by": {"name": "army"}},
                ]
            },
            "30 killed by ministry, at least 4 injured by army",
        ),
        (
            "sources",
            {
                "attribution": [
                    {"stance": "fact", "by": None, "of": None},
                    {"stance": "reported", "by": {"name": "police"}, "of": None},
                    {"stance": "claimed", "by": {"name": "JNIM"}, "of": {"name": "JNIM"}},
                    {"stance": "accused", "by": {"name": "Russia"}, "of": {"name": "Ukraine"}},
                    {"stance": "accused", "by": None, "of": {"name": "rebels"}},
                ]
            },
            "the article, reported by police, claimed by JNIM, accused by Russia: Ukraine, accused: rebels",
        ),
        ("words", {"quotation": QUOTATION}, "“We will answer.”"),
        ("said", {"quotation": QUOTATION}, "direct, on X, via Reuters, cue “said”"),
        ("evidence", {}, "“struck” [15:21]"),
        ("evidence", {"mentions": [SPAN] * 6}, ", ".join(["“struck” [15:21]"] * 4) + " and 2 more"),
        (
            "article",
            {"article": {"id": "a1", "title": "News", "source": "Wire", "published": "2025-10-14T03:25:00-04:00"}},
            "News, Wire, 2025-10-14",
        ),
        ("article", {"article": {"id": "a1", "title": None, "source": None, "published": None}}, "a1"),
    ],
)
def test_each_line_tells_one_thing(label: str, fields: dict[str, Any], value: str) -> None:
    """What the article tells stands on its own labelled line."""
    assert line(label, event(**fields)) == value


@pytest.mark.parametrize("label", ["who", "through", "where", "when", "figures", "words", "said", "article"])
def test_what_the_article_does_not_tell_has_no_line(label: str) -> None:
    """Null fields leave no empty line behind."""
    assert line(label, event()) is None


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("red \x1b[31malert\x1b[0m", "red  [31malert [0m"),
        ("two\nlines", "two lines"),
        ("right\u202eto left", "right to left"),
        ("“quotes” — kept", "“quotes” — kept"),
    ],
)
def test_control_characters_never_reach_the_terminal(text: str, cleaned: str) -> None:
    """Articles are foreign text: no escape sequences, no line breaks, no turned direction of writing."""
    assert clean(text) == cleaned
    assert cleaned in block(event(actors=[RUSSIA | {"name": text}])).plain


def test_long_lines_go_on_under_their_values() -> None:
    """No line is longer than the width, no word is lost."""
    words = " ".join(f"word{number}" for number in range(40))
    wire = event(quotation=QUOTATION | {"content": [{"text": words, "start": 0, "end": len(words)}]})
    lines = block(wire, 60).plain.splitlines()
    start = next(number for number, text in enumerate(lines) if text.startswith("  words"))
    assert max(map(len, lines)) <= 60
    assert lines[start + 1].startswith(" " * 11 + "word")
    assert block(wire, 60).plain.split() == block(wire).plain.split()


def test_a_long_list_of_parties_is_cut() -> None:
    """Six are named, the others counted."""
    assert str(line("who", event(actors=[RUSSIA] * 8))).endswith("Russian forces (armed force, RUS) and 2 more")
