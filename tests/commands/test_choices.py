"""Values of options: spelt as people like, refused with what there is."""

import pytest

from worker.cli import run
from worker.commands.choices import COUNTRY, REASON, TYPE, Known


@pytest.mark.parametrize(
    ("known", "given", "meant"),
    [
        (TYPE, "Attack", "attack"),
        (TYPE, "ASSAULT", "assault"),
        (TYPE, "mobilize", "mobilize"),
        (COUNTRY, "ukr", "UKR"),
        (COUNTRY, "XKX", "XKX"),
        (REASON, "Language", "language"),
        (REASON, "killed", "killed"),
    ],
)
def test_small_and_capital_letters_are_one(known: Known, given: str, meant: str) -> None:
    """Whatever the records have."""
    assert known.convert(given, None, None) == meant


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["tail", "--type", "atack"], ["no type 'atack' (is attack meant?)", "statement", "assault"]),
        (["export", "--format", "csv", "--country", "UK"], ["no country 'UK'", "UKR", "ZWE"]),
        (["tail", "--country", "Ukraine"], ["no country 'Ukraine'", "UKR"]),
        (["replay", "--reason", "langauge"], ["no reason 'langauge' (is language meant?)", "output-too-large"]),
    ],
    ids=lambda value: " ".join(value[:3]),
)
def test_unknown_values_are_refused_with_those_there_are(
    arguments: list[str], told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Before any broker is asked."""
    assert run(arguments) == 2
    error = capsys.readouterr().err
    assert all(part in error for part in told), error
