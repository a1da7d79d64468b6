"""Bytes -> text: byte order mark, declared charset, UTF-8, else the best guess; as forgiving as browsers are.

A few damaged characters become U+FFFD. Who declares UTF-8 and sends Windows-1252 is read as what was sent.
"""

import codecs
import re

from charset_normalizer import from_bytes

from worker.errors import Invalid
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
_WESTERN_SHARE = 0.9  # of ASCII bytes, from which text that is no UTF-8 is taken as Windows-1252
_DAMAGED_SHARE = 0.02  # of characters that may be damaged; one may be in any text
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{1,2}|[\xf0-\xf4][\x80-\xbf]{1,3}")  # of UTF-8
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


def decode(value: bytes, charset: str | None = None) -> str:
    """Text without its byte order mark. Raises Invalid("encoding") where more than a little fits in no charset."""
    for mark, name in _MARKS:
        if value.startswith(mark):
            return _mended(value, name)
    known = _known(charset) if charset else None
    if known not in (None, "utf-8", "utf-8-sig"):
        return _mended(value, known).removeprefix("\ufeff")
    try:
        return value.decode()
    except UnicodeDecodeError:
        return _not_utf8(value, declared=known is not None)


def is_charset(name: str) -> bool:
    """Whether a text may be declared to be in it."""
    try:
        _known(name)
    except Invalid:
        return False
    return True


def _known(charset: str) -> str | None:
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        raise invalid("encoding", f"charset {charset!r:.40} is not known") from None
    if name in _NOT_CHARSETS:
        raise invalid("encoding", f"charset {charset!r:.40} is not known")
    return _ALIASES.get(name, name)


def _mended(value: bytes, charset: str) -> str:
    """The text, with U+FFFD for what is damaged. Raises Invalid where that is more than a little."""
    try:
        return value.decode(charset)
    except LookupError:  # a codec of bytes to bytes
        raise invalid("encoding", f"charset {charset!r:.40} is not known") from None
    except ValueError as error:
        reason = str(error)[:120]
    try:
        text = value.decode(charset, errors="replace")
    except ValueError:  # a codec that replaces nothing
        raise invalid("encoding", f"not valid {charset}: {reason}") from None
    if text.count("\ufffd") > max(1, _DAMAGED_SHARE * len(text)):
        raise invalid("encoding", f"not valid {charset}: {reason}")
    return text


def _not_utf8(value: bytes, *, declared: bool) -> str:
    """Damaged UTF-8 where most of what is not ASCII is UTF-8, else what the bytes look like.

    Another charset would turn good UTF-8 into nonsense. Where UTF-8 is declared, only Windows-1252 is looked for.
    """
    rest, sequences = _SEQUENCE.subn(b"", value)
    others = len(_NOT_ASCII.findall(rest))
    if sequences >= others:
        return _mended(value, "utf-8")
    if len(value) - len(_NOT_ASCII.findall(value)) >= _WESTERN_SHARE * len(value):
        try:
            return value.decode("cp1252")
        except UnicodeDecodeError:
            pass
    if declared:
        return _mended(value, "utf-8")
    best = from_bytes(value).best()
    if best is None:
        raise invalid("encoding", "not text in any known charset")
    return str(best)
