"""Who fills a role that the grammar leaves empty, as the reader tells it."""

import pytest

from tests.engines import loaded
from tests.extraction.told import Read, word
from worker.article import Article
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.plover import ASSAULT
from worker.extraction.role_fillers import filled
from worker.pipeline import read


def frame_of(story: Read, body: str, trigger: str) -> Frame:
    """A frame without roles."""
    token = word(story(body).doc, trigger)
    return Frame(token, load_lexicon("assault", ASSAULT).general["ASSAULT"])


def test_without_the_reader_nothing_is_filled(story: Read) -> None:
    """The grammar's word stands."""
    frame = frame_of(story, "Rebels attacked Goma.", "attacked")
    assert filled(frame, None) is frame


@pytest.mark.parametrize("body", ["Gunmen shot three farmers dead near Goma.", "Rebels stormed a barracks in Goma."])
def test_the_reader_fills_what_is_empty(body: str) -> None:
    """Each role by one phrase, none by both and none by a number or a day."""
    engine = loaded()
    told = read(Article(id="t", body=body), engine)
    trigger = next(token for token in told.doc if token.pos_ == "VERB")
    frame = filled(Frame(trigger, load_lexicon("assault", ASSAULT).general["ASSAULT"]), told.reading)
    assert [token.text for token in frame.actors] == [body.split()[0]]
    assert frame.recipients
    assert not {token.i for token in frame.actors} & {token.i for token in frame.recipients}
