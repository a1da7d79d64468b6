"""Bytes -> text: declared charset, byte order mark, UTF-8, else the best guess."""

import codecs

from charset_normalizer import from_bytes

from worker.intake.reasons import invalid

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# As browsers do (WHATWG Encoding): senders who say Latin-1 mean Windows-1252, whose quote marks matter here; who say
# ASCII have not thought about it.
_ALIASES = {"iso8859-1": "cp1252", "ascii": None}
_NOT_CHARSETS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}  # codecs, not charsets
_WESTERN_SHARE = 0.9  # of ASCII bytes, from which undeclared text that is no UTF-8 is taken as Windows-1252


def decode(value: bytes, charset: str | None = None) -> str:
    """Text without its byte order mark. Raises Invalid("encoding") where the bytes are not in the charset."""
    for mark, name in _MARKS:
        if value.startswith(mark):
            return _strict(value, name)
    known = _known(charset) if charset else None
    return _strict(value, known).removeprefix("\ufeff") if known else _guess(value)


def _known(charset: str) -> str | None:
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        raise invalid("encoding", f"charset {charset!r:.40} is not known") from None
    if name in _NOT_CHARSETS:
        raise invalid("encoding", f"charset {charset!r:.40} is not known")
    return _ALIASES.get(name, name)


def _strict(value: bytes, charset: str) -> str:
    try:
        return value.decode(charset)
    except LookupError:  # a codec of bytes to bytes
        raise invalid("encoding", f"charset {charset!r:.40} is not known") from None
    except ValueError as error:
        raise invalid("encoding", f"not valid {charset}: {str(error)[:120]}") from None


def _guess(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError as error:
        if _damaged_utf8(value):
            raise invalid("encoding", f"damaged UTF-8 at byte {error.start}") from None
    if sum(byte < 0x80 for byte in value) >= _WESTERN_SHARE * len(value):
        try:
            return value.decode("cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(value).best()
    if best is None:
        raise invalid("encoding", "not text in any known charset")
    return str(best)


def _damaged_utf8(value: bytes) -> bool:
    """Whether most of what is not ASCII is good UTF-8: then another charset would only turn it into nonsense."""
    text = value.decode(errors="replace")
    good = sum(character > "\x7f" and character != "\ufffd" for character in text)
    return good > text.count("\ufffd")
