"""One line of the diagnosis: how it is, what was seen, what to do about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal["ok", "warn", "fail"]
_RANK: tuple[Status, ...] = ("ok", "warn", "fail")


@dataclass(frozen=True, slots=True)
class Finding:
    """`detail` is for people, `values` for programs; neither ever holds a secret."""

    name: str
    status: Status
    detail: str
    hint: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


def worst(findings: Iterable[Finding]) -> Status:
    """The status of the whole."""
    return max((finding.status for finding in findings), key=_RANK.index, default="ok")
