"""The metrics of `eventwire feed --every`, each declared once: how every feed fares."""

from prometheus_client import CollectorRegistry, Counter, Gauge

REGISTRY = CollectorRegistry()
PREFIX = "eventwire_feed"
FETCHES = ("changed", "unchanged", "failed")
ARTICLES = ("sent", "known", "refused", "undelivered")

FETCHED = Counter(
    "fetches",
    "Times a feed was asked for, by what came of it.",
    ["feed", "outcome"],
    namespace=PREFIX,
    registry=REGISTRY,
)
ENTRIES = Counter(
    "articles",
    "Entries of a feed: sent, known (sent before as they are), refused (no article), undelivered (tried again).",
    ["feed", "outcome"],
    namespace=PREFIX,
    registry=REGISTRY,
)
READ = Gauge(
    "last_success_timestamp_seconds",
    "When the feed last answered and could be read, 0 before.",
    ["feed"],
    namespace=PREFIX,
    registry=REGISTRY,
)
NEWS = Gauge(
    "last_article_timestamp_seconds",
    "When the feed last had something new, 0 before; kept over restarts.",
    ["feed"],
    namespace=PREFIX,
    registry=REGISTRY,
)


def begin(feed: str, news: float) -> None:
    """Have every series of a feed from the start, so that rates start from nought."""
    for outcome in FETCHES:
        FETCHED.labels(feed, outcome)
    for outcome in ARTICLES:
        ENTRIES.labels(feed, outcome)
    READ.labels(feed)
    NEWS.labels(feed).set(news)
