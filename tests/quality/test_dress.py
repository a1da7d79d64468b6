"""The gold that ships, in other dress: the same statements."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.engines import loaded
from tests.quality.measure import Row
from worker.event import Extraction
from worker.pipeline import Engine, extract
from worker.tidy import tidy


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The rules alone, which is all that reads quotations."""
    return loaded(reader=False)


Change = Callable[[str], str]


def _signs(table: dict[str, str]) -> Change:
    signs = {ord(sign): other for sign, other in table.items()}
    return lambda body: body.translate(signs)


def _curly(body: str) -> str:
    """Straight marks made curly by where they stand."""
    opened = re.sub(r"(^|[\s(\[—–-])\"", r"\1“", re.sub(r"(^|[\s(\[“\"])'(?=\w)", r"\1‘", body), flags=re.MULTILINE)
    return opened.replace('"', "”").replace("'", "’")


def _typed(body: str) -> str:
    return _curly(body).replace("“", "``").replace("”", "''")


TIDIED: dict[str, Change] = {
    "spaces doubled": _signs({" ": "  "}),
    "hard spaces": _signs({" ": "\u00a0"}),
    "tabs": _signs({" ": "\t"}),
    "CRLF": _signs({"\n": "\r\n"}),
    "more blank lines": lambda body: body.replace("\n\n", "\n\n\n\n"),
    "spaces at line ends": lambda body: body.replace("\n", "   \n"),
    "typed marks": _typed,
}
READ: dict[str, Change] = {
    "curly": _curly,
    "straight": _signs({"“": '"', "”": '"', "‘": "'", "’": "'"}),
    "typed marks, spaces doubled": lambda body: _typed(body).replace(" ", "  "),
    "hyphens": _signs({"—": "-", "–": "-"}),
    "en dashes": _signs({"—": "–"}),
}


@pytest.mark.parametrize("change", TIDIED.values(), ids=TIDIED.keys())
def test_the_text_read_is_the_same(pairs: list[tuple[Row, Extraction]], change: Change) -> None:
    """White space, line ends and typed marks are gone before anything is read."""
    for row, _ in pairs:
        plain = _curly(row["body"]) if change is _typed else row["body"]
        assert tidy(change(plain)).text == tidy(plain).text


@pytest.mark.parametrize("change", READ.values(), ids=READ.keys())
def test_the_same_is_said(pairs: list[tuple[Row, Extraction]], engine: Engine, change: Change) -> None:
    """Other marks and dashes give the same statements, word for word."""
    for row, found in pairs:
        body = change(row["body"])
        if body != row["body"]:
            assert _told(extract(replace(found.article, body=body), engine)) == _told(found), row["id"]


def _told(found: Extraction) -> list[tuple[object, ...]]:
    """Speaker, words, form, channel and modality of the statements, letters and digits only."""
    return [
        (
            [_plain(party.name) for party in event.actors],
            _plain(" ".join(span.text for span in event.quotation.content)),
            event.quotation.form,
            event.quotation.channel,
            event.modality,
        )
        for event in found.events
        if event.quotation is not None
    ]


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"['’`]", "", text)).strip()
