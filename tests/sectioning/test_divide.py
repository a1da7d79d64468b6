"""Paragraphs and their kinds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.article import Article, SectionKind
from worker.sectioning import divide

PUBLISHED = date(2025, 11, 24)
LEDE = "At least five people were killed when missiles struck the port on Monday, officials said."


def kinds(body: str, title: str | None = None, author: str | None = None) -> list[SectionKind]:
    """The kinds of a body's lines."""
    return [s.kind for s in divide(Article(id="t", body=body, title=title, author=author, published=PUBLISHED))]


def kind_after_lede(line: str) -> SectionKind:
    """The kind of a line between the opening and another paragraph."""
    return kinds(f"{LEDE}\n{line}\nFirefighters worked through the morning to reach the upper floors of the silo.")[1]


def test_page_of_a_web_site() -> None:
    """A page with its furniture: headline, byline, date, subheads and what they give to the text below."""
    page = {
        "Home | News | World": "boilerplate",
        "Blasts rock port city as talks loom": "title",
        "Jane Doe and John Roe": "byline",
        "Published 24 November 2025": "dateline",
        "Share": "boilerplate",
        LEDE: "lede",
        "The regional governor said rescue work was continuing.": "body",
        "Why It Matters": "heading",
        "The port handles most of the country's grain.": "background",
        "What To Know": "heading",
        "Two warehouses were burning at noon.": "body",
        "What People Are Saying": "heading",
        "The mayor: “We will rebuild.": "reaction",
        "“And we will not be afraid.”": "reaction",
        "What Happens Next": "heading",
        "Delegations meet in Vienna on Wednesday.": "outlook",
        "Update 11/24/2025 2:10 a.m. ET: This story was updated with more information.": "note",
        "Example News contacted the ministry for comment.": "note",
        "Leave a Reply": "boilerplate",
        "Your email address will not be published. Required fields are marked *": "boilerplate",
    }
    found = dict(zip(page, kinds("\n\n".join(page), title="Blasts rock port city as talks loom"), strict=True))
    assert found == page


def test_heading_is_kept_with_what_follows() -> None:
    """A section carries the subhead it stands under."""
    body = f"{LEDE}\n\nBackground\n\nThe war began in 2022."
    assert [s.heading for s in divide(Article(id="t", body=body))] == [None, None, "Background"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Blasts rock port city as talks loom", "Blasts rock port city as talks loom"),
        ("BLASTS ROCK PORT CITY AS TALKS LOOM", "Blasts rock port city as talks loom"),
        ("Blasts rock port city as talks loom", "Blasts rock port city as talks loom - Example News"),
        ("Blasts rock port city as talks loom", None),
    ],
)
def test_repeated_title(line: str, title: str | None) -> None:
    """The headline in the body is the title, also where case or a site's name differ, or no title is given."""
    assert kinds(f"{line}\n{LEDE}", title=title) == ["title", "lede"]


def test_a_headline_may_end_in_a_particle() -> None:
    """A line that a blank line follows is whole: "vows to fight on"."""
    assert kinds(f"Army chief rejects truce, vows to fight on\n\n{LEDE}") == ["title", "lede"]


def test_broken_sentence_is_no_title() -> None:
    """A first line that the next one continues is text."""
    assert (
        kinds("Gunmen killed at least three people on Monday in\nthe north of the country, police said.")[0] == "lede"
    )


@pytest.mark.parametrize("line", ["By Jane Doe", "By JANE DOE, Associated Press", "From Jane Doe in Vienna"])
def test_byline(line: str) -> None:
    """Who wrote it, below the headline."""
    assert kinds(f"Blasts rock port city as talks loom\n{line}\n{LEDE}")[1] == "byline"


def test_author_field_is_a_byline() -> None:
    """A line that is the author of the message is the byline."""
    assert kinds(f"jane doe\n{LEDE}", author="Jane Doe") == ["byline", "lede"]


@pytest.mark.parametrize(
    "line",
    ["NAIROBI, Kenya (AP) —", "KYIV, Nov 25 (Reuters) -", "November 25, 2025", "Last updated: 25 Nov 2025, 14:05 GMT"],
)
def test_dateline(line: str) -> None:
    """A line that holds only a place, an agency or a date."""
    assert kinds(f"{line}\n{LEDE}") == ["dateline", "lede"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Category:Politics and conflicts", "boilerplate"),
        ("fr:Une attaque contre le port", "boilerplate"),
        ("left|200px|", "boilerplate"),
        ("We use cookies to improve this site. Accept all cookies", "boilerplate"),
        ("Sign up for our newsletter", "boilerplate"),
        ("Facebook Twitter WhatsApp Email", "boilerplate"),
        ("Image source, Reuters", "boilerplate"),
        ("© 2025 Example News. All rights reserved.", "boilerplate"),
        ("* * *", "boilerplate"),
        ("Correction: An earlier version of this article misnamed the port.", "note"),
        ("This article includes reporting by Example Press.", "note"),
        ("(Reporting by Jane Doe; Editing by John Roe)", "note"),
        ("Read more: How the war began", "note"),
        ("The governor and the mayor speaking at the port.", "note"),
        (
            "The company said shareholders may subscribe to the new stock under terms set by the board last week.",
            "body",
        ),
        ("Images from the port showed smoke rising over two warehouses and a crane.", "body"),
    ],
)
def test_furniture_and_notes(line: str, kind: SectionKind) -> None:
    """Page furniture and notes are told by their wording, and text that shares a word with them is not."""
    assert kind_after_lede(line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("In 1991 the two states made a deal on the port.", "background"),
        ("The harbour was closed more than ten years ago after a storm.", "background"),
        ("Potash is a mineral salt that farmers spread on their fields.", "background"),
        ("On Feb. 20, letters went to the owners of the ships.", "background"),
        ("The union condemned the strike. “It is a crime against those who feed the world,” it wrote.", "reaction"),
        ("Police said on Monday that two suspects had fled.", "body"),
    ],
)
def test_kinds_without_subheads(line: str, kind: SectionKind) -> None:
    """Background and reaction are told by their wording where no subhead says."""
    assert kind_after_lede(line) == kind


def test_last_paragraph_on_what_is_expected() -> None:
    """The last paragraph that opens with what is expected is the outlook; the same earlier is body."""
    line = "The council is expected to vote on the plan in December."
    assert kinds(f"{LEDE}\nRescue work was continuing.\n{line}\nCategory:Ports")[2] == "outlook"
    assert kind_after_lede(line) == "body"


def test_box_ends_with_prose() -> None:
    """A box of links inside the text does not swallow the paragraphs below it; sources at the end do."""
    prose = "Rescue workers went through the ruins of the silo all day and found three men alive in the dust below it."
    assert kinds(f"{LEDE}\nRelated stories\nHow the war began\n{prose}") == ["lede", "heading", "note", "body"]
    assert kinds(f"{LEDE}\nSources\nThe Example Daily, of Monday\n{prose}") == ["lede", "heading", "note", "note"]


def test_quotation_list() -> None:
    """Unmarked paragraphs below 'the minister said:' are the minister's words."""
    body = f"{LEDE}\nAfter the visit, the minister said:\nThis is a good day for us.\nWe shall come back."
    assert kinds(body) == ["lede", "reaction", "reaction", "reaction"]


def test_list_below_a_colon() -> None:
    """Items of a list are not subheads."""
    body = f"{LEDE}\nThe ministers announced:\nA new patrol on the river\nMore radar along the coast of the bay"
    assert kinds(body) == ["lede", "body", "body", "body"]


def test_hard_wrapped_paragraphs() -> None:
    """Where a margin broke the lines, all lines of a paragraph get its kind, one section a line."""
    body = (
        "Gunmen hit a checkpoint in the border town\n"
        "By Jane Doe\n\n"
        "Gunmen attacked a police checkpoint on Monday, killing three officers\n"
        "and wounding seven others, police said. The attackers fled into the\n"
        "hills before help arrived.\n\n"
        "No group claimed the attack. Such raids have been common since the war\n"
        "of 2021, and the province has been poor for decades.\n"
    )
    assert kinds(body) == ["title", "byline", "lede", "lede", "lede", "background", "background"]


def test_one_line() -> None:
    """A body of one line is its lede."""
    assert kinds("Gunmen attacked a checkpoint. The council condemned it. A vote is expected.") == ["lede"]


@given(
    st.text(alphabet=st.sampled_from("aB .:\r\n\u00a0\u2028\t“'By1-"), max_size=120), st.none() | st.text(max_size=20)
)
def test_one_section_for_each_line_of_any_text(body: str, title: str | None) -> None:
    """Sections are the non-empty lines, white space cut, at their offsets in the body as received."""
    found = [body[s.start : s.end] for s in divide(Article(id="t", body=body, title=title))]
    assert found == [line.strip() for line in body.splitlines() if line.strip()]


@pytest.mark.parametrize("names", [("Q", "A"), ("SPIEGEL", "Steinbach"), ("Interviewer", "Petra Novak")])
def test_lines_of_an_interview_are_no_headings(names: tuple[str, str]) -> None:
    """A short question behind a name that comes again is part of the text."""
    asks, answers = names
    body = f"{asks}: Will you run again?\n{answers}: No.\n{asks}: Why not\n{answers}: My wife wants me to stop at home."
    assert kinds(body) == ["lede", "body", "body", "body"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("In Varna, the accord drew anger. “They sold our land,” said Hani, a grocer. “It is a shame.”", "reaction"),
        ("Norland's foreign ministry rejected the accord. “It is void and it will stay void,” it said.", "reaction"),
        ("Ferry accidents are common in the islands, where boats are often overloaded.", "background"),
        ("Norland captured the heights in the 1967 war and kept them.", "background"),
    ],
)
def test_reactions_and_standing_conditions(line: str, expected: SectionKind) -> None:
    """What people say of the news, and how things have long been, are told by their wording."""
    assert kind_after_lede(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Gunmen kill 40 in church",
        "ALSO READ | Bomb kills six in Karachi",
        "WATCH: Drones bomb a suburb",
        "Don't miss: Gunmen kill 40 in church",
        ">> Bomb kills six in Karachi",
        "A woman walks past a house destroyed in an air strike in Gaza on October 10, 2025 [Omar Naji/AFP]",
        "Smoke rises after a drone strike in Khartoum, October 9, 2025. REUTERS/Amal Idris",
        "FILE PHOTO: Soldiers patrol after an attack in Beni in 2023. (AP Photo/Joel Muki)",
        "Residents flee the town after shelling killed dozens. Photograph: Jules Remy/Example",
        "This article is part of a series on the bombings of Beirut.",
        "This is the second in a series of reports on the killing of farmers.",
        "Part two of our investigative series on the war",
        "Warning: this story contains details of a rape that some readers may find upsetting.",
        "Listen to this article: how gunmen killed a mayor",
    ],
)
def test_teasers_captions_and_notices_are_no_lede(line: str) -> None:
    """They are notes, wherever they stand, and the paragraph below is what opens the news."""
    assert kinds(f"{line}\n\n{LEDE}\n\nTwo warehouses were burning at noon.") == ["note", "lede", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Warning shots were fired at a bus in Hebron on Monday, the army said.",
        "Watch posts along the border were shelled on Monday.",
        "Related attacks in Kano and Jos killed eleven people on Monday, police said.",
        "Part of a hospital was destroyed on Monday.",
        "It is the latest in a series of attacks that have shaken the city on the river.",
        "A photograph of the mayor was burned by protesters in Lima on Monday.",
    ],
)
def test_news_that_opens_like_a_notice(line: str) -> None:
    """The first words alone make no notice."""
    assert kinds(f"{line}\n\nTwo warehouses were burning at noon.") == ["lede", "body"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Gunmen Kill Five In Quetta\n\nPrime Minister Vows To Hunt Them Down", ["lede", "body"]),
        ("GUNMEN KILL FIVE IN QUETTA", ["lede"]),
        ("Gunmen Kill Five In Quetta\n\nFive people were killed in Quetta on Monday.", ["title", "lede"]),
    ],
)
def test_headlines_alone_tell_the_news(body: str, expected: list[SectionKind]) -> None:
    """Where no sentence follows, the headline is what tells it."""
    assert kinds(body, title="Gunmen Kill Five In Quetta") == expected
