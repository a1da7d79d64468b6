"""How talks ended, in the words that say so."""

import pytest

from tests.extraction.told import Events


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The talks ended without agreement.", "no_agreement", "ended without agreement"),
        ("The talks ended on Monday with no breakthrough.", "no_agreement", "ended on Monday with no breakthrough"),
        ("The talks in Cairo, which ended without a deal, were tense.", "no_agreement", "ended without a deal"),
        ("No breakthrough was announced.", "no_agreement", "No breakthrough was announced"),
        ("The two sides made little progress.", "no_agreement", "made little progress"),
        ("The talks collapsed after two hours.", "no_agreement", "collapsed"),
        ("They failed to reach a deal on the border.", "no_agreement", "failed to reach a deal on the border"),
        ("No deal was reached, the EU said.", "no_agreement", "No deal was reached"),
        ("The two sides made no headway.", "no_agreement", "made no headway"),
        ("The two sides agreed to exchange prisoners.", "agreed", "agreed to exchange prisoners"),
        ("The meeting led to an agreement on migration.", "agreed", "led to an agreement on migration"),
        ("The ministers signed a memorandum on fishing.", "signed", "signed a memorandum on fishing"),
        ("Both sides said they had made progress.", "progress", "had made progress"),
        ("The talks were suspended on Tuesday.", "adjourned", "were suspended"),
        ("The two sides agreed to meet again next week.", "to_continue", "agreed to meet again"),
        ("The talks will continue on Thursday.", "to_continue", "will continue"),
    ],
)
def test_outcome_is_told_in_the_words_of_the_text(events: Events, text: str, kind: str, words: str) -> None:
    """A closed list of kinds, and the words that say it, also where the next sentence tells it."""
    held = events(f"Envoys from Sudan and Chad met in Cairo on Sunday. {text}", "talks")[0]
    assert held.outcome is not None
    assert (held.outcome.kind, held.outcome.words.text) == (kind, words)


@pytest.mark.parametrize(
    "text",
    [
        "Envoys from Sudan and Chad met in Cairo on Sunday.",
        "Sudan and Chad will hold talks on Friday. The two sides agreed to a truce last year.",
        "Envoys from Sudan and Chad met in Cairo on Sunday. The talks could fail, analysts say.",
        "Envoys from Sudan and Chad met in Cairo on Sunday. Peru signed a trade deal with Norway.",
        'Envoys from Sudan and Chad met in Cairo on Sunday. "We agreed on nothing," one of them said.',
    ],
)
def test_what_others_do_or_what_may_come_is_no_outcome(events: Events, text: str) -> None:
    """Talks to come have none; neither have those of which nothing is told, or only a fear or a quotation."""
    assert [event.outcome for event in events(text, "talks")] == [None]
