"""What speaks for each name of an article as the place of an attack."""

from dataclasses import replace

import pytest

from tests.extraction.told import Read
from worker.article import Article
from worker.extraction.attack.extractor import attacks
from worker.extraction.setting.place_evidence import Evidence, evidence_of, levels, names_of, nowhere, tells
from worker.pipeline import Engine, read
from worker.story import Story

_RAID = "Gunmen attacked a bus near Goma on Monday. The bus had come from Bukavu in Congo. Goma was calm."


def _evidence(story: Story) -> dict[str, Evidence]:
    """That for each name of a story, as the place of all its attacks."""
    names = names_of(story)
    found = evidence_of(story, names, list(attacks(story)))
    return {named.name: evidence for named, evidence in zip(names, found, strict=True)}


def test_a_name_is_looked_at_with_all_its_mentions(story: Read) -> None:
    """In the order of the first."""
    goma, bukavu, congo = names_of(story(_RAID))
    assert (goma.name, [mark.sentence for mark in goma.marks]) == ("Goma", [0, 2])
    assert (bukavu.country, bukavu.precision) == ("COD", "city")
    assert congo.precision == "country"


def test_a_spot_means_no_place(story: Read) -> None:
    """Its name alone is known."""
    spot = names_of(story("A bomb exploded in the busy Argana café in Marrakesh."))[0]
    assert (spot.name, spot.place, spot.country, spot.precision) == ("Argana café", None, None, None)


def test_a_place_of_the_headline_alone_is_a_name(engine: Engine) -> None:
    """It stands above the text, which does not tell it."""
    article = Article(id="t", title="Nine killed in Mombasa", body="Gunmen attacked a hotel in Kenya.")
    story = read(article, engine)
    (mark,) = next(named for named in names_of(story) if named.name == "Mombasa").marks
    assert (mark.sentence, mark.told) == (-1, False)
    assert _evidence(story)["Mombasa"].title == 1


@pytest.mark.parametrize(
    ("feature", "holds"),
    [
        ("under", {"Goma"}),
        ("same_sentence", {"Goma"}),
        ("city", {"Goma", "Bukavu"}),
        ("coarse", {"Democratic Republic of the Congo"}),
    ],
)
def test_evidence_of_a_name(story: Read, feature: str, holds: set[str]) -> None:
    """How it is linked to the attack, how near it stands, and how fine it is beside the others."""
    assert {name for name, evidence in _evidence(story(_RAID)).items() if getattr(evidence, feature)} == holds


def test_without_a_reading_every_name_is_unread(story: Read) -> None:
    """The reader's part says nothing."""
    assert {(evidence.unread, evidence.reader) for evidence in _evidence(story(_RAID)).values()} == {(1, -1)}


@pytest.mark.parametrize(("modality", "past"), [("actual", 0), ("historical", 1)])
def test_evidence_that_no_place_is_told(story: Read, modality: str, past: int) -> None:
    """More for what happened long ago."""
    (attack,) = attacks(story("Gunmen attacked a bus near Goma on Monday."))
    told = nowhere([replace(attack, modality="historical" if modality == "historical" else "actual")])
    assert (told.nowhere, told.past) == (1, past)


@pytest.mark.parametrize(
    ("place", "told"), [("Mosul", True), ("30 km east of Mosul", True), ("Mosul Dam", False), ("Umm Qasr", False)]
)
def test_a_distance_from_a_name_tells_it(place: str, told: bool) -> None:
    """Another name with it does not."""
    assert tells(place, "Mosul") is told


def test_a_precision_is_fine_or_coarse() -> None:
    """Never both."""
    assert levels().fine.isdisjoint(levels().coarse)
