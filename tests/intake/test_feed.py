"""Feeds become our JSON messages, which the intake reads."""

import json

import pytest

from tests.schemas.validate import check
from worker.errors import Invalid
from worker.intake import read_article
from worker.intake.feed import Feed, Message, read_feed

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Daily &amp; Example</title><link>https://daily.example/</link><language>en-gb</language>
{items}</channel></rss>"""
ITEM = """<item><title>Talks &lt;i&gt;go on&lt;/i&gt;</title><link>https://daily.example/talks</link>
<guid isPermaLink="false">tag:daily.example,2025:talks</guid><pubDate>Tue, 25 Nov 2025 08:30:00 +0200</pubDate>
<dc:creator>Bob Writer</dc:creator><description>Talks go on.</description>
<content:encoded><![CDATA[<p>Talks go on in Geneva.</p><script>track()</script><p>More.</p>]]></content:encoded>
</item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title><id>urn:feed</id>
<entry><id>urn:entry:1</id><title>Talks</title><link href="/talks"/><published>2025-11-24T08:30:00Z</published>
<updated>2025-11-25T08:30:00Z</updated><author><name>Ann</name></author><content type="text">Plain &lt; text.</content>
</entry></feed>"""


def rss(*items: str) -> bytes:
    return RSS.format(items="".join(items)).encode()


def test_rss_item_becomes_a_message() -> None:
    """Full content goes before the description, and what the feed says holds for its items."""
    (message,) = read_feed(rss(ITEM)).messages
    assert message == {
        "id": "tag:daily.example,2025:talks",
        "title": "Talks go on",
        "body": "<p>Talks go on in Geneva.</p><p>More.</p>",
        "content_type": "text/html",
        "language": "en-gb",
        "published": "2025-11-25T08:30:00+02:00",
        "source": "Daily & Example",
        "url": "https://daily.example/talks",
        "author": "Bob Writer",
        "revision": 0,
    }


def test_atom_entry_becomes_a_message() -> None:
    """Relative links start from the feed's address; the revision is the second of the last update."""
    (message,) = read_feed(ATOM.encode(), "application/atom+xml", url="https://example.org/feeds/all").messages
    assert (message["id"], message["url"]) == ("urn:entry:1", "https://example.org/talks")
    assert (message["body"], message["content_type"]) == ("Plain < text.", "text/plain")
    assert (message["published"], message["revision"]) == ("2025-11-24T08:30:00+00:00", 1764059400)


@pytest.mark.parametrize("value", [rss(ITEM, ITEM.replace("talks</guid>", "2</guid>")), ATOM.encode()])
def test_messages_are_valid_and_read(value: bytes) -> None:
    """Each message is what the schema says, and an article to the intake."""
    for message in read_feed(value).messages:
        check("article.v1", message)
        assert "track" not in read_article(json.dumps(message).encode()).body


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ("<pubDate>25 November 2025 08:30</pubDate>", "2025-11-25T08:30:00+00:00"),
        ("<pubDate>2025-11-25</pubDate>", "2025-11-25"),
        ("<pubDate>soon</pubDate>", None),
        ("", None),
    ],
)
def test_published_is_read_or_left_out(dated: str, expected: str | None) -> None:
    """Feeds write dates in many ways; what nobody can read is left out, not the article."""
    (message,) = read_feed(rss(f"<item><description>Talks.</description>{dated}</item>")).messages
    assert message.get("published") == expected


def test_entries_without_text_are_left_out_and_counted() -> None:
    """A headline with a link is nothing to read."""
    headlines = ("<item><title>Only a headline</title></item>", "<item><description> </description></item>")
    assert read_feed(rss(*headlines)) == Feed((), 2)


@pytest.mark.parametrize("tail", ["", "</channel>"])
@pytest.mark.parametrize("cut", ["<item>", '<item foo="', ITEM[:60], ITEM[:-20], ITEM[:-10]])
def test_feed_that_is_cut_off_says_so(cut: str, tail: str) -> None:
    """Entries before the cut are kept; the one cut through is none, as half an article would pass for a whole one."""
    feed = read_feed(rss(ITEM, cut).replace(b"</channel></rss>", tail.encode()))
    assert [message["title"] for message in feed.messages] == ["Talks go on"]
    assert (feed.left_out, feed.fault) == (0, "the feed is cut off after 1 of its entries")


@pytest.mark.parametrize("value", [rss(ITEM)[: -len("</channel></rss>")], ATOM[: -len("</feed>")].encode()])
def test_feed_that_is_cut_off_between_entries_keeps_them_all(value: bytes) -> None:
    """There may have been more of them."""
    feed = read_feed(value)
    assert (len(feed.messages), feed.fault) == (1, "the feed is cut off after 1 of its entries")


def test_feed_cut_off_in_its_only_entry_has_none() -> None:
    """Nothing is told of it, and why."""
    feed = read_feed(ATOM[: ATOM.index(" text.")].encode())
    assert (feed.messages, feed.fault) == ((), "the feed is cut off after 0 of its entries")


@pytest.mark.parametrize("fault", ["&nbsp;", "a & b", "<b>", "<!-- <item> -->&nbsp;", "<![CDATA[<item>]]>&nbsp;", "\b"])
def test_feed_that_is_not_well_formed_and_loses_nothing_has_no_fault(fault: str) -> None:
    """Many feeds never are."""
    feed = read_feed(rss(ITEM.replace("Talks go on.", f"Talks {fault} go on."), ITEM))
    assert (len(feed.messages), feed.fault) == (2, None)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (rss("<item><title>A</title></item><item><title><!-- Lost</title></item>", ITEM), "2 of 3"),
        (rss("<unclosed>").replace(b"</channel></rss>", b"</rss>"), "0 of 0"),
    ],
)
def test_feed_that_is_broken_says_how_much_of_it_was_read(value: bytes, read: str) -> None:
    """Entries that are there and do not come out of it are a fault."""
    assert f"the feed is broken, {read} entries could be read: " in (read_feed(value).fault or "")


def test_links_that_are_no_addresses_are_left_out() -> None:
    """feedparser takes a guid for a link; only http and https are addresses."""
    (message,) = read_feed(rss("<item><guid>urn:1</guid><description>Talks.</description></item>")).messages
    assert message["id"] == "urn:1"
    assert "url" not in message


BOMB = '<!DOCTYPE r [<!ENTITY a "{}">{}]>'.format(
    "x" * 1000, "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in ("ab", "bc", "cd", "de", "ef", "fg"))
)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"http://127.0.0.1:1/feed", "syntax"),
        (b"<html><body>Not found</body></html>", "syntax"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "syntax"),
        (b"\xff\xfe\x00\x01", "syntax"),
        (b"<rss", "syntax"),
    ],
)
def test_what_is_no_feed_is_invalid(value: bytes, reason: str) -> None:
    """Error pages and other formats are refused; an address is not fetched."""
    with pytest.raises(Invalid) as caught:
        read_feed(value)
    assert caught.value.reason == reason


def test_entities_are_not_expanded() -> None:
    """A few lines that would unfold to gigabytes stay a few lines."""
    value = rss("<item><description>&g;</description></item>").replace(b"<rss", BOMB.encode() + b"<rss", 1)
    size = sum(len(message["body"]) for message in _read_or_nothing(value))
    assert size < 10_000


def _read_or_nothing(value: bytes) -> tuple[Message, ...]:
    try:
        return read_feed(value).messages
    except Invalid:
        return ()
