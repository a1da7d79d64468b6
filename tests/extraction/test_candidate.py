"""One mention of an event, before mentions are merged."""

from worker.article import Span
from worker.event import Casualties, Figure, GroupCasualties
from worker.extraction.candidate import Candidate, without_harm

RAID = Candidate(type="attack", mention=Span(start=0, end=4, text="raid"), trigger=0, sentence=0, modality="actual")


def test_a_count_is_taken_back_with_all_that_hangs_on_it() -> None:
    """Its parts and how it stands to others; other harms stay."""
    told = Candidate(
        type="attack",
        mention=RAID.mention,
        trigger=0,
        sentence=0,
        modality="actual",
        casualties=Casualties(killed=Figure(9, 9), injured=Figure(2, 2)),
        casualties_by_group=(
            GroupCasualties(group="civilians", harm="killed", low=9, high=9, text="nine", start=0, end=4),
            GroupCasualties(group="civilians", harm="injured", low=2, high=2, text="two", start=5, end=8),
        ),
        tellings=(("killed", "plain"), ("injured", "plain")),
    )
    left = without_harm(told, "killed")
    assert left.casualties == Casualties(injured=Figure(2, 2))
    assert [part.harm for part in left.casualties_by_group] == ["injured"]
    assert left.tellings == (("injured", "plain"),)


def test_the_last_count_leaves_none() -> None:
    """Rather than an empty one; a mention without any is the same."""
    told = Candidate(
        type="attack",
        mention=RAID.mention,
        trigger=0,
        sentence=0,
        modality="actual",
        casualties=Casualties(killed=Figure(9, 9)),
    )
    assert without_harm(told, "killed").casualties is None
    assert without_harm(RAID, "killed") is RAID
