"""Rules of alerts: what they take, and what is wrong with them."""

from typing import Any

import pytest
import yaml

from tests.pages import ROOT, page
from tests.sinks.events import killed, told
from worker.errors import ConfigurationError
from worker.sinks.rules import Condition, Webhook, read

PLAIN: dict[str, Any] = {
    "destinations": {"desk": {"kind": "webhook", "url": "https://desk.example/${TOKEN}"}},
    "rules": [{"name": "all", "to": ["desk"]}],
}
PLACE = {"name": "Kyiv", "country": "UKR", "latitude": None, "longitude": None, "geonames_id": None,
         "precision": "city", "basis": "text"}  # fmt: skip


def condition(**fields: Any) -> Condition:
    """A condition as it stands in YAML."""
    return Condition.model_validate(fields)


@pytest.mark.parametrize(
    ("wanted", "fields", "holds"),
    [
        ({}, {}, True),
        ({"type": "attack"}, {}, True),
        ({"type": ["TALKS", "ASSAULT"]}, {}, True),
        ({"type": "talks"}, {}, False),
        ({"place": "ukr"}, {"place": PLACE}, True),
        ({"place": "RUS"}, {"place": PLACE}, False),
        ({"place": "UKR"}, {"place": None}, False),
        ({}, {"modality": "planned"}, False),
        ({"modality": ["actual", "planned"]}, {"modality": "planned"}, True),
        ({"at_least": {"confidence": 0.8}}, {"confidence": 0.8}, True),
        ({"at_least": {"confidence": 0.8}}, {"confidence": 0.79}, False),
        ({"at_least": {"killed": 10}}, {"casualties": killed(10)}, True),
        ({"at_least": {"killed": 10}}, {"casualties": killed(9, 30)}, False),
        ({"at_least": {"killed": 10}}, {"casualties": killed(None, 30)}, False),
        ({"at_least": {"killed": 1}}, {"casualties": None}, False),
        ({"text": "no such words"}, {}, False),
    ],
)
def test_a_rule_takes_what_meets_every_condition(wanted: dict[str, Any], fields: dict[str, Any], holds: bool) -> None:
    """What has not happened only where the rule says so; a toll by its low bound."""
    assert condition(**wanted).holds(told(**fields)) is holds


def test_variables_of_the_environment_are_filled_in() -> None:
    """So that no secret is in the file; it is not shown either."""
    rules = read(yaml.safe_dump(PLAIN), {"TOKEN": "s3cret"})
    desk = rules.destinations["desk"]
    assert isinstance(desk, Webhook)
    assert desk.url.get_secret_value() == "https://desk.example/s3cret"
    assert "s3cret" not in repr(rules)


@pytest.mark.parametrize(
    ("changed", "told_of"),
    [
        ({"rules": []}, "rules"),
        ({"rules": [{"name": "a", "to": ["nobody"]}]}, "no destination nobody; there are: desk"),
        ({"rules": [{"name": "a", "to": ["desk"]}] * 2}, "two rules have the same name"),
        ({"rules": [{"name": "a", "to": ["desk"], "when": {"tpye": "attack"}}]}, "rules.0.when.tpye"),
        ({"rules": [{"name": "a", "to": ["desk"], "when": {"type": "atack"}}]}, "there is no atack; there are: attack"),
        ({"rules": [{"name": "a", "to": ["desk"], "when": {"place": "UK"}}]}, "there is no UK"),
        ({"destinations": {"desk": {"kind": "fax"}}}, "destinations.desk"),
        ({"destinations": {"desk": {"kind": "webhook", "url": "${OTHER}"}}}, "no variable OTHER"),
    ],
)
def test_what_is_wrong_is_named(changed: dict[str, Any], told_of: str) -> None:
    """With the place in the file, and what there is instead."""
    with pytest.raises(ConfigurationError, match=told_of):
        read(yaml.safe_dump(PLAIN | changed), {"TOKEN": "t"})


@pytest.mark.parametrize("text", ["", "[]", "a: [", "7"])
def test_what_is_no_file_of_rules_is_refused(text: str) -> None:
    """In a line."""
    with pytest.raises(ConfigurationError):
        read(text, {})


def test_the_example_is_in_order() -> None:
    """And it is the one that the page shows."""
    example = (ROOT / "deploy" / "alerts" / "alerts.yml").read_text(encoding="utf-8")
    assert page(ROOT / "docs" / "sinks.md").blocks("yaml") == [example]
    variables = ("DESK_TOKEN", "SLACK_URL", "TELEGRAM_TOKEN", "SMTP_PASSWORD")
    rules = read(example, dict.fromkeys(variables, "x"))
    assert {name for rule in rules.rules for name in rule.to} == rules.destinations.keys()
