"""Parsing a body."""

from tests.engines import loaded
from worker.language import parse


def test_a_heading_is_a_sentence_of_its_own() -> None:
    """A line break ends a sentence even without a full stop."""
    doc = parse(loaded(reader=False), "What we know\n\nThe minister spoke on Monday.")
    assert [sent.text.strip() for sent in doc.sents] == ["What we know", "The minister spoke on Monday."]


def test_the_news_begins_behind_the_dateline() -> None:
    """A dateline is a sentence of its own, so that no place of it is read as the subject of what follows."""
    doc = parse(loaded(reader=False), "PORT-AU-PRINCE, Haiti (AP) — Gang members stormed a town.")
    assert [sent.text for sent in doc.sents] == ["PORT-AU-PRINCE, Haiti (AP) —", "Gang members stormed a town."]


def test_token_offsets_are_body_offsets() -> None:
    """Tokens point into the body as received, typography and all."""
    body = "“We will respond,” Zelensky\u00a0said.\r\nThat’s all."
    doc = parse(loaded(reader=False), body)
    assert all(len(token.text) == len(body[token.idx : token.idx + len(token)]) for token in doc)
    assert next(t for t in doc if t.text == "Zelensky").idx == body.index("Zelensky")


def test_a_hyphen_after_an_abbreviation_parts_words() -> None:
    """ "U.S.-Iran" names two countries, as "US-Iran" does; the full stops stay."""
    doc = parse(loaded(reader=False), "U.S.-Iran talks and U.S.-led troops")
    assert [token.text for token in doc] == ["U.S.", "-", "Iran", "talks", "and", "U.S.", "-", "led", "troops"]
