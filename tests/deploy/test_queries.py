"""Every panel's query on a real Prometheus that scrapes the worker's own metrics."""

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

DASHBOARD = Path(__file__).parents[2] / "deploy" / "grafana" / "dashboards" / "eventwire.json"
QUERIES = [
    pytest.param(target["expr"].replace("$__rate_interval", "10s"), id=f"{panel['title']}-{target['refId']}")
    for panel in json.loads(DASHBOARD.read_text(encoding="utf8"))["panels"]
    for target in panel["targets"]
]
START_SECONDS = 120  # importing the pipeline, on a busy machine
CONFIG = """
global: {{scrape_interval: 1s}}
scrape_configs:
  - job_name: eventwire
    static_configs: [{{targets: ["127.0.0.1:{port}"]}}]
"""
# In a process of its own: the registry is global, and other tests count with it.
WORKER = """
import sys, time
from prometheus_client import start_http_server
from worker.stream import metrics
from worker.feeds import metrics as feeder
for metric in (feeder.FETCHED, feeder.ENTRIES, feeder.READ, feeder.NEWS):
    metrics.REGISTRY.register(metric)
feeder.begin("wire.example", 1.0)
feeder.READ.labels("wire.example").set(1)
start_http_server(int(sys.argv[1]), "127.0.0.1", metrics.REGISTRY)
metrics.LAG.labels("articles.raw", 0).set(3)
while True:
    metrics.EVENTS.labels("attack", "actual").inc()
    metrics.DEAD_LETTERS.labels("language").inc()
    time.sleep(0.2)
"""


def two_free_ports() -> tuple[int, int]:
    """Two ports of loopback that nobody listens on; both are held until both are known, so they differ."""
    with socket.socket() as one, socket.socket() as other:
        for probe in (one, other):
            probe.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1]), int(other.getsockname()[1])


def ask(address: str, query: str) -> list[Any]:
    """The result of an instant query; HTTPError where Prometheus refuses it (503 in plain text while it starts)."""
    response = httpx.get(f"{address}/api/v1/query", params={"query": query}, trust_env=False).raise_for_status()
    answer = response.json()
    assert answer["status"] == "success", answer
    result: list[Any] = answer["data"]["result"]
    return result


@pytest.fixture(scope="module")
def prometheus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Prometheus that has scraped our metrics a few times."""
    binary = shutil.which("prometheus")
    if binary is None:
        pytest.skip("prometheus is not installed (Debian package prometheus)")
    folder, (ours, port) = tmp_path_factory.mktemp("prometheus"), two_free_ports()
    (folder / "prometheus.yml").write_text(CONFIG.format(port=ours), encoding="utf8")
    command = [binary, "--config.file=prometheus.yml", "--storage.tsdb.path=data"]
    with (folder / "log").open("wb") as log, ExitStack() as ending:
        for each in ([sys.executable, "-c", WORKER, str(ours)], [*command, f"--web.listen-address=127.0.0.1:{port}"]):
            process = subprocess.Popen(each, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
            ending.callback(process.wait, 10)
            ending.callback(process.terminate)
        yield wait_for_scrapes(f"http://127.0.0.1:{port}")


def wait_for_scrapes(address: str) -> str:
    """Return when rates can be computed."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            if ask(address, "rate(eventwire_events_total[10s]) > 0"):
                return address
        except httpx.HTTPError:  # it is still starting
            pass
        time.sleep(0.5)
    raise AssertionError("Prometheus has scraped nothing")


@pytest.mark.parametrize("query", QUERIES)
def test_every_panel_has_something_to_show(prometheus: str, query: str) -> None:
    """The query is understood and finds series."""
    assert ask(prometheus, query)
