"""The cores a process may use: affinity and quota, in the files that Linux writes."""

import os
from pathlib import Path

import pytest

from tests.cgroups import written
from worker.cores import available, quota

V2 = {"own": "0::/\n"}
NESTED = {"own": "0::/kube/pod/one\n"}
V1 = {"own": "5:memory:/docker/a\n4:cpu,cpuacct:/docker/a\n1:name=systemd:/docker/a\n"}


@pytest.mark.parametrize(
    ("files", "cores"),
    [
        (V2 | {"groups/cpu.max": "150000 100000\n"}, 1.5),
        (V2 | {"groups/cpu.max": "max 100000\n"}, None),
        (NESTED | {"groups/kube/pod/one/cpu.max": "max 100000", "groups/kube/cpu.max": "50000 25000"}, 2.0),
        (NESTED | {"groups/kube/pod/one/cpu.max": "300000 100000", "groups/kube/pod/cpu.max": "200000 100000"}, 2.0),
        (NESTED | {"groups/cpu.max": "400000 100000"}, 4.0),
        ({"own": "0::/../other\n", "groups/cpu.max": "100000 100000", "other/cpu.max": "900000 100000"}, 1.0),
        (V1 | {"groups/cpu/cpu.cfs_quota_us": "250000\n", "groups/cpu/cpu.cfs_period_us": "100000\n"}, 2.5),
        (
            V1
            | {
                "groups/cpu,cpuacct/docker/a/cpu.cfs_quota_us": "50000\n",
                "groups/cpu,cpuacct/docker/a/cpu.cfs_period_us": "100000\n",
            },
            0.5,
        ),
        (V1 | {"groups/cpu/cpu.cfs_quota_us": "-1\n", "groups/cpu/cpu.cfs_period_us": "100000\n"}, None),
        (V1 | {"groups/memory/cpu.cfs_quota_us": "1000\n", "groups/memory/cpu.cfs_period_us": "100000\n"}, None),
        (V2 | {"groups/cpu.max": "nonsense"}, None),
        (V2 | {"groups/cpu.max": "0 0"}, None),
        ({"own": "garbage"}, None),
        ({}, None),
    ],
)
def test_quota_is_the_least_of_the_groups(tmp_path: Path, files: dict[str, str], cores: float | None) -> None:
    """Of version 1 and 2, of the group itself or one above it, seen from inside or outside of a container."""
    assert quota(*written(tmp_path, files)) == cores


@pytest.mark.parametrize(("allowed", "cores"), [("50000", 1), ("199000", 1), ("200000", 2), ("900000", 3)])
def test_cores_are_whole_ones_within_quota_and_affinity(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: str, cores: int
) -> None:
    """One at least, whatever the quota; no more than the affinity, however large it is."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    assert available(*written(tmp_path, V2 | {"groups/cpu.max": f"{allowed} 100000"})) == cores


def test_without_a_quota_the_affinity_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As under taskset, or a cpuset."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    assert available(*written(tmp_path, {})) == 3
