"""Cells of CSV and TSV."""

from datetime import date

import pytest

from worker.export.cells import Cell, cell


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (-33.86, "-33.86"),
        (date(2025, 11, 25), "2025-11-25"),
        ("Kyiv", "Kyiv"),
        ("=1+1", "'=1+1"),
        ("+380", "'+380"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        (" =1+1", "'=1+1"),
        ("＝1", "'＝1"),
        ("al-Shabaab", "al-Shabaab"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("a\u2028b\x00c\x85d", "a b c d"),
        ("  ", ""),
    ],
)
def test_a_cell_is_one_harmless_line(value: Cell, text: str) -> None:
    """Numbers keep their sign, text never begins a formula or breaks a row."""
    assert cell(value) == text
