"""Where an attack was: the most specific place that the article tells of it, wherever that stands."""

import pytest

from worker.article import Article
from worker.pipeline import Engine, extract


def place_of(engine: Engine, title: str, body: str, words: str) -> tuple[str, str | None] | None:
    """Name and country of the place of the attack that `words` tell."""
    start, end = body.index(words), body.index(words) + len(words)
    events = extract(Article(id="choice", title=title, body=body), engine).events
    places = [
        e.place for e in events if e.type == "attack" and any(m.start < end and start < m.end for m in e.mentions)
    ]
    return (places[0].name, places[0].country) if places and places[0] else None


@pytest.mark.parametrize(
    ("title", "body", "words", "name", "country"),
    [
        (
            "",
            "Two gunmen opened fire at the Al Noor mosque in Herat on Friday, killing nine worshippers, police said.",
            "opened fire",
            "Al Noor mosque",
            "AFG",
        ),
        (
            "",
            "An explosion on Hamra Street in Beirut killed two people on Tuesday, the Lebanese army said.",
            "explosion",
            "Hamra Street",
            "LBN",
        ),
    ],
)
def test_site(engine: Engine, title: str, body: str, words: str, name: str, country: str) -> None:
    """A street, a market, a mosque is the place, with the country of its town."""
    assert place_of(engine, title, body, words) == (name, country)


@pytest.mark.parametrize(
    ("title", "body", "words", "name", "country"),
    [
        (
            "",
            "Militants killed five farmers near Kurbagawa in Nigeria's Borno State on Monday, residents said.",
            "killed",
            "Kurbagawa",
            "NGA",
        ),
        (
            "",
            "Russian forces shelled the village of Novohrodske in Ukraine's Donetsk region on Sunday, "
            "wounding two people.",
            "shelled",
            "Novohrodske",
            "UKR",
        ),
        (
            "",
            "Taliban fighters attacked a checkpoint in the Shorabad area of Kandahar province in "
            "Afghanistan, killing two policemen.",
            "attacked",
            "Shorabad",
            "AFG",
        ),
        (
            "",
            "A roadside bomb killed two peacekeepers outside the hamlet of Tessibane in northern Mali on Thursday.",
            "killed",
            "Tessibane",
            "MLI",
        ),
        (
            "",
            "Unidentified men shot dead a teacher in Barrio Lempira in Honduras on Saturday.",
            "shot",
            "Barrio Lempira",
            "HND",
        ),
    ],
)
def test_village(engine: Engine, title: str, body: str, words: str, name: str, country: str) -> None:
    """A name that no gazetteer has is kept."""
    assert place_of(engine, title, body, words) == (name, country)


@pytest.mark.parametrize(
    ("title", "body", "words", "name", "country"),
    [
        (
            "",
            "Gunmen killed twelve people in Mali on Sunday, the government said.\n\nThe attack took "
            "place in Mopti, where the men came on motorcycles and fired at shoppers.",
            "Gunmen killed",
            "Mopti",
            "MLI",
        ),
        (
            "",
            "A suicide bomber killed seven policemen in Somalia on Friday.\n\nThe bomber walked into a "
            "police post in Beledweyne at noon, witnesses said.",
            "killed",
            "Beledweyne",
            "SOM",
        ),
        (
            "",
            "Kenyan police shot dead two protesters on Thursday.\n\nThe two were hit when officers "
            "opened fire at a crowd in Kisumu.",
            "shot dead",
            "Kisumu",
            "KEN",
        ),
        (
            "",
            "An air strike killed eight civilians in Yemen on Wednesday, medics said.\n\nThe jets "
            "struck a house in Marib shortly after midnight.",
            "killed",
            "Marib",
            "YEM",
        ),
        (
            "",
            "Islamist rebels raided an army post in Niger on Tuesday and killed ten soldiers.\n\nThe "
            "rebels reached the post at Tillaberi before dawn, the ministry said.",
            "raided",
            "Tillabéri",
            "NER",
        ),
    ],
)
def test_town_told_later(engine: Engine, title: str, body: str, words: str, name: str, country: str) -> None:
    """The town that the article goes on to tell, not the country of the lede."""
    assert place_of(engine, title, body, words) == (name, country)


@pytest.mark.parametrize(
    ("title", "body", "words", "name", "country"),
    [
        (
            "Bomb kills four in Jalalabad",
            "A bomb planted in a car killed four people on Monday, Afghan officials said. Twelve "
            "others were wounded in the blast.",
            "killed",
            "Jalalabad",
            "AFG",
        ),
        (
            "Gunmen storm hotel in Bamako, Mali",
            "Gunmen stormed a hotel on Friday and shot dead three guests, the Malian army said.",
            "stormed",
            "Bamako",
            "MLI",
        ),
        (
            "Explosion in Izmir wounds nine",
            "An explosion outside a courthouse wounded nine people on Thursday, Turkish police said.",
            "explosion",
            "Izmir",
            "TUR",
        ),
        (
            "Drone attack on Zaporizhzhia kills three",
            "A Russian drone hit a block of flats early on Tuesday, killing three people, Ukrainian rescuers said.",
            "hit",
            "Zaporizhzhia",
            "UKR",
        ),
        (
            "Five dead in Gao ambush",
            "Five Malian soldiers were killed on Sunday when fighters ambushed their convoy, the army said.",
            "ambushed",
            "Gao",
            "MLI",
        ),
        (
            "Shelling of Sumy: two killed",
            "Two people were killed on Saturday when shells hit a bakery, Ukrainian police said.",
            "hit",
            "Sumy",
            "UKR",
        ),
    ],
)
def test_headline(engine: Engine, title: str, body: str, words: str, name: str, country: str) -> None:
    """A town of the headline, where the text names none."""
    assert place_of(engine, title, body, words) == (name, country)


@pytest.mark.parametrize(
    ("title", "body", "words", "name", "country"),
    [
        (
            "",
            "A bomb exploded in Tripoli, Lebanon, on Tuesday, killing two people.",
            "exploded",
            "Tripoli",
            "LBN",
        ),
        (
            "",
            "Georgian police clashed with protesters in Tbilisi. In Batumi officers beat several "
            "demonstrators, Georgia's ombudsman said.",
            "beat",
            "Batumi",
            "GEO",
        ),
        (
            "",
            "Mexican soldiers shot dead four men in Colonia Las Palmas in Reynosa, Mexico, on Sunday.",
            "shot dead",
            "Colonia las Palmas",
            "MEX",
        ),
        (
            "",
            "Gunmen attacked a bus in Los Rios, Chile, on Friday and burnt it.",
            "attacked",
            "Los Ríos Region",
            "CHL",
        ),
        (
            "",
            "A landmine killed two children near Abana in Cameroon's Far North region on Thursday.",
            "killed",
            "Abana",
            "CMR",
        ),
    ],
)
def test_namesake(engine: Engine, title: str, body: str, words: str, name: str, country: str) -> None:
    """Another spelling or a namesake abroad is none."""
    assert place_of(engine, title, body, words) == (name, country)


@pytest.mark.parametrize(
    ("title", "body", "words", "name", "country"),
    [
        (
            "",
            "The Islamic State in Iraq and the Levant claimed a car bomb that killed six people in Beirut on Thursday.",
            "killed",
            "Beirut",
            "LBN",
        ),
        (
            "",
            "Pirates of the Gulf of Guinea Front attacked a tanker near Warri, Nigeria, and seized two sailors.",
            "attacked",
            "Warri",
            "NGA",
        ),
        (
            "",
            "The London-based Syrian Observatory for Human Rights said an air raid killed four people in Idlib.",
            "killed",
            "Idlib",
            "SYR",
        ),
        (
            "",
            "By John Paris, Nairobi correspondent\n\nGunmen killed three herders in Garissa on Monday, police said.",
            "killed",
            "Garissa",
            "KEN",
        ),
        (
            "",
            "Al-Qaeda in the Arabian Peninsula fighters killed five soldiers in Shabwa, Yemen, on Sunday.",
            "killed",
            "Shabwa",
            "YEM",
        ),
        (
            "",
            "The Pakistan Tehreek party said gunmen had shot dead its local leader in Peshawar on Saturday.",
            "shot dead",
            "Peshawar",
            "PAK",
        ),
    ],
)
def test_name_of_a_party(engine: Engine, title: str, body: str, words: str, name: str, country: str) -> None:
    """A place in the name of a party or of a byline is none."""
    assert place_of(engine, title, body, words) == (name, country)


@pytest.mark.parametrize(
    ("title", "body", "words", "name", "country"),
    [
        (
            "",
            "A roadside bomb killed two soldiers 175 km northeast of Baghdad on Monday.",
            "killed",
            "175 km northeast of Baghdad",
            "IRQ",
        ),
        (
            "",
            "Militants ambushed a convoy about 30 kilometres south of Gao, Mali, on Friday and killed six troops.",
            "ambushed",
            "30 kilometres south of Gao",
            "MLI",
        ),
        (
            "",
            "The gunmen opened fire on a minibus 12 miles east of Kandahar, killing four passengers.",
            "opened fire",
            "12 miles east of Kandahar",
            "AFG",
        ),
        (
            "",
            "A mine blew up a truck 20 km from Goma in the Democratic Republic of Congo, killing the driver.",
            "blew up",
            "20 km from Goma",
            "COD",
        ),
        (
            "",
            "Fighters attacked Dabou Noma, a village 45 km north of Djibo in Burkina Faso, and killed eight people.",
            "attacked",
            "Dabou Noma",
            "BFA",
        ),
    ],
)
def test_distance(engine: Engine, title: str, body: str, words: str, name: str, country: str) -> None:
    """A distance is a point of its own."""
    assert place_of(engine, title, body, words) == (name, country)


@pytest.mark.parametrize(
    ("title", "body", "words", "name", "country"),
    [
        (
            "",
            "A bomb killed nine people in Quetta on Monday. A spokesman for the army in Islamabad said "
            "the bomb had been hidden in a cart.",
            "killed",
            "Quetta",
            "PAK",
        ),
        (
            "",
            "Gunmen killed four policemen in Nimroz on Tuesday. The attack was reported by officials in Kabul.",
            "attack",
            "Nimroz",
            "AFG",
        ),
        (
            "",
            "A man shot in Bangkok last year, wanted for bombings in Pattani, was killed by police in Yala on Sunday.",
            "killed",
            "Yala",
            "THA",
        ),
        (
            "",
            "Missiles launched from Belgorod hit a power plant in Poltava on Friday, killing two workers.",
            "hit",
            "Poltava",
            "UKR",
        ),
        (
            "",
            "The president, who is in Paris for a summit, condemned the attack that killed six "
            "worshippers in Jos on Sunday.",
            "killed",
            "Jos",
            "NGA",
        ),
        (
            "",
            "A suicide bombing in Kirkuk killed five people. The wounded were taken to hospitals in Erbil.",
            "bombing",
            "Kirkuk",
            "IRQ",
        ),
    ],
)
def test_elsewhere(engine: Engine, title: str, body: str, words: str, name: str, country: str) -> None:
    """Where it was told, fired from or treated is elsewhere."""
    assert place_of(engine, title, body, words) == (name, country)


@pytest.mark.parametrize(
    ("title", "body", "words", "name", "country"),
    [
        (
            "",
            "Police shot and killed a protester at Dembi (Oromia region, Ethiopia) on Sunday.",
            "killed",
            "Dembi",
            "ETH",
        ),
        (
            "",
            "On 9 July, clashes broke out between rebels and the army near Tal Rahaya (Idlib). Four "
            "fighters were killed.",
            "clashes",
            "Tal Rahaya",
            "SYR",
        ),
        (
            "",
            "Army troops fired at smugglers in Qoryat (Hiraan, Somalia), killing one man.",
            "fired",
            "Qoryat",
            "SOM",
        ),
        (
            "",
            "Militants abducted three teachers in Loumbia (Sahel region, Burkina Faso) on Thursday.",
            "abducted",
            "Loumbia",
            "BFA",
        ),
    ],
)
def test_bracket(engine: Engine, title: str, body: str, words: str, name: str, country: str) -> None:
    """What is told in brackets contains it."""
    assert place_of(engine, title, body, words) == (name, country)


@pytest.mark.parametrize(
    ("title", "body", "words", "name", "country"),
    [
        (
            "",
            "A car bomb killed three people in Mosul on Monday. Hours later gunmen shot dead a judge in Tikrit.",
            "shot dead",
            "Tikrit",
            "IRQ",
        ),
        (
            "",
            "Rockets fell on Sderot on Sunday, wounding one man. Israeli jets then struck targets in "
            "Rafah, killing four people.",
            "struck",
            "Rafah",
            "PSE",
        ),
        (
            "",
            "Police killed a bomber in Jakarta on Friday. In 2002, bombs killed 202 people in Bali.",
            "202",
            "Bali",
            "IDN",
        ),
        (
            "",
            "Two mosques were attacked in Kaduna on Friday. In Kano, a mob burnt a church and killed its priest.",
            "burnt",
            "Kano",
            "NGA",
        ),
        (
            "",
            "Shells killed two women in Kherson. Another strike hit a tractor in Nikopol and wounded its driver.",
            "hit",
            "Nikopol",
            "UKR",
        ),
    ],
)
def test_several(engine: Engine, title: str, body: str, words: str, name: str, country: str) -> None:
    """Each of several attacks has its own place."""
    assert place_of(engine, title, body, words) == (name, country)
