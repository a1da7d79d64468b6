"""Bytes become the text that was meant."""

import codecs

import pytest

from worker.errors import Invalid
from worker.intake.charset import decode

QUOTED = "“We will not leave,” the mayor of Orléans said – “not now.”"


@pytest.mark.parametrize(
    ("value", "charset"),
    [
        (QUOTED.encode(), None),
        (QUOTED.encode(), "utf-8"),
        (QUOTED.encode(), "us-ascii"),
        (QUOTED.encode("utf-8-sig"), None),
        (QUOTED.encode("utf-8-sig"), "utf-8"),
        (QUOTED.encode("utf-16"), None),
        (QUOTED.encode("utf-16"), "utf-8"),
        (codecs.BOM_UTF16_BE + QUOTED.encode("utf-16-be"), None),
        (QUOTED.encode("utf-32"), None),
        (QUOTED.encode("utf-16-le"), "utf-16le"),
        (QUOTED.encode("cp1252"), "windows-1252"),
        (QUOTED.encode("cp1252"), "iso-8859-1"),
        (QUOTED.encode("cp1252"), None),
    ],
)
def test_text_is_decoded(value: bytes, charset: str | None) -> None:
    """A byte order mark goes before the declared charset, that before UTF-8, and that before a guess."""
    assert decode(value, charset) == QUOTED


def test_other_charset_is_guessed() -> None:
    """Text that is mostly not ASCII is left to charset-normalizer."""
    text = "Президент сообщил, что переговоры состоятся в Женеве на следующей неделе, и поблагодарил посредников."
    assert decode(text.encode("cp1251")) == text


def test_line_ends_stay() -> None:
    """Not a character is changed: offsets count in this text."""
    assert decode(b"One.\r\nTwo.\rThree.\n") == "One.\r\nTwo.\rThree.\n"


@pytest.mark.parametrize("charset", ["klingon", "base64", "rot13", "unicode_escape", "idna", "undefined", "\x00"])
def test_what_is_no_charset_is_invalid(charset: str) -> None:
    """Python knows codecs that are no charsets; they are refused like unknown ones."""
    with pytest.raises(Invalid, match="is not known"):
        decode(b"Kyiv", charset)


def test_damaged_utf8_is_not_guessed() -> None:
    """Cut or mixed UTF-8 would come out of any other charset as nonsense."""
    with pytest.raises(Invalid, match="damaged UTF-8 at byte"):
        decode(QUOTED.encode() + b"\x93")
