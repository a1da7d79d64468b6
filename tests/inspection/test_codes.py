"""Codes that do not exist."""

from pathlib import Path

import pytest

import worker.resources
from worker.inspection.codes import code_faults
from worker.inspection.source import read_source

CODES = Path(worker.resources.__file__).parent / "codes.yaml"


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ('REJECT: {root: "12"}', 'REJECT: {root: "21"}', "cameo REJECT: no CAMEO root: '21'"),
        ("modes: {investigate:", "modes: {investigat:", "cameo ACCUSE: no mode of ACCUSE: `investigat`"),
    ],
)
def test_a_wrong_code_is_told(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    """CAMEO roots, and the PLOVER codes they stand for."""
    text = CODES.read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "codes.yaml").write_text(text.replace(right, wrong, 1), encoding="utf-8")
    assert [str(f) for f in code_faults(read_source(tmp_path / "codes.yaml", "codes.yaml")) if message in str(f)]


def test_the_codes_in_use_have_no_fault() -> None:
    """Every code that an event may bear exists."""
    assert [*code_faults(read_source(CODES, "codes.yaml"))] == []
