"""Which format a message is read as, how headers complete it, and what its id is."""

import json
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5

import pytest

from worker.article import Article
from worker.intake import read_article

TEXT = "Talks go on in Geneva."
OURS = json.dumps({"body": TEXT}).encode()
NINJS = json.dumps({"uri": "urn:1", "bodies": [{"value": TEXT}]}).encode()
PAGE = f"<!doctype html><html><body><p>{TEXT}</p></body></html>".encode()


def test_every_field_is_read() -> None:
    """Our JSON gives every field of an article."""
    message = {
        "id": "a1",
        "body": "One.\r\nTwo.",
        "title": " Talks ",
        "content_type": "text/plain; charset=utf-8",
        "language": "en-GB",
        "published": "2025-11-25T08:30:00Z",
        "source": "Daily Example",
        "url": "https://daily.example/1",
        "author": "Bob Writer",
        "revision": 2,
        "withdrawn": False,
    }
    assert read_article(json.dumps(message).encode()) == Article(
        id="a1",
        body="One.\r\nTwo.",
        title="Talks",
        content_type="text/plain",
        language="en-GB",
        published=datetime(2025, 11, 25, 8, 30, tzinfo=UTC),
        source="Daily Example",
        url="https://daily.example/1",
        author="Bob Writer",
        revision=2,
        withdrawn=False,
    )


@pytest.mark.parametrize(
    ("value", "content_type", "body", "found"),
    [
        (OURS, "application/json", TEXT, "text/plain"),
        (OURS, "application/json; charset=utf-8", TEXT, "text/plain"),
        (OURS, "application/vnd.example.article+json", TEXT, "text/plain"),
        (OURS, None, TEXT, "text/plain"),
        (OURS, "application/octet-stream", TEXT, "text/plain"),
        (b"\xef\xbb\xbf \n" + OURS, None, TEXT, "text/plain"),
        (OURS.decode().encode("utf-16"), "application/json", TEXT, "text/plain"),
        (OURS, "text/plain", OURS.decode(), "text/plain"),
        (NINJS, "application/json", TEXT, "text/plain"),
        (NINJS, None, TEXT, "text/plain"),
        (PAGE, "text/html", TEXT, "text/html"),
        (PAGE, "Text/HTML; Charset=UTF-8", TEXT, "text/html"),
        (PAGE, "application/xhtml+xml", TEXT, "text/html"),
        (PAGE, None, TEXT, "text/html"),
        (b"\n<p>Talks.</p>", None, "Talks.", "text/html"),
        (PAGE, "text/plain", PAGE.decode(), "text/plain"),
        (TEXT.encode(), "text/plain", TEXT, "text/plain"),
        (TEXT.encode(), None, TEXT, "text/plain"),
        (b"[Updated] Talks go on.", None, "[Updated] Talks go on.", "text/plain"),
        (b"\xef\xbb\xbfTalks.", None, "Talks.", "text/plain"),
        (json.dumps({"body": "<p>A</p><p>B</p>", "content_type": "text/html"}).encode(), None, "A\n\nB", "text/html"),
        (json.dumps({"body": PAGE.decode()}).encode(), None, TEXT, "text/html"),
        (json.dumps({"body": "<p>A &amp; B</p><p>C</p>"}).encode(), None, "A & B\n\nC", "text/html"),
        (json.dumps({"body": "A<br/><br/>B <b>c</b>"}).encode(), None, "A\n\nB c", "text/html"),
        (json.dumps({"body": "<!-- p -->\n<p>A</p>"}).encode(), None, "A", "text/html"),
        (json.dumps({"body": "A <a@b.example> < 10, x<y."}).encode(), None, "A <a@b.example> < 10, x<y.", "text/plain"),
        (json.dumps({"body": "A closes with </p>."}).encode(), None, "A closes with </p>.", "text/plain"),
    ],
)
def test_format_is_the_one_declared_else_the_one_seen(
    value: bytes, content_type: str | None, body: str, found: str
) -> None:
    """A content type is believed; without one the beginning tells. JSON is our own or ninjs by its fields."""
    article = read_article(value, content_type)
    assert (article.body, article.content_type) == (body, found)


def test_content_type_may_be_a_header() -> None:
    """The argument goes before the header."""
    assert read_article(PAGE, headers={"Content-Type": "text/plain"}).body == PAGE.decode()
    assert read_article(PAGE, "text/html", headers={"content-type": "text/plain"}).body == TEXT


HEADERS = {
    "id": "h1",
    "Title": "From a header",
    "published": "2025-11-25",
    "source": "Header Daily",
    "url": "https://header.example/",
    "author": "Header",
    "language": "en",
}


@pytest.mark.parametrize(("value", "content_type"), [(TEXT.encode(), "text/plain"), (PAGE, "text/html"), (OURS, None)])
def test_headers_fill_in(value: bytes, content_type: str | None) -> None:
    """What the message leaves out comes from headers."""
    article = read_article(value, content_type, headers=HEADERS)
    assert (article.id, article.title, article.published) == ("h1", "From a header", date(2025, 11, 25))
    assert (article.source, article.url, article.author) == ("Header Daily", "https://header.example/", "Header")
    assert article.language == "en"


def test_message_goes_before_headers() -> None:
    """What the message says itself stays."""
    message = {"id": "a1", "body": TEXT, "title": "Own", "published": "2025-11-24", "source": "Own"}
    article = read_article(json.dumps(message).encode(), headers=HEADERS)
    assert (article.id, article.title, article.published, article.source) == ("a1", "Own", date(2025, 11, 24), "Own")


def test_message_goes_before_the_page_in_it() -> None:
    """HTML in our JSON: the page's own metadata fills in only what the message leaves out."""
    page = PAGE.decode().replace("<body>", "<head><title>Page title</title></head><body>")
    message = {"body": page, "content_type": "text/html", "title": "Message title"}
    assert read_article(json.dumps(message).encode()).title == "Message title"
    assert read_article(json.dumps({**message, "title": None}).encode()).title == "Page title"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"ce_time": "2025-11-25T08:30:00Z"}, datetime(2025, 11, 25, 8, 30, tzinfo=UTC)),
        ({"published": "2025-11-24", "ce_time": "2025-11-25T08:30:00Z"}, date(2025, 11, 24)),
        ({}, None),
    ],
)
def test_cloudevents_time_is_published(headers: dict[str, str], expected: date | None) -> None:
    """ce_time stands in where nothing else says when."""
    assert read_article(TEXT.encode(), headers=headers).published == expected


@pytest.mark.parametrize(
    ("fields", "headers", "key", "expected"),
    [
        ({"id": "own"}, {"id": "header"}, b"key", "own"),
        ({}, {"id": "header", "ce_subject": "subject"}, b"key", "header"),
        ({}, {"ce_subject": "subject", "ce_id": "event"}, b"key", "subject"),
        ({"url": "https://daily.example/1"}, {"ce_id": "event"}, b"key", "key"),
        (
            {"url": "https://daily.example/1"},
            {"ce_id": "event"},
            None,
            str(uuid5(NAMESPACE_URL, "https://daily.example/1")),
        ),
        ({}, {"ce_id": "event"}, None, "event"),
        ({}, {"ce_id": "event"}, b"\x00\x00\x00\x07", "event"),
        ({}, {"ce_id": "event"}, b"\xff", "event"),
        ({"id": " "}, {"id": ""}, b" key ", "key"),
    ],
)
def test_id_is_the_nearest_name(
    fields: dict[str, str], headers: dict[str, str], key: bytes | None, expected: str
) -> None:
    """The message's own id, header, subject, record key, address, and only then the CloudEvent's id."""
    value = json.dumps({"body": TEXT, **fields}).encode()
    assert read_article(value, key=key, headers=headers).id == expected


def test_id_of_a_nameless_article_is_stable() -> None:
    """The same source, title and text give the same id, any other another."""
    plain = read_article(OURS).id
    assert plain == read_article(OURS).id == read_article(TEXT.encode()).id
    others = [{"body": TEXT + "."}, {"body": TEXT, "title": "T"}, {"body": TEXT, "source": "S"}]
    assert len({plain, *(read_article(json.dumps(other).encode()).id for other in others)}) == 4


def test_withdrawn_needs_no_body() -> None:
    """The notice that an article is withdrawn need not repeat it, nor its language."""
    article = read_article(b'{"id": "a1", "revision": 3, "withdrawn": true, "language": "de"}')
    assert (article.withdrawn, article.body, article.revision) == (True, "", 3)


@pytest.mark.parametrize(
    "message",
    [
        {"id": "a1", "body": TEXT, "withdrawn": True},
        {"id": "a1", "body": f"<p>{TEXT}</p>", "content_type": "text/html", "withdrawn": True},
        {"uri": "a1", "bodies": [{"value": TEXT}], "pubStatus": "canceled"},
        {"uri": "a1", "body_html": f"<p>{TEXT}</p>", "pubstatus": "withheld", "language": "de"},
    ],
)
def test_nothing_is_read_of_what_is_withdrawn(message: dict[str, object]) -> None:
    """The text that goes with it, as news agencies send it once more under a kill notice, tells nothing."""
    article = read_article(json.dumps(message).encode())
    assert (article.id, article.withdrawn, article.body) == ("a1", True, "")


def test_a_nameless_article_is_withdrawn_under_the_id_it_had() -> None:
    """The id counts what was sent."""
    withdrawn = json.dumps({"body": TEXT, "withdrawn": True}).encode()
    assert read_article(withdrawn).id == read_article(OURS).id


def test_unknown_fields_are_ignored() -> None:
    """A producer may send more than we know."""
    assert read_article(b'{"body": "Talks.", "tags": ["a"], "section": {"name": "World"}}').body == "Talks."
