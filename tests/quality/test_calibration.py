"""Confidence means something: of the events of a confidence, that share is right."""

import random

import pytest

from tests.quality.calibrate import COEFFICIENTS, diagram
from tests.quality.calibration import SLOPES, Sample, calibration_error, fit, held_out, judged, predicted, reliability
from tests.quality.measure import Row
from worker.event import Extraction
from worker.extraction.merging.confidence import GROUPS, Features
from worker.resources import load_yaml


@pytest.mark.quality
def test_confidence_is_near_the_share_of_right_events(pairs: list[tuple[Row, Extraction]]) -> None:
    """Expected calibration error on the gold that ships, 0.08 at most."""
    events = [
        (event.confidence, right)
        for row, extraction in pairs
        for event, right in zip(extraction.events, judged(row, extraction.events), strict=True)
        if right is not None
    ]
    error = calibration_error(events)
    print(f"expected calibration error {error:.3f} of {len(events)} events: {reliability(events)}")
    assert error <= 0.08, "fit it anew: make calibration"


def test_the_error_is_the_mean_distance() -> None:
    """None where every tenth is right as often as it says; the whole of it where it never is."""
    assert calibration_error([(0.75, True)] * 3 + [(0.75, False)]) == 0
    assert calibration_error([(0.9, False)]) == pytest.approx(0.9)
    assert calibration_error([(0.9, False), (0.1, False)]) == pytest.approx(0.5)
    assert calibration_error([]) == 0


def _drawn(count: int) -> list[Sample]:
    """Events of two kinds, one right four times as often; explicit ones right more often."""
    draw = random.Random(7)
    found = []
    for number in range(count):
        group, explicit = draw.choice(("attack", "act")), draw.random()
        chance = (0.8 if group == "attack" else 0.2) * (0.5 + 0.5 * explicit)
        found.append(Sample(str(number % 10), Features(group, explicit, 0.0), draw.random() < chance))
    return found


def test_the_fit_finds_what_sets_events_apart() -> None:
    """The better kind gets the higher level, explicitness a slope upward; what it is fitted to it fits."""
    found = _drawn(600)
    coefficients = fit(found)
    assert coefficients["attack"] > coefficients["act"]
    assert coefficients["explicit"] > 0
    assert calibration_error([(predicted(coefficients, s.features), s.right) for s in found]) < 0.05


def test_articles_are_judged_by_a_fit_to_the_others() -> None:
    """Every event once."""
    found = _drawn(100)
    assert len(held_out(found)) == len(found)


def test_the_data_file_has_what_the_score_reads() -> None:
    """With the reader and for the rules alone: a level for each kind of event and the slopes, none of them downward."""
    data = load_yaml(COEFFICIENTS.name)
    assert set(data) == {"rules", "reader"}
    for fitted in data.values():
        assert set(fitted) == {*GROUPS, *SLOPES}
        assert all(fitted[slope] >= 0 for slope in SLOPES)


def test_the_diagram_has_a_disc_for_each_tenth() -> None:
    """Tenths without events have none."""
    drawn = diagram(reliability([(0.95, True), (0.95, False), (0.15, False)]))
    assert drawn.count("<circle") == 2
