"""The rows of the tables: each refuses its example, which no earlier row does, and lets its counter-example pass."""

from collections.abc import Callable
from typing import Any

import pytest

from worker.extraction.acts import extractor as acts
from worker.extraction.acts import refusals as act_refusals
from worker.extraction.attack import extractor as attack
from worker.extraction.attack import refusals as attack_refusals
from worker.extraction.grammar.frame import Refusal
from worker.extraction.talks import extractor as talks
from worker.extraction.talks import refusals as talks_refusals
from worker.story import Story

Read = Callable[[str], Story]
FAMILIES: dict[str, tuple[Any, Any]] = {
    "attack": (attack_refusals, attack),
    "talks": (talks_refusals, talks),
    "acts": (act_refusals, acts),
}


ROWS = [
    pytest.param(family, rule, id=f"{family}-{rule.name}")
    for family, (refusals, _) in FAMILIES.items()
    for rule in (*refusals.table().senses, *refusals.table().dropped)
]


def _refused_by(family: str, story: Story) -> set[str]:
    """The names of rules and stages that refuse something in a story."""
    return {one.name for one in FAMILIES[family][1].judged(story) if isinstance(one, Refusal)}


@pytest.mark.parametrize(("family", "rule"), ROWS)
def test_a_rule_refuses_its_example(story: Read, family: str, rule: Any) -> None:
    """By its own name, so no rule before it does."""
    assert rule.name in _refused_by(family, story(rule.example))


@pytest.mark.parametrize(("family", "rule"), ROWS)
def test_a_rule_lets_its_counter_example_pass(story: Read, family: str, rule: Any) -> None:
    """What looks like the example and is not of its kind."""
    assert rule.name not in _refused_by(family, story(rule.counter))


@pytest.mark.parametrize(("family", "rule"), ROWS)
def test_a_counter_example_tells_something(story: Read, family: str, rule: Any) -> None:
    """It passes as it tells an event, by this family or another: not as the rule never looks at it."""
    told = [one for _, extractor in FAMILIES.values() for one in extractor.judged(story(rule.counter))]
    assert any(not isinstance(one, Refusal) for one in told), [one.reason for one in told]
