"""What a list of feeds says, and what is told of a wrong one."""

import pytest

from worker.errors import ConfigurationError
from worker.feeds.subscriptions import Subscription, duration, read_list

OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>News</title></head><body>
<outline text="World"><outline text="Wire" type="rss" xmlUrl="https://wire.example/a.xml"/></outline>
<outline text="Herald" xmlUrl="https://herald.example:8443/b.xml?key=s"/><outline text="a folder"/></body></opml>"""


def test_yaml_names_addresses_and_what_differs() -> None:
    """The name that logs and metrics show has no query, in which a key may be."""
    found = read_list(b"- https://u:p@wire.example/a.xml?key=s\n- {url: http://b.example/f, every: 15m, name: B}\n")
    assert [(one.name, one.host, one.every) for one in found] == [
        ("wire.example/a.xml", "wire.example", None),
        ("B", "b.example", 900.0),
    ]


def test_opml_is_read_at_any_depth() -> None:
    """As feed readers export it; outlines without an address are folders."""
    assert [(one.url, one.name) for one in read_list(OPML)] == [
        ("https://wire.example/a.xml", "wire.example/a.xml"),
        ("https://herald.example:8443/b.xml?key=s", "herald.example:8443/b.xml"),
    ]


def test_an_address_counts_once() -> None:
    assert read_list(b"- http://a.example/f\n- http://a.example/f\n") == (
        Subscription("http://a.example/f", "a.example/f"),
    )


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"", "not a list"),
        (b"[]", "names no feed"),
        (b"a: 1", "not a list"),
        (b"- [", "not YAML"),
        (b"- http://a.example/\n- ftp://a.example/", "entry 2: 'ftp://a.example/' is no http"),
        (b"- http://[half", "entry 1: .* is no http"),
        (b"- 7", "neither an address"),
        (b"- {url: 'http://a.example', evry: 5m}", "unknown: evry"),
        (b"- {url: 'http://a.example', every: soon}", "'soon' is no time"),
        (b"<opml><body>", "not OPML"),
        (b"<opml><body/></opml>", "names no feed"),
    ],
)
def test_a_wrong_list_says_where(value: bytes, reason: str) -> None:
    with pytest.raises(ConfigurationError, match=reason):
        read_list(value)


@pytest.mark.parametrize(("text", "seconds"), [("90", 90), ("10s", 10), ("5m", 300), ("2 h", 7200), ("1d", 86_400)])
def test_durations(text: str, seconds: float) -> None:
    assert duration(text) == seconds


@pytest.mark.parametrize("text", ["", "m", "5 minutes", "-5m", "9s", "0"])
def test_durations_that_are_none_or_too_short(text: str) -> None:
    with pytest.raises(ConfigurationError):
        duration(text)
