"""Bytes become the text that was meant."""

import codecs

import pytest

from worker.errors import Invalid
from worker.intake.charset import decode, is_charset

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


STORY = "Rebels shelled Goma on Monday and killed eleven people, the mayor said on the radio. " * 3


@pytest.mark.parametrize(
    ("value", "charset", "text"),
    [
        (QUOTED.encode() + b"\x93", None, QUOTED + "\ufffd"),
        (QUOTED.encode() + b"\x93", "utf-8", QUOTED + "\ufffd"),
        (QUOTED.encode("utf-8-sig") + b"\x93", None, QUOTED + "\ufffd"),
        ((QUOTED + "“").encode()[:-1], None, QUOTED + "\ufffd"),
        (QUOTED.encode("utf-16") + b"x", None, QUOTED + "\ufffd"),
        (QUOTED.encode("cp1252") + b"\x81", "windows-1252", QUOTED + "\ufffd"),
        ((STORY + QUOTED).encode() + b"\x93 \xe2\x80 \xff", None, STORY + QUOTED + "\ufffd \ufffd \ufffd"),
    ],
)
def test_single_damaged_characters_are_replaced(value: bytes, charset: str | None, text: str) -> None:
    """As browsers do; the rest of an article is not lost for a character."""
    assert decode(value, charset) == text


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "us-ascii", None])
def test_windows_1252_declared_as_utf8_is_read_as_what_it_is(charset: str | None) -> None:
    """Where nothing of it is UTF-8, and most is ASCII as in English."""
    assert decode((STORY + QUOTED).encode("cp1252"), charset) == STORY + QUOTED


@pytest.mark.parametrize(
    ("value", "charset"),
    [
        (QUOTED.encode() + b"\x93\x94\x93\x94\x93", None),
        ((STORY + "\x81\x8d" * 9).encode("latin-1"), "utf-8"),
        ("Президент сообщил".encode("cp1251"), "utf-8"),
        (b"Kyiv \xed\xa0\xbd was hit", "utf-8"),
        (b"\xff\xfe\x00\xd8\x00\xd8\x00\xd8", None),
    ],
)
def test_what_is_damaged_all_over_is_invalid(value: bytes, charset: str | None) -> None:
    """It would come out of any charset as nonsense."""
    with pytest.raises(Invalid, match="not valid utf"):
        decode(value, charset)


@pytest.mark.parametrize(("name", "known"), [("utf-8", True), ("Windows-1252", True), ("klingon", False), ("", False)])
def test_charsets_are_known(name: str, known: bool) -> None:
    """For those who may do without."""
    assert is_charset(name) is known
