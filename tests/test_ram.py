"""The memory a process may use: the machine's and the limit of its group, in the files that Linux writes."""

import os
from pathlib import Path

import pytest

from tests.cgroups import written
from worker.ram import available, limit

V2 = {"own": "0::/kube/pod\n"}
V1 = {"own": "5:memory:/docker/a\n4:cpu,cpuacct:/docker/a\n"}


@pytest.mark.parametrize(
    ("files", "bytes_"),
    [
        (V2 | {"groups/kube/pod/memory.max": "1073741824\n"}, 1_073_741_824),
        (V2 | {"groups/kube/pod/memory.max": "max\n"}, None),
        (V2 | {"groups/kube/pod/memory.max": "5000", "groups/kube/memory.max": "3000"}, 3000),
        (V2 | {"groups/memory.max": "7000"}, 7000),
        (V1 | {"groups/memory/docker/a/memory.limit_in_bytes": "2000\n"}, 2000),
        (V1 | {"groups/cpu/docker/a/memory.limit_in_bytes": "2000\n"}, None),
        (V2 | {"groups/memory.max": "nonsense"}, None),
        ({"own": "garbage"}, None),
        ({}, None),
    ],
)
def test_limit_is_the_least_of_the_groups(tmp_path: Path, files: dict[str, str], bytes_: int | None) -> None:
    """Of version 1 and 2, of the group itself or one above it."""
    assert limit(*written(tmp_path, files)) == bytes_


def test_a_limit_beyond_the_machine_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As version 1 writes where there is none."""
    monkeypatch.setattr(os, "sysconf", {"SC_PHYS_PAGES": 1000, "SC_PAGE_SIZE": 4096}.__getitem__)
    huge = V1 | {"groups/memory/docker/a/memory.limit_in_bytes": "9223372036854771712"}
    assert available(*written(tmp_path, huge)) == 4_096_000
    assert available(*written(tmp_path, V2 | {"groups/memory.max": "5"})) == 5
