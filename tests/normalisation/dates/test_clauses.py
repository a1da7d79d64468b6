"""The tree around a date."""

import pytest
from spacy.tokens import Token

from worker.language import Engine, parse
from worker.normalisation.dates.clauses import clause_of, owner_of


def word(engine: Engine, body: str, text: str) -> Token:
    """The first such word of a body."""
    return next(token for token in parse(engine, body) if token.text == text)


@pytest.mark.parametrize(
    ("body", "date", "owner"),
    [
        ("Gunmen raided the village on Monday.", "Monday", "raided"),
        ("Police condemned the raid of Monday.", "Monday", "raid"),
        ("The court opened in March of 2019.", "2019", "opened"),
    ],
)
def test_a_date_is_attached_to_a_word(engine: Engine, body: str, date: str, owner: str) -> None:
    """The first above it that is no preposition and no other date."""
    assert owner_of(word(engine, body, date)).text == owner


@pytest.mark.parametrize(
    ("body", "text", "verb"),
    [
        ("Gunmen who raided the village fled on Monday.", "village", "raided"),
        ("Gunmen who raided the village fled on Monday.", "Monday", "fled"),
        ("The village had been raided.", "had", "raided"),
        ("A dead calm.", "dead", "calm"),
    ],
)
def test_a_word_stands_in_a_clause(engine: Engine, body: str, text: str, verb: str) -> None:
    """Its verb, which an auxiliary is not; the top of a sentence without one."""
    assert clause_of(word(engine, body, text)).text == verb
