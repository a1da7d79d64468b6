"""Judging a frame by a table: the first row that holds refuses it."""

from collections.abc import Sequence

from worker.extraction.grammar.frame import Frame, Refusal, Verdict
from worker.extraction.rules.rule import C, Rule


def judge(case: C, table: Sequence[Rule[C]]) -> Verdict | None:
    """The verdict of the first row that holds, None where all let the frame pass."""
    return next((verdict for rule in table if (verdict := rule.verdict(case)) is not None), None)


def sifted(case: C, table: Sequence[Rule[C]]) -> Frame | Refusal:
    """The frame of a case, or its refusal by a table."""
    frame, verdict = case.frame, judge(case, table)
    return frame if verdict is None else Refusal(frame.trigger, frame.entry, verdict.reason, verdict.name)


def holding(case: C, table: Sequence[Rule[C]]) -> tuple[str, ...]:
    """The names of all rows that hold of a frame: what each of them does by itself."""
    return tuple(rule.name for rule in table if rule.verdict(case) is not None)
