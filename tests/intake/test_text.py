"""Plain text is the body as it is."""

import pytest

from worker.errors import Invalid
from worker.intake.text import read_text


@pytest.mark.parametrize(
    "text", ["One.\r\n\r\nTwo.\r\n", "  indented\n\n\n", "\tTab \f page", "Headline\n\nBody", "a​b é é"]
)
def test_body_is_exact(text: str) -> None:
    """No line end, no space and no composed character is changed, and no title is split off."""
    article = read_text(text.encode())
    assert (article.body, article.title, article.content_type) == (text, None, "text/plain")


def test_few_control_characters_pass() -> None:
    """Old wire copy holds some (start of text, end of text)."""
    text = "\x02" + "Talks go on in Geneva, officials said. " * 5 + "\x03"
    assert read_text(text.encode()).body == text


def test_many_control_characters_are_no_text() -> None:
    """Bytes that happen to decode are not yet a text."""
    with pytest.raises(Invalid, match="control characters"):
        read_text(b"\x01\x02Kyiv\x03\x04")
