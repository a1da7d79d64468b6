"""Killed, injured, missing and captured."""

from collections.abc import Callable

import pytest

from worker.event import Casualties, Figure
from worker.extraction.casualties.combining import casualties_of
from worker.extraction.casualties.figures import harmed_in, tolls_of
from worker.story import Story


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The bombing killed 41 people.", Figure(41, 41), None),
        ("A bomb went off, killing 18 people and wounding at least 55.", Figure(18, 18), Figure(55, None)),
        ("Five people were killed and three were injured in the raid.", Figure(5, 5), Figure(3, 3)),
        ("Three boys were killed and 20 people wounded when a jet bombed a school.", Figure(3, 3), Figure(20, 20)),
        ("Five soldiers were killed and 12 others injured in a raid.", Figure(5, 5), Figure(12, 12)),
        ("Rockets hit the port; six people were killed, 14 injured.", Figure(6, 6), Figure(14, 14)),
        ("Five soldiers were killed and the gunman fled.", Figure(5, 5), None),
        ("At least nine soldiers died in the ambush.", Figure(9, None), None),
        ("The attack left 12 dead.", Figure(12, 12), None),
        ("The death toll rose to 20.", Figure(20, 20), None),
        ("Three policemen were shot dead by gunmen.", Figure(3, 3), None),
        ("Gunmen shot dead a clerk.", Figure(1, 1), None),
        ("The raid killed an officer.", Figure(1, 1), None),
        ("The bomb killed three of the guards.", Figure(3, 3), None),
        ("The shelling wounded at least two of them.", None, Figure(2, None)),
        ("The strike killed dozens of people.", Figure(24, None), None),
        ("At least two civilians and a soldier were killed.", Figure(3, None), None),
        ("The bomb killed up to ten guards and three clerks.", Figure(3, 13), None),
        ("The bomb wounded a guard and his son.", None, Figure(2, 2)),
        ("The attack killed 12 people and left 30 wounded.", Figure(12, 12), Figure(30, 30)),
        ("The raiders hacked to death 14 farmers.", Figure(14, 14), None),
        ("Twenty Indian and four Chinese soldiers were killed in a clash.", Figure(24, 24), None),
        ("Six men were stabbed to death.", Figure(6, 6), None),
        ("The army lost 12 soldiers in the ambush.", Figure(12, 12), None),
        ("The number of dead rose to nine and the number of those wounded was 40.", Figure(9, 9), Figure(40, 40)),
        ("The death toll has passed 20.", Figure(20, None), None),
        ("The raid killed 30 people, bringing the toll since October to 4,000.", Figure(30, 30), None),
        ("Two of the wounded died, raising the death toll to 14.", Figure(14, 14), None),
        ("Witnesses said 20 people were killed while police put the toll at 11.", Figure(11, 20), None),
    ],
)
def test_a_sentence_gives_its_counts(
    story: Callable[[str], Story], text: str, killed: Figure | None, injured: Figure | None
) -> None:
    """Verbs, adjectives and tolls of harm are read."""
    sentence = next(iter(story(text).doc.sents))
    assert casualties_of(tolls_of(harmed_in(sentence))) == Casualties(killed=killed, injured=injured)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fighters raided the post, killing two guards and capturing 12 others.",
            Casualties(killed=Figure(2, 2), captured=Figure(12, 12)),
        ),
        ("Gunmen abducted 39 students from the college.", Casualties(captured=Figure(39, 39))),
        ("The rebels took at least nine nurses hostage.", Casualties(captured=Figure(9, None))),
        ("Six engineers were taken hostage in the raid.", Casualties(captured=Figure(6, 6))),
        ("Rebels attacked a village, taking 25 hostage.", Casualties(captured=Figure(25, 25))),
        ("Gunmen killed about 30 members of a militia.", Casualties(killed=Figure(30, 30))),
        ("Gunmen wounded her brother.", Casualties(injured=Figure(1, 1))),
        ("Eleven soldiers are missing after the ambush.", Casualties(missing=Figure(11, 11))),
        ("The attack left four dead and seven missing.", Casualties(killed=Figure(4, 4), missing=Figure(7, 7))),
        ("Some 20 villagers remain unaccounted for.", Casualties(missing=Figure(20, 20))),
        ("The army captured two villages near the river.", None),
        ("Two rifles are missing from the depot.", None),
        ("Three hostages were killed in the raid.", Casualties(killed=Figure(3, 3))),
    ],
)
def test_those_taken_and_those_not_found_are_counted(
    story: Callable[[str], Story], text: str, expected: Casualties | None
) -> None:
    """People are captured, abducted and missing; villages and rifles are not."""
    assert casualties_of(tolls_of(harmed_in(next(iter(story(text).doc.sents))))) == expected


def test_a_sentence_without_harm_gives_none(story: Callable[[str], Story]) -> None:
    """A number alone is no casualty."""
    sentence = next(iter(story("Some 300 guests attended the dinner.").doc.sents))
    assert casualties_of(tolls_of(harmed_in(sentence))) is None


def test_only_those_in_arms_are_lost(story: Callable[[str], Story]) -> None:
    """A firm that lost workers did not have them killed."""
    sentence = next(iter(story("The firm lost 300 workers to a rival.").doc.sents))
    assert casualties_of(tolls_of(harmed_in(sentence))) is None
