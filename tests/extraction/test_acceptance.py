"""The one decision: the reader and the rules together."""

import math
from typing import get_args

import pytest

from tests.engines import loaded
from worker.article import Article
from worker.event import EventType
from worker.extraction.acceptance import Weights, named, plover_of, weights_of
from worker.pipeline import extract
from worker.reader.labels import TYPES

WEIGHTS = Weights(level=-1.0, slope=0.8, listed=0.5, accepted=1.2, cut=0.4)


@pytest.mark.parametrize("logit", [-4.0, 0.0, 4.0])
def test_the_lexicon_and_the_rules_speak_for_a_mention(logit: float) -> None:
    """A listed word is likelier a trigger than another, and one that the rules accept likelier still."""
    alone = WEIGHTS.probability(logit, listed=False, accepted=False)
    listed = WEIGHTS.probability(logit, listed=True, accepted=False)
    accepted = WEIGHTS.probability(logit, listed=True, accepted=True)
    assert 0 < alone < listed < accepted < 1


def test_the_bounds_are_where_the_probability_reaches_the_cut() -> None:
    """Below `never` nothing helps, from `alone` on nothing else is needed."""
    assert math.isclose(WEIGHTS.probability(WEIGHTS.never, listed=True, accepted=True), WEIGHTS.cut)
    assert math.isclose(WEIGHTS.probability(WEIGHTS.alone, listed=False, accepted=False), WEIGHTS.cut)
    assert WEIGHTS.never < WEIGHTS.always < WEIGHTS.alone


def test_every_act_has_weights_and_a_name() -> None:
    """The reader's types and the events' types are the same acts."""
    acts = {type_ for type_ in get_args(EventType) if type_ != "statement"}
    assert {name.lower() for name in TYPES} == acts
    for name in TYPES:
        assert named(plover_of(name)) == name
        assert 0 < weights_of(plover_of(name)).cut < 1


def test_without_the_reader_the_rules_decide_alone() -> None:
    """A word that no lexicon has tells nothing then, and nothing has a probability of the reader's."""
    article = Article(id="a", body="Gunmen attacked a convoy near Goma on Tuesday and killed nine soldiers.")
    alone = loaded(reader=False)
    assert alone.reader is None
    assert [event.type for event in extract(article, alone).events] == ["attack"]
