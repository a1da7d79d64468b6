"""What an alert says, in lines of plain text: nothing an article holds can become markup, a header or a command."""

from collections.abc import Iterator

from worker.event import HARMS, Event, EventDate, Figure, Party
from worker.export.cells import cell
from worker.export.countries import country
from worker.export.told import Told

LONGEST = 600  # characters of a line


def subject(rule: str, told: Told) -> str:
    """One line: the rule, what, and where."""
    event = told.event
    what = event.plover.type if event.plover else event.type.upper()
    where = f" in {_where(event)}" if event.place else ""
    return _line(f"{rule}: {what}{where}")


def text(rule: str, told: Told) -> str:
    """The subject, who and whom, when, how many, the words, the article."""
    return "\n".join(_line(line) for line in (subject(rule, told), *_facts(told.event), *_source(told)))


def _facts(event: Event) -> Iterator[str]:
    if event.actors:
        yield f"who: {_names(event.actors)}"
    if event.recipients:
        yield f"whom: {_names(event.recipients)}"
    if event.date:
        yield f"when: {_when(event.date)}"
    figures = {harm: getattr(event.casualties, harm, None) for harm in HARMS}
    tolls = [f"{harm} {_range(figure)}" for harm, figure in figures.items() if figure]
    if tolls:
        yield f"figures: {', '.join(tolls)}"
    yield f"words: {' … '.join(span.text for span in event.mentions[:2])}"
    yield f"{event.modality}, confidence {event.confidence:.2f}"


def _source(told: Told) -> Iterator[str]:
    named = [part for part in (told.article.title, told.article.source) if part]
    if named:
        yield f"article: {', '.join(named)}"
    if told.article.url:
        yield told.article.url


def _where(event: Event) -> str:
    if event.place is None:
        return ""
    of = country(event.place.country).name or event.place.country
    return event.place.name if of in (None, event.place.name) else f"{event.place.name}, {of}"


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(party.name for party in parties)


def _when(when: EventDate) -> str:
    return f"{when.start}" if when.start == when.end else f"{when.start} to {when.end}"


def _range(figure: Figure) -> str:
    if figure.low == figure.high:
        return f"{figure.low}"
    if figure.high is None:
        return f"at least {figure.low}"
    return f"up to {figure.high}" if figure.low is None else f"{figure.low} to {figure.high}"


def _line(line: str) -> str:
    return cell(line)[:LONGEST]
