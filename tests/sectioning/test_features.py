"""What the scorer sees of a block."""

from datetime import date

import pytest

from worker.article import Article
from worker.sectioning.features import read_features
from worker.sectioning.lines import split_blocks, split_lines
from worker.sectioning.page import read_page

PUBLISHED = date(2025, 11, 24)


def features(text: str) -> frozenset[str]:
    """The features of a body of one line."""
    page = read_page(Article(id="t", body=text, published=PUBLISHED), split_blocks(split_lines(text)))
    return read_features(page, ["lede"])[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Anna Berg condemned the raids.", {"word NAME", "word condemn", "word raid", "early NAME"}),
        ("Ministers met 12 envoys in 2019.", {"word minister", "word NUMBER", "word YEAR", "opens ministers met"}),
        ("He has been there since May.", {"pair has been", "word has", "from end to 0", "rules lede"}),
        ("“We won,” she said.", {"quote opens", "quoted to 0.5", "ends .", "words to 8"}),
    ],
)
def test_seen(text: str, expected: set[str]) -> None:
    """Words without endings, names and numbers alike, pairs as they are; place, shape and the rules' verdict."""
    assert expected <= features(text)


def test_names_are_not_told_apart() -> None:
    """What was learned does not hang on who or where it was."""
    one, other = (features(f"In {name} the army struck.") for name in ("Port Sudan", "Mali"))
    assert {f for f in one if f.startswith(("word", "early"))} == {f for f in other if f.startswith(("word", "early"))}


def test_counted_from_the_end() -> None:
    """Furniture at the end is not counted."""
    body = "One line.\nTwo lines.\nCategory:Ports"
    page = read_page(Article(id="t", body=body), split_blocks(split_lines(body)))
    found = read_features(page, ["lede", "body", "boilerplate"])
    assert ["from end to 1" in found[0], "from end to 0" in found[1]] == [True, True]
