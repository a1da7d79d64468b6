"""Get a news feed over HTTP: http and https only, public addresses only unless allowed, bounded in time and size."""

import ipaddress
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from worker import __version__

MAX_BYTES = 10_000_000
MAX_REDIRECTS = 5
TIMEOUT = httpx.Timeout(20.0, connect=10.0)
WHOLE_SECONDS = 60.0  # for one answer to its end, as one that trickles never runs into a timeout
HEADERS = {
    "User-Agent": f"eventwire/{__version__}",
    "Accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1",
}


class FetchError(Exception):
    """The address cannot be fetched, or must not be. `retry_after`: seconds that the server asks us to wait, if any."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the body, its media type as sent, and the address it came from after redirects.

    `etag` and `modified` are what the server says of this state of it; `unchanged` is its answer to a question that had
    them, without a body.
    """

    body: bytes
    content_type: str | None
    url: str
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


def is_url(source: str) -> bool:
    """Whether this argument of the command line is an address and not a file."""
    return "://" in source


def fetch(url: str, *, allow_private: bool = False, headers: Mapping[str, str] | None = None) -> Page:
    """GET `url`, with more headers that may make it conditional. Raises FetchError with a reason fit for the user.

    Every redirect is checked like the first address. The environment's proxies are not used: behind one, the
    address that is really reached could not be checked.
    """
    try:
        with httpx.Client(timeout=TIMEOUT, headers=HEADERS | dict(headers or {}), trust_env=False) as client:
            for _ in range(MAX_REDIRECTS + 1):
                page = _get(client, url, allow_private)
                if isinstance(page, Page):
                    return page
                url = page
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:  # ValueError: a host in half a bracket
        raise FetchError(str(error) or type(error).__name__) from error
    raise FetchError(f"more than {MAX_REDIRECTS} redirects")


def check(url: str, *, allow_private: bool) -> None:
    """Raise FetchError unless the scheme is http(s) and the host has public addresses only."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"only http and https addresses are fetched, not {parts.scheme or 'this'}")
    if not parts.hostname:
        raise FetchError("the address names no host")
    if not allow_private:
        for address in _addresses(parts.hostname):
            _refuse_private(address)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not private, loopback, link-local, multicast or reserved."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return ip.is_global and not ip.is_multicast


def _get(client: httpx.Client, url: str, allow_private: bool) -> Page | str:
    """The page, or the address it redirects to."""
    check(url, allow_private=allow_private)
    with client.stream("GET", url) as response:
        if not allow_private:
            _refuse_private(_peer(response))  # the name may mean something else by the time it is connected to
        if response.has_redirect_location:  # a 304 or 300 has none: an answer like any other but OK
            return urljoin(url, response.headers["location"])
        told = response.headers
        asked = client.headers.keys() & {"if-none-match", "if-modified-since"}
        if response.status_code == httpx.codes.NOT_MODIFIED and asked:
            return Page(b"", None, url, unchanged=True)
        if response.status_code != httpx.codes.OK:
            wait = _seconds(told.get("retry-after"))
            raise FetchError(f"HTTP {response.status_code} {response.reason_phrase}", wait)
        return Page(_body(response), told.get("content-type"), url, told.get("etag"), told.get("last-modified"))


def _body(response: httpx.Response) -> bytes:
    body, end = bytearray(), time.monotonic() + WHOLE_SECONDS
    for part in response.iter_bytes():
        body += part
        if time.monotonic() > end:
            raise FetchError(f"not all there after {WHOLE_SECONDS:.0f} s")
        if len(body) > MAX_BYTES:
            raise FetchError(f"larger than {MAX_BYTES} bytes")
    return bytes(body)


def _seconds(text: str | None) -> float | None:
    """Those of Retry-After; a date there, which is rare, counts as nothing."""
    return float(text) if text and text.isascii() and text.isdigit() else None


def _addresses(host: str) -> list[str]:
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except OSError as error:
        raise FetchError(f"{host}: {error.strerror}") from error


def _peer(response: httpx.Response) -> str:
    return str(response.extensions["network_stream"].get_extra_info("server_addr")[0])


def _refuse_private(address: str) -> None:
    if not is_public(address):
        raise FetchError(f"{address} is a private or local address; --allow-private allows it")
