"""The probes and the metrics page."""

from collections.abc import Iterable, Iterator
from time import monotonic

import httpx
import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from worker.errors import ConfigurationError
from worker.settings import load
from worker.stream import health
from worker.stream.health import COMMIT_LIMIT_SECONDS, TICK_LIMIT_SECONDS, Vitals, vitals

LIMIT = 100.0


@pytest.mark.parametrize(
    ("state", "now", "ails"),
    [
        pytest.param(Vitals(LIMIT, tick=0, commit=0), TICK_LIMIT_SECONDS, False, id="ticks"),
        pytest.param(Vitals(LIMIT, tick=0, commit=0), TICK_LIMIT_SECONDS + 1, True, id="loop stands"),
        pytest.param(Vitals(LIMIT, tick=500, commit=0, lag=0), 500, False, id="nothing to commit"),
        pytest.param(Vitals(LIMIT, tick=500, commit=0, lag=9), 500, True, id="lag and no commit"),
        pytest.param(Vitals(LIMIT, tick=500, commit=450, lag=9), 500, False, id="lag and a commit"),
    ],
)
def test_when_to_restart(state: Vitals, now: float, ails: bool) -> None:
    """Not live: the loop stands, or there is lag and no commit for too long."""
    assert bool(state.ailment(now)) is ails


def test_limit_leaves_room_for_a_slow_article() -> None:
    """An article that runs into its time limit twice, by the clock, does not get the worker restarted."""
    assert vitals(load(article_seconds=45)).commit_limit == COMMIT_LIMIT_SECONDS + 270


@pytest.fixture
def server() -> Iterator[tuple[str, Vitals]]:
    state = Vitals(LIMIT)
    running = health.serve(load(http_port=0), state)
    yield f"http://127.0.0.1:{running.server_port}", state
    running.shutdown()
    running.server_close()


def get(url: str, **headers: str) -> httpx.Response:
    return httpx.get(url, headers=headers, trust_env=False, timeout=5)


def test_loopback_unless_told_otherwise() -> None:
    """Nobody but this machine reaches the probes and the metrics by default."""
    running = health.serve(load(http_port=0), Vitals(LIMIT))
    try:
        assert running.server_address[0] == "127.0.0.1"
    finally:
        running.shutdown()
        running.server_close()


def test_readiness_follows_the_worker(server: tuple[str, Vitals]) -> None:
    """503 with the reason until the worker is ready."""
    url, state = server
    assert (get(url + "/readyz").status_code, get(url + "/readyz").json()["reason"]) == (503, "starting")
    state.unready = ""
    assert get(url + "/readyz").status_code == 200


def test_liveness_follows_the_loop(server: tuple[str, Vitals]) -> None:
    """200 while the loop ticks, 503 when it stands; no loop is needed to answer."""
    url, state = server
    assert get(url + "/livez").status_code == 200
    state.tick = monotonic() - TICK_LIMIT_SECONDS - 1
    assert get(url + "/livez").status_code == 503


def test_unknown_page(server: tuple[str, Vitals]) -> None:
    """Anything else is not found."""
    assert get(server[0] + "/").status_code == 404


def names(families: Iterable[object]) -> set[str]:
    return {getattr(family, "name", "") for family in families}


def test_metrics_by_content_negotiation(server: tuple[str, Vitals]) -> None:
    """OpenMetrics for who asks for it, the Prometheus text format for all others."""
    url = server[0] + "/metrics"
    openmetrics = get(url, Accept="application/openmetrics-text; version=1.0.0")
    assert openmetrics.headers["content-type"].startswith("application/openmetrics-text")
    assert "eventwire_articles" in names(text_string_to_metric_families(openmetrics.text))  # type: ignore[no-untyped-call]  # untyped there
    assert get(url).headers["content-type"].startswith("text/plain")


def test_port_that_is_taken(server: tuple[str, Vitals]) -> None:
    """It is told with the setting's name."""
    with pytest.raises(ConfigurationError, match="EVENTWIRE_HTTP_PORT"):
        health.serve(load(http_port=int(server[0].rpartition(":")[2])), Vitals(LIMIT))
