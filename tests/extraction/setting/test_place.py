"""The place of an event, chosen from the places of the text by the phrase around its trigger."""

import pytest

from worker.article import Article
from worker.event import EventPlace
from worker.extraction.setting.place import dateline_place, place_for
from worker.language import Engine, parse
from worker.normalisation.places import find_places
from worker.sectioning import divide


def place_told(engine: Engine, body: str, trigger: str, *, target_is_place: bool = True) -> EventPlace | None:
    """The place of the event that the first token `trigger` tells."""
    article = Article(id="choice", body=body)
    doc, sections = parse(engine, body), divide(article)
    places = find_places(doc, article, sections)
    token = next(token for token in doc if token.text == trigger)
    return place_for(doc, token, places, article, sections, target_is_place=target_is_place)


@pytest.mark.parametrize(
    ("body", "trigger", "name", "country"),
    [
        ("Gunmen attacked the Ukrainian capital of Kyiv overnight.", "attacked", "Kyiv", "UKR"),
        ("A bomb exploded near the U.S. consulate in Karachi, Pakistan.", "exploded", "Karachi", "PAK"),
        ("Missiles hit a building in the central Pechersk district of Kyiv.", "hit", "Pechersk", "UKR"),
        ("US forces blew up a boat in the Caribbean on Saturday.", "blew", "Caribbean", None),
        ("In Peshawar, a suicide bomber killed 12 people outside a hotel.", "killed", "Peshawar", "PAK"),
        ("Moscow said its forces struck an arms depot in Odesa.", "struck", "Odesa", "UKR"),
        ("Missiles fired from Yemen struck Eilat.", "struck", "Eilat", "ISR"),
        ("Russia launched a drone attack on Kharkiv, officials in Kyiv said.", "attack", "Kharkiv", "UKR"),
        ("The talks between Iran and the United States were held in Muscat, Oman.", "talks", "Muscat", "OMN"),
        ("Israel said it had carried out air strikes in Gaza.", "strikes", "Gaza Strip", "PSE"),
        ("The Karachi consulate bombing killed five.", "bombing", "Karachi", "PAK"),
        ("In Chad Minister Ito met with the Sudanese delegation.", "met", "Chad", "TCD"),
        ("The minister visited Nairobi on Monday.", "visited", "Nairobi", "KEN"),
        ("A ship was attacked off the coast of Hodeidah.", "attacked", "Hodeidah", "YEM"),
        ("A missile hit a ship off Yemen's Hodeidah.", "hit", "Hodeidah", "YEM"),
        ("A bus was ambushed between Mopti and Bandiagara.", "ambushed", "Mopti", "MLI"),
        ("The ministers met in the Georgian capital on Monday.", "met", "Tbilisi", "GEO"),
        ("Troops shelled Goma at dawn.", "shelled", "Goma", "COD"),
        ("Rockets were fired toward Sderot.", "fired", "Sderot", "ISR"),
        ("U.S. airstrikes hit Hodeidah on Monday.", "airstrikes", "Hodeidah", "YEM"),
        ("A bomb exploded outside Kabul University on Monday.", "exploded", "Kabul", "AFG"),
        ("Students were attacked at Garissa University in Kenya.", "attacked", "Garissa", "KEN"),
        ("The envoys met in Cairo for talks on the war in Mali.", "met", "Cairo", "EGY"),
    ],
)
def test_the_phrase_that_says_where(engine: Engine, body: str, trigger: str, name: str, country: str) -> None:
    """The most specific place of the trigger's own phrase is taken, never a metonym, a demonym or an origin."""
    place = place_told(engine, body, trigger)
    assert place is not None
    assert (place.name, place.country, place.basis) == (name, country, "text")


@pytest.mark.parametrize(
    ("body", "trigger"),
    [
        ("The council will meet on Friday at the request of France.", "meet"),
        ("Moscow accused Kyiv of lying.", "accused"),
        ("Two men were wounded and taken to a hospital in Kaya.", "wounded"),
        ("Russian troops attacked at dawn.", "attacked"),
        ("The missiles were fired from Yemen.", "fired"),
        ("The president of France criticised the plan.", "criticised"),
    ],
)
def test_who_acts_is_not_where(engine: Engine, body: str, trigger: str) -> None:
    """Governments, people and origins are no places of the event."""
    assert place_told(engine, body, trigger, target_is_place=False) is None


def test_what_is_attacked_is_a_place_only_when_asked(engine: Engine) -> None:
    """'Attacked Eilat' gives Eilat for an attack, nothing for other events."""
    body = "Rebels attacked Eilat on Sunday."
    place = place_told(engine, body, "attacked")
    assert place is not None
    assert place.name == "Eilat"
    assert place_told(engine, body, "attacked", target_is_place=False) is None


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("KARACHI, Pakistan (AP) — A bomb exploded on Monday.\nNobody claimed it.", "Karachi"),
        ("A bomb exploded in Karachi on Monday.", None),
    ],
)
def test_the_dateline_names_a_place(engine: Engine, body: str, name: str | None) -> None:
    """The dateline's city is a place with that basis; a text without a dateline has none."""
    article = Article(id="dateline", body=body)
    sections = divide(article)
    place = dateline_place(article, sections, find_places(parse(engine, body), article, sections))
    assert (place and (place.name, place.basis)) == (name and (name, "dateline"))
