"""What the pages show is what the program gives: the sample's events, an article, the answer of a lexicon check."""

import json
import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from importlib.resources import files
from typing import Any

import pytest
import yaml

from tests.engines import loaded
from tests.pages import PAGES, ROOT, Page, page
from tests.schemas.validate import faults
from worker.article import Article
from worker.commands.explanation import explained
from worker.commands.render import block
from worker.inspection.explain import explain
from worker.intake import read_article
from worker.pipeline import Engine, extract
from worker.serialize import event_message

SAMPLE = "samples/kyiv-night-attack.json"
WIDTH = 116  # columns of the terminal that the pages show
NEAR = 0.02  # kernels of other processors round otherwise: as much may a confidence differ
ELISION = "..."
README, EVENTS, FEEDS, CONTRIBUTING = map(
    page, (ROOT / "README.md", *(ROOT / f"docs/{name}.md" for name in ("events", "feeds")), ROOT / "CONTRIBUTING.md")
)

Json = dict[str, Any]

_CONFIDENCE = re.compile(r"confidence (\d\.\d\d)$", re.MULTILINE)
_PROBABILITY = re.compile(r"\d\.\d\d")


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The language model and the reader, loaded once."""
    return loaded()


@pytest.fixture(scope="module")
def messages(engine: Engine) -> list[Json]:
    """The sample's events as they go out, which is what the demo gets to print."""
    value = files("worker.resources").joinpath(SAMPLE).read_bytes()
    told = extract(read_article(value, "application/json"), engine)
    sent = [json.dumps(event_message(event, told.article)) for event in told.events]
    return [json.loads(message) for message in sent]


def without_confidence(text: str) -> tuple[str, float]:
    """A printed event without its confidence, and that."""
    found = _CONFIDENCE.search(text)
    assert found is not None, text
    return _CONFIDENCE.sub("confidence", text), float(found[1])


def shown_events(page: Page) -> list[str]:
    """The events in a page's code blocks."""
    told = [part for body in page.blocks() for part in body.strip("\n").split("\n\n")]
    return [part for part in told if part.startswith("■")]


@pytest.mark.parametrize(("page", "number"), [(README, 1), (EVENTS, 3)], ids=["README", "events"])
def test_the_events_shown_are_printed_by_the_demo(page: Page, number: int, messages: list[Json]) -> None:
    """Each as it stands on a terminal of WIDTH columns; the message shows what is printed instead."""
    printed = dict(without_confidence(block(message, WIDTH).plain) for message in messages)
    shown = shown_events(page)
    assert len(shown) == number
    for text, confidence in map(without_confidence, shown):
        nearest = get_close_matches(text, printed, 1, 0.0)[0]
        assert text == nearest, f"the demo prints\n\n{nearest}"
        assert confidence == pytest.approx(printed[text], abs=NEAR), text.splitlines()[0]


def differences(shown: Any, told: Any, path: str = "event") -> Iterator[str]:
    """Where a shortened value is not the whole one: a list may end in an elision, everything else stands in full."""
    if isinstance(shown, dict) and isinstance(told, dict):
        if list(shown) != list(told):
            yield f"{path} has the fields {list(told)}"
        for name in shown.keys() & told.keys():
            yield from differences(shown[name], told[name], f"{path}.{name}")
    elif isinstance(shown, list) and isinstance(told, list):
        cut = shown[-1:] == [ELISION]
        kept = shown[:-1] if cut else shown
        if len(kept) > len(told) or (len(kept) == len(told)) == cut:
            yield f"{path} has {len(told)} members"
        for number, (one, other) in enumerate(zip(kept, told, strict=False)):
            yield from differences(one, other, f"{path}[{number}]")
    elif path == "event.confidence":
        if shown != pytest.approx(told, abs=NEAR):
            yield f"{path} is {told}"
    elif shown != told:
        yield f"{path} is {told!r}"


def test_the_event_on_the_wire_is_the_one_of_the_readme(messages: list[Json]) -> None:
    """With all of its fields, in their order."""
    (text,) = EVENTS.blocks("json")
    shown = json.loads(re.sub(r"\.\.\.(?=\s*\])", f'"{ELISION}"', text))
    (told,) = [message for message in messages if message["id"] == shown["id"]]
    assert not list(differences(shown, told))
    name = without_confidence(block(told, WIDTH).plain)[0]
    assert name in [without_confidence(text)[0] for text in shown_events(README)]


def test_the_article_shown_is_read() -> None:
    """Every field of it, and the schema allows it."""
    (text,) = FEEDS.blocks("json")
    article, message = read_article(text.encode(), "application/json"), json.loads(text)
    assert not faults("article.v1", message)
    assert all(str(getattr(article, name)) == str(value) for name, value in message.items() if name != "published")
    assert article.published is not None


def test_a_sentence_without_a_trigger_is_read_as_shown(engine: Engine) -> None:
    """What `lexicon check` says of the verb that the contributor is to add, whatever the probability."""
    shown = next(body for body in CONTRIBUTING.blocks() if body.startswith("$ eventwire lexicon check"))
    command, *lines = [line for line in shown.splitlines() if line != ELISION]
    sentence = command.split('"')[1]
    parts = explained(explain(Article(id="sentence", body=sentence, published=date(2026, 3, 18)), engine))
    told = {_PROBABILITY.sub("", line).strip() for part in parts for line in str(part).splitlines()}
    assert {_PROBABILITY.sub("", line).strip() for line in lines} <= told


@pytest.mark.parametrize("text", [text for path in PAGES for text in page(path).blocks("yaml")])
def test_yaml_is_well_formed(text: str) -> None:
    """Whatever a page tells to put into a file of ours."""
    assert yaml.safe_load(text)
