"""How many children, civilians, soldiers ... were among those harmed: what one sentence tells beside its totals.

A sentence is read from left to right: who was counted last, whether a list of some of them is open ("including",
"among them"), and whether a share of them is told ("six of the dead were ..."). A group without a number gives none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from spacy.tokens import Doc, Span, Token

from worker.event import CasualtyGroup, Figure, GroupCasualties, Harm
from worker.extraction.casualties.combining import added, combine
from worker.extraction.casualties.figures import Harmed
from worker.extraction.casualties.victims import is_people
from worker.extraction.grammar.numbers import figure_of
from worker.extraction.grammar.scan import scan_for
from worker.extraction.grammar.tree import container_top
from worker.labels import AMOD, COMPOUND, NOUN, NOUNS, NSUBJ, NUM, NUMMOD, POSS, PRON, VBD, VBG, VBP, VBZ, VERB
from worker.resources import load_yaml

_VERBS = {VBD, VBZ, VBP, VBG}
_COUNTABLE = {NOUN, NUM, PRON}
_BE, _ARE = "be", {"are", "were", "is", "was"}
_OF, _AMONG = "of", "among"
_ONE = Figure(1, 1)
_ARTICLES = {"the", "those", "these"}
_CUTS = {";", ":"}


@dataclass(frozen=True, slots=True)
class Part:
    """One group among those harmed: the token index of its noun, and that of the first word of its phrase.

    Parts of one `source` (a list, or what one word of harm counts) are different people.
    """

    at: int
    harm: Harm
    group: CasualtyGroup
    figure: Figure
    source: int
    first: int


def parts_in(sentence: Span, harmed: Sequence[Harmed], before: Harm | None = None) -> list[Part]:
    """Return the groups that a sentence counts; `before` is the harm that "them" means if the sentence has none."""
    if next(scan_for(_last_words()).tokens(sentence), None) is None:
        return []
    reader = _Reader(_counts(harmed), (before, None))
    for token in sentence:
        reader.read(token)
    return reader.found


def joined(parts: Sequence[Part]) -> Iterator[Part]:
    """One part a harm and group: the sum within a list or count, and what several of these tell together."""
    for harm, group in dict.fromkeys((part.harm, part.group) for part in parts):
        same = [part for part in parts if (part.harm, part.group) == (harm, group)]
        sources = dict.fromkeys(part.source for part in same)
        told = [added([part.figure for part in same if part.source == source]) for source in sources]
        figure = combine([(each, None) for each in told])
        if figure:
            yield replace(same[0], figure=figure)


def sole_harm(harmed: Sequence[Harmed]) -> Harm | None:
    """The harm that a sentence tells, None where it tells none or several: what "them" means in the next."""
    harms = {each.harm for each in harmed}
    return harms.pop() if len(harms) == 1 else None


def group_casualties(parts: Sequence[Part], doc: Doc) -> tuple[GroupCasualties, ...]:
    """The parts of one mention in the form that goes out."""
    return tuple(_told(part, doc[part.first : part.at + 1]) for part in joined(parts))


def _told(part: Part, words: Span) -> GroupCasualties:
    return GroupCasualties(
        harm=part.harm,
        group=part.group,
        low=part.figure.low,
        high=part.figure.high,
        text=words.text,
        start=words.start_char,
        end=words.end_char,
    )


def combine_groups(told: Sequence[GroupCasualties]) -> tuple[GroupCasualties, ...]:
    """The groups of several tellings, in the order of the text, combined as the totals are."""
    found = []
    for key in dict.fromkeys((part.harm, part.group) for part in told):
        same = [part for part in told if (part.harm, part.group) == key]
        figure = combine([(Figure(part.low, part.high), None) for part in same])
        fullest = max(same, key=lambda part: part.low or part.high or 0)
        if figure:
            found.append(replace(fullest, low=figure.low, high=figure.high))
    return tuple(found)


def sum_of_sides(told: Sequence[GroupCasualties], harm: Harm) -> Figure | None:
    """All of those harmed on several sides of a fight, which have nobody in common: soldiers, militants, civilians."""
    sides = [part for part in combine_groups(told) if part.harm == harm and part.group in _words()["sides"]]
    return added([Figure(part.low, part.high) for part in sides]) if len(sides) > 1 else None


def _counts(harmed: Sequence[Harmed]) -> dict[int, tuple[Harm, Figure, int]]:
    """Token -> harm, figure and source; each word of harm is a source."""
    return {
        token.i: (each.harm, figure, -number) for number, each in enumerate(harmed, 1) for token, figure in each.counted
    }


def group_of(noun: Token) -> CasualtyGroup | None:
    """The group that a noun names: "aid workers", "soldiers"; None for one that only describes ("child soldiers")."""
    return None if noun.pos_ not in NOUNS or noun.dep_ in {COMPOUND, POSS} else _named(noun)


def _named(noun: Token) -> CasualtyGroup | None:
    """By the noun with the word before it, else by the noun alone."""
    before = noun.doc[noun.i - 1].lower_ if noun.i > noun.sent.start else ""
    names = [f"{first}{last}" for first in (f"{before} ", "") for last in (noun.lemma_.lower(), noun.lower_)]
    return next((_groups()[name] for name in names if name in _groups()), None)


@dataclass(slots=True)
class _Reader:
    """Reads one sentence, token by token."""

    counts: dict[int, tuple[Harm, Figure, int]]
    last: tuple[Harm | None, Figure | None]
    found: list[Part] = field(default_factory=list)
    listing: Harm | None = None  # the harm of those of whom some are listed
    sharing: Harm | None = None  # the harm of those of whom a share is told: "of the dead"
    share: tuple[Figure, int] | None = None  # the share, and where it stands
    waiting: list[Part] = field(default_factory=list)  # what comes before its harm: "two boys were among the dead"
    source: int = 0

    def read(self, token: Token) -> None:
        """Take the next token."""
        group = group_of(token)
        words = _words()
        if token.i in self.counts:
            self._count(token, _named(token))
        elif group is not None:
            self._group(token, group)
        elif _is_those(token):
            self._those(token)
        elif token.lemma_.lower() in words["including"]:
            self._open(self.sharing or self.last[0])
        elif token.lemma_ == _BE:
            self._open(self.sharing) if self.sharing and not self.share else None
        elif token.lower_ in words["all"]:
            self._all(token)
        elif token.lower_ in _CUTS or (token.tag_ in _VERBS and token.dep_ != AMOD):
            self._close()
        else:
            self._number(token)

    def _count(self, token: Token, group: CasualtyGroup | None) -> None:
        self._close()
        harm, figure, source = self.counts[token.i]
        self.last = harm, figure
        self.share = (figure, token.i) if token.pos_ == NUM else None
        if group is not None and not _shares_number(token, figure):
            self.found.append(Part(token.i, harm, group, figure, source, _first(token)))

    def _group(self, token: Token, group: CasualtyGroup) -> None:
        figure, share = figure_of(token), self.share
        self.share = None
        if _shares_number(token, figure or (share and share[0])) or _acts(token):
            return
        if figure is None and share and self.sharing:
            self._find(token, self.sharing, group, share[0], share[1])
            self.listing = self.sharing
        elif figure and self.listing:
            self._find(token, self.listing, group, figure)
        elif figure:
            self.waiting.append(Part(token.i, "killed", group, figure, self.source, _first(token)))

    def _those(self, token: Token) -> None:
        """Those told before, or who suffered a harm: of them a share is told, or some are listed."""
        named = _harm_of(token)
        harm, start = named or self.last[0], token.i
        while start > token.sent.start and token.doc[start - 1].lower_ in _ARTICLES:
            start -= 1
        before = [word.lower_ for word in token.doc[max(token.sent.start, start - 2) : start]]
        if before[-1:] == [_AMONG]:
            if harm and before[0] in _ARE:
                self.found += [replace(part, harm=harm) for part in self.waiting]
            self.waiting = []
            self._open(harm)
        elif before[-1:] == [_OF] or start < token.i:
            self.sharing = harm
            if self.share and self.share[1] != start - 2:
                self.share = None
        elif token.tag_ in _VERBS and named:
            self._close()
            self.last = named, None

    def _all(self, token: Token) -> None:
        """ "14 people, all of them civilians"."""
        if self.last[1] and token.i > token.sent.start and token.nbor(-1).is_punct:
            self.sharing, self.share = self.last[0], (self.last[1], token.i)

    def _number(self, token: Token) -> None:
        if token.pos_ == NUM and token.dep_ != NUMMOD:
            figure = figure_of(token)
            self.share = (figure, token.i) if figure else self.share
        elif not self.listing and token.pos_ in _COUNTABLE and is_people(token) and figure_of(token):
            self.last = None, None  # people counted for something else

    def _open(self, harm: Harm | None) -> None:
        self.listing = harm
        self.source += 1

    def _close(self) -> None:
        self.listing = self.sharing = self.share = None
        self.waiting = []
        self.source += 1

    def _find(self, token: Token, harm: Harm, group: CasualtyGroup, figure: Figure, first: int | None = None) -> None:
        self.found.append(Part(token.i, harm, group, figure, self.source, _first(token) if first is None else first))


def _first(noun: Token) -> int:
    """Where the phrase of a counted noun begins: at its number and what bounds it."""
    return min(container_top(noun).left_edge.i, noun.i)


def _shares_number(noun: Token, figure: Figure | None) -> bool:
    """True for the "women" of "seven women and children", of whom the text does not tell how many there were."""
    if figure is None or figure == _ONE:
        return False
    return any(group_of(other) and figure_of(other) is None for other in noun.conjuncts if other.i > noun.i)


def _acts(noun: Token) -> bool:
    """True for the subject of a clause of its own: "..., and two journalists filmed it"."""
    return noun.dep_ == NSUBJ and noun.head.pos_ == VERB


def _is_those(token: Token) -> bool:
    return _harm_of(token) is not None or not {token.lower_, token.lemma_.lower()}.isdisjoint(_words()["those"])


def _harm_of(token: Token) -> Harm | None:
    """The harm of "the dead", "those killed", "the fatalities"."""
    harms: dict[str, Harm] = _words()["harmed"]
    return harms.get(token.lower_) or harms.get(token.lemma_.lower())


@cache
def _words() -> dict[str, Any]:
    data: dict[str, Any] = load_yaml("lexicon/casualty_groups.yaml")
    return data


@cache
def _groups() -> dict[str, CasualtyGroup]:
    return {noun: group for group, nouns in _words()["groups"].items() for noun in nouns}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(noun.split()[-1] for noun in _groups())
