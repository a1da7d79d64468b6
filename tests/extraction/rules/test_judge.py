"""The first row that holds refuses a frame."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from worker.extraction.grammar.frame import Frame, Refusal, Verdict
from worker.extraction.grammar.lexicon import Entry
from worker.extraction.rules.judge import holding, judge, sifted
from worker.extraction.rules.rule import Rule


@dataclass(frozen=True)
class FrameCase:
    """The least that a rule can judge."""

    frame: Frame


def _rule(name: str, test: Callable[[FrameCase], bool]) -> Rule[FrameCase]:
    return Rule(
        name=name,
        reason=f"it is {name}",
        example="",
        counter="",
        verbal=None,
        entry={},
        slots=(),
        words=frozenset(),
        when={name: test},
        unless={},
    )


_TABLE = [
    _rule("wet", lambda case: case.frame.trigger.text in {"rain", "snow"}),
    _rule("cold", lambda case: case.frame.trigger.text == "snow"),
]


def _case(word: str) -> FrameCase:
    return FrameCase(Frame(Doc(Vocab(), words=[word])[0], Entry(type="ASSAULT")))


@pytest.mark.parametrize(("word", "verdict"), [("snow", Verdict("wet", "it is wet")), ("sun", None)])
def test_the_first_row_that_holds_decides(word: str, verdict: Verdict | None) -> None:
    """None where all let it pass."""
    assert judge(_case(word), _TABLE) == verdict


def test_a_frame_is_refused_with_the_reason_of_its_row() -> None:
    """And with the name of the row."""
    case = _case("rain")
    assert sifted(case, _TABLE) == Refusal(case.frame.trigger, case.frame.entry, "it is wet", "wet")


def test_a_frame_that_passes_stays_as_it_is() -> None:
    """The same one."""
    case = _case("sun")
    assert sifted(case, _TABLE) is case.frame


@pytest.mark.parametrize(("word", "names"), [("snow", ("wet", "cold")), ("rain", ("wet",)), ("sun", ())])
def test_all_rows_that_hold(word: str, names: tuple[str, ...]) -> None:
    """Also those behind the first."""
    assert holding(_case(word), _TABLE) == names
