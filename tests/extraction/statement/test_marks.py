"""Quotation marks in statements: every style, nested, beside apostrophes, over paragraphs, in parts."""

import pytest

from tests.extraction.told import Events, one, quotation, said, words


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('"The dam is safe," Minister Petra Novak said.', id="straight"),
        pytest.param("“The dam is safe,” Minister Petra Novak said.", id="curly"),
        pytest.param("'The dam is safe,' Minister Petra Novak said.", id="single straight"),
        pytest.param("‘The dam is safe,’ Minister Petra Novak said.", id="single curly"),
        pytest.param("«The dam is safe», Minister Petra Novak said.", id="angle"),
        pytest.param("« The dam is safe », Minister Petra Novak said.", id="angle, spaced"),
        pytest.param("»The dam is safe«, Minister Petra Novak said.", id="angle, turned inwards"),
        pytest.param("„The dam is safe“, Minister Petra Novak said.", id="low and high"),
        pytest.param("„The dam is safe”, Minister Petra Novak said.", id="low and high, as in Poland"),
        pytest.param("``The dam is safe,'' Minister Petra Novak said.", id="typed"),
        pytest.param("”The dam is safe,” Minister Petra Novak said.", id="both closing"),
    ],
)
def test_styles_of_marks(events: Events, body: str) -> None:
    """Whatever the style of its marks, a quotation is found, and they are no part of it."""
    assert said(events, body) == [("Petra Novak", "The dam is safe")]
    assert quotation(one(events, body)).form == "direct"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“It’s the farmers’ dam and we’ll keep it,” Petra Novak said.", "It’s the farmers’ dam and we’ll keep it"),
        ("‘It’s the farmers’ dam and we’ll keep it,’ Petra Novak said.", "It’s the farmers’ dam and we’ll keep it"),
        ("'It's the farmers' dam and we'll keep it,' Petra Novak said.", "It's the farmers' dam and we'll keep it"),
        ("'In the '90s we had no dam,' Petra Novak said.", "In the '90s we had no dam"),
        ("“They play rock ’n’ roll here,” Petra Novak said.", "They play rock ’n’ roll here"),
        ("Petra Novak's aide said the farmers' dam was 'not safe'.", "the farmers' dam was | not safe"),
        ('"The crack is 6\'2" long," Petra Novak said.', "The crack is 6'2\" long"),
    ],
)
def test_apostrophes_are_no_marks(events: Events, body: str, expected: str) -> None:
    """Apostrophes and the signs of feet and inches neither open nor close a quotation."""
    assert words(one(events, body)).rstrip(".") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“He told me ‘leave now’ and I left,” Petra Novak said.", "He told me ‘leave now’ and I left"),
        ("\"He told me 'leave now' and I left,\" Petra Novak said.", "He told me 'leave now' and I left"),
        ("‘He told me “leave now” and I left,’ Petra Novak said.", "He told me “leave now” and I left"),
        ("“He told me, ‘Leave now,’” Petra Novak said.", "He told me, ‘Leave now,’"),
        ("“The book ‘Cold River’ is about us,” Petra Novak said.", "The book ‘Cold River’ is about us"),
        ("«He told me “leave now” and I left», Petra Novak said.", "He told me “leave now” and I left"),
    ],
)
def test_nested_quotes(events: Events, body: str, expected: str) -> None:
    """A quote within a quote belongs to the words of the outer speaker."""
    assert [(name, text.rstrip(",’")) for name, text in said(events, body)] == [("Petra Novak", expected.rstrip(",’"))]


def test_an_odd_mark_does_not_swallow_the_text(events: Events) -> None:
    """A mark that is never closed ends with its paragraph."""
    found = said(events, "“The dam is safe, Petra Novak said.\n\nRain fell on Monday.\n\nThe river rose by a metre.")
    assert all("Rain" not in text and "river" not in text for _, text in found)
