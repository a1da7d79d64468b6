"""What a sentence tells, word by word."""

from tests.extraction.told import Read
from worker.extraction.grammar.frame import Frame, Refusal, Verdict
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.plover import ASSAULT
from worker.extraction.readings import readings


def test_each_trigger_has_one_frame_in_the_order_of_the_text(story: Read) -> None:
    """Of the sense that stands."""
    (sentence,) = story("Rebels attacked Goma and shelled Bukavu.").doc.sents
    tried = readings(sentence, load_lexicon("assault", ASSAULT), lambda _: None)
    assert [one.trigger.text for one in tried if isinstance(one, Frame)] == ["attacked", "shelled"]


def test_a_refused_sense_says_why(story: Read) -> None:
    """By the entry of the lexicon, or by the family that asks."""
    (sentence,) = story("The senator attacked the bill.").doc.sents
    lexicon = load_lexicon("assault", ASSAULT)
    told = list(readings(sentence, lexicon, lambda _: None))
    assert [type(each) for each in told] == [Refusal]
    (other,) = story("Rebels attacked Goma.").doc.sents
    (refused,) = readings(other, lexicon, lambda _: Verdict("jest", "told in jest"))
    assert isinstance(refused, Refusal)
    assert (refused.name, refused.reason) == ("jest", "told in jest")


def test_a_day_is_no_verb(story: Read) -> None:
    """ "3 March" marches nowhere."""
    (sentence,) = story("It rained on 3 March.").doc.sents
    assert not [each for each in readings(sentence, load_lexicon("acts"), lambda _: None) if isinstance(each, Frame)]
