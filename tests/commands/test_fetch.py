"""Feeds over HTTP: what is refused, and what comes back, against a server on loopback."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from worker.commands import fetch as module
from worker.commands.fetch import FetchError, check, fetch, is_public, is_url

FEED = b"<rss version='2.0'><channel/></rss>"


class Site(BaseHTTPRequestHandler):
    """A small site: a feed, a redirect to it, a loop, something missing and something far too large."""

    def do_GET(self) -> None:
        """Answer by the path."""
        redirects = {"/moved": "/feed", "/loop": "/loop", "/file": "file:///etc/hostname"}
        redirects |= {"/inside": "http://169.254.169.254/latest/meta-data"}
        if self.path in redirects:
            self._answer(302, b"", ("Location", redirects[self.path]))
        elif self.path == "/feed":
            self._answer(200, FEED, ("Content-Type", "application/rss+xml"))
        elif self.path == "/large":
            self._answer(200, b"x" * 2000)
        elif self.path in ("/300", "/302", "/304"):
            self._answer(int(self.path[1:]), b"")
        elif self.path == "/nowhere":
            self._answer(302, b"", ("Location", "http://[half"))
        else:
            self._answer(404, b"")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on stderr."""

    def _answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (*headers, ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a running `Site`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/feed", "/moved"])
def test_a_feed_comes_back_with_its_type_and_final_address(site: str, path: str) -> None:
    """Redirects are followed."""
    page = fetch(site + path, allow_private=True)
    assert (page.body, page.content_type, page.url) == (FEED, "application/rss+xml", site + "/feed")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "HTTP 404"),
        ("/loop", "more than 5 redirects"),
        ("/file", "only http and https"),
        ("/large", "larger than"),
        ("/300", "HTTP 300 Multiple Choices"),
        ("/302", "HTTP 302 Found"),
        ("/304", "HTTP 304 Not Modified"),
        ("/nowhere", "Invalid IPv6"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: str, path: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One reason each, also for a redirect that leaves HTTP, leads to no address or tells none."""
    monkeypatch.setattr(module, "MAX_BYTES", 1000)
    with pytest.raises(FetchError, match=reason):
        fetch(site + path, allow_private=True)


def test_nobody_there_is_a_fetch_error() -> None:
    """A refused connection is told, not raised as httpx's own error."""
    with pytest.raises(FetchError):
        fetch("http://127.0.0.1:9/feed", allow_private=True)


def test_a_private_address_is_refused_unless_allowed(site: str) -> None:
    """The demo server on loopback itself is out of bounds by default."""
    with pytest.raises(FetchError, match="--allow-private"):
        fetch(site + "/feed")


def test_the_address_connected_to_is_checked_again(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when looked up and private when connected to is refused."""
    monkeypatch.setattr(module, "_addresses", lambda host: ["93.184.216.34"])
    with pytest.raises(FetchError, match=r"127\.0\.0\.1 is a private"):
        fetch(site + "/feed")


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when what redirects there is public; nothing is opened."""
    monkeypatch.setattr(module, "is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(FetchError, match=r"169\.254\.169\.254 is a private"):
        fetch(site + "/inside")


@pytest.mark.parametrize("url", ["ftp://example.org/feed", "file:///etc/hostname", "http://", "gopher://x"])
def test_only_http_is_fetched(url: str) -> None:
    """Other schemes, and addresses without a host, are refused before anything is opened."""
    with pytest.raises(FetchError):
        check(url, allow_private=True)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
    ],
)
def test_public_addresses_are_told_from_private_ones(address: str, public: bool) -> None:
    """Private, loopback, link-local, shared, multicast and mapped addresses are not public."""
    assert is_public(address) is public


@pytest.mark.parametrize(("source", "url"), [("https://a.b/c", True), ("news.jsonl", False), ("-", False)])
def test_addresses_are_told_from_files(source: str, url: bool) -> None:
    """Whatever has a scheme is an address, so that a mistyped one is not looked for as a file."""
    assert is_url(source) is url
