"""Quality may only rise: figures on the human gold that ships with the repository, each with its floor."""

import pytest

from tests.quality.measure import Row, acts, detection, section_accuracy
from tests.quality.roles import modality, parties
from tests.quality.slots import actor_countries, settings
from worker.event import Extraction

pytestmark = pytest.mark.quality


@pytest.mark.parametrize(("kind", "floor"), [("attack", 0.80), ("talks", 0.82), ("statement", 0.97)])
def test_detection_does_not_fall(pairs: list[tuple[Row, Extraction]], kind: str, floor: float) -> None:
    """F1 of finding the events of a type stays at or above its floor."""
    counts = detection(kind, pairs)
    print(f"{kind}: F1 {counts.f1:.3f} ({counts})")
    assert counts.f1 >= floor, counts


def test_other_acts_do_not_fall(pairs: list[tuple[Row, Extraction]]) -> None:
    """F1 of finding the other acts of PLOVER, type by type, stays at or above its floor."""
    counts = acts(pairs)
    print(f"acts: F1 {counts.f1:.3f} ({counts})")
    assert counts.f1 >= 0.55, counts


def test_section_kinds_do_not_fall(pairs: list[tuple[Row, Extraction]]) -> None:
    """Accuracy of paragraph kinds, boilerplate left out, stays at or above its floor."""
    accuracy = section_accuracy(pairs)
    print(f"sections: {accuracy:.3f}")
    assert accuracy >= 0.85


@pytest.mark.parametrize(("slot", "floor"), [("date", 0.81), ("place", 0.73), ("country", 0.95)])
def test_when_and_where_do_not_fall(pairs: list[tuple[Row, Extraction]], slot: str, floor: float) -> None:
    """Date, place and country of the attacks and talks found stay at or above their floors."""
    share = settings(pairs, ("attack", "talks"))[slot]
    print(f"{slot}: {share.value:.3f} ({share})")
    assert share.value >= floor, share


def test_countries_of_actors_do_not_fall(pairs: list[tuple[Row, Extraction]]) -> None:
    """The share of actors found with the right country stays at or above its floor."""
    share = actor_countries(pairs)
    print(f"actor country: {share.value:.3f} ({share})")
    assert share.value >= 0.92, share


@pytest.mark.parametrize(
    ("kind", "role", "floor"),
    [("attack", "attackers", 0.60), ("attack", "targets", 0.52), ("talks", "participants", 0.70)],
)
def test_roles_do_not_fall(pairs: list[tuple[Row, Extraction]], kind: str, role: str, floor: float) -> None:
    """F1 of the parties of a role in the events found stays at or above its floor."""
    counts = parties(pairs, kind, role)
    print(f"{kind} {role}: F1 {counts.f1:.3f} ({counts})")
    assert counts.f1 >= floor, counts


def test_modality_does_not_fall(pairs: list[tuple[Row, Extraction]]) -> None:
    """The share of attacks and talks found with the right modality stays at or above its floor."""
    share = modality(pairs)
    print(f"modality: {share.value:.3f} ({share})")
    assert share.value >= 0.94, share
