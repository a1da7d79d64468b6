"""What the tests of extraction look at: words of a parsed text, statements and their speakers."""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from worker.event import Event, Quotation
from worker.story import Story

Events = Callable[..., list[Event]]
Read = Callable[[str], Story]


def word(doc: Doc, text: str) -> Token:
    """The first word of a text that reads so."""
    return next(token for token in doc if token.text == text)


def quotation(event: Event) -> Quotation:
    """The quotation of a statement."""
    assert event.quotation is not None
    return event.quotation


def words(event: Event) -> str:
    """The words of a statement, its spans joined by a bar."""
    return " | ".join(span.text for span in quotation(event).content)


def speakers(event: Event) -> list[str]:
    """The names of the speakers."""
    return [party.name for party in event.actors]


def one(events: Events, body: str) -> Event:
    """The only statement of a body."""
    found = events(body, "statement")
    assert len(found) == 1, [words(event) for event in found]
    return found[0]


def said(events: Events, body: str) -> list[tuple[str, str]]:
    """Who said what: the names of the speakers and the words, without a last stop, of each statement of a body."""
    return [(" & ".join(speakers(e)), words(e).rstrip(".")) for e in events(body, "statement")]
