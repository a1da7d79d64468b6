"""From the words to the statement: form, speaker, day, modality."""

from datetime import date

import pytest

from tests.extraction.told import Events, one, quotation, speakers, words


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Mayor Anna Berg said that the bridge was closed.", "the bridge was closed"),
        ("Mayor Anna Berg said Monday the bridge was closed.", "the bridge was closed"),
        ("Mayor Anna Berg told Reuters on Monday that the bridge was closed.", "the bridge was closed"),
        ("The bridge was closed, Mayor Anna Berg said.", "The bridge was closed"),
        ("The bridge, Mayor Anna Berg said, was closed.", "The bridge | was closed"),
        ("The bridge was closed, according to Mayor Anna Berg.", "The bridge was closed"),
        ("According to Mayor Anna Berg, the bridge was closed.", "the bridge was closed"),
        ("The bridge was closed, Mayor Anna Berg was reported saying.", "The bridge was closed"),
        ("Mayor Anna Berg asked whether the bridge was closed.", "whether the bridge was closed"),
    ],
)
def test_indirect_speech(events: Events, body: str, expected: str) -> None:
    """The clause that is reported is the content, without cue, "that" and the day it was said."""
    event = one(events, body)
    assert words(event).rstrip(".") == expected
    assert quotation(event).form == "indirect"
    assert speakers(event) == ["Anna Berg"]


def test_mixed_speech_is_cut_at_the_marks(events: Events) -> None:
    """A clause with quoted fragments gives a span for each part."""
    event = one(events, "Mayor Anna Berg said that “real progress” was made on the “old” bridge.")
    assert words(event).rstrip(".") == "real progress | was made on the | old | bridge"
    assert quotation(event).form == "mixed"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Petra Novak said on Monday that the dam was safe.", date(2026, 3, 16)),
        ("Petra Novak said Tuesday the dam was safe.", date(2026, 3, 17)),
        ("On Monday, Petra Novak said the dam was safe.", date(2026, 3, 16)),
        ("“The dam is safe,” Petra Novak told CNN late on Monday.", date(2026, 3, 16)),
        ("The dam was safe, Petra Novak said on Monday.", date(2026, 3, 16)),
        ("In a post on March 3, Petra Novak said the dam was safe.", date(2026, 3, 3)),
        ("According to a report on Monday by the ministry, the dam was safe.", date(2026, 3, 16)),
        ("Petra Novak said the dam would open on Monday.", None),
        ("Petra Novak said that on Monday the dam was safe.", None),
    ],
)
def test_date(events: Events, body: str, day: date | None) -> None:
    """The day in the cue clause is when it was said, a day in the words is not."""
    event = one(events, body)
    assert (event.date.start if event.date else None) == day


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("Petra Novak has said that the dam is safe.", "actual"),
        ("Petra Novak will tell parliament on Friday that the dam is safe.", "planned"),
        ("Petra Novak is expected to say that the dam is safe.", "planned"),
        ("Petra Novak is due to announce on Friday that the dam is safe.", "planned"),
        ("Petra Novak plans to announce that the dam is safe.", "planned"),
        ("Petra Novak never said that the dam was safe.", "denied"),
        ("Petra Novak has not said that the dam is safe.", "denied"),
        ("Petra Novak said in 2019 that the dam was safe.", "historical"),
    ],
)
def test_modality(events: Events, body: str, modality: str) -> None:
    """Speech to come is planned, speech that was not made denied, old speech historical."""
    assert one(events, body).modality == modality


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("Anna Berg said that the deal was off.", "actual"),
        ("Anna Berg will announce on Friday that the deal is off.", "planned"),
        ("Anna Berg is expected to say that the deal is off.", "planned"),
        ("Anna Berg did not say that the deal was off.", "denied"),
    ],
)
def test_modality_too(events: Events, body: str, modality: str) -> None:
    """Speech to come is planned, speech that was not made denied."""
    assert one(events, body).modality == modality


def test_the_day_is_that_of_the_cue(events: Events) -> None:
    """A day in the cue clause dates the statement, a day in the words does not."""
    event = one(events, "Anna Berg said on Monday that the vote would be held on Friday.")
    assert event.date is not None
    assert (event.date.text, event.date.basis) == ("Monday", "text")
    assert one(events, "Anna Berg said that the vote would be held on Friday.").date is None


@pytest.mark.parametrize(
    ("body", "form"),
    [
        ("Mayor Anna Berg said the film “Silent River” had been shot in the town.", "indirect"),
        ("The author said that her novel “The Long Winter” would be printed in May.", "indirect"),
        ("Mayor Anna Berg said the film “Silent River” was “a gift” to the town.", "mixed"),
        ("Mayor Anna Berg said the film was “a gift” to the town.", "mixed"),
    ],
)
def test_the_title_of_a_work_was_not_spoken(events: Events, body: str, form: str) -> None:
    """Marks around a title do not make a report a quotation."""
    assert quotation(one(events, body)).form == form


def test_a_quote_inside_a_quote_is_part_of_it(events: Events) -> None:
    """The outer words are one span."""
    assert words(one(events, "“I saw ‘a huge fire’ there,” Anna Berg told Reuters.")) == "I saw ‘a huge fire’ there"
