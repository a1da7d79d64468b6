"""The metrics keep Prometheus' conventions and are declared in one place."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from prometheus_client.core import Metric

from worker.stream import metrics

SOURCES = Path(metrics.__file__).resolve().parents[1]
ALL = list(metrics.REGISTRY.collect())
FAMILIES = [family for family in ALL if not family.name.startswith("process_")]  # the client library's own
UNITS = ("_seconds", "_bytes", "_records", "_info", "_ratio")
COUNTS = (
    "eventwire_in_flight",
    "eventwire_reader_enabled",
    "eventwire_dead_letter_run",
    "eventwire_dead_letter_limit_passed",
    "eventwire_incident_role",
    "eventwire_open_incidents",
    "eventwire_kept_tellings",
)
LABELS = {"outcome", "type", "modality", "reason", "stage", "topic", "partition", "version"}


def samples(family: Metric) -> set[str]:
    return {sample.name for sample in family.samples}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_conventions(family: Metric) -> None:
    """Prefix, documentation, few labels; counters end in _total, gauges and histograms in their unit."""
    assert family.name.startswith("eventwire_")
    assert family.documentation.endswith(".")
    assert {label for sample in family.samples for label in sample.labels} <= LABELS | {"le"}
    if family.type != "counter":
        assert family.name.endswith(UNITS) or family.name in COUNTS
    else:
        assert all(name.endswith(("_total", "_created")) for name in samples(family))


def test_declared_in_one_module() -> None:
    """No other module makes a metric or a registry, but that of the feeder, which is another program."""
    making = re.compile(
        r"\b(Counter|Gauge|Histogram|Summary|Info|Enum|CollectorRegistry)\(\s*[\"'f]|CollectorRegistry\("
    )
    users = [path for path in SOURCES.rglob("*.py") if "prometheus_client" in path.read_text()]
    told = {str(path.relative_to(SOURCES)) for path in users}
    declaring = {str(path.relative_to(SOURCES)) for path in users if making.search(path.read_text())}
    assert declaring == {"stream/metrics.py", "feeds/metrics.py"}  # of the worker, of the feeder
    assert told - declaring == {"stream/health.py", "commands/follow_feeds.py"}


def test_known_labels_start_at_nought() -> None:
    """A rate over the first failure is not lost."""
    text = {sample.name + str(sorted(sample.labels.values())) for family in FAMILIES for sample in family.samples}
    for outcome in metrics.OUTCOMES:
        assert f"eventwire_articles_total['{outcome}']" in text
    for change in metrics.CHANGES:
        assert f"eventwire_incident_changes_total['{change}']" in text
    for reason in metrics.LOST:
        assert f"eventwire_pool_restarts_total['{reason}']" in text


def test_latency_is_told_from_five_milliseconds_on() -> None:
    """Ours is some fifty; buckets grow by two and a half at most up to ten seconds."""
    bounds = metrics._LATENCY_BUCKETS
    assert bounds[0] == 0.005
    assert all(above / below <= 2.5 for below, above in pairwise(bounds) if above <= 10)


def test_the_process_tells_its_cpu_and_memory() -> None:
    assert {"process_cpu_seconds", "process_resident_memory_bytes"} <= {family.name for family in ALL}
