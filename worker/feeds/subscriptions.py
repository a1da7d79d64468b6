"""The list of feeds: YAML or OPML -> subscriptions. Pure.

YAML is a list of addresses, or of mappings with `url` and, if wanted, `every` and `name`. OPML is what feed readers
export; outlines are read at any depth.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import yaml
from lxml import etree

from worker.errors import ConfigurationError

_DURATION = re.compile(r"(\d+)\s*([smhd]?)")
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}
LEAST_SECONDS = 10.0  # more often is no reading but knocking
FIELDS = frozenset({"url", "every", "name"})


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed; `name` stands in logs and metrics, so it has no query in which a secret may be."""

    url: str
    name: str
    every: float | None = None

    @property
    def host(self) -> str:
        """The server that is asked, with its port."""
        return urlsplit(self.url).netloc.rpartition("@")[2].lower()


def duration(text: str) -> float:
    """Seconds of "90", "90s", "5m", "2h", "1d". Raises ConfigurationError for anything else, and for too few."""
    found = _DURATION.fullmatch(text.strip())
    if found is None:
        raise ConfigurationError(f"{text!r} is no time; write 90s, 5m, 2h or 1d")
    seconds = float(int(found[1]) * _SECONDS[found[2]])
    if seconds < LEAST_SECONDS:
        raise ConfigurationError(f"{text!r} is too often; {LEAST_SECONDS:.0f}s is the least")
    return seconds


def subscription(url: str, name: str | None = None, every: float | None = None) -> Subscription:
    """A feed by its address. Raises ConfigurationError where it is none of http or https."""
    try:
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError
    except ValueError:
        raise ConfigurationError(f"{url!r} is no http or https address") from None
    return Subscription(url.strip(), name or f"{parts.netloc.rpartition('@')[2]}{parts.path}", every)


def read_list(value: bytes) -> tuple[Subscription, ...]:
    """The feeds in the order of the list, each address once. Raises ConfigurationError that names a wrong entry."""
    found = _opml(value) if value.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _yaml(value)
    once = {one.url: one for one in found}
    if not once:
        raise ConfigurationError("the list names no feed")
    return tuple(once.values())


def _yaml(value: bytes) -> Iterator[Subscription]:
    try:
        entries = yaml.safe_load(value)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"not YAML: {' '.join(str(error).split())[:200]}") from None
    if not isinstance(entries, list):
        raise ConfigurationError("not a list of feeds")
    for number, entry in enumerate(entries, 1):
        try:
            yield _entry(entry)
        except ConfigurationError as error:
            raise ConfigurationError(f"entry {number}: {error}") from None


def _entry(entry: Any) -> Subscription:
    fields = {"url": entry} if isinstance(entry, str) else entry
    if not isinstance(fields, dict) or "url" not in fields:
        raise ConfigurationError("neither an address nor a mapping with `url`")
    if unknown := sorted(str(name) for name in fields.keys() - FIELDS):
        raise ConfigurationError(f"unknown: {', '.join(unknown)}")
    every, name = fields.get("every"), fields.get("name")
    return subscription(str(fields["url"]), name and str(name), None if every is None else duration(str(every)))


def _opml(value: bytes) -> Iterator[Subscription]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(value, parser)
    except etree.XMLSyntaxError as error:
        raise ConfigurationError(f"not OPML: {error}") from None
    for outline in root.iter("outline"):
        if url := outline.get("xmlUrl"):
            yield subscription(url)
