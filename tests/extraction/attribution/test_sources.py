"""Whose words hold a place in the text."""

from dataclasses import replace

import pytest

from tests.extraction.told import Read, word
from worker.article import Span
from worker.event import Party
from worker.extraction.attribution.sources import Sources, as_named_at, content, cue_span, is_said
from worker.extraction.candidate import Candidate
from worker.pipeline import mentions
from worker.story import Story


def _sources(story: Story) -> Sources:
    return Sources(story, [c for c in mentions(story) if c.type == "statement"])


def _names(statement: Candidate | None) -> list[str]:
    return [party.name for party in statement.actors] if statement else []


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Police said gunmen shot dead a farmer on Friday.", ["Police"]),
        ("Gunmen shot dead a farmer on Friday, residents said.", ["residents"]),
        ("Gunmen shot dead a farmer on Friday. Police said they were looking into it.", []),
    ],
)
def test_a_statement_holds_its_words(story: Read, text: str, holder: list[str]) -> None:
    """None where the article tells it itself."""
    read = story(text)
    assert _names(_sources(read).of(word(read.doc, "shot").idx)) == holder


def test_the_innermost_statement_holds_a_word(story: Read) -> None:
    """Of two in whose words it stands."""
    read = story("Police said residents told them that gunmen shot dead a farmer.")
    (outer,) = _sources(read).statements
    assert outer.quotation is not None
    told = read.tokens(word(read.doc, "gunmen"), word(read.doc, "farmer"))
    inner = replace(outer, actors=(Party(name="residents"),), quotation=replace(outer.quotation, content=(told,)))
    sources = Sources(read, [outer, inner])
    assert [_names(sources.of(word(read.doc, text).idx)) for text in ("told", "shot")] == [["Police"], ["residents"]]


@pytest.mark.parametrize(
    ("spans", "holders"),
    [
        (((0, 10), (2, 5), (6, 8)), ["0", "0", "1", "1", "1", "0", "2", "2", "0", "0", None]),
        (((0, 3), (0, 9), (4, 6)), ["0", "0", "0", "1", "2", "2", "1", "1", "1", None]),
        (((1, 2), (5, 7)), [None, "0", None, None, None, "1", "1", None]),
    ],
)
def test_statements_that_hold_each_other_or_stand_apart(
    story: Read, spans: tuple[tuple[int, int], ...], holders: list[str | None]
) -> None:
    """The shortest that holds a place, wherever the others end."""
    read = story("Police said gunmen fled.")
    (said,) = _sources(read).statements
    assert said.quotation is not None
    told = [
        replace(said, actors=(Party(name=str(n)),), quotation=replace(said.quotation, content=(Span(a, b, "."),)))
        for n, (a, b) in enumerate(spans)
    ]
    found = [Sources(read, told).of(offset) for offset in range(len(holders))]
    assert [one and one.actors[0].name for one in found] == holders


def test_a_statement_has_its_cue_and_its_words(story: Read) -> None:
    """The verb of saying, and what is said without it."""
    sources = _sources(story("Police said gunmen fled."))
    (said,) = sources.statements
    assert sources.cue(said).text == "said"
    assert cue_span(said).text == "said"
    assert [token.text for token in sources.words(said)][:2] == ["gunmen", "fled"]
    assert content(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Police said the rebels had shot a farmer.", True),
        ("Police have not said whether the rebels had shot a farmer.", False),
    ],
)
def test_what_was_said(story: Read, text: str, said: bool) -> None:
    """Not what was not, or not yet."""
    assert [is_said(statement) for statement in _sources(story(text)).statements] == [said]


def test_a_source_is_named_as_in_the_sentence_of_its_words(story: Read) -> None:
    """With its mentions there; where it has none, with the last before."""
    read = story("Hamas fled. Rain fell. Hamas returned.")
    (party,) = read.parties.at(read.doc[0])
    first, second, third = (read.tokens(sentence[0], sentence[0]) for sentence in read.doc.sents)
    starts = [[m.start for m in as_named_at(read, party, words).mentions] for words in (first, second, third)]
    assert starts == [[first.start], [first.start], [third.start]]
