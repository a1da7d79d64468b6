"""Plain text -> article. The body is the text exactly as received: offsets count in it."""

from worker.article import Article
from worker.intake.charset import decode
from worker.intake.fields import check_text
from worker.intake.reasons import invalid

_MAX_CONTROL_SHARE = 0.02  # of control characters, beyond which the bytes are no text in whatever charset
_LAYOUT = frozenset("\t\n\r\f\v")


def read_text(value: bytes, charset: str | None = None) -> Article:
    """Raises Invalid("encoding") where the bytes are no text."""
    body = check_text("the text", decode(value, charset))
    controls = sum(("\x00" <= c < "\x20" or "\x7f" <= c <= "\x9f") and c not in _LAYOUT for c in body)
    if controls > _MAX_CONTROL_SHARE * len(body):
        raise invalid("encoding", f"not text: {controls} of {len(body)} characters are control characters")
    return Article(id="", body=body, content_type="text/plain")
