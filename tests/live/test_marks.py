"""The words behind the fields, with the article's text and without it."""

from typing import Any

from tests.live.conftest import event, party, span
from worker.live.marks import marks, pieces, told_by_text

BODY = "Russian missiles hit Kyiv 🚀 on Tuesday, officials said."


def told(**fields: Any) -> list[tuple[str, list[str]]]:
    return [(each.get("text", "…"), each.get("roles", [])) for each in pieces(marks(event(**fields)))]


def test_without_the_text_only_the_words_stand_with_gaps_between() -> None:
    assert told() == [("Russian missiles", ["actor"]), ("…", []), ("hit", ["trigger"]), ("…", []), ("said", ["source"])]


def test_words_of_two_fields_are_cut_where_one_ends() -> None:
    found = told(mentions=[span("missiles hit", 8)], attribution=[])
    assert found == [("Russian ", ["actor"]), ("missiles", ["actor", "trigger"]), (" hit", ["trigger"])]


def test_with_the_text_all_of_it_stands_and_offsets_are_code_points() -> None:
    found = pieces(marks(event(attribution=[], recipients=[party("officials", None, span("officials", 40))])), BODY)
    assert "".join(each["text"] for each in found) == BODY
    assert [each["text"] for each in found if "recipient" in each["roles"]] == ["officials"]


def test_words_that_are_not_there_in_the_text_are_not_marked() -> None:
    found = pieces(marks(event(mentions=[span("struck", 17)], attribution=[])), BODY)
    assert "trigger" not in {role for each in found for role in each["roles"]}


def test_spans_that_are_none_are_left_out() -> None:
    wrong = [{"text": "hit", "start": 20, "end": 17}, {"text": "hit", "start": -1, "end": 2}, {"start": 1}]
    assert [mark.role for mark in marks(event(mentions=wrong, attribution=[]))] == ["actor"]


def test_date_and_place_are_marked_by_the_article_s_message() -> None:
    sections = {
        "dates": [span("Tuesday", 31), span("Monday", 50)],
        "places": [span("Kyiv", 21) | {"name": "Kyiv", "country": "UKR"}, span("Lviv", 60) | {"name": "Lviv"}],
    }
    found = told_by_text(event(), sections)
    assert [(mark.text, mark.field) for mark in found] == [("Tuesday", "date"), ("Kyiv", "place")]
    assert told_by_text(event(), None) == []
