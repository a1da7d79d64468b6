"""Acts told by what somebody is reported to have said: the verb of the act, the verb of saying, the candidate."""

from collections.abc import Callable, Collection, Iterator, Sequence

from spacy.tokens import Token

from worker.event import EventType, Party
from worker.extraction.candidate import Candidate
from worker.extraction.circumstances import when
from worker.extraction.grammar.scan import scan_for
from worker.extraction.grammar.tree import children
from worker.labels import MAIN_LIKE
from worker.story import Story

_CLAUSES = {"ccomp", "ROOT", "parataxis"}
_WEIGHT = 0.55


def reported_clauses(
    story: Story, saying: frozenset[str], tells: Callable[[Token], bool]
) -> Iterator[tuple[int, Token, Token]]:
    """Yield sentence number, verb and verb of saying of each reported clause whose verb `tells` the act."""
    scan = scan_for(saying)
    for number, sentence in enumerate(story.sentences()):
        if next(scan.tokens(sentence), None) is None:
            continue
        for verb in sentence:
            if verb.dep_ in _CLAUSES and tells(verb):
                cue = _reporting_verb(verb, saying)
                if cue is not None:
                    yield number, verb, cue


def _reporting_verb(verb: Token, saying: Collection[str]) -> Token | None:
    """The verb of saying that governs the clause of `verb`, or that follows it in brackets."""
    near = [verb.head, *children(verb, MAIN_LIKE)] if verb.head.i != verb.i else []
    return next((token for token in near if token.lemma_.lower() in saying), None)


def reported_act(
    kind: EventType,
    modes: tuple[str, ...],
    cue: Token,
    number: int,
    roles: tuple[Sequence[Party], Sequence[Party]],
    story: Story,
) -> Iterator[Candidate]:
    """The act on the verb of saying, so that the statement of this cue becomes the act; none without both `roles`."""
    actors, recipients = roles
    if actors and recipients and not any(party in actors for party in recipients):
        yield Candidate(
            type=kind,
            plover=kind.upper(),
            modes=modes,
            mention=story.tokens(cue, cue),
            trigger=cue.idx,
            sentence=number,
            modality="actual",
            actors=tuple(actors),
            recipients=tuple(recipients),
            date=when(story, cue),
            weight=_WEIGHT,
        )
