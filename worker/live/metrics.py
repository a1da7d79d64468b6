"""What the page's own process measures; it serves /metrics itself."""

from prometheus_client import CollectorRegistry, Counter, Gauge

from worker import __version__

PREFIX = "eventwire_live"
REGISTRY = CollectorRegistry()

RECORDS = Counter("records", "Records taken from the event topics.", namespace=PREFIX, registry=REGISTRY)
FOREIGN = Counter("foreign_records", "Records that are no event.", namespace=PREFIX, registry=REGISTRY)
EVENTS = Gauge("events", "Events held.", namespace=PREFIX, registry=REGISTRY)
CLIENTS = Gauge("clients", "Browsers that follow the page.", namespace=PREFIX, registry=REGISTRY)
DROPPED = Counter(
    "clients_dropped", "Browsers let go: slow ones, and those above the limit.", ["reason"],
    namespace=PREFIX, registry=REGISTRY,
)  # fmt: skip
TRIED = Counter("tried", "Texts pasted into the page, by what came of it.", ["outcome"], namespace=PREFIX,
                registry=REGISTRY)  # fmt: skip
BUILD = Gauge("build_info", "Always 1; the label tells the version.", ["version"], namespace=PREFIX, registry=REGISTRY)

BUILD.labels(__version__).set(1)
for _reason in ("slow", "full"):
    DROPPED.labels(_reason)
for _outcome in ("done", "refused", "busy"):
    TRIED.labels(_outcome)
