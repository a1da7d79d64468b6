"""Rules for ACLED's types that name what does not exist."""

from pathlib import Path

import pytest

import worker.resources
from worker.inspection.acled import acled_faults
from worker.inspection.source import read_source

RULES = Path(worker.resources.__file__).parent / "acled.yaml"


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("[Battles, Armed clash]", "[Battles, Armed clashes]", "`Battles`, `Armed clashes`"),
        ("[Battles, Armed clash]", "[Riots, Armed clash]", "`Riots`, `Armed clash`"),
        ("plover: [PROTEST]", "plover: [PROTESTS]", "no value of `plover`: `PROTESTS`"),
        ("modes: [drone]", "modes: [drones]", "no value of `modes`: `drones`"),
        ("doer: [state]", "doer: [army]", "no value of `doer`: `army`"),
        ("near: [chemical]", "near: [chemistry]", "no value of `near`: `chemistry`"),
        ("harm: [killed, injured]", "harm: [killed, hurt]", "no value of `harm`: `hurt`"),
        ("beside: [Arrests]", "beside: [Arrest]", "no value of `beside`: `Arrest`"),
        ("told: [clash]", "says: [clash]", "no slot: `says`"),
        ("    why: Before the bombs it drops.\n", "", "no reason"),
        ("MIL: state", "MILITARY: state", "sectors: unknown: `MILITARY`"),
        ("  lethal: [", "  deadly: [no]\n  lethal: [", "words deadly: no rule and no side asks for it"),
    ],
)
def test_a_wrong_rule_is_told(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    """Codes, slots, values, sides and reasons."""
    text = RULES.read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "acled.yaml").write_text(text.replace(right, wrong, 1), encoding="utf-8")
    assert [str(f) for f in acled_faults(read_source(tmp_path / "acled.yaml", "acled.yaml")) if message in str(f)]


def test_the_rules_in_use_have_no_fault() -> None:
    """Every name in them exists, and every set of words has a use."""
    assert [*acled_faults(read_source(RULES, "acled.yaml"))] == []
