"""Victims told one by one."""

from collections.abc import Callable

import pytest

from worker.event import Casualties, Figure
from worker.extraction.casualties.combining import casualties_of
from worker.extraction.casualties.figures import harmed_in, tolls_of
from worker.story import Story


def told(story: Story) -> Casualties:
    """What the sentences of a story count."""
    return casualties_of(tolls_of(each for sentence in story.doc.sents for each in harmed_in(sentence))) or Casualties()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        # by name
        ("Gunmen killed Carlos Ruiz.", 1),
        ("The strike killed Hamas commander Nidal Saqr.", 1),
        ("Ivan Petrov died in the blast.", 1),
        ("Ahmed Jamil and Yusuf Hadi were killed by a sniper.", 2),
        ("The murder of Carlos Pizarro shocked the country.", 1),
        ("Ruiz's assassination was blamed on a cartel.", 1),
        # by what they are
        ("Rebels killed the mayor of the town.", 1),
        ("The commander, his wife and three children were killed.", 5),
        ("A drone killed a farmer, his brother and two of their neighbours.", 4),
        ("Unknown men murdered the union leader Jorge Soto and his driver.", 2),
        ("The killing of the mayor was claimed by the rebels.", 1),
        ("The government condemned the assassination of six priests.", 6),
        # one person told twice
        ("Abdul Karim, a tribal elder, was gunned down in Quetta.", 1),
        ("The death of an activist and party secretary led to protests.", 1),
        ("Two soldiers, Private John Hale and Sergeant Mark Webb, were killed.", 2),
    ],
)
def test_a_named_or_described_victim_is_one(story: Callable[[str], Story], text: str, killed: int) -> None:
    """Names, offices and kin count one each, however often one of them is told."""
    assert told(story(text)).killed == Figure(killed, killed)


@pytest.mark.parametrize(
    "text",
    [
        "The army was hurt by the cuts.",
        "The row hurt the president.",
        "In 2008 he plotted and executed a bombing.",
        "He survived an assassination attempt.",
        "The murders shocked the town.",
        "No soldier was killed.",
        "Three men face murder charges.",
        "He had two gunshot wounds.",
        "At least 30 people are feared dead.",
    ],
)
def test_no_victim_is_made_up(story: Callable[[str], Story], text: str) -> None:
    """Bodies of people, figures of speech, deeds alone and feared deaths count nobody."""
    assert told(story(text)) == Casualties()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast claimed the lives of 12 people.", Casualties(killed=Figure(12, 12))),
        ("The attack cost 30 lives.", Casualties(killed=Figure(30, 30))),
        ("Nine people lost their lives in the raid.", Casualties(killed=Figure(9, 9))),
        ("The bodies of four men were found in a ditch.", Casualties(killed=Figure(4, 4))),
        ("At least sixteen people are reported killed.", Casualties(killed=Figure(16, None))),
        ("Ten people succumbed to their wounds.", Casualties(killed=Figure(10, 10))),
        ("Three people sustained serious injuries.", Casualties(injured=Figure(3, 3))),
        ("The ambush killed 21 soldiers, and two rebels were killed.", Casualties(killed=Figure(23, 23))),
    ],
)
def test_harm_is_told_in_many_words(story: Callable[[str], Story], text: str, expected: Casualties) -> None:
    """Lives lost, bodies found, injuries suffered, and certain people counted one after the other."""
    assert told(story(text)) == expected
