"""What the worker may do, beside what it must."""

from pathlib import Path

import pytest

from worker.diagnosis.rights import ON_GROUPS, ON_TOPICS, judged

ACLS = Path(__file__).parents[2] / "deploy" / "kafka" / "acls.tsv"


def test_the_rights_asked_for_are_those_that_are_documented() -> None:
    """Line by line those of `run`, but to its transactions, of which a broker tells no rights."""
    lines = [line.split("\t") for line in ACLS.read_text().splitlines() if line.startswith("run\t")]
    told = {(resource, name): frozenset(operations.split(",")) for _, resource, name, operations in lines}
    told.pop(("transactional_id", "{group}-incidents"))
    ours = {("topic", f"{{{kind}}}"): needed for kind, needed in ON_TOPICS.items()}
    assert told == ours | {("group", name): needed for name, needed in ON_GROUPS.items()}


@pytest.mark.parametrize(
    ("granted", "status", "detail"),
    [
        ({"topic a": {"READ", "WRITE", "DESCRIBE"}, "group g": {"READ"}}, "ok", "all that a worker needs"),
        ({"topic a": None, "group g": None}, "ok", "all that a worker needs"),
        ({"topic a": {"DESCRIBE"}, "group g": {"READ"}}, "fail", "no READ and WRITE on topic a"),
        ({"topic a": {"READ"}, "group g": set()}, "fail", "no WRITE on topic a; no READ on group g"),
    ],
)
def test_what_is_lacking_is_told(granted: dict[str, set[str] | None], status: str, detail: str) -> None:
    """Where the broker tells rights at all."""
    needed = {"topic a": frozenset({"READ", "WRITE"}), "group g": frozenset({"READ"})}
    found = judged(needed, {name: None if may is None else frozenset(may) for name, may in granted.items()})
    assert (found.status, found.detail) == (status, detail)
    assert ("acls.tsv" in found.hint) is (status == "fail")
