"""The work grows with the text, not with its square: whatever stands in one line without an end."""

import sys
from datetime import date
from types import FrameType

import pytest

from tests.engines import loaded
from worker.article import Article
from worker.pipeline import Engine, extract

LENGTH = 1500  # characters
MOST = 2.6  # times the steps for twice the text; 2 is linear, 4 the square
LINES = {
    "words": "the minister said the army attacked the town and officials met in the city while rebels agreed that ",
    "names": "Rebels from Goma killed 12 people on Monday, Smith said, and the army of Mali seized weapons in Gao, ",
    "quotes": "“We won,” he said, ",
    "speakers": "Berg said that the dam was safe, and Lee said it was not, ",
    "open quotes": "“word ",
    "nested quotes": "“We ‘won’ ",
    "one mark": '" ',
    "commas": "a, ",
    "capitals": "Anna Berg ",
    "digits": "12 ",
    "verbs": "killed attacked said met ",
    "dashes": "— ",
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The language model, with one text read."""
    engine = loaded()
    _steps(engine, "A mayor met 3 envoys in Goma on Monday and said, “No,” after rebels attacked.")
    return engine


def _steps(engine: Engine, body: str) -> int:
    """The calls of functions that an extraction takes."""
    count = 0

    def step(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(step)
    try:
        extract(Article(id="t", body=body, published=date(2026, 3, 18)), engine)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("part", LINES.values(), ids=LINES.keys())
def test_one_line_without_an_end(engine: Engine, part: str) -> None:
    """Twice the line takes about twice the steps."""
    once, twice = (part * (length // len(part)) for length in (LENGTH, 2 * LENGTH))
    assert _steps(engine, twice) < MOST * _steps(engine, once)


@pytest.mark.parametrize("sign", ["A", "a", '"', "“", ",", "1", "-", "Berg-"])
def test_one_word_without_an_end(engine: Engine, sign: str) -> None:
    """A word of thousands of signs is cut for the parser, and no pattern tries all its parts."""
    assert extract(Article(id="t", body=sign * 6_000), engine).events == ()
