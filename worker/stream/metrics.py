"""Every metric of worker and page, each declared once: seconds and bytes as units, few labels, never the article."""

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from worker import __version__
from worker.pipeline import STAGES as EXTRACT_STAGES

PREFIX = "eventwire"
REGISTRY = CollectorRegistry()

OUTCOMES = ("processed", "withdrawn", "outdated", "dead")
STAGES = ("queue", "intake", "extract", "publish")
LOST = ("timeout", "killed")
READINGS = ("read", "late", "unreadable")
CHANGES = ("told", "retired", "linked", "unlinked")
OFF, STANDS_BY, READS, LINKS = range(4)
_STAGE_BUCKETS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100)
_EXTRACT_BUCKETS = (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
_LATENCY_BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 1000, 3600)

ARTICLES = Counter(
    "articles",
    "Articles acknowledged: processed, withdrawn, outdated (a newer revision was there), dead (in the dead letters).",
    ["outcome"],
    namespace=PREFIX,
    registry=REGISTRY,
)
EVENTS = Counter(
    "events", "Events published, by type and modality.", ["type", "modality"], namespace=PREFIX, registry=REGISTRY
)
RETRACTIONS = Counter(
    "retractions",
    "Events retracted: no longer told by a new revision, or their article withdrawn.",
    namespace=PREFIX,
    registry=REGISTRY,
)
DEAD_LETTERS = Counter(
    "dead_letters", "Messages sent to the dead-letter topic.", ["reason"], namespace=PREFIX, registry=REGISTRY
)
DEAD_LETTER_RUN = Gauge(
    "dead_letter_run", "Dead letters in a row, up to the last article that ended.", namespace=PREFIX, registry=REGISTRY
)
DEAD_LETTER_SHARE = Gauge(
    "dead_letter_ratio",
    "Share of dead letters among the last EVENTWIRE_DEAD_WINDOW articles, between 0 and 1.",
    namespace=PREFIX,
    registry=REGISTRY,
)
DEAD_LETTER_LIMIT_PASSED = Gauge(
    "dead_letter_limit_passed",
    "1 where the worker stops as EVENTWIRE_DEAD_RUN or EVENTWIRE_DEAD_SHARE is passed, else 0.",
    namespace=PREFIX,
    registry=REGISTRY,
)
STAGE_SECONDS = Histogram(
    "stage_seconds",
    "Time of one article in a stage: queue (waiting for a process), intake, extract, publish (until acknowledged).",
    ["stage"],
    namespace=PREFIX,
    registry=REGISTRY,
    buckets=_STAGE_BUCKETS,
)
EXTRACT_SECONDS = Histogram(
    "extract_seconds",
    "Time of one article in each part of the stage extract, in the order they run.",
    ["stage"],
    namespace=PREFIX,
    registry=REGISTRY,
    buckets=_EXTRACT_BUCKETS,
)
LATENCY_SECONDS = Histogram(
    "latency_seconds",
    "Time from the article's record timestamp to the acknowledgement of all that was published for it.",
    namespace=PREFIX,
    registry=REGISTRY,
    buckets=_LATENCY_BUCKETS,
)
ARTICLE_BYTES = Counter("article_bytes", "Size of the records taken.", namespace=PREFIX, registry=REGISTRY)
IN_FLIGHT = Gauge("in_flight", "Articles taken and not yet acknowledged.", namespace=PREFIX, registry=REGISTRY)
OLDEST_UNACKED_SECONDS = Gauge(
    "oldest_unacked_seconds", "Age of the oldest article in flight.", namespace=PREFIX, registry=REGISTRY
)
LAG = Gauge(
    "lag_records",
    "Records of a partition behind the committed offset.",
    ["topic", "partition"],
    namespace=PREFIX,
    registry=REGISTRY,
)
COMMIT_AGE_SECONDS = Gauge(
    "last_commit_age_seconds",
    "Time since an offset was last committed, or since the start.",
    namespace=PREFIX,
    registry=REGISTRY,
)
HEARTBEAT_AGE_SECONDS = Gauge(
    "heartbeat_age_seconds",
    "Time since the broker last confirmed the worker as a member of its group, or since the start; 3 when all is well.",
    namespace=PREFIX,
    registry=REGISTRY,
)
POOL_RESTARTS = Counter(
    "pool_restarts", "Extraction processes replaced.", ["reason"], namespace=PREFIX, registry=REGISTRY
)
TELLINGS = Counter(
    "tellings",
    "Articles read for linking: read, late (all that they could be linked to is past), unreadable.",
    ["outcome"],
    namespace=PREFIX,
    registry=REGISTRY,
)
INCIDENT_CHANGES = Counter(
    "incident_changes",
    "Records published: incidents told (new or changed) and retired, events linked to one and unlinked.",
    ["outcome"],
    namespace=PREFIX,
    registry=REGISTRY,
)
INCIDENT_LATENCY_SECONDS = Histogram(
    "incident_latency_seconds",
    "Time from the record of an article's tellings to the commit of what they change.",
    namespace=PREFIX,
    registry=REGISTRY,
    buckets=_LATENCY_BUCKETS,
)
INCIDENT_LAG = Gauge(
    "incident_lag_records", "Records of articles.tellings not yet linked.", namespace=PREFIX, registry=REGISTRY
)
INCIDENT_ROLE = Gauge(
    "incident_role",
    "0: does not link, 1: stands by, 2: reads the tellings, 3: links.",
    namespace=PREFIX,
    registry=REGISTRY,
)
OPEN_INCIDENTS = Gauge("open_incidents", "Incidents that may still change.", namespace=PREFIX, registry=REGISTRY)
KEPT_TELLINGS = Gauge("kept_tellings", "Tellings in the state of linking.", namespace=PREFIX, registry=REGISTRY)
BUILD = Gauge("build_info", "Always 1; the label tells the version.", ["version"], namespace=PREFIX, registry=REGISTRY)
READER = Gauge(
    "reader_enabled",
    "1 where the learned reader decides with the rules, 0 where it is off (EVENTWIRE_READER).",
    namespace=PREFIX,
    registry=REGISTRY,
)

ProcessCollector(registry=REGISTRY)  # process_*: CPU and memory of the worker itself, not of its extraction processes
BUILD.labels(__version__).set(1)
# So that rates start from nought, not from the first occurrence.
for _outcome in OUTCOMES:
    ARTICLES.labels(_outcome)
for _stage in STAGES:
    STAGE_SECONDS.labels(_stage)
for _stage in EXTRACT_STAGES:
    EXTRACT_SECONDS.labels(_stage)
for _reading in READINGS:
    TELLINGS.labels(_reading)
for _change in CHANGES:
    INCIDENT_CHANGES.labels(_change)
for _reason in LOST:
    POOL_RESTARTS.labels(_reason)

# The page is a process of its own, with a registry of its own.
LIVE_PREFIX = "eventwire_live"
LIVE_REGISTRY = CollectorRegistry()
LIVE_RECORDS = Counter("records", "Records taken from the event topics.", namespace=LIVE_PREFIX, registry=LIVE_REGISTRY)
LIVE_FOREIGN = Counter("foreign_records", "Records that are no event.", namespace=LIVE_PREFIX, registry=LIVE_REGISTRY)
LIVE_EVENTS = Gauge("events", "Events held.", namespace=LIVE_PREFIX, registry=LIVE_REGISTRY)
LIVE_CLIENTS = Gauge("clients", "Browsers that follow the page.", namespace=LIVE_PREFIX, registry=LIVE_REGISTRY)
LIVE_DROPPED = Counter(
    "clients_dropped", "Browsers let go: slow ones, and those above the limit.", ["reason"],
    namespace=LIVE_PREFIX, registry=LIVE_REGISTRY,
)  # fmt: skip
LIVE_TRIED = Counter("tried", "Texts pasted into the page, by what came of it.", ["outcome"], namespace=LIVE_PREFIX,
                registry=LIVE_REGISTRY)  # fmt: skip
for _cause in ("slow", "full"):
    LIVE_DROPPED.labels(_cause)
for _result in ("done", "refused", "busy"):
    LIVE_TRIED.labels(_result)


def live_exposition() -> tuple[bytes, str]:
    """What /metrics of the page answers, and its content type."""
    return generate_latest(LIVE_REGISTRY), CONTENT_TYPE_LATEST
