"""Whether the clocks agree, by what the controller tells or the records show."""

from io import BytesIO
from typing import Any

import pytest

from worker.diagnosis import quorum
from worker.diagnosis.clock import by_controller, by_records
from worker.diagnosis.quorum import METADATA, DescribeQuorum, DescribeQuorumResponse, DescribeQuorumStruct, Reading
from worker.settings import Settings


@pytest.mark.parametrize(
    ("times", "status", "detail"),
    [
        ([], "ok", "cannot be told: no records"),
        ([900.0, 990.0], "ok", "no record from the future; the newest is 10.0 s old"),
        ([1001.5], "ok", "no record from the future; the newest is 0.0 s old"),
        ([900.0, 1030.0], "warn", "the newest record is 30.0 s ahead of the clock here"),
    ],
)
def test_records_from_the_future_show_a_skew(times: list[float], status: str, detail: str) -> None:
    """A second or two may be rounding and the network."""
    found = by_records(times, 1000.0)
    assert (found.status, found.detail) == (status, detail)


@pytest.mark.parametrize(
    ("ahead", "within", "status", "detail"),
    [
        (0.004, 0.001, "ok", "the controller's is 0.004 s ahead of the one here, give or take 0.001 s"),
        (-1.9, 0.001, "ok", "the controller's is 1.900 s behind the one here, give or take 0.001 s"),
        (-2.5, 0.8, "ok", "the controller's is 2.500 s behind the one here, give or take 0.800 s"),
        (-30.0, 0.8, "warn", "the controller's is 30.000 s behind the one here, give or take 0.800 s"),
    ],
)
def test_a_skew_is_told_where_it_is_sure(ahead: float, within: float, status: str, detail: str) -> None:
    """A slow answer may look like one."""
    found = by_controller(Reading(ahead, within))
    assert (found.status, found.detail) == (status, detail)


def answer(*voters: tuple[int, int], leader: int = 1, error: int = 0) -> Any:
    """What a broker sends, by the number and the time of each voter."""
    untagged: dict[int, bytes] = {}
    nobody: list[object] = []
    replicas = [(number, 5, fetched, fetched, untagged) for number, fetched in voters]
    topics = [(METADATA, [(0, error, leader, 1, 5, replicas, nobody, untagged)], untagged)]
    return DescribeQuorumResponse.decode(BytesIO(DescribeQuorumResponse(0, topics, untagged).encode()))


def test_the_leader_tells_when_it_answered() -> None:
    """Which is half-way between the question and the answer, as far as is known."""
    told = quorum.reading(answer((2, 1_000), (1, 130_000)), 100.0, 101.0)
    assert told == Reading(29.5, 0.5)


@pytest.mark.parametrize(
    "refused", [answer((2, 1_000)), answer((1, -1)), answer((1, 1_000), error=29), DescribeQuorumResponse(31, [], {})]
)
def test_what_is_not_told_is_not_guessed(refused: Any) -> None:
    """No leader, an old one, no right to it."""
    assert quorum.reading(refused, 100.0, 101.0) is None


def test_the_request_is_one_that_aiokafka_sends() -> None:
    """For every broker that understands this version."""
    request = DescribeQuorum().prepare({55: (0, 2)})
    assert isinstance(request, DescribeQuorumStruct)
    assert request.encode() == b"\x02\x13" + METADATA.encode() + b"\x02\x00\x00\x00\x00\x00\x00\x00"


def test_a_broker_without_a_quorum_tells_nothing(embedded: Settings) -> None:
    """Nor does it hang."""
    assert quorum.read(embedded) is None
