"""The manifests as kustomize renders them: by Kubernetes' schemas, and by what they must keep to, without a cluster."""

import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from worker import __version__
from worker.diagnosis.host import PARENT_MB, PROCESS_MB
from worker.feeds.subscriptions import read_list
from worker.settings import Settings, environment_name
from worker.stream.health import TICK_LIMIT_SECONDS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "deploy" / "kubernetes"
RENDERED = ("base", "overlays/production")
OTHERS = ("monitoring.coreos.com/v1", "keda.sh/v1alpha1")  # their schemas are not Kubernetes' own
KNOWN = {environment_name(field) for field in Settings.model_fields} | {"SQLITE_TMPDIR"}
SIZES = {"Mi": 2**20, "Gi": 2**30}
Manifest = dict[str, Any]

each_rendering = pytest.mark.parametrize("name", RENDERED)


@cache
def rendered(name: str) -> tuple[Manifest, ...]:
    """What `kubectl apply -k` would send."""
    kustomize = [shutil.which("kustomize"), "build"] if shutil.which("kustomize") else ["kubectl", "kustomize"]
    if shutil.which(str(kustomize[0])) is None:
        pytest.skip("neither kustomize nor kubectl is installed")
    done = subprocess.run([*map(str, kustomize), str(FOLDER / name)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return tuple(yaml.safe_load_all(done.stdout))


def of_kind(name: str, *kinds: str) -> list[Manifest]:
    return [one for one in rendered(name) if one["kind"] in kinds]


def workloads(name: str) -> list[Manifest]:
    return of_kind(name, "Deployment", "StatefulSet")


def pod(workload: Manifest) -> Any:
    return workload["spec"]["template"]["spec"]


def container(workload: Manifest) -> Any:
    (only,) = pod(workload)["containers"]
    return only


def named(name: str, kind: str, which: str) -> Manifest:
    (found,) = (one for one in of_kind(name, kind) if one["metadata"]["name"] == which)
    return found


def settings(name: str) -> dict[str, str]:
    """Those of the one map of settings, whose name is made from its content."""
    (found,) = (one["data"] for one in of_kind(name, "ConfigMap") if "eventwire-settings" in one["metadata"]["name"])
    return dict(found)


@each_rendering
def test_schemas_of_kubernetes_agree(name: str) -> None:
    """Unknown fields are refused, too."""
    validator = pytest.importorskip("kubernetes_validate", reason="pip install kubernetes-validate")
    for manifest in rendered(name):
        if manifest["apiVersion"] not in OTHERS:
            validator.validate(manifest, validator.latest_version(), strict=True)


@each_rendering
def test_nothing_is_named_twice_and_all_is_in_one_namespace(name: str) -> None:
    names = [(one["kind"], one["metadata"]["name"]) for one in rendered(name)]
    assert len(names) == len(set(names))
    assert len({one["metadata"].get("namespace") for one in rendered(name) if one["kind"] != "Namespace"}) == 1


@each_rendering
def test_containers_are_ours_and_can_do_little(name: str) -> None:
    """Read-only, as nobody, without capabilities, without a way to the cluster's API; each runs this version."""
    for workload in workloads(name):
        inside, only = pod(workload), container(workload)
        assert only["image"].rpartition(":")[2] == __version__
        assert only["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert inside["securityContext"]["runAsNonRoot"] is True
        assert inside["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert inside["automountServiceAccountToken"] is False


@each_rendering
def test_settings_exist_and_no_secret_is_among_them(name: str) -> None:
    given = settings(name)
    assert given.keys() <= KNOWN
    assert not [variable for variable in given if "PASSWORD" in variable or "USERNAME" in variable]
    for workload in workloads(name):
        own = {one["name"]: one["valueFrom"] for one in container(workload).get("env", ())}
        assert own.keys() <= KNOWN
        assert all("secretKeyRef" in source for source in own.values())


@each_rendering
def test_what_is_mounted_is_there(name: str) -> None:
    for workload in workloads(name):
        claims = workload["spec"].get("volumeClaimTemplates", ())
        volumes = {one["name"] for one in pod(workload)["volumes"]} | {one["metadata"]["name"] for one in claims}
        assert {one["name"] for one in container(workload)["volumeMounts"]} == volumes


@each_rendering
def test_probes_ask_what_the_worker_answers(name: str) -> None:
    """On its port; a worker that loads its model is not killed for it, one that hangs is soon."""
    only = container(named(name, "Deployment", "eventwire-worker"))
    port = {one["name"]: one["containerPort"] for one in only["ports"]}
    assert port == {"http": Settings.model_fields["http_port"].default}
    paths = {probe: only[f"{probe}Probe"]["httpGet"] for probe in ("startup", "readiness", "liveness")}
    assert {probe: get["path"] for probe, get in paths.items()} == {
        "startup": "/readyz",
        "readiness": "/readyz",
        "liveness": "/livez",
    }
    assert {get["port"] for get in paths.values()} == {"http"}
    assert only["startupProbe"]["periodSeconds"] * only["startupProbe"]["failureThreshold"] >= 180
    assert only["livenessProbe"]["periodSeconds"] * only["livenessProbe"]["failureThreshold"] > TICK_LIMIT_SECONDS
    assert settings(name)["EVENTWIRE_HTTP_BIND"] == "0.0.0.0"


@each_rendering
def test_the_worker_has_time_to_finish(name: str) -> None:
    grace = pod(named(name, "Deployment", "eventwire-worker"))["terminationGracePeriodSeconds"]
    assert grace > Settings.model_fields["shutdown_seconds"].default


@each_rendering
def test_memory_is_enough_for_the_processes_that_the_quota_gives(name: str) -> None:
    """By the figures that `doctor` goes by; what is asked for is what is used."""
    resources = container(named(name, "Deployment", "eventwire-worker"))["resources"]
    needed = (PARENT_MB + int(resources["limits"]["cpu"]) * PROCESS_MB) * 1_000_000
    asked, most = (int(size[:-2]) * SIZES[size[-2:]] for size in (resources[which]["memory"] for which in resources))
    assert needed < min(asked, most)
    assert resources["requests"]["cpu"] == resources["limits"]["cpu"]


@each_rendering
def test_selectors_find_pods(name: str) -> None:
    """Of services, policies, budgets, monitors and the workloads themselves: exactly one kind of pod each."""
    pods = [one["spec"]["template"]["metadata"]["labels"] for one in workloads(name)]
    asked = [one["spec"]["selector"] for one in of_kind(name, "Service")]
    asked += [one["spec"]["podSelector"]["matchLabels"] for one in of_kind(name, "NetworkPolicy")]
    others = of_kind(name, "PodDisruptionBudget", "PodMonitor", "Deployment", "StatefulSet")
    asked += [one["spec"]["selector"]["matchLabels"] for one in others]
    assert asked
    for selector in asked:
        assert sum(selector.items() <= labels.items() for labels in pods) == 1


def test_prometheus_finds_the_workers_service_and_its_job() -> None:
    """The rules ask for the job `eventwire`, which is the label that the monitor takes it from."""
    name = "overlays/production"
    spec = named(name, "ServiceMonitor", "eventwire")["spec"]
    found = [
        one
        for one in of_kind(name, "Service")
        if spec["selector"]["matchLabels"].items() <= one["metadata"]["labels"].items()
    ]
    assert [one["metadata"]["name"] for one in found] == ["eventwire-worker"]
    assert found[0]["metadata"]["labels"][spec["jobLabel"]] == "eventwire"
    assert {endpoint["port"] for endpoint in spec["endpoints"]} == {port["name"] for port in found[0]["spec"]["ports"]}


def test_scaling_looks_at_the_worker_s_group_and_no_more_workers_come_than_partitions() -> None:
    name = "overlays/production"
    spec = named(name, "ScaledObject", "eventwire-worker")["spec"]
    (trigger,) = spec["triggers"]
    given = settings(name)
    assert spec["scaleTargetRef"]["name"] == "eventwire-worker"
    assert "replicas" not in named(name, "Deployment", "eventwire-worker")["spec"]  # which would undo it
    assert trigger["metadata"]["bootstrapServers"] == given["EVENTWIRE_BROKER"]
    assert trigger["metadata"]["consumerGroup"] == Settings.model_fields["group_id"].default
    assert trigger["metadata"]["topic"] == Settings.model_fields["topic_raw"].default
    assert spec["maxReplicaCount"] <= int(given["EVENTWIRE_PARTITIONS"])
    assert (
        trigger["authenticationRef"]["name"]
        == named(name, "TriggerAuthentication", "eventwire-kafka")["metadata"]["name"]
    )


def test_the_secret_is_told_how_to_be_made() -> None:
    """All of its keys that anything asks for stand in the command of the page for operators."""
    name = "overlays/production"
    keys = {one["key"] for one in named(name, "TriggerAuthentication", "eventwire-kafka")["spec"]["secretTargetRef"]}
    for workload in workloads(name):
        keys |= {one["valueFrom"]["secretKeyRef"]["key"] for one in container(workload)["env"]}
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf8")
    assert not [key for key in keys if f"--from-literal={key}=" not in page and f"--from-file={key}=" not in page]


def test_the_feeder_is_alone_and_its_list_can_be_read() -> None:
    name = "overlays/production"
    feeder = named(name, "StatefulSet", "eventwire-feeder")
    assert feeder["spec"]["replicas"] == 1
    (lists,) = (one["data"] for one in of_kind(name, "ConfigMap") if "feeds" in one["metadata"]["name"])
    assert read_list(lists["feeds.yaml"].encode())
    words = container(feeder)["args"]
    mounts = [one["mountPath"] for one in container(feeder)["volumeMounts"]]
    assert all(any(path.startswith(f"{mount}/") for mount in mounts) for path in words if path.startswith("/"))


@each_rendering
def test_policies_let_nobody_in_but_the_monitoring(name: str) -> None:
    for policy in of_kind(name, "NetworkPolicy"):
        assert set(policy["spec"]["policyTypes"]) == {"Ingress", "Egress"}
        (ingress,) = policy["spec"]["ingress"]
        assert [sorted(source) for source in ingress["from"]] == [["namespaceSelector"]]
        assert [port["port"] for port in ingress["ports"]] == ["http"]
    assert len(of_kind(name, "NetworkPolicy")) == len(workloads(name))
