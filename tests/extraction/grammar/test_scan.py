"""Finding the words of a lexicon in a sentence."""

from collections.abc import Callable

from worker.extraction.grammar.scan import Scan
from worker.story import Story


def test_words_are_found_by_lemma_and_by_form_in_the_sentence_asked_for(story: Callable[[str], Story]) -> None:
    """Each sentence gives its own words alone, in order, whichever of their forms is listed."""
    doc = story("Rebels struck Aleppo and the army shelled Homs. Talks were held in Geneva. Rebels struck back.").doc
    scan = Scan(frozenset({"strike", "shell", "talks"}))
    found = [[token.text for token in scan.tokens(sentence)] for sentence in doc.sents]
    assert found == [["struck", "shelled"], ["Talks"], ["struck"]]


def test_two_lexicons_in_one_document_are_kept_apart(story: Callable[[str], Story]) -> None:
    """What one set of words found says nothing of another."""
    (sentence,) = story("Rebels struck Aleppo.").doc.sents
    scans = [Scan(frozenset({word})) for word in ("strike", "rebel", "shell")]
    assert [[token.text for token in scan.tokens(sentence)] for scan in scans] == [["struck"], ["Rebels"], []]
