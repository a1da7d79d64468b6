"""Acts that are only talked about, hoped for or sought."""

import pytest

from tests.extraction.told import Read, word
from worker.extraction.grammar.hypothetical import is_talked_about
from worker.extraction.grammar.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("body", "noun", "told"),
    [
        ("They held talks on a ceasefire.", "ceasefire", True),
        ("They spoke about a truce.", "truce", True),
        ("There are hopes for a truce.", "truce", True),
        ("They discussed a truce.", "truce", True),
        ("They exchanged views on trade and a truce.", "truce", True),
        ("They signed a truce.", "truce", False),
        ("The truce held on Monday.", "truce", False),
    ],
)
def test_a_noun_that_is_only_talked_about(story: Read, body: str, noun: str, told: bool) -> None:
    """At most a phrase away."""
    assert is_talked_about(word(story(body).doc, noun), load_lexicon("acts")) is told
