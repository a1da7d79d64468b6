"""Utterances to statements: quotes without a cue, paragraphs after a colon, what goes on."""

import pytest

from tests.extraction.told import Events, one, said, speakers, words


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“We won,” she said, “and we go on.”", "We won | and we go on."),
        ("“We won,” she said. “We go on.”", "We won | We go on."),
        ("“We won,” she said.\n\n“We go on.”", "We won | We go on."),
        ("“We won.\n\n“We go on,” she said.", "We won. | We go on"),
        ("Anna Berg announced a march. “We go on,” she said.", "a march | We go on"),
    ],
)
def test_one_utterance_is_one_statement(events: Events, body: str, expected: str) -> None:
    """Interrupted, resumed and continued quotations, and a report with its quotation, are one statement."""
    (event,) = [e for e in events(body, "statement") if "go on" in words(e)]
    assert words(event) == expected


def test_paragraphs_after_a_colon_are_the_speakers(events: Events) -> None:
    """Unquoted paragraphs after a cue with a colon belong to it while they speak in the first person."""
    body = "After the visit, the minister said:\n\nWe are glad to be here. It is cold.\n\nOur friends came too."
    assert words(one(events, body)) == "We are glad to be here. It is cold. | Our friends came too."


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


def test_he_added_goes_on_with_the_last_speaker(events: Events) -> None:
    """A pronoun that adds is the speaker before, not the first one of the paragraph."""
    body = "“Peace is near,” Jan Kowalski said. “We hope so,” Peter Lee replied. “It is late,” he added."
    assert speakers(events(body, "statement")[-1]) == ["Peter Lee"]


def test_a_quote_without_a_cue_is_of_the_person_just_named(events: Events) -> None:
    """Quotes of paragraphs without a cue belong to who acts in the sentence before them."""
    body = "“I am sad,” Jan Kowalski said.\n\nHis sister, Anna Berg, spoke outside.\n\n“It was awful.\n\n“It was cold.”"
    last = events(body, "statement")[-1]
    assert (speakers(last), words(last)) == (["Anna Berg"], "It was awful. | It was cold.")
