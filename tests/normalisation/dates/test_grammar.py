"""Numbers, months and years as the patterns of the date rules read them."""

import re

import pytest

from worker.normalisation.dates.grammar import (
    CLOCK,
    COUNT,
    DAY,
    day_number,
    month_number,
    number,
    ordinal_number,
    weekday_number,
    year_number,
)


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("two", 2), ("twenty-one", 21), ("Forty five", 45), ("a", 1)])
def test_a_count(text: str, value: int) -> None:
    """In digits or in words."""
    assert re.fullmatch(COUNT, text)
    assert number(text) == value


@pytest.mark.parametrize(("text", "value"), [("March", 3), ("Sept.", 9), ("DEC", 12)])
def test_a_month(text: str, value: int) -> None:
    """In full or cut."""
    assert month_number(text) == value


@pytest.mark.parametrize(("text", "value"), [("Monday", 0), ("Sun.", 6)])
def test_a_weekday(text: str, value: int) -> None:
    """From Monday on."""
    assert weekday_number(text) == value


@pytest.mark.parametrize(("text", "value"), [("’98", 1998), ("'12", 2012), ("1848", 1848)])
def test_a_year(text: str, value: int) -> None:
    """Two digits are of this century or the last."""
    assert year_number(text) == value


def test_ordinals_and_days() -> None:
    """With their endings."""
    assert [ordinal_number(text) for text in ("first", "2nd", "4th")] == [1, 2, 4]
    assert [day_number(text) for text in ("25th", "05", "3rd")] == [25, 5, 3]


@pytest.mark.parametrize(("text", "whole"), [("31", True), ("32", False), ("3rd", True), ("0", False)])
def test_a_day_of_a_month(text: str, whole: bool) -> None:
    """1 to 31."""
    assert bool(re.fullmatch(DAY, text)) is whole


@pytest.mark.parametrize(
    ("text", "whole"), [("2:10 a.m. ET", True), ("0342 GMT", True), ("noon", True), ("25:10", False), ("1990", False)]
)
def test_a_time_of_day(text: str, whole: bool) -> None:
    """With its zone; four digits need one."""
    assert bool(re.fullmatch(CLOCK, text)) is whole
