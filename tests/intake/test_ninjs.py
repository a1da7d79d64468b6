"""ninjs in its three major versions becomes the same article."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from worker.article import Article
from worker.errors import Invalid
from worker.intake.ninjs import is_ninjs, read_ninjs

NINJS_1 = {
    "uri": "urn:news:1",
    "version": "3",
    "versioncreated": "2025-11-25T08:30:00Z",
    "pubstatus": "usable",
    "language": "en",
    "headline": "Talks go on",
    "byline": "Bob Writer",
    "copyrightholder": "Daily Example",
    "body_text": "One.\nTwo.",
    "body_html": "<p>Other.</p>",
}
NINJS_2 = {
    "uri": "urn:news:1",
    "standard": {"name": "ninjs", "version": "2.1"},
    "version": "3",
    "firstcreated": "2025-11-24T08:30:00Z",
    "versioncreated": "2025-11-25T08:30:00Z",
    "pubstatus": "usable",
    "language": "en",
    "headlines": [{"role": "short", "value": "Talks"}, {"role": "main", "value": "Talks go on"}],
    "by": "Bob Writer",
    "infosources": [{"name": "Daily Example", "role": "originator"}],
    "bodies": [
        {"role": "caption", "value": "A picture."},
        {"role": "main", "contenttype": "text/plain", "value": "One.\nTwo."},
    ],
}
NINJS_3 = {
    "uri": "urn:news:1",
    "version": "3",
    "versionCreated": "2025-11-25T08:30:00Z",
    "pubStatus": "usable",
    "language": "en",
    "headlines": [{"value": "Talks go on"}],
    "by": "Bob Writer",
    "copyrightHolder": "Daily Example",
    "bodies": [{"contentType": "text/plain", "value": "One.\nTwo."}],
}
SUPERDESK = {
    "guid": "urn:news:1",
    "version": "3",
    "type": "text",
    "pubstatus": "usable",
    "language": "en",
    "headline": "Talks go on",
    "slugline": "talks",
    "byline": "Bob Writer",
    "versioncreated": "2025-11-25T08:30:00+0000",
    "firstcreated": "2025-11-24T08:30:00+0000",
    "source": "Daily Example",
    "body_html": "<p>One.</p><p>Two.</p>",
    "description_html": "<p>They talk.</p>",
    "associations": {"featuremedia": {"guid": "tag:1", "type": "picture", "body_text": "A picture."}},
}


def item(**fields: Any) -> dict[str, Any]:
    return {"uri": "urn:news:1", "bodies": [{"value": "One."}], **fields}


@pytest.mark.parametrize("message", [NINJS_1, NINJS_2, NINJS_3], ids=["1.x", "2.x", "3.x"])
def test_versions_say_the_same(message: dict[str, Any]) -> None:
    """Each version's names of the fields lead to the same article."""
    assert read_ninjs(message) == Article(
        id="urn:news:1",
        body="One.\nTwo.",
        title="Talks go on",
        language="en",
        published=datetime(2025, 11, 25, 8, 30, tzinfo=UTC),
        source="Daily Example",
        author="Bob Writer",
        revision=3,
    )


def test_superdesk_is_read_as_ninjs() -> None:
    """It has its own names for the item and its source; captions of its pictures are no text of the article."""
    assert is_ninjs(SUPERDESK)
    assert read_ninjs(SUPERDESK) == replace(read_ninjs(NINJS_1), body="One.\n\nTwo.", content_type="text/html")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ({"uri": "urn:1"}, True),
        ({"guid": "urn:1"}, True),
        ({"guid": "urn:1", "body": "One."}, False),
        ({"uri": "urn:1", "body": "One."}, False),
        ({"standard": {"name": "ninjs"}, "body": "One."}, True),
        ({"standard": "ninjs"}, False),
        ({"id": "1", "body": "One."}, False),
        ({"id": "1"}, False),
    ],
)
def test_ninjs_is_known_by_its_fields(message: dict[str, Any], expected: bool) -> None:
    """It says that it is ninjs, or has a uri or guid and not our body."""
    assert is_ninjs(message) is expected


@pytest.mark.parametrize(
    ("bodies", "body", "content_type"),
    [
        ([{"value": "One."}], "One.", "text/plain"),
        ([{"value": "<p>One.</p><p>Two.</p>"}], "One.\n\nTwo.", "text/html"),
        ([{"value": "<p>A</p>", "contentType": "application/xhtml+xml"}], "A", "text/html"),
        ([{"value": "<p>A</p>", "contentType": "text/plain"}], "<p>A</p>", "text/plain"),
        ([{"value": "A B", "contentType": "text/plain"}, {"value": "<p>A</p><p>B</p>"}], "A\n\nB", "text/html"),
        ([{"value": "A\nB", "contentType": "text/plain"}, {"value": "<p>A</p><p>B</p>"}], "A\nB", "text/plain"),
        ([{"value": "Box", "role": "factbox"}, {"value": "Story"}], "Story", "text/plain"),
        ([{"value": "Any"}, {"value": "Story", "role": "main"}], "Story", "text/plain"),
        ([{"value": " ", "role": "main"}, {"value": "Story"}], "Story", "text/plain"),
        ([{"value": "First", "role": "a"}, {"value": "Second", "role": "b"}], "First", "text/plain"),
    ],
)
def test_body_is_the_main_text(bodies: list[dict[str, str]], body: str, content_type: str) -> None:
    """Role main first, then none; plain text unless it has lost its paragraphs and the markup has them."""
    article = read_ninjs(item(bodies=bodies))
    assert (article.body, article.content_type) == (body, content_type)


@pytest.mark.parametrize(
    ("status", "withdrawn"),
    [("usable", False), (None, False), ("withheld", True), ("canceled", True), ("cancelled", True), ("Canceled", True)],
)
def test_status_withdraws(status: str | None, withdrawn: bool) -> None:
    """What is withheld or canceled no longer stands, with or without a body."""
    assert read_ninjs(item(pubStatus=status)).withdrawn is withdrawn
    if withdrawn:
        assert read_ninjs({"uri": "urn:1", "pubStatus": status}).body == ""


@pytest.mark.parametrize(
    ("fields", "revision"),
    [
        ({"version": "7"}, 7),
        ({"version": 7}, 7),
        ({"version": "7", "versionCreated": "2025-11-25T08:30:00Z"}, 7),
        ({"version": "1.2", "versionCreated": "1970-01-01T00:01:00Z"}, 60),
        ({"versionCreated": "1970-01-02"}, 86_400),
        ({"versionCreated": "1969-12-31"}, 0),
        ({"version": "final"}, 0),
        ({}, 0),
    ],
)
def test_revision_grows_with_the_version(fields: dict[str, Any], revision: int) -> None:
    """The version where it counts, else the second it was made."""
    assert read_ninjs(item(**fields)).revision == revision


@pytest.mark.parametrize("version", ["9" * 20, "9" * 5000, -1])
def test_impossible_version_is_invalid(version: object) -> None:
    """No version can be later than all that follow."""
    with pytest.raises(Invalid, match="revision must be from 0 to"):
        read_ninjs(item(version=version))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"versionCreated": "2025-11-25", "firstCreated": "2025-11-24"}, date(2025, 11, 25)),
        ({"firstCreated": "2025-11-24", "contentCreated": "2025-11-23"}, date(2025, 11, 24)),
        ({"contentCreated": "2025-11-23"}, date(2025, 11, 23)),
        ({}, None),
    ],
)
def test_published_is_when_the_version_was_made(fields: dict[str, str], expected: date | None) -> None:
    """Relative dates in the text count from there."""
    assert read_ninjs(item(**fields)).published == expected


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"headlines": [{"value": "<p>Talks &amp; more</p>"}]}, "Talks & more"),
        ({"headlines": [{"value": " "}], "title": "Talks"}, "Talks"),
        ({"headlines": None, "headline": "Talks"}, "Talks"),
        ({}, None),
    ],
)
def test_title_is_the_headline(fields: dict[str, Any], title: str | None) -> None:
    """Without markup; the item's title stands in for a headline."""
    assert read_ninjs(item(**fields)).title == title
