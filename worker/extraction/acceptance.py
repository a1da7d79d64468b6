"""The one decision: does a trigger tell an act?

Mentions are proposed by the lexicon (a word with a sense that fits its sentence) and by the reader (words it reads as
an act). Both accept: what the reader says of the words and whether the rules refuse the sense make one probability, and
a mention is what reaches the cut of its type. Without the reader the rules decide alone.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Span, Token

from worker.extraction.grammar.frame import READER, Frame, Refusal, Verdict
from worker.labels import NOUNS
from worker.reader import Reading
from worker.reader.labels import TYPES
from worker.resources import load_yaml

_BEFORE, _BEHIND = 1, 2  # words beside a trigger in which the act may be told ("opened fire on", "by force")
_NAMES = {"ASSAULT": "attack", "CONSULT": "talks"}
_DECIMALS = 2
_LEAST = 0.001  # nothing is sure

RefusalOf = Callable[[Frame], Verdict | None]
OTHER_SENSE = "other sense"  # the stage that leaves one sense of a word


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic score: of what the reader says, and of whether the rules let the sense of the word stand.

    `never`: below this logit of the reader nothing else is asked.
    """

    level: float
    slope: float
    listed: float
    accepted: float
    cut: float

    def probability(self, logit: float, *, listed: bool, accepted: bool) -> float:
        """0..1; `listed`: the lexicon has the word with a sense that fits, `accepted`: the rules do not refuse it."""
        score = self.level + self.slope * logit + self.listed * listed + self.accepted * accepted
        return min(max(1 / (1 + math.exp(-score)), _LEAST), 1 - _LEAST)

    @property
    def never(self) -> float:
        """The logit below which not even an accepted sense is a mention."""
        return (math.log(self.cut / (1 - self.cut)) - self.level - self.listed - self.accepted) / self.slope

    @property
    def always(self) -> float:
        """The logit from which on a listed word is a mention whatever the rules say."""
        return (math.log(self.cut / (1 - self.cut)) - self.level - self.listed) / self.slope

    @property
    def alone(self) -> float:
        """The logit from which on a word is a mention that the lexicon does not have."""
        return (math.log(self.cut / (1 - self.cut)) - self.level) / self.slope


@cache
def weights_of(plover: str) -> Weights:
    """The weights of a type: its own, or those of all acts."""
    data: Mapping[str, Mapping[str, float]] = load_yaml("reader/acceptance.yaml")
    return Weights(**{**data["act"], **data.get(named(plover), {})})


def named(plover: str) -> str:
    """The reader's name of a PLOVER type."""
    return _NAMES.get(plover, plover)


def plover_of(name: str) -> str:
    """The PLOVER type that the reader's name of an act stands for."""
    return next((plover for plover, own in _NAMES.items() if own == name), name)


def possible(sentence: Span, reading: Reading) -> frozenset[str]:
    """The types that words of a sentence may tell: of any other the reader is so sure that no rule makes a mention."""
    most = reading.most(sentence.start_char, sentence.end_char)
    return frozenset(plover for name, (plover, never) in _floors().items() if most[name] >= never)


@cache
def _floors() -> dict[str, tuple[str, float]]:
    """By the reader's name of a type its PLOVER type, and the logit below which nothing is a mention."""
    return {name: (plover_of(name), weights_of(plover_of(name)).never) for name in TYPES}


def around(trigger: Token) -> tuple[int, int]:
    """The offsets of a trigger with the words beside it, inside its sentence."""
    sentence = trigger.sent
    first = trigger.doc[max(sentence.start, trigger.i - _BEFORE)]
    last = trigger.doc[min(sentence.end - 1, trigger.i + _BEHIND)]
    return first.idx, last.idx + len(last)


def logit_of(frame: Frame, reading: Reading) -> float:
    """What the reader says of a frame's words telling an act of its type."""
    words = [frame.trigger, *([frame.carrier] if frame.carrier is not None else [])]
    return max(reading.logit(named(frame.entry.type), *around(word)) for word in words)


def judged(senses: Iterable[Frame | Refusal], refusal: RefusalOf, reading: Reading | None) -> Iterator[Frame | Refusal]:
    """The refused senses of one trigger, each with its reason, then the sense that stands, if any does."""
    if reading is None:
        yield from _by_rule(senses, refusal)
        return
    best: Frame | None = None
    for sense in senses:
        told = _by_both(sense, refusal, reading) if isinstance(sense, Frame) else sense
        if isinstance(told, Refusal):
            yield told
            continue
        least, best = _ordered(best, told)
        if least is not None:
            yield Refusal(least.trigger, least.entry, "another sense of the word is likelier", OTHER_SENSE)
    if best is not None:
        yield best


def _ordered(first: Frame | None, second: Frame) -> tuple[Frame | None, Frame]:
    """Two accepted senses, the likelier last; the first of two alike."""
    if first is None:
        return None, second
    return (first, second) if (second.probability or 0) > (first.probability or 0) else (second, first)


def _by_rule(senses: Iterable[Frame | Refusal], refusal: RefusalOf) -> Iterator[Frame | Refusal]:
    for sense in senses:
        verdict = refusal(sense) if isinstance(sense, Frame) else None
        if isinstance(sense, Refusal):
            yield sense
        elif verdict is None:
            yield sense
            return
        else:
            yield Refusal(sense.trigger, sense.entry, verdict.reason, verdict.name)


def _by_both(frame: Frame, refusal: RefusalOf, reading: Reading) -> Frame | Refusal:
    weights, logit = weights_of(frame.entry.type), logit_of(frame, reading)
    if logit < weights.never:
        chance = weights.probability(logit, listed=True, accepted=True)
        reason = f"the reader: it tells none ({chance:.{_DECIMALS}f})"
        return Refusal(frame.trigger, frame.entry, reason, READER)
    verdict = refusal(frame)
    chance = weights.probability(logit, listed=True, accepted=verdict is None)
    if verdict is not None and chance < weights.cut:
        reason = f"{verdict.reason} (with the reader {chance:.{_DECIMALS}f})"
        return Refusal(frame.trigger, frame.entry, reason, verdict.name)
    return replace(frame, probability=chance)


def unlisted(
    sentence: Span, types: Sequence[str], told: Sequence[Frame], reading: Reading | None
) -> Iterator[tuple[Token, str, float]]:
    """Triggers that only the reader finds: the token, its PLOVER type and the probability that it tells an act.

    The likeliest first, and none on words that tell an act already: a word tells one act.
    """
    if reading is None:
        return
    taken = [around(word) for frame in told for word in (frame.trigger, frame.carrier) if word is not None]
    found = [
        (weights.probability(logit, listed=False, accepted=False), start, end, plover)
        for plover in types
        for weights in [weights_of(plover)]
        for start, end, logit in reading.peaks(named(plover), sentence.start_char, sentence.end_char, weights.alone)
    ]
    for chance, start, end, plover in sorted(found, key=lambda one: (-one[0], one[1])):
        token = _trigger(sentence, start, end)
        if token is not None and not any(start < stop and begin < end for begin, stop in taken):
            taken.append(around(token))
            yield token, plover, chance


def _trigger(sentence: Span, start: int, end: int) -> Token | None:
    """The word of a stretch that can tell an act: its first verb, else its last noun, else its adjective."""
    inside = [token for token in sentence if token.idx < end and start < token.idx + len(token)]
    verbs = [t for t in inside if t.pos_ == "VERB"]
    others = [t for t in inside if t.pos_ in NOUNS] or [t for t in inside if t.pos_ == "ADJ"]
    return verbs[0] if verbs else others[-1] if others else None
