"""Attachments that the parser misses: each rule, and the shapes next to it that stay as they are."""

import pytest
from spacy.tokens import Doc, Token

from tests.engines import loaded
from worker.language import Engine, parse


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The language model, loaded once for these tests."""
    return loaded(reader=False)


def _token(doc: Doc, word: str) -> Token:
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "governor"),
    [
        ("The ministry said one soldier was killed and condemned the shelling.", "condemned", "said"),
        ("Peru said two fishermen were detained and demanded their release.", "demanded", "said"),
        ("Chad has ordered the envoy to leave the country and recalled its own ambassador.", "recalled", "ordered"),
        ('Kovac dismissed claims that Peru had armed the rebels, calling them "absurd".', "calling", "dismissed"),
        ("Peru said on Sunday it would close its embassy, accusing Chad of spying.", "accusing", "said"),
        ("Chad's military test-launched a missile on Sunday.", "military", "launched"),
        ("The Chadian government and FACT rebels met.", "rebels", "government"),
        ("U.S. President Trump and Russian President Putin spoke by phone on Thursday.", "Putin", "Trump"),
        ('He named Juan Mora, known as "El Gato", whom prosecutors accuse of murder.', "accuse", "Mora"),
    ],
)
def test_a_clause_hangs_on_what_it_belongs_to(engine: Engine, text: str, verb: str, governor: str) -> None:
    """Who was killed condemns nothing, an alias is nobody, who says it accuses, and two parties are two."""
    assert _token(parse(engine, text), verb).head.text == governor


@pytest.mark.parametrize(
    ("text", "verb", "governor"),
    [
        ("The ministry said one soldier was killed and two were wounded.", "wounded", "killed"),
        ("The ministry said the minister visited the troops and condemned the shelling.", "condemned", "visited"),
        ("Chad wants to close the border and recall its ambassador.", "recall", "close"),
        ("He named a plan, known as Blue Line, which the council rejected.", "rejected", "Line"),
        ("The army said the rebels had fled the town, accusing the mayor of treason.", "accusing", "fled"),
        ("The report said that Kovac wrote to the king, calling him a friend.", "calling", "wrote"),
    ],
)
def test_a_clause_stays_where_it_may_belong(engine: Engine, text: str, verb: str, governor: str) -> None:
    """Where the words allow another reading, the parser's stands."""
    assert _token(parse(engine, text), verb).head.text == governor
