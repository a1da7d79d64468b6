"""One row of a table: what must hold of a frame for it to tell nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from worker.extraction.grammar.frame import Frame, Verdict
from worker.extraction.grammar.lexicon import Entry
from worker.extraction.rules.rule import Rule

_DOC = Doc(Vocab(), words=["rebels", "raid", "villages"], pos=["NOUN", "VERB", "NOUN"])
_VERB, _NOUN = Frame(_DOC[1], Entry(type="ASSAULT")), Frame(_DOC[2], Entry(type="ASSAULT", weak=True))


@dataclass(frozen=True)
class FrameCase:
    """The least that a rule can judge."""

    frame: Frame


def _words(case: FrameCase) -> list[str]:
    return [token.text for token in case.frame.trigger.doc]


_RULE: Rule[FrameCase] = Rule(
    name="dry",
    reason="it is dry",
    example="",
    counter="",
    verbal=None,
    entry={},
    slots=(),
    words=frozenset(),
    when={},
    unless={},
)


def test_a_row_that_asks_for_nothing_refuses_all() -> None:
    """By its name and its reason."""
    assert _RULE.verdict(FrameCase(_VERB)) == Verdict("dry", "it is dry")


@pytest.mark.parametrize(("verbal", "verb", "noun"), [(None, True, True), (True, True, False), (False, False, True)])
def test_a_row_is_of_verbs_or_nouns(verbal: bool | None, verb: bool, noun: bool) -> None:
    """Or of both."""
    rule = replace(_RULE, verbal=verbal)
    assert [rule.verdict(FrameCase(frame)) is not None for frame in (_VERB, _NOUN)] == [verb, noun]


def test_a_row_is_of_some_entries() -> None:
    """Those whose field has one of the values."""
    rule = replace(_RULE, entry={"weak": frozenset([True])})
    assert [rule.verdict(FrameCase(frame)) is not None for frame in (_VERB, _NOUN)] == [False, True]


@pytest.mark.parametrize(
    ("words", "reason"), [(["villages", "rebels"], "it is of “rebels”, “villages”"), (["rain"], None)]
)
def test_a_reason_tells_the_words_that_were_found(words: list[str], reason: str | None) -> None:
    """A row with slots holds where one of its words stands in one of them."""
    rule = replace(_RULE, reason="it is of {words}", slots=(_words,), words=frozenset(words))
    verdict = rule.verdict(FrameCase(_VERB))
    assert (verdict and verdict.reason) == reason


@pytest.mark.parametrize(
    ("when", "unless", "holds"),
    [
        ([True, True], [False], True),
        ([True, False], [False], False),
        ([True], [False, True], False),
    ],
)
def test_every_condition_and_no_exception(when: list[bool], unless: list[bool], holds: bool) -> None:
    """All of `when`, none of `unless`."""
    rule = replace(_RULE, when=_tests(when), unless=_tests(unless))
    assert (rule.verdict(FrameCase(_VERB)) is not None) is holds


def _tests(values: list[bool]) -> Mapping[str, Callable[[FrameCase], bool]]:
    return {str(number): _yes if value else _no for number, value in enumerate(values)}


def _yes(_: FrameCase) -> bool:
    return True


def _no(_: FrameCase) -> bool:
    return False
