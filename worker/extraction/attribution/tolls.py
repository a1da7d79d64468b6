"""Whose count it is: the tolls that sources tell, each with its source and its words."""

from collections.abc import Sequence

from worker.event import HARMS, Event, Figure, Party, SourceCasualties
from worker.extraction.attribution.sides import side_of
from worker.extraction.attribution.sources import Sources, as_named_at, is_said
from worker.extraction.attribution.words import attribution_words
from worker.extraction.candidate import Candidate
from worker.extraction.casualties.tolls import SINGLE
from worker.extraction.circumstances import parties_at
from worker.extraction.grammar.tree import clause_head, subjects
from worker.labels import ADNOMINAL_CLAUSES
from worker.story import Story


def tolls_by_source(
    story: Story, sources: Sources, group: Sequence[Candidate], event: Event
) -> tuple[SourceCasualties, ...]:
    """The counts of one event that a source tells, in the order of the text, each once."""
    found: dict[tuple[str, int | None, int | None, str], SourceCasualties] = {}
    for c in sorted((c for c in group if c.casualties), key=lambda c: c.trigger):
        for by in _counters(story, sources, c):
            for harm in HARMS:
                figure: Figure | None = getattr(c.casualties, harm)
                if figure is not None and dict(c.tellings).get(harm) != SINGLE:
                    part = SourceCasualties(
                        harm=harm,
                        low=figure.low,
                        high=figure.high,
                        by=as_named_at(story, by, c.mention),
                        words=c.mention,
                        side=side_of(by, event),
                    )
                    found.setdefault((harm, figure.low, figure.high, by.name), part)
    return tuple(found.values())


def _counters(story: Story, sources: Sources, c: Candidate) -> tuple[Party, ...]:
    """Who counts: the source in whose words the count stands, or the subject of "put the toll at 12"."""
    said, trigger = sources.of(c.trigger), story.token_at(c.trigger)
    if said is not None:
        cue = sources.cue(said).lemma_.lower()
        aside = (
            trigger.dep_ in ADNOMINAL_CLAUSES and cue in attribution_words()["claiming"]
        )  # "claimed a raid that killed 6"
        return said.actors if is_said(said) and not aside and cue not in attribution_words()["denying"] else ()
    verb = clause_head(trigger)
    counts = verb.lemma_.lower() in attribution_words()["counting"] and verb.idx != c.trigger
    return parties_at(story, subjects(verb)) if counts else ()
