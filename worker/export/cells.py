"""Cells of CSV and TSV: one line each, safe to open in a spreadsheet."""

import re
from datetime import date

Cell = str | int | float | date | None

# Line breaks, tabs and other control characters would break rows; U+2028 and U+2029 do in some readers.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# A spreadsheet takes a cell that begins so for a formula, even in quotes (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
GUARD = "'"


def cell(value: Cell) -> str:
    """The value as text: numbers and dates as they are, text on one line and with `GUARD` before a formula."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value.isoformat() if isinstance(value, date) else str(value)
    text = _CONTROL.sub(" ", value).strip()
    return GUARD + text if text.startswith(_FORMULA) else text
