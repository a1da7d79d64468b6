"""One event a real-world event."""

from collections.abc import Callable

from worker.event import Event, Figure

Events = Callable[..., list[Event]]

STORY = (
    "Rebels attacked a police station in Goma on Tuesday.\n\n"
    "The attack left 12 people dead, a doctor said.\n\n"
    "In 2019, rebels attacked a market in Bukavu."
)


def test_mentions_of_one_attack_are_merged_with_their_facts(events: Events) -> None:
    """Place, date and figures of several sentences come together."""
    current = [event for event in events(STORY, "attack") if event.modality == "actual"]
    assert len(current) == 1
    (event,) = current
    assert event.casualties is not None
    assert event.casualties.killed == Figure(12, 12)
    assert event.place is not None
    assert event.place.name == "Goma"
    assert len(event.mentions) > 1


def test_another_time_and_place_is_another_event(events: Events) -> None:
    """What the article tells of years ago is historical and stands alone."""
    past = [event for event in events(STORY, "attack") if event.modality == "historical"]
    assert [event.place.name for event in past if event.place] == ["Bukavu"]


def test_ids_are_the_same_on_every_run(events: Events) -> None:
    """The same article gives the same ids."""
    assert [event.id for event in events(STORY)] == [event.id for event in events(STORY)]


def test_an_edit_elsewhere_keeps_the_id(events: Events) -> None:
    """A paragraph added below does not change the ids of what stands above."""
    before = {event.id for event in events(STORY)}
    after = {event.id for event in events(STORY + "\n\nThe weather was fine.")}
    assert before == after


def test_ids_are_distinct(events: Events) -> None:
    """No two events of an article share an id."""
    ids = [event.id for event in events(STORY)]
    assert len(ids) == len(set(ids))
