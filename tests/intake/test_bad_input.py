"""What cannot be an article ends in Invalid with its reason, and never in another exception."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.corpus import BAD, HOSTILE, JSON, ours
from worker.errors import Invalid
from worker.intake import REASONS, read_article
from worker.sectioning import divide

HOSTILE_SECONDS = 15.0  # of processor time, on a slow machine; most take milliseconds, a hundred thousand lines 4 s


@pytest.mark.parametrize(("value", "content_type", "reason"), BAD.values(), ids=BAD)
def test_bad_input_is_invalid(value: bytes, content_type: str | None, reason: str) -> None:
    """Each kind of bad input has its reason, and a detail that says more."""
    with pytest.raises(Invalid) as caught:
        read_article(value, content_type)
    assert caught.value.reason == reason
    assert len(str(caught.value)) > 10


@pytest.mark.parametrize(("value", "content_type"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_read_or_invalid_soon(value: bytes, content_type: str | None) -> None:
    """An article whose sections cover its text, or Invalid with a reason; in seconds, whatever the size."""
    began = time.process_time()
    try:
        article = read_article(value, content_type)
        outcome = "read" if divide(article) or not article.body.strip() else "no sections"
    except Invalid as error:
        outcome = error.reason
    assert outcome in {"read", *REASONS}
    assert time.process_time() - began < HOSTILE_SECONDS


def test_there_are_kinds_enough() -> None:
    """So that nobody thins them out unnoticed."""
    assert len(BAD) + len(HOSTILE) >= 150


def test_every_reason_occurs() -> None:
    """The declared reasons are the ones that come up: none is dead, none is missing."""
    assert {reason for _, _, reason in BAD.values()} == REASONS


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"published": "soon"}, "bad-value"),
        ({"ce_time": "soon"}, "bad-value"),
        ({"language": "fr"}, "language"),
        ({"title": "a\0b"}, "encoding"),
        ({"title": "a\ud800b"}, "encoding"),
        ({"id": "a" * 5000}, "bad-value"),
        ({"content-type": "image/png"}, "unsupported"),
    ],
)
def test_bad_header_is_invalid(headers: dict[str, str], reason: str) -> None:
    """A header is held to the same rules as a field."""
    with pytest.raises(Invalid) as caught:
        read_article(b"Kyiv was hit.", headers=headers)
    assert caught.value.reason == reason


def test_limit_is_in_bytes() -> None:
    """As many bytes as allowed are read, one more is not."""
    assert read_article("Kyiv — hit".encode(), "text/plain", max_bytes=12).body == "Kyiv — hit"
    with pytest.raises(Invalid, match="13 bytes; 12 are allowed"):
        read_article("Kyiv — hit.".encode(), "text/plain", max_bytes=12)


def test_missing_body_tells_of_the_likely_one() -> None:
    """Who sends the text under another name is told which field was not read."""
    with pytest.raises(Invalid, match="html is not read: send it as body with its content_type"):
        read_article(BAD["body under another name"][0])


TYPES = st.sampled_from(
    [None, "", ";", "text/plain", "text/html", JSON, "text/plain; charset=utf-7", 'text/html; charset="', "a/b/c", "\n"]
)
FIELDS = (
    "id",
    "title",
    "body",
    "content_type",
    "language",
    "published",
    "url",
    "revision",
    "withdrawn",
    "uri",
    "bodies",
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["value", "role"]), inner, max_size=2),
    max_leaves=5,
)

MARKUP = st.sampled_from(["<", ">", "<p", "<html>", "</p>", "<!--", "-->", "<![CDATA[", "&#0;", "&#xD800;", "a b"])


def survives(value: bytes, content_type: str | None) -> None:
    try:
        article = read_article(value, content_type)
    except Invalid as error:
        outcome = error.reason
    else:
        outcome = "read" if (article.id and article.body.encode()) or article.withdrawn else "incomplete"
    assert outcome in {"read", *REASONS}


@given(st.binary(max_size=300), TYPES)
def test_any_bytes_are_read_or_invalid(value: bytes, content_type: str | None) -> None:
    """Whatever the bytes, there is an article or Invalid."""
    survives(value, content_type)


@given(st.dictionaries(st.sampled_from(FIELDS), VALUES))
def test_any_json_is_read_or_invalid(message: dict[str, object]) -> None:
    """Whatever the fields hold, there is an article or Invalid."""
    survives(json.dumps(message).encode(), JSON)


@given(
    st.lists(st.sampled_from(["<", ">", "<p", "<html>", "</p>", "<!--", "-->", "<![CDATA[", "&#0;", "&#xD800;", "a b"]))
)
def test_any_markup_is_read_or_invalid(parts: list[str]) -> None:
    """However broken the markup, there is an article or Invalid."""
    survives("".join(parts).encode(), "text/html")


@given(st.text(max_size=60))
def test_any_date_is_read_or_invalid(text: str) -> None:
    """Whatever stands for a date, there is an article or Invalid."""
    survives(ours(published=text), JSON)
