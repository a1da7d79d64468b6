"""The dress of a text does not matter: the same words in other marks, spaces, line ends and margins say the same."""

import json
import re
import textwrap
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib.resources import files

import pytest

from tests.extraction.told import quotation, speakers, words
from worker.article import Article
from worker.event import Event
from worker.pipeline import Engine, extract

OWN = (
    "VALDORIA — Mayor Anna Berg said on Monday that the bridge was “not safe” for lorries – and won’t be for weeks.\n\n"
    "“We closed it,” she told CNN. “It may fall.\n\n“Nobody should go near it.”\n\n"
    "The firm that built it — Kowalski and Sons — denied the claim, according to the Daily Post.\n\n"
    "“The mayor — who else? — told me ‘pay up’ and left,” Jan Kowalski, the firm’s owner, wrote on Facebook.\n\n"
    "Peter Lee, a lawyer, in a letter to the council: “The workers’ children weren’t told.”\n\n"
    "“No comment” — Anna Berg\n\n"
    "The council urged both sides to stop quarrelling, and warned of “grave damage” to the town."
)


def _sample() -> str:
    message = files("worker.resources").joinpath("samples/kyiv-night-attack.json").read_text(encoding="utf-8")
    body: str = json.loads(message)["body"]
    return body


def _replace(table: dict[str, str]) -> Callable[[str], str]:
    signs = {ord(sign): other for sign, other in table.items()}
    return lambda body: body.translate(signs)


def _wrapped(width: int, indent: str = "") -> Callable[[str], str]:
    return lambda body: "\n\n".join(
        textwrap.fill(p, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        for p in body.split("\n\n")
    )


CHANGES = {
    "straight": _replace({"“": '"', "”": '"', "‘": "'", "’": "'"}),
    "straight doubles": _replace({"“": '"', "”": '"'}),
    "low": _replace({"“": "„", "”": "“"}),
    "angle": _replace({"“": "«", "”": "»"}),
    "CRLF": _replace({"\n": "\r\n"}),
    "CR": _replace({"\n": "\r"}),
    "more blank lines": lambda body: body.replace("\n\n", "\n\n\n\n"),
    "no blank lines": lambda body: body.replace("\n\n", "\n"),
    "blanks in blank lines": lambda body: body.replace("\n\n", " \n \t\n"),
    "two spaces after a stop": lambda body: re.sub(r"(?<=[.!?”]) (?=\S)", "  ", body),
    "spaces doubled": _replace({" ": "  "}),
    "spaces at line ends": lambda body: body.replace("\n", "   \n") + "  ",
    "tabs": _replace({" ": "\t"}),
    "typed marks": _replace({"“": "``", "”": "''", "‘": "`", "’": "'"}),
    "typed marks, spaces doubled": _replace({"“": "``", "”": "''", "‘": "`", "’": "'", " ": "  "}),
    "hard spaces": _replace({" ": "\u00a0"}),
    "hard spaces after a stop": lambda body: re.sub(r"(?<=[.!?”]) (?=\S)", "\u00a0 ", body),
    "thin spaces in marks": lambda body: body.replace("“", "«\u202f").replace("”", "\u202f»"),
    "indented": lambda body: "    " + body.replace("\n\n", "\n\n    "),
    "en dashes": _replace({"—": "–"}),
    "em dashes": _replace({"–": "—"}),
    "bars": _replace({"—": "―"}),
    "double hyphens": _replace({"—": "--", "–": "--"}),
    "hyphens": _replace({"—": "-", "–": "-"}),
    "wrapped at 72": _wrapped(72),
    "wrapped at 110, indented": _wrapped(116, "      "),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("body", [pytest.param(OWN, id="own"), pytest.param(_sample(), id="sample")])
def test_the_dress_of_a_text_does_not_matter(engine: Engine, body: str, change: Callable[[str], str]) -> None:
    """Other marks, dashes, spaces, line ends and margins give the same statements."""
    assert _told(engine, change(body)) == _told(engine, body)


@cache
def _told(engine: Engine, body: str) -> list[tuple[object, ...]]:
    """Speaker, words, form, channel and modality of the statements of a body."""
    found = extract(Article(id="t", body=body, published=date(2026, 3, 18)), engine).events
    return [_essence(event) for event in found if event.type == "statement"]


def _essence(event: Event) -> tuple[object, ...]:
    said = quotation(event)
    return [_plain(name) for name in speakers(event)], _plain(words(event)), said.form, said.channel, event.modality


def _plain(text: str) -> str:
    """Letters and digits only: marks, dashes and spaces are what the changes change."""
    return re.sub(r"\W+", " ", text).strip()
