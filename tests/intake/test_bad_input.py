"""What cannot be an article ends in Invalid with its reason, and never in another exception."""

import codecs
import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.errors import Invalid
from worker.intake import REASONS, read_article

JSON = "application/json"
GERMAN = (
    "Die Regierung hat am Dienstag mitgeteilt, dass die Verhandlungen in der kommenden Woche nicht fortgesetzt werden. "
    "Nach Angaben der Polizei wurde bei dem Angriff auf das Lager niemand verletzt, und die Straße ist wieder frei."
)


def ours(**fields: object) -> bytes:
    return json.dumps({"body": "Talks go on.", **fields}).encode()


def ninjs(**fields: object) -> bytes:
    return json.dumps({"uri": "urn:news:1", "bodies": [{"value": "Talks go on."}], **fields}).encode()


BAD: dict[str, tuple[bytes, str | None, str]] = {
    # nothing there
    "no bytes": (b"", None, "empty"),
    "white space": (b" \r\n\t ", "text/plain", "empty"),
    "byte order mark only": (codecs.BOM_UTF8, None, "empty"),
    "blank body": (ours(body=" \n "), JSON, "empty"),
    "page without text": (
        b"<html><head><title>T</title></head><body><script>f()</script></body></html>",
        None,
        "empty",
    ),
    "ninjs with a blank body": (ninjs(bodies=[{"value": " "}]), JSON, "missing-field"),
    # too much
    "too many bytes": (b"a" * 2_000_000, "text/plain", "too-large"),
    "page of countless elements": (b"<html><body>" + b"<p>a" * 20_001, None, "too-large"),
    "title of a book's length": (ours(title="a" * 5000), JSON, "bad-value"),
    # not text
    "NUL in plain text": (b"Kyiv\0was hit", "text/plain", "encoding"),
    "NUL in a JSON body": (ours(body="Kyiv\0was hit"), JSON, "encoding"),
    "NUL in HTML": (b"<p>Kyiv\0was hit</p>", "text/html", "encoding"),
    "UTF-16 without a mark": ("Kyiv was hit".encode("utf-16-le"), "text/plain", "encoding"),
    "lone surrogate, escaped": (b'{"body": "Kyiv \\ud83d was hit"}', JSON, "encoding"),
    "lone surrogate, as bytes": (b'{"body": "Kyiv \xed\xa0\xbd was hit"}', JSON, "encoding"),
    "Latin-1 in JSON": ('{"body": "Café"}'.encode("latin-1"), JSON, "encoding"),
    "UTF-8 cut in a character": ("“Kyiv” — ‘Лавра’".encode()[:-4], "text/plain", "encoding"),
    "not in the charset declared": ("“Kyiv”".encode("cp1252"), "text/plain; charset=utf-8", "encoding"),
    "charset unknown": (b"Kyiv", "text/plain; charset=klingon", "encoding"),
    "charset that is none": (b"Kyiv", "text/plain; charset=base64", "encoding"),
    "charset that unescapes": (b"Kyiv", "text/plain; charset=unicode_escape", "encoding"),
    "control characters": (b"\x01\x02\x03\x04\x05Kyiv\x06\x07", "text/plain", "encoding"),
    # another format
    "PDF": (b"%PDF-1.7\n1 0 obj", None, "unsupported"),
    "gzip": (gzip.compress(b"Kyiv was hit"), None, "unsupported"),
    "zip, as in a document": (b"PK\x03\x04 word/document.xml", "application/octet-stream", "unsupported"),
    "picture": (b"\x89PNG\r\n\x1a\n", "image/png", "unsupported"),
    "XML of another kind": (b'<?xml version="1.0"?><newsMessage/>', None, "unsupported"),
    "feed": (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', None, "unsupported"),
    "feed without a declaration": (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', None, "unsupported"),
    "body of an unknown type": (ours(content_type="text/rtf"), JSON, "unsupported"),
    "ninjs picture": (ninjs(type="picture"), JSON, "unsupported"),
    "ninjs body of an unknown type": (ninjs(bodies=[{"value": "x", "contentType": "text/nitf"}]), JSON, "unsupported"),
    # not well-formed
    "JSON cut short": (b'{"body": "Kyiv', JSON, "syntax"),
    "JSON with single quotes": (b"{'body': 'Kyiv'}", None, "syntax"),
    "JSON with NaN": (b'{"body": "Kyiv", "revision": NaN}', JSON, "syntax"),
    "two JSON objects": (ours() + b"\n" + ours(), JSON, "syntax"),
    "text sent as JSON": (b"Kyiv was hit", JSON, "syntax"),
    "arrays nested deep": (b'{"body": ' + b"[" * 100_000, JSON, "syntax"),
    "objects nested deep": (b'{"a":' * 100_000, None, "syntax"),
    # JSON of another shape
    "array of articles": (b"[" + ours() + b"]", None, "wrong-type"),
    "null": (b"null", JSON, "wrong-type"),
    "string": (b'"Kyiv was hit"', JSON, "wrong-type"),
    "number": (b"42", JSON, "wrong-type"),
    "body a number": (ours(body=7), JSON, "wrong-type"),
    "body of paragraphs": (ours(body=["One.", "Two."]), JSON, "wrong-type"),
    "id a number": (ours(id=7), JSON, "wrong-type"),
    "title an object": (ours(title={"en": "Kyiv"}), JSON, "wrong-type"),
    "published in seconds": (ours(published=1764054600), JSON, "wrong-type"),
    "revision as text": (ours(revision="2"), JSON, "wrong-type"),
    "revision true": (ours(revision=True), JSON, "wrong-type"),
    "revision beyond 64 bits": (b'{"body": "Kyiv", "revision": 123456789012345678901234567890}', JSON, "wrong-type"),
    "withdrawn as text": (ours(withdrawn="yes"), JSON, "wrong-type"),
    "ninjs bodies an object": (ninjs(bodies={"value": "Kyiv"}), JSON, "wrong-type"),
    "ninjs bodies of strings": (ninjs(bodies=["Kyiv was hit"]), JSON, "wrong-type"),
    "ninjs role a number": (ninjs(bodies=[{"value": "Kyiv", "role": 1}]), JSON, "wrong-type"),
    # something left out
    "no body": (b'{"id": "1", "title": "Kyiv"}', JSON, "missing-field"),
    "body null": (ours(body=None), JSON, "missing-field"),
    "body under another name": (b'{"id": "1", "html": "<p>Kyiv</p>"}', JSON, "missing-field"),
    "withdrawn false and no body": (b'{"id": "1", "withdrawn": false}', JSON, "missing-field"),
    "ninjs without bodies": (b'{"uri": "urn:news:1", "headlines": [{"value": "Kyiv"}]}', JSON, "missing-field"),
    "ninjs without uri": (b'{"standard": {"name": "ninjs"}, "bodies": [{"value": "Kyiv"}]}', JSON, "missing-field"),
    # impossible values
    "published in words": (ours(published="last Tuesday"), JSON, "bad-value"),
    "published on 30 February": (ours(published="2025-02-30"), JSON, "bad-value"),
    "published in the year 1": (ours(published="0001-01-01T00:00:00+14:00"), JSON, "bad-value"),
    "published 20 hours ahead": (ours(published="2025-11-25T08:00:00+20:00"), JSON, "bad-value"),
    "revision negative": (ours(revision=-1), JSON, "bad-value"),
    "revision no reader keeps": (ours(revision=2**53), JSON, "bad-value"),
    "ninjs status unknown": (ninjs(pubStatus="embargoed"), JSON, "bad-value"),
    "ninjs created in words": (ninjs(versionCreated="yesterday"), JSON, "bad-value"),
    # another language
    "declared German": (ours(language="de"), JSON, "language"),
    "declared German, with a region": (ours(language="de_AT"), JSON, "language"),
    "German, not declared": (GERMAN.encode(), "text/plain", "language"),
    "German, declared English": (ours(body=GERMAN, language="en"), JSON, "language"),
    "German page": (f"<html><body><p>{GERMAN}</p></body></html>".encode(), None, "language"),
    "Cyrillic": ("Київ зазнав удару вночі, повідомили у мерії.".encode(), None, "language"),
    "ninjs in Norwegian": (ninjs(language="nb-NO"), JSON, "language"),
}


@pytest.mark.parametrize(("value", "content_type", "reason"), BAD.values(), ids=BAD)
def test_bad_input_is_invalid(value: bytes, content_type: str | None, reason: str) -> None:
    """Each kind of bad input has its reason, and a detail that says more."""
    with pytest.raises(Invalid) as caught:
        read_article(value, content_type)
    assert caught.value.reason == reason
    assert len(str(caught.value)) > 10


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
