"""Prometheus rules and Grafana dashboards: they ask only for what the worker tells."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from worker.feeds.metrics import REGISTRY as FEEDER
from worker.settings import Settings
from worker.stream.metrics import REGISTRY

DEPLOY = Path(__file__).parents[2] / "deploy"
RULES = DEPLOY / "prometheus" / "rules.yml"
DASHBOARDS = sorted((DEPLOY / "grafana" / "dashboards").glob("*.json"))
DATASOURCES = DEPLOY / "grafana" / "provisioning" / "datasources" / "prometheus.yml"
SUFFIXES = {"counter": ("_total",), "gauge": ("",), "histogram": ("_bucket", "_count", "_sum")}
METRICS = [*REGISTRY.collect(), *FEEDER.collect()]
DECLARED = {metric.name + suffix for metric in METRICS for suffix in SUFFIXES[metric.type]}
RUNBOOK = DEPLOY.parent / "docs" / "runbook.md"
LABELS = {
    "eventwire_articles": {"outcome"},
    "feed_": {"feed", "outcome"},
    "events": {"type", "modality"},
    "tellings": {"outcome"},
    "incident_changes": {"outcome"},
    "dead_letters": {"reason"},
    "stage_seconds": {"stage", "le"},
    "extract_seconds": {"stage", "le"},
    "latency_seconds": {"le"},
    "lag_records": {"topic", "partition"},
    "pool_restarts": {"reason"},
    "build_info": {"version"},
}
TARGET_LABELS = {"instance", "job"}


def panels() -> list[Any]:
    """Every panel of every dashboard, by dashboard and title."""
    return [
        pytest.param(panel, id=f"{path.stem}-{panel['title']}")
        for path in DASHBOARDS
        for panel in json.loads(path.read_text(encoding="utf8"))["panels"]
    ]


def alerts() -> list[Any]:
    """Every alert, by name."""
    rules = yaml.safe_load(RULES.read_text(encoding="utf8"))
    return [pytest.param(rule, id=rule["alert"]) for group in rules["groups"] for rule in group["rules"]]


def asked(query: str) -> set[str]:
    """The metrics of ours in a query."""
    return set(re.findall(r"\b(?:eventwire|process)_\w+", query))


def grouped(query: str) -> set[str]:
    """The labels a query groups by."""
    return {label.strip() for part in re.findall(r"by \(([^)]*)\)", query) for label in part.split(",")}


def known_labels(query: str) -> set[str]:
    """The labels that the metrics of a query have."""
    found = {label for name in asked(query) for key, labels in LABELS.items() if key in name for label in labels}
    return found | TARGET_LABELS


def test_there_is_a_dashboard() -> None:
    """So that the checks below check something."""
    assert [path.name for path in DASHBOARDS] == ["eventwire.json"]


@pytest.mark.parametrize("panel", panels())
def test_panels_ask_only_for_metrics_the_worker_declares(panel: dict[str, Any]) -> None:
    """And group only by labels these metrics have."""
    for target in panel["targets"]:
        assert asked(target["expr"]) <= DECLARED
        assert asked(target["expr"]) or target["expr"] == 'sum(up{job="eventwire"})'  # Prometheus' own
        assert grouped(target["expr"]) <= known_labels(target["expr"])


@pytest.mark.parametrize("rule", alerts())
def test_alerts_ask_only_for_metrics_the_worker_declares(rule: dict[str, Any]) -> None:
    """And tell what to do."""
    assert asked(rule["expr"]) <= DECLARED
    assert grouped(rule["expr"]) <= known_labels(rule["expr"])
    assert {"summary", "description"} <= rule["annotations"].keys()


@pytest.mark.parametrize("rule", alerts())
def test_every_alert_has_its_section_in_the_runbook(rule: dict[str, Any]) -> None:
    """Which says what it means, where to look, what to do."""
    name = rule["alert"]
    assert rule["annotations"]["runbook"] == f"docs/runbook.md#{name.lower()}"
    section = RUNBOOK.read_text(encoding="utf8").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\*\*(\w+)\.\*\*", section, re.MULTILINE) == ["Means", "Look", "Do"]


def test_the_runbook_has_no_alert_that_is_gone() -> None:
    told = re.findall(r"^## (Eventwire\w+)$", RUNBOOK.read_text(encoding="utf8"), re.MULTILINE)
    assert sorted(told) == sorted(param.id for param in alerts())


def test_every_metric_is_shown() -> None:
    """A metric that no panel shows is one that nobody sees."""
    shown = {name for param in panels() for target in param.values[0]["targets"] for name in asked(target["expr"])}
    families = {metric.name for metric in METRICS if not metric.name.startswith("process_")}
    assert {family for family in families if not any(name.startswith(family) for name in shown)} == set()


@pytest.mark.parametrize("panel", panels())
def test_panels_use_the_provisioned_datasource(panel: dict[str, Any]) -> None:
    """By its fixed uid."""
    uid = yaml.safe_load(DATASOURCES.read_text(encoding="utf8"))["datasources"][0]["uid"]
    assert {part["datasource"]["uid"] for part in (panel, *panel["targets"])} == {uid}


def test_panels_do_not_overlap() -> None:
    """Every cell of the grid of 24 columns belongs to one panel."""
    cells = [
        (x, y)
        for param in panels()
        for place in [param.values[0]["gridPos"]]
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(cells) == len(set(cells))
    assert max(x for x, _ in cells) < 24


def test_prometheus_scrapes_the_workers_port() -> None:
    """The port is the setting's default."""
    config = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text(encoding="utf8"))
    jobs = {job["job_name"]: job for job in config["scrape_configs"]}
    assert jobs["eventwire"]["dns_sd_configs"][0]["port"] == Settings.model_fields["http_port"].default


@pytest.mark.parametrize("arguments", [["check", "rules", "rules.yml"], ["test", "rules", "rules.test.yml"]])
def test_promtool_agrees(arguments: list[str]) -> None:
    """The rules are well-formed, and fire when their unit tests say so."""
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool is not installed (Debian package prometheus)")
    done = subprocess.run(
        [promtool, *arguments], cwd=DEPLOY / "prometheus", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
