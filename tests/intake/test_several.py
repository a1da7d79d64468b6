"""Which files hold several articles, and what is made of them."""

import codecs

import pytest

from worker.intake.several import Several, parted, parted_feed

ENTRY = "<item><guid>a</guid><description>Talks go on.</description></item>"
RSS = f"<rss version='2.0'><channel><title>W</title>{ENTRY}</channel></rss>".encode()
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>W</title><entry><id>a</id><content>Talks go on.</content>
</entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>W</title></channel><item rdf:about="a"><description>Talks go on.</description></item></rdf:RDF>"""
LIST = b'[{"id": "a", "body": "One."}, {"uri": "b"}]'


@pytest.mark.parametrize(
    ("value", "content_type"),
    [
        (RSS, None),
        (ATOM, "application/octet-stream"),
        (RDF, "text/xml; charset=utf-8"),
        (b"<?xml version='1.0'?>\n<!-- ours -->" + RSS, "application/xml"),
        (b"<!-- a feed -->" + RSS, ""),
        (codecs.BOM_UTF8 + RSS, None),
    ],
)
def test_feeds_are_known_by_type_or_look(value: bytes, content_type: str | None) -> None:
    """Each entry is a message in our JSON."""
    several = parted(value, content_type)
    assert several is not None
    assert (several.name, len(several.values)) == ("entry", 1)
    assert b"Talks go on." in several.values[0]


@pytest.mark.parametrize("value", [LIST, b" \n" + LIST, codecs.BOM_UTF8 + LIST])
@pytest.mark.parametrize("content_type", [None, "application/json", "application/json; charset=utf-8", "text/json"])
def test_arrays_of_objects_are_parted(value: bytes, content_type: str | None) -> None:
    """Whatever the objects are: the intake reads each."""
    assert parted(value, content_type) == Several((b'{"id":"a","body":"One."}', b'{"uri":"b"}'), "item")


def test_what_is_no_object_in_an_array_is_a_message_too() -> None:
    """So that the intake refuses it by its place."""
    assert parted(b'[{"id": "a"}, 7]', None) == Several((b'{"id":"a"}', b"7"), "item")


@pytest.mark.parametrize(
    ("value", "content_type"),
    [
        (b'{"body": "[1]"}', None),
        (b"[]", None),
        (b'["a list"]', None),
        (b"[Updated] Talks go on.", None),
        (b"[" * 100_000, None),
        (b'[{"a": ' + b"[" * 300 + b"]" * 300 + b"}]", None),
        (LIST, "text/plain"),
        (LIST[:-1], "application/json"),
        (RSS, "text/plain"),
        (b"<html><body><p>How to write <rss></p></body></html>", None),
        (b"<?xml version='1.0'?><newsMessage/>", None),
        (b"Talks about <feed> go on.", None),
        (b"", None),
    ],
)
def test_anything_else_is_one_article_or_none(value: bytes, content_type: str | None) -> None:
    """The intake says which."""
    assert parted(value, content_type) is None


def test_a_page_that_is_asked_to_be_a_feed_is_read_as_one() -> None:
    """Servers call feeds text/html."""
    assert len(parted_feed(RSS, "text/html").values) == 1
