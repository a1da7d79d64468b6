"""Explanations of sentences."""

from collections.abc import Callable
from datetime import date

import pytest

from worker.article import Article
from worker.inspection.explain import Explanation, explain
from worker.pipeline import Engine, extract

PUBLISHED = date(2026, 3, 18)


def article(body: str) -> Article:
    """A sentence as an article."""
    return Article(id="t", body=body, published=PUBLISHED)


@pytest.fixture
def of(engine: Engine) -> Callable[[str], Explanation]:
    """Explain a sentence."""
    return lambda body: explain(article(body), engine)


REFUSALS = [
    ("The senator attacked the proposal.", "attacked", "ASSAULT", "its object, “proposal”, is in `not_object`"),
    ("The visitors attacked from the left.", "attacked", "ASSAULT", "nobody in arms, no weapon, nobody killed"),
    ("The two sides struck a softer tone.", "struck", "AGREE", "no object of it is in `object_is`"),
    ("Workers threatened a hunger strike.", "strike", "ASSAULT", "“hunger” before it is in `not_modifier`"),
    ("Two hikers were killed by an avalanche.", "killed", "ASSAULT", "a word of accidents stands in the sentence"),
    ("The virus attacks the lungs.", "attacks", "ASSAULT", "“virus” is in `unarmed_doers`"),
    ("The plan met resistance.", "met", "CONSULT", "its object, “resistance”, is in `not_object`"),
    ("Somebody arrested him.", "arrested", "COERCE", "no party that can act takes part"),
]


@pytest.mark.parametrize(("sentence", "word", "type_", "reason"), REFUSALS)
def test_a_refusal_names_what_the_lexicon_asks_for(
    of: Callable[[str], Explanation], sentence: str, word: str, type_: str, reason: str
) -> None:
    """The word, the type it could have told, the entry's place, and the restriction."""
    refused = [one for one in of(sentence).tried if one.word == word and one.entry.type == type_]
    assert [one for one in refused if one.reason and reason in one.reason]
    assert all(one.entry.source for one in refused)


def test_an_accepted_sense_tells_its_slots(of: Callable[[str], Explanation]) -> None:
    """Who stands where, and as which party."""
    accepted = next(one for one in of("Rebels attacked a village near Goma on Monday.").tried if not one.reason)
    assert accepted.entry.source == "assault.yaml, verbs 1"
    assert ("actor", "“Rebels” (Rebels, armed group)") in accepted.slots
    assert ("recipient", "“village” (village, infrastructure)") in accepted.slots


@pytest.mark.parametrize(
    ("sentence", "modality", "because"),
    [
        ("Rebels attacked Goma.", "actual", None),
        ("Rebels could attack Goma.", "hypothetical", "could"),
        ("Rebels did not attack Goma.", "denied", "not"),
        ("Rebels plan to attack Goma.", "planned", "plan"),
        ("Russia threatened to attack Kyiv.", "hypothetical", "threatened"),
    ],
)
def test_modality_names_the_word_that_decides(
    of: Callable[[str], Explanation], sentence: str, modality: str, because: str | None
) -> None:
    """None where nothing speaks against its having happened."""
    tried = next(one for one in of(sentence).tried if not one.reason and one.entry.type == "ASSAULT")
    assert (tried.modality, tried.because) == (modality, because)


def test_a_word_of_another_kind_is_told(of: Callable[[str], Explanation]) -> None:
    """A trigger that the text uses as another part of speech."""
    assert (
        "“base” is a trigger as verb; here it is read as NOUN, dobj of “visited”" in of("Ana visited the base.").unread
    )


def test_every_mention_has_a_fate(of: Callable[[str], Explanation]) -> None:
    """A mention is part of an event, or the reason is told."""
    explanation = of("Rebels attacked Goma on Monday. The attack killed ten people. Analysts discussed the attack.")
    assert explanation.fates
    assert all(fate.event or fate.reason for fate in explanation.fates)
    assert {fate.event for fate in explanation.fates if fate.event} <= set(range(1, len(explanation.events) + 1))


def test_the_events_are_those_of_the_extraction(engine: Engine, of: Callable[[str], Explanation]) -> None:
    """The same programs: nothing is decided for the explanation."""
    body = (
        "Gunmen killed two soldiers near Kunduz on Monday, officials said. The minister met his Pakistani counterpart."
    )
    assert of(body).events == extract(article(body), engine).events


@pytest.mark.parametrize("dress", ["“ ", "  ", "\u00a0", "``"])
def test_the_text_explained_is_the_one_that_extraction_reads(
    engine: Engine, of: Callable[[str], Explanation], dress: str
) -> None:
    """Hard and doubled spaces and typed marks change nothing, as they change nothing in what is extracted."""
    body = "Rebels attacked Goma on Monday. “We will go on,” their leader said."
    untidy = body.replace("“", dress) if dress.strip() else body.replace(" ", dress)
    told = [(event.type, [span.text.replace(dress, " ") for span in event.mentions]) for event in of(untidy).events]
    assert told == [
        (event.type, [span.text.replace(dress, " ") for span in event.mentions])
        for event in extract(article(untidy), engine).events
    ]
