"""How several counts of one harm combine."""

import pytest

from worker.event import Casualties, Figure
from worker.extraction.casualties.combining import Toll, added, casualties_of, combine, of_event, tellings_of
from worker.extraction.casualties.tolls import Telling


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], None),
        ([(Figure(5, 5), None)], Figure(5, 5)),
        ([(Figure(5, 5), None), (Figure(5, None), None)], Figure(5, None)),
        ([(Figure(20, 20), "plain"), (Figure(2, 2), None)], Figure(20, 20)),
        ([(Figure(20, 20), "plain"), (Figure(2, 2), "plain")], Figure(20, 20)),
        ([(Figure(7, 7), "plain"), (Figure(9, 9), "plain")], Figure(7, 9)),
        ([(Figure(4, None), None), (Figure(6, 6), None)], Figure(4, 6)),
        ([(Figure(20, 20), "plain"), (Figure(11, 11), "whole")], Figure(11, 20)),
        ([(Figure(20, None), "plain"), (Figure(11, 11), "whole")], Figure(11, None)),
        ([(Figure(8, 8), "plain"), (Figure(15, 15), "update")], Figure(15, 15)),
        ([(Figure(13, 13), "plain"), (Figure(9, 9), "update"), (Figure(10, 10), "plain")], Figure(9, 10)),
    ],
)
def test_tellings_combine(told: list[tuple[Figure, Telling | None]], expected: Figure | None) -> None:
    """A smaller figure is a part unless told of the whole, an equal one may open the bound, a larger one makes a range.

    An update takes the place of those before.
    """
    assert combine(told) == expected


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([Figure(2, 2), Figure(3, 3)], Figure(5, 5)),
        ([Figure(2, None), Figure(3, 3)], Figure(5, None)),
        ([Figure(None, 10), Figure(3, 3)], Figure(3, 13)),
        ([Figure(None, 10), Figure(None, 5)], Figure(None, 15)),
    ],
)
def test_a_sum_is_as_open_as_its_parts(parts: list[Figure], whole: Figure) -> None:
    """Above where one is; below it has what is told."""
    assert added(parts) == whole


def test_certain_people_of_one_sentence_are_added() -> None:
    """21 soldiers were killed and two rebels died."""
    tolls = [Toll(0, "killed", Figure(21, 21), "certain"), Toll(5, "killed", Figure(2, 2), "certain")]
    assert casualties_of(tolls) == Casualties(killed=Figure(23, 23))


def test_a_count_of_a_longer_time_is_left_out() -> None:
    """But where there is no other."""
    year, day = Toll(0, "killed", Figure(900, 900), "cumulative"), Toll(5, "killed", Figure(9, 9), "plain")
    assert of_event([year, day], "killed") == [day]
    assert of_event([year], "killed") == [year]


def test_a_mention_says_how_its_counts_stand() -> None:
    """The telling that says most, for each harm."""
    tolls = [Toll(0, "killed", Figure(9, 9), "update"), Toll(3, "injured", Figure(2, 2), "single")]
    assert tellings_of(tolls) == (("killed", "update"), ("injured", "single"))
