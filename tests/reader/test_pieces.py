"""Paragraphs cut into what is read at once."""

from itertools import pairwise

import pytest

from worker.reader import Reader
from worker.reader.pieces import LONGEST, chunks

SENTENCE = "Gunmen opened fire on a convoy of aid lorries near the border on Tuesday, officials in the capital said. "


@pytest.mark.parametrize(
    "text", ["Troops withdrew.", SENTENCE, SENTENCE * 30, "x " * 500, "word " * 400 + ". " + SENTENCE]
)
def test_the_parts_are_the_text_without_gaps(reader: Reader, text: str) -> None:
    """Each part begins where the one before it ends; together they are the paragraph."""
    parts = list(chunks(text, 0, len(text), reader.tokenizer))
    assert parts[0][0] == 0
    assert parts[-1][1] == len(text)
    assert all(end == start for (_, end), (start, _) in pairwise(parts))


def test_a_long_paragraph_is_cut_between_sentences(reader: Reader) -> None:
    """No part has more pieces than the reader reads, and each begins with a sentence."""
    text = SENTENCE * 30
    parts = list(chunks(text, 0, len(text), reader.tokenizer))
    assert len(parts) > 1
    for start, end in parts:
        assert text[start:end].startswith("Gunmen")
        assert len(reader.tokenizer.encode(text[start:end], add_special_tokens=False).ids) <= LONGEST - 2


def test_a_part_of_a_body_keeps_its_offsets(reader: Reader) -> None:
    """Parts are told by offsets into the body, not into the paragraph."""
    body = "A headline\n\n" + SENTENCE
    assert list(chunks(body, 12, len(body), reader.tokenizer)) == [(12, len(body))]
