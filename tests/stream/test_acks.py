"""Only the finished prefix of a partition is acknowledged, whatever the order of finishing."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.stream.acks import OrderedAcks


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_released_in_order(order: tuple[int, ...]) -> None:
    """Every order of finishing releases all items once, in the order they were taken, none before an earlier one."""
    acks = OrderedAcks[int]()
    tickets = [acks.take("p", number, 0.0) for number in range(4)]
    released: list[int] = []
    for done, number in enumerate(order, start=1):
        released += acks.finish(tickets[number])
        assert set(released) <= set(order[:done])
    assert released == [0, 1, 2, 3]
    assert acks.under_way == 0


@given(st.lists(st.sampled_from("abc"), max_size=30), st.randoms(use_true_random=False))
def test_never_past_an_unfinished_one(partitions: list[str], random: object) -> None:
    """With any mix of partitions, what is released never lies behind something unfinished of its partition."""
    acks = OrderedAcks[int]()
    tickets = [acks.take(partition, number, 0.0) for number, partition in enumerate(partitions)]
    waiting = list(tickets)
    random.shuffle(waiting)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    released: list[int] = []
    for ticket in list(waiting):
        waiting.remove(ticket)
        released += acks.finish(ticket)
        unfinished = {(one.partition, one.item) for one in waiting}
        assert not [
            (number, item)
            for number in released
            for partition, item in unfinished
            if partition == partitions[number] and item < number
        ]
    assert sorted(released) == list(range(len(partitions)))


def test_partitions_do_not_wait_for_each_other() -> None:
    """A slow article holds up its own partition only."""
    acks = OrderedAcks[str]()
    acks.take("a", "slow", 0.0)
    assert acks.finish(acks.take("b", "quick", 1.0)) == ["quick"]


def test_oldest_is_the_first_not_released() -> None:
    """The oldest one under way is told by when it was taken, finished or not."""
    acks = OrderedAcks[str]()
    assert acks.oldest() is None
    first = acks.take("a", "first", 5.0)
    second = acks.take("a", "second", 6.0)
    acks.finish(second)
    assert acks.oldest() == 5.0
    acks.finish(first)
    assert acks.oldest() is None


def test_forgotten_partition_releases_nothing() -> None:
    """What was under way when its partition went elsewhere is never acknowledged here, also when it comes back."""
    acks = OrderedAcks[str]()
    before = acks.take("a", "before", 0.0)
    acks.forget({"a", "unknown"})
    after = acks.take("a", "after", 1.0)
    assert acks.finish(before) == []
    assert acks.finish(after) == ["after"]
    assert acks.under_way == 0
