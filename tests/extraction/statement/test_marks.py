"""Quotation marks in statements: every style, nested, beside apostrophes, over paragraphs, in parts."""

import pytest

from tests.extraction.told import Events, one, quotation, said, words


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('"The dam is safe," Minister Petra Novak said.', id="straight"),
        pytest.param("“The dam is safe,” Minister Petra Novak said.", id="curly"),
        pytest.param("'The dam is safe,' Minister Petra Novak said.", id="single straight"),
        pytest.param("‘The dam is safe,’ Minister Petra Novak said.", id="single curly"),
        pytest.param("«The dam is safe», Minister Petra Novak said.", id="angle"),
        pytest.param("« The dam is safe », Minister Petra Novak said.", id="angle, spaced"),
        pytest.param("»The dam is safe«, Minister Petra Novak said.", id="angle, turned inwards"),
        pytest.param("„The dam is safe“, Minister Petra Novak said.", id="low and high"),
        pytest.param("„The dam is safe”, Minister Petra Novak said.", id="low and high, as in Poland"),
        pytest.param("``The dam is safe,'' Minister Petra Novak said.", id="typed"),
        pytest.param("”The dam is safe,” Minister Petra Novak said.", id="both closing"),
    ],
)
def test_styles_of_marks(events: Events, body: str) -> None:
    """Whatever the style of its marks, a quotation is found, and they are no part of it."""
    assert said(events, body) == [("Petra Novak", "The dam is safe")]
    assert quotation(one(events, body)).form == "direct"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“It’s the farmers’ dam and we’ll keep it,” Petra Novak said.", "It’s the farmers’ dam and we’ll keep it"),
        ("‘It’s the farmers’ dam and we’ll keep it,’ Petra Novak said.", "It’s the farmers’ dam and we’ll keep it"),
        ("'It's the farmers' dam and we'll keep it,' Petra Novak said.", "It's the farmers' dam and we'll keep it"),
        ("'In the '90s we had no dam,' Petra Novak said.", "In the '90s we had no dam"),
        ("“They play rock ’n’ roll here,” Petra Novak said.", "They play rock ’n’ roll here"),
        ("Petra Novak's aide said the farmers' dam was 'not safe'.", "the farmers' dam was | not safe"),
        ('"The crack is 6\'2" long," Petra Novak said.', "The crack is 6'2\" long"),
    ],
)
def test_apostrophes_are_no_marks(events: Events, body: str, expected: str) -> None:
    """Apostrophes and the signs of feet and inches neither open nor close a quotation."""
    assert words(one(events, body)).rstrip(".") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“He told me ‘leave now’ and I left,” Petra Novak said.", "He told me ‘leave now’ and I left"),
        ("\"He told me 'leave now' and I left,\" Petra Novak said.", "He told me 'leave now' and I left"),
        ("‘He told me “leave now” and I left,’ Petra Novak said.", "He told me “leave now” and I left"),
        ("“He told me, ‘Leave now,’” Petra Novak said.", "He told me, ‘Leave now,’"),
        ("“The book ‘Cold River’ is about us,” Petra Novak said.", "The book ‘Cold River’ is about us"),
        ("«He told me “leave now” and I left», Petra Novak said.", "He told me “leave now” and I left"),
    ],
)
def test_nested_quotes(events: Events, body: str, expected: str) -> None:
    """A quote within a quote belongs to the words of the outer speaker."""
    assert [(name, text.rstrip(",’")) for name, text in said(events, body)] == [("Petra Novak", expected.rstrip(",’"))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“It is safe.\n\n“Nobody must leave,” Petra Novak said.", "It is safe. | Nobody must leave"),
        ('"It is safe.\n\n"Nobody must leave," Petra Novak said.', "It is safe. | Nobody must leave"),
        (
            "“It is safe,” Petra Novak said. “It is old.\n\n“It is strong.\n\n“Go home.”",
            "It is safe | It is old. | It is strong. | Go home",
        ),
        (
            "Petra Novak said: “It is safe.\n\nNobody must leave.\n\nGo home.”",
            "It is safe. | Nobody must leave. | Go home",
        ),
        ("“It is safe,” Petra Novak said.\n\n“It is strong,” she added.", "It is safe | It is strong"),
        ("“It is safe,” Petra Novak said.\n\n“It is strong.”\n\n“Go home.”", "It is safe | It is strong. | Go home"),
    ],
)
def test_quotations_over_paragraphs(events: Events, body: str, expected: str) -> None:
    """What one speaker says from paragraph to paragraph is all found, with or without a mark at each start."""
    found = said(events, body)
    assert {name for name, _ in found} == {"Petra Novak"}
    assert " | ".join(text for _, text in found) == expected


def test_an_odd_mark_does_not_swallow_the_text(events: Events) -> None:
    """A mark that is never closed ends with its paragraph."""
    found = said(events, "“The dam is safe, Petra Novak said.\n\nRain fell on Monday.\n\nThe river rose by a metre.")
    assert all("Rain" not in text and "river" not in text for _, text in found)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“The dam,” Petra Novak said, “is safe.”", "The dam | is safe"),
        ("“Why,” asked Petra Novak, “should anyone leave?”", "Why | should anyone leave?"),
        (
            "“It is safe,” Petra Novak said, adding: “Nobody must leave.”",
            "It is safe | Nobody must leave",
        ),
        (
            "“It is safe,” Petra Novak told reporters in Brno on Tuesday. “Nobody must leave.”",
            "It is safe | Nobody must leave",
        ),
        (
            "“It is safe,” said Petra Novak, who runs the ministry, “and we will say so again.”",
            "It is safe | and we will say so again",
        ),
        ("“It is – and I have seen it – a safe dam,” Petra Novak said.", "It is – and I have seen it – a safe dam"),
        ("“It is safe!” Petra Novak said. “Really?” a man asked.", "It is safe!"),
    ],
)
def test_interrupted_quotations(events: Events, body: str, expected: str) -> None:
    """What the cue interrupts is one statement."""
    assert said(events, body)[0] == ("Petra Novak", expected)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Petra Novak said the talks had brought “big progress”.", "the talks had brought | big progress"),
        ("Petra Novak called the dam “a time bomb”.", "the dam | a time bomb"),
        ("Petra Novak described the plan as “madness”.", "the plan as | madness"),
        ("Petra Novak spoke of a “dark day” for the town.", "dark day | for the town"),
        ("The dam is “completely safe”, Petra Novak said.", "The dam is | completely safe"),
        ("The “old and tired” dam, Petra Novak said, must go.", "old and tired | dam | must go"),
        (
            "Petra Novak said the dam was “old”, “tired” and “a danger to all”.",
            "the dam was | old | tired | and | a danger to all",
        ),
        ("Petra Novak warned of “grave danger” to the town.", "grave danger | to the town"),
        ("Petra Novak vowed to “finish the job” by May.", "to | finish the job | by May"),
    ],
)
def test_fragments(events: Events, body: str, expected: str) -> None:
    """Quoted fragments are told with the reported words around them, a span for each part."""
    event = one(events, body)
    assert words(event).rstrip(".").removeprefix("The | ") == expected
    assert quotation(event).form == "mixed"


@pytest.mark.parametrize(
    "body",
    [
        "The “smart” dam failed on Monday.",
        "Police searched the so-called “blue house” for weapons.",
        "Hundreds joined the “march of light” in Brno.",
        "A man known as “the Baker” was arrested in Brno.",
        "The operation, dubbed “Iron Gate”, began on Sunday.",
        "Shops sold “organic” bread that was nothing of the kind.",
        "The two sides live in a state of “no war, no peace”.",
        "Workers painted “No entry” on the door.",
    ],
)
def test_scare_quotes_are_no_speech(events: Events, body: str) -> None:
    """Marks that hold a word at arm's length, a name or a sign tell no statement."""
    assert said(events, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "The book “Cold River” was published in May.",
        "Petra Novak read from her poem “Ashes of the Valley” in Brno.",
        "The band sang “Home Again” at the rally.",
        "Anna Berg directed “The Last Ferry” and “Cold River”.",
        "The painting “Girl by a Window” was sold in May.",
        "Viewers of “Good Morning Brno” saw the flood first.",
    ],
)
def test_titles_of_works_are_no_speech(events: Events, body: str) -> None:
    """The title of a work tells no statement."""
    assert said(events, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("LIMA: The dam leaks, Petra Novak said.", "The dam leaks"),
        ("Nairobi: The dam leaks, Petra Novak said.", "The dam leaks"),
        ("The dam leaks: the wall moves, Petra Novak said.", "The dam leaks: the wall moves"),
    ],
)
def test_a_dateline_with_a_colon_is_no_part_of_the_words(events: Events, body: str, expected: str) -> None:
    """A place in front of a colon, which any other word may open."""
    assert words(one(events, body)) == expected
