"""How a count stands to those told before it."""

from collections.abc import Callable

import pytest

from worker.extraction.casualties.figures import harmed_in, tolls_of
from worker.extraction.casualties.tolls import Telling
from worker.story import Story


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a noun for a toll
        ("The army put the death toll at 11.", "whole"),
        ("Medics gave a toll of six.", "whole"),
        ("The number of those killed was nine.", "whole"),
        # one that takes the place of those before
        ("The death toll rose to 20.", "update"),
        ("The toll was later revised down to nine.", "update"),
        ("The number of wounded has climbed to 60.", "update"),
        ("The death toll now stands at seven.", "update"),
        ("One man died in hospital, taking the death toll to seven.", "update"),
        # one of people, of all of whom it may be told
        ("Twelve people were killed.", "plain"),
        ("Thirty died in the raid.", "plain"),
        ("Officials confirmed 17 deaths.", "plain"),
        # smaller than what others say
        ("Only 12 people were killed.", "whole"),
        # of certain people
        ("Two women were killed.", "certain"),
        ("The mayor and his driver were killed.", "single"),
        ("A guard was killed.", "single"),
        # of a part of the scene, beside others
        ("Two people were killed in a shop.", None),
        ("Two other people were killed.", None),
        ("Seven people died there.", None),
        # replaced by another
        ("The army had earlier put the toll at three.", "outdated"),
        ("Police had first said that 12 people died.", "outdated"),
        ("Twelve people were killed earlier on Tuesday.", "plain"),
        # of a longer time
        ("The war has killed 40,000 people.", "cumulative"),
        ("More than 10,000 people have been killed since 2009.", "cumulative"),
        ("At least 900 people have died since the fighting began in April.", "cumulative"),
        ("The death toll in the war rose to 4,000.", "cumulative"),
        ("Some 300 people have died in such attacks this year.", "cumulative"),
        ("Raids have killed 4,000 people over the past two years.", "cumulative"),
        ("It was the worst raid since March, when 14 people were killed.", "cumulative"),
        ("The conflict, which has left 20,000 dead, began in 2011.", "cumulative"),
        ("Violence has led to 900 deaths in the first five months of the year.", "cumulative"),
        ("The fighting killed 150,000 people.", "cumulative"),
        # of an event, in the frame of a longer time
        ("Nine people have been killed since Monday.", "plain"),
        ("Forty people were killed in the deadliest raid since 2009.", "plain"),
    ],
)
def test_a_count_tells_how_it_stands_to_others(
    story: Callable[[str], Story], text: str, expected: Telling | None
) -> None:
    """By the noun and the verb that state it, by whom it counts, and by the time that it covers."""
    *_, toll = tolls_of(harmed_in(next(iter(story(text).doc.sents))))
    assert toll.telling == expected
