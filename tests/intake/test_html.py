"""HTML becomes the article's text, one paragraph a line, and nothing that a reader of the page would not read."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from worker.intake.html import looks_like_document, looks_like_html, read_html, read_html_bytes

STORY = [
    "GENEVA — Delegations from both countries met for a second day on Tuesday, and officials said a third was likely.",
    "“We have not agreed on anything yet,” the chief negotiator, Ann Example, told reporters in the courtyard.",
    "The talks, which Switzerland hosts, are about the exchange of prisoners and the safety of grain ships.",
]
PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Talks go on | Daily Example</title>
<meta property="og:title" content="Talks go on"><meta property="og:site_name" content="Daily Example">
<meta name="author" content="Bob Writer"><link rel="canonical" href="https://daily.example/talks">
{head}<style>p {{ color: red }}</style><script>var tracker = "secret";</script></head>
<body><nav><ul><li><a href="/">Home page</a></li><li><a href="/world">World news</a></li></ul></nav>
<article><h1>Talks go on</h1>{story}<script>more("secret");</script><noscript>Turn on scripts</noscript></article>
<aside><p>Subscribe to our newsletter today</p></aside>
<footer><p>© 2024 Daily Example. All rights reserved.</p></footer>
</body></html>"""


def page(head: str = "") -> str:
    return PAGE.format(head=head, story="".join(f"<p>{paragraph}</p>" for paragraph in STORY))


def test_page_becomes_its_paragraphs() -> None:
    """Each paragraph is a line, with blank lines between."""
    lines = read_html(page()).body.split("\n\n")
    assert lines[-3:] == STORY
    assert lines[:-3] in ([], ["Talks go on"])


@pytest.mark.parametrize("leak", ["secret", "color", "newsletter", "Home page", "Turn on", "©"])
def test_page_leaks_nothing(leak: str) -> None:
    """Scripts, styles, navigation and footers are no part of the text."""
    assert leak not in read_html(page()).body


def test_page_tells_of_itself() -> None:
    """Title, author, site and address come from the page's metadata, and its type is told."""
    article = read_html(page())
    assert (article.title, article.author, article.source) == ("Talks go on", "Bob Writer", "Daily Example")
    assert (article.url, article.content_type) == ("https://daily.example/talks", "text/html")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            '<meta property="article:published_time" content="2025-11-25T08:30:00+02:00">',
            datetime(2025, 11, 25, 8, 30, tzinfo=timezone(timedelta(hours=2))),
        ),
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "2025-11-25T08:30Z"}</script>',
            datetime(2025, 11, 25, 8, 30, tzinfo=UTC),
        ),
        (
            '<script type="application/ld+json">{"@graph": [{}, {"datePublished": "2025-11-25"}]}</script>',
            date(2025, 11, 25),
        ),
        ('<script type="application/ld+json">[{"datePublished": "2025-11-25"}]</script>', date(2025, 11, 25)),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
        ('<script type="application/ld+json">{"@graph": 7}</script>', None),
        ('<meta name="date" content="2025-11-25">', date(2025, 11, 25)),
        ('<meta name="date" content="soon">', None),
        ("", None),
    ],
)
def test_published_is_what_the_page_states(head: str, expected: date | None) -> None:
    """With its time and zone where they are stated; what cannot be read, or is not stated, is not guessed."""
    assert read_html(page(head)).published == expected


@pytest.mark.parametrize(
    ("markup", "body"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<div>One <b>bold</b> word.<br>Two.</div>tail", "One bold word.\n\nTwo.\n\ntail"),
        ("<p>One</p><script>secret()</script><style>p{}</style>after", "One\n\nafter"),
        ("<p>a<!-- secret -->b<?pi secret?></p>", "ab"),
        ("<p>Caf&eacute; &#8220;x&#8221; &amp; y&nbsp;z</p>", "Café “x” & y z"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<p>  One\n   line  </p>", "One line"),
        ("<p>un<b>broken</b></p>", "unbroken"),
        ("<div xmlns='http://www.w3.org/1999/xhtml'><p>One.</p></div>", "One."),
        ("<p>Unclosed <b>one<p>Two", "Unclosed one\n\nTwo"),
        ("<html><body><p>Too short for an extractor.</p></body></html>", "Too short for an extractor."),
        ('<?xml version="1.0" encoding="utf-8"?><html><body><p>XHTML.</p></body></html>', "XHTML."),
        ("Plain words", "Plain words"),
        ("  ", ""),
        ("<p></p>", ""),
    ],
)
def test_fragment_is_taken_as_it_is(markup: str, body: str) -> None:
    """A fragment has no navigation to leave out; each block is a paragraph, and inline elements part no words."""
    assert read_html(markup).body == body


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul"])
def test_deep_nesting_is_read(tag: str) -> None:
    """However deep the elements are nested, nothing recurses into them."""
    assert read_html(f"<{tag}>" * 20_000 + "Kyiv" + f"</{tag}>" * 20_000).content_type == "text/html"


@pytest.mark.parametrize(
    ("value", "charset"),
    [
        (page('<meta charset="windows-1251">').replace("Ann Example", "Анна").encode("cp1251"), None),
        (page('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">').encode("koi8-r", "ignore"), None),
        (page().encode("utf-16"), None),
        (page('<meta charset="utf-8">').encode("cp1252"), "windows-1252"),
        (page('<meta charset="utf-8">').encode("cp1252"), None),
        (page('<meta charset="utf8mb4">').encode(), None),
        (page('<meta charset="utf-16">').encode(), None),
        (page().encode(), None),
    ],
)
def test_charset_is_that_of_the_message_else_of_the_page(value: bytes, charset: str | None) -> None:
    """A header goes before the page's own meta element, as in browsers."""
    assert "for a second day on Tuesday" in read_html_bytes(value, charset).body


@pytest.mark.parametrize(
    ("text", "html", "document"),
    [
        ("<!DOCTYPE html><p>", True, True),
        ("\n <html lang=en>", True, True),
        ("<!-- made by hand --><!-- twice --><HTML>", True, True),
        ('<?xml version="1.0"?><html>', True, True),
        ("<p>One.</p>", True, False),
        ("<h1 class=x>", True, False),
        ("<person>", False, False),
        ("<3 from Kyiv", False, False),
        ("1 < 2", False, False),
        ("Plain words with <p> in them", False, False),
        ("<!-- -->" * 40 + "x", False, False),
    ],
)
def test_html_is_known_by_its_beginning(text: str, html: bool, document: bool) -> None:
    """A page begins with a doctype or a head element, a fragment with a block element."""
    assert (looks_like_html(text), looks_like_document(text)) == (html, document)
