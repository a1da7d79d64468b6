"""Temporal expressions and the days they mean."""

from worker.normalisation.dates.find import find_dates

__all__ = ["find_dates"]
