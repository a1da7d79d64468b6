"""How several counts of one harm combine: within a mention, and over the mentions of one event."""

from collections.abc import Sequence
from dataclasses import dataclass

from worker.event import HARMS, Casualties, Figure, Harm
from worker.extraction.casualties.tolls import (
    CERTAIN,
    CUMULATIVE,
    NOBODY,
    OUTDATED,
    PLAIN,
    SINGLE,
    UPDATE,
    WHOLE,
    Telling,
)

Told = tuple[Figure, Telling | None]

_SAYING: tuple[Telling, ...] = (
    UPDATE,
    WHOLE,
    PLAIN,
    CUMULATIVE,
    CERTAIN,
)  # of several counts, the first that is told
# Counts that say something only where no others do, the first of them before the next.
_WEAK: tuple[Telling, ...] = (SINGLE, OUTDATED, NOBODY)


@dataclass(frozen=True, slots=True)
class Toll:
    """One count of one harm, with the token index of the word that tells it, and how it stands to other counts."""

    at: int
    harm: Harm
    figure: Figure
    telling: Telling | None = None


def added(figures: Sequence[Figure]) -> Figure:
    """The sum: open above where a part is, without a lower bound where a part has none."""
    lows, highs = [f.low for f in figures], [f.high for f in figures]
    low = sum(n for n in lows if n is not None) if any(n is not None for n in lows) else None
    return Figure(low, None if None in highs else sum(n for n in highs if n is not None))


def casualties_of(tolls: Sequence[Toll]) -> Casualties | None:
    """Combine the counts of one mention; None where there are none."""
    figures = {harm: combine(_summed(of_event(tolls, harm))) for harm in HARMS}
    return Casualties(**figures) if any(figures.values()) else None


def _summed(tolls: Sequence[Toll]) -> list[Told]:
    """The counts of a sentence, those of certain people added: "21 soldiers were killed and two rebels died"."""
    parts = [toll for toll in tolls if toll.telling == "certain"]
    rest: list[Told] = [(toll.figure, toll.telling) for toll in tolls if toll.telling != "certain"]
    if not parts:
        return rest
    whole: Told = (added([part.figure for part in parts]), CERTAIN)
    return [whole, *rest] if parts[0] is tolls[0] else [*rest, whole]


def of_event(tolls: Sequence[Toll], harm: Harm) -> list[Toll]:
    """The counts of one harm, those of a longer time only where there are no others."""
    mine = [toll for toll in tolls if toll.harm == harm]
    return [toll for toll in mine if toll.telling != CUMULATIVE] or mine


def tellings_of(tolls: Sequence[Toll]) -> tuple[tuple[Harm, Telling], ...]:
    """How the counts of one mention stand to those of others, for each harm; that of the one which says most."""
    found = []
    for harm in HARMS:
        told = {toll.telling for toll in of_event(tolls, harm)}
        told = told - set(_WEAK) or told
        best = next((telling for telling in (*_SAYING, *_WEAK) if telling in told), None)
        if best == PLAIN and not told.isdisjoint({None, CERTAIN}):
            continue
        if best:
            found.append((harm, best))
    return tuple(found)


def combine(told: Sequence[Told]) -> Figure | None:
    """Combine the figures of several tellings, in the order of the text.

    A larger figure later on makes a range, an equal one may open its bound, a smaller one is a part of the first unless
    it is told of the whole; an update takes the place of all before it. Single victims, figures that were replaced and
    "no casualties" count only where nothing else is told.
    """
    strong = [each for each in told if each[1] not in _WEAK]
    for weak in _WEAK if not strong else ():
        strong = strong or [each for each in told if each[1] == weak]
    return _combined(strong) if strong else None


def _combined(told: Sequence[Told]) -> Figure:
    low, high = told[0][0].low, told[0][0].high
    single = told[0][1] == SINGLE
    for figure, telling in told[1:]:
        base = low if low is not None else high
        other = figure.low if figure.low is not None else figure.high
        if telling == UPDATE:
            low, high = figure.low, figure.high
        elif base is None or other is None:
            continue
        elif other < base:
            low = other if telling == WHOLE else low
        elif other == base:
            high = None if figure.high is None or high is None else max(high, figure.high)
        elif single:
            low, high = figure.low, figure.high
        else:
            high = None if figure.high is None else max(high or 0, figure.high)
    return Figure(low, high)
