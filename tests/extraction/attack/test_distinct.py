"""Words that part an attack from those told before it."""

from collections.abc import Callable

import pytest

from worker.extraction.attack.distinct import opening, parted_at, partings
from worker.extraction.grammar.lexicon import load_lexicon
from worker.story import Story


@pytest.mark.parametrize(
    ("text", "trigger", "word"),
    [
        ("Elsewhere, gunmen killed two teachers.", "killed", "Elsewhere"),
        ("In a separate incident, gunmen killed two teachers.", "killed", "separate"),
        ("Another bomb went off at a bank.", "went", "Another"),
        ("In another, a grenade wounded four shoppers.", "wounded", "another"),
        ("The first killed four people; the second wounded nine.", "killed", None),
        ("The first killed four people; the second wounded nine.", "wounded", "second"),
        ("Minutes later, explosions hit two hotels.", "hit", "later"),
        ("Minutes later, the bomb hit a bus.", "hit", None),
        ("Israel responded with air strikes on the port.", "strikes", "responded"),
        ("Hours later, gunmen attacked a bank.", "attacked", "later"),
        ("Hours earlier, the gunmen attacked a bank.", "attacked", None),
        ("The same day, troops killed five rebels.", "killed", "same"),
        ("It is the deadliest attack since a bomb killed nine people.", "killed", "since"),
        ("It is the deadliest attack since a bomb killed nine people.", "attack", None),
        ("There was another explosion at a shop.", "explosion", "another"),
        ("The Taliban, meanwhile, claimed responsibility for the attack.", "attack", None),
        ("This bombing was deadlier than any other bombing.", "bombing", None),
        ("It was the second attack on a church this month.", "attack", None),
        ("A second victim was killed by the bomb.", "killed", None),
        ("Another eight people were killed.", "killed", None),
        ("The gunmen killed people from one village to another.", "killed", None),
    ],
)
def test_a_word_parts_what_its_clause_tells(
    story: Callable[[str], Story], text: str, trigger: str, word: str | None
) -> None:
    """Ordinals and "another" count with a word for an attack, "later" with a weapon not told before."""
    lexicon = load_lexicon("assault", "ASSAULT")
    sentence = next(iter(story(text).doc.sents))
    told = next(token for token in sentence if token.text == trigger)
    found = parted_at(told, partings(sentence, lexicon), lexicon)
    assert (None if found is None else text[found:].split()[0].rstrip(",")) == word


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Near Ayn Isa, one strike destroyed a tank.", "Ayn Isa"),
        ("In Kot Malik, gunmen killed two teachers.", "Kot Malik"),
        ("Outside Bir al-Hamra, a jet bombed a depot.", "Bir al-Hamra"),
        ("In March, gunmen killed two teachers.", None),
        ("In response, jets bombed a depot.", None),
        ("Gunmen killed two teachers in Kot Malik, police said.", None),
    ],
)
def test_a_sentence_opens_with_a_place(story: Callable[[str], Story], text: str, place: str | None) -> None:
    """A name between a preposition of place and a comma."""
    sentence = next(iter(story(text).doc.sents))
    assert opening(sentence, load_lexicon("assault", "ASSAULT")) == place
