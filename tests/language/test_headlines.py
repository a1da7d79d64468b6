"""Headlines parsed as the sentences they stand for, and lines that have no verb."""

import pytest

from tests.engines import loaded
from worker.language import Engine, parse


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The language model, loaded once for these tests."""
    return loaded(reader=False)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "objects"),
    [
        ("Gunmen raid village in Plateau", "raid", "Gunmen", ["village"]),
        ("Peru police arrest opposition leader's aide", "arrest", "police", ["aide"]),
        ("Georgia scraps foreign agent bill after protests", "scraps", "Georgia", ["bill"]),
        ("Chad's Deby issues ultimatum to rebels", "issues", "Deby", ["ultimatum"]),
        ("Peru, Chile seal trade deal", "seal", "Peru", ["deal"]),
        ("Peru, Oman begin joint drills", "begin", "Peru", ["drills"]),
        ("Iran test-fires ballistic missile", "fires", "Iran", ["missile"]),
        ("Macron pledges support for Armenia", "pledges", "Macron", ["support"]),
        ("Putin, Xi hold talks in Beijing", "hold", "Putin", ["talks"]),
        ("Oman to free sailors", "free", "Oman", ["sailors"]),
    ],
)
def test_the_verb_of_a_headline(engine: Engine, text: str, verb: str, subject: str, objects: list[str]) -> None:
    """The present tense between bare nouns is the verb, also after a list of names and after "to"."""
    root = next(parse(engine, text).sents).root
    assert root.text == verb
    assert root.pos_ == "VERB"
    assert [child.text for child in root.children if child.dep_ == "nsubj"] == [subject]
    assert [child.text for child in root.children if child.dep_ == "dobj"] == objects


def test_commas_of_headlines_join(engine: Engine) -> None:
    """A comma stands for "and" between names, between things, and between two verbs."""
    doc = parse(engine, "Peru, Chile send tents, blankets to Oman\nGunmen raid village, kill 15")
    joined = [(token.text, token.head.text) for token in doc if token.dep_ == "conj"]
    assert joined == [("Chile", "Peru"), ("blankets", "tents"), ("kill", "raid")]


@pytest.mark.parametrize(
    "text",
    [
        "Gaza attack victims in hospital",
        "Efforts to free hostages",
        "The plan to sell tanks to Chad",
        "Gaza aid plan in doubt",
    ],
)
def test_lines_without_a_verb_stay(engine: Engine, text: str) -> None:
    """Nouns that look like verbs, and what a noun is meant to do."""
    assert next(parse(engine, text).sents).root.pos_ == "NOUN"


def test_a_sentence_is_no_headline(engine: Engine) -> None:
    """What ends with a full stop is read as it stands, and so are the lines around a headline."""
    doc = parse(engine, "The army left.\nTroops raid village\nKovac offers, Mora accepts.")
    assert [token.tag_ for token in doc if token.text in {"left", "raid", "offers", ","}] == ["VBD", "VBP", "VBZ", ","]
