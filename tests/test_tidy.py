"""The tidy text: what is taken off, and the way back."""

from datetime import date

import pytest

from tests.engines import loaded
from worker.article import Article
from worker.event import Extraction
from worker.pipeline import Engine, extract
from worker.tidy import tidy

BODY = "Mayor Anna Berg  met the  Polish\u00a0envoy in Lviv  on 3  May 2026.\r\n\r\n\r\n``We\tagree,'' she  told CNN."
WRAPPED = (
    "The council met on Monday and talked until late\nthe evening about the bridge, which is closed for\n"
    "lorries and cars, and about the cost of the works."
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One  two\u00a0three\tfour.", "One two three four."),
        ("One.\r\nTwo.\r\n\r\nThree.", "One.\nTwo.\n\nThree."),
        ("One. \n \n\n\nTwo.  ", "One.\n\nTwo."),
        ("   One.\n   Two.", "One.\nTwo."),
        ("He left -- at last -- and she--too.", "He left — at last — and she—too."),
        ("``I said `no''', he said.", "“I said `no'”, he said."),
        ("He said ,,no'' and left.", "He said “no” and left."),
        ("A\u200b B", "A B"),
        ("&quot;No,&quot; he said&#8212;and she: &ldquo;Yes.&rdquo;", '"No," he said—and she: “Yes.”'),
        ("Shaw &amp;amp; Sons said:&nbsp;no.", "Shaw & Sons said: no."),
        ("AT&T; M&S lost &nonsense; to &#0;", "AT&T; M&S lost &nonsense; to &#0;"),
        ("It is over. The army fired ba… [+3120 chars]", "It is over."),
        ("It is over. Troops bombed a ca...[+51 chars]", "It is over."),
        ("He left. Police then shot tw [...]", "He left."),
        ("Some words were left out […] here.", "Some words were left out […] here."),
        ("-----", "-----"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_dress_is_taken_off(body: str, expected: str) -> None:
    """White space, line ends, typed marks and double hyphens become the one form that is read."""
    assert tidy(body).text == expected
    assert tidy(expected).text == expected


def test_a_tidy_body_stays_as_it_is() -> None:
    """Nothing is copied where there is nothing to change."""
    body = "One “two”.\n\nThree — four.\nFive."
    assert tidy(body).text is body
    assert tidy(body).changes == ()


@pytest.mark.parametrize("body", [BODY, "  A  b.\n\n\n``C''", "a--b", "\u00a0x\u00a0\u00a0y"])
def test_the_way_back(body: str) -> None:
    """Each word of the tidy text is found at its offsets in the body."""
    tidied = tidy(body)
    for i, char in enumerate(tidied.text):
        if char.isalnum():
            assert body[tidied.start(i) : tidied.end(i + 1)] == char


def test_a_paragraph_told_by_its_indent_stays_one() -> None:
    """In a hard-wrapped text an indent starts a paragraph, and so does a blank line."""
    indented, blank = (tidy(gap.join([WRAPPED] * 3)).text for gap in ("\n    ", "\n\n"))
    assert "\n\n" in indented
    assert indented == blank


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The language model, loaded once."""
    return loaded()


def _found(engine: Engine, body: str) -> Extraction:
    return extract(Article(id="t", body=body, published=date(2026, 5, 18)), engine)


def test_what_is_found_fits_the_body_as_received(engine: Engine) -> None:
    """Sections, dates, places, mentions and words are slices of the untidy body; the article is the one given."""
    found = _found(engine, BODY)
    spans = [(s.start, s.end, s.text) for e in found.events for s in e.mentions]
    spans += [(s.start, s.end, s.text) for e in found.events for p in e.actors for s in p.mentions]
    spans += [(s.start, s.end, s.text) for e in found.events if e.quotation for s in e.quotation.content]
    spans += [(d.start, d.end, d.text) for d in found.dates] + [(p.start, p.end, p.text) for p in found.places]
    assert found.article.body == BODY
    assert len(found.sections) == 2
    assert len(spans) > 5
    assert all(BODY[start:end] == text for start, end, text in spans)


def test_groups_of_casualties_fit_the_body_as_received(engine: Engine) -> None:
    """Their words are slices of it."""
    body = "The  strike killed 12 people, including  three  children."
    (attack,) = extract(Article(id="t", body=body), engine).events
    (part,) = attack.casualties_by_group
    assert (part.text, body[part.start : part.end]) == ("three  children", "three  children")


def test_who_says_so_fits_the_body_as_received(engine: Engine) -> None:
    """The words that say so, the source, whom it accuses and its counts are slices of it."""
    body = "A  bomb killed 30  people in Tola, the  mayor said.  Police  blamed the  Popular  Front for the  attack."
    found = extract(Article(id="t", body=body), engine).events
    accounts = [part for event in found for part in event.attribution]
    counts = [part for event in found for part in event.casualties_by_source]
    parties = [party for part in accounts for party in (part.by, part.of) if party] + [part.by for part in counts]
    spans = [part.words for part in accounts] + [part.words for part in counts]
    spans += [span for party in parties for span in party.mentions]
    assert {"mayor", "Police", "Popular  Front"} <= {span.text for span in spans}
    assert all(body[span.start : span.end] == span.text for span in spans)


def test_subject_and_outcome_fit_the_body_as_received(engine: Engine) -> None:
    """What talks were about and how they ended are slices of the untidy body too."""
    body = "Chad  and Peru met in Lima to  discuss grain\u00a0exports.  The two sides failed  to reach a deal."
    (talks,) = [event for event in _found(engine, body).events if event.type == "talks"]
    assert talks.subject is not None
    assert talks.outcome is not None
    for span in (talks.subject, talks.outcome.words):
        assert body[span.start : span.end] == span.text
    assert talks.outcome.words.text == "failed  to reach a deal"


def test_ids_do_not_hang_on_dress(engine: Engine) -> None:
    """The same words in another dress are the same events."""
    ids = [event.id for event in _found(engine, BODY).events]
    assert ids
    assert ids == [event.id for event in _found(engine, " ".join(BODY.split(" ")).replace("  ", " ")).events]
