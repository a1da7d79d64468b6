"""Utterances to statements: quotes without a cue, paragraphs after a colon, lines of an interview."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from worker.extraction.statement.combine import groups, unit_utterances
from worker.extraction.statement.units import Page, Unit
from worker.extraction.statement.utterance import DIRECT, Range, Utterance
from worker.labels import FINITE

_COMPLETING = 8  # words outside the marks that may complete a quote
_FIRST_PERSON = {"i", "we", "my", "our", "us", "me"}
_END_KINDS = {"heading", "note", "boilerplate", "title", "byline"}


@dataclass(slots=True)
class Draft:
    """A statement in the making. `label` is a speaker's name from a line `NAME: words`."""

    utterances: list[Utterance]
    extra: list[Range] = field(default_factory=list)
    label: Range | None = None
    plain: bool = False
    speaker_of: "Draft | None" = None

    @property
    def first(self) -> Utterance:
        return self.utterances[0]

    def ranges(self) -> list[Range]:
        """All token ranges of the content, in order. What words are about is left out where the words follow."""
        full = [u for u in self.utterances if not u.light or not self._words_follow(u)]
        return sorted({r for u in full for r in u.content} | set(self.extra))

    def _words_follow(self, utterance: Utterance) -> bool:
        """True where the same sentence gives the words themselves: `denounced the attack, saying "A"`."""
        return any(o.weight >= DIRECT and o.unit == utterance.unit for o in self.utterances)


def drafts(page: Page) -> list[Draft]:
    """The statements of the page in order."""
    return _Reader(page).read()


class _Reader:
    """Walks the units in order and keeps what the next quote without a cue may belong to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.out: list[Draft] = []
        self.last: Draft | None = None
        self.last_unit = -1
        self.orphans: list[Range] = []
        self.orphan_unit = -1
        self.pending: Draft | None = None
        self.lines = {n: p.words for n, p in enumerate(page.paragraphs) if p.words is not None}

    def read(self) -> list[Draft]:
        """Read all units."""
        paragraph = -1
        for number, unit in enumerate(self.page.units):
            if unit.paragraph != paragraph:
                if not self._continues(unit):
                    self._close_orphans()
                paragraph = unit.paragraph
                if self._speaker_line(number, unit):
                    continue
            if self.last is not None and self.last.label is not None and self._within_interview(paragraph):
                self._extend(self.last, [(unit.start, unit.end)], number)
                continue
            self._unit(number, unit)
        self._close_orphans()
        return [d for d in self.out if d.ranges()]

    def _continues(self, unit: Unit) -> bool:
        """True for a paragraph that starts inside a quote which the one before left open."""
        return bool(unit.quotes) and self.page.quote(unit.quotes[0]).continued

    def _within_interview(self, paragraph: int) -> bool:
        """True for a line of an interview, and for a paragraph without a name that stands before another line."""
        return paragraph in self.lines or (
            paragraph == self._paragraph() + 1 and any(n > paragraph for n in self.lines)
        )

    def _paragraph(self) -> int:
        return self.page.units[self.last_unit].paragraph

    def _speaker_line(self, number: int, unit: Unit) -> bool:
        if unit.paragraph not in self.lines:
            return False
        words = self.lines[unit.paragraph]
        first = unit.start
        while first < unit.end and self.page.tokens[first].idx < words:
            first += 1
        name = next((i for i in range(unit.start, first) if self.page.tokens[i].is_alpha), unit.start)
        draft = Draft(
            [Utterance(unit=number, content=((first, unit.end),), cue=(first - 1, first), weight=0.8)], plain=True
        )
        draft.label = (name, max(first - 1, name + 1))
        self._add(draft, number)
        return True

    def _unit(self, number: int, unit: Unit) -> None:
        found = unit_utterances(self.page, number)
        if not found:
            self._without_cue(number, unit)
            return
        for group in groups(found):
            draft = Draft(group)
            if self.orphans and self._starts_with_quote(unit, group[0]):
                draft.extra += self.orphans
            self.orphans = []
            self._add(draft, number)
        self.pending = self.last if self.last is not None and self.last.utterances[-1].open else None

    def _starts_with_quote(self, unit: Unit, utterance: Utterance) -> bool:
        a = utterance.content[0][0] if utterance.content else -1
        return a >= 0 and self.page.inside[a] >= 0 and a - unit.start < 3

    def _without_cue(self, number: int, unit: Unit) -> None:
        ranges = self._free_quotes(unit)
        if not ranges:
            if self.pending is not None and self._plain_words(unit):
                self._extend(self.pending, [(unit.start, unit.end)], number)
                self.pending.plain = True
            return
        owner = self._owner(number, unit)
        if owner is not None:
            self._extend(owner, ranges, number)
        else:
            self.orphans += ranges
            self.orphan_unit = number

    def _free_quotes(self, unit: Unit) -> list[Range]:
        """The quotes of a unit that holds nothing but quoted words."""
        page = self.page
        if not unit.quotes:
            return []
        ranges = [(max(a, unit.start), min(b, unit.end)) for a, b in (page.spans[q] for q in unit.quotes)]
        outside = [i for i in range(unit.start, unit.end) if page.inside[i] < 0 and page.tokens[i].is_alpha]
        if outside and not self._completes(unit, outside):
            return []
        return [*ranges[:-1], (ranges[-1][0], unit.end)] if outside else ranges

    def _completes(self, unit: Unit, outside: list[int]) -> bool:
        """True for a few words that complete a quote: `"It is just a tax" for the rich.`"""
        last = self.page.spans[unit.quotes[-1]][1]
        few = outside[0] >= last and len(outside) <= _COMPLETING and self.page.tokens[outside[0]].tag_ == "IN"
        same = self.last_unit >= 0 and self._paragraph() == unit.paragraph
        return few and same and not any(self.page.tokens[i].tag_ in FINITE for i in outside)

    def _plain_words(self, unit: Unit) -> bool:
        """True where an unquoted paragraph after a colon goes on with the speaker's words."""
        assert self.pending is not None
        page = self.page
        if page.paragraphs[unit.paragraph].kind in _END_KINDS:
            return False
        opened = page.units[self.pending.utterances[-1].unit].paragraph
        gap = unit.paragraph - page.units[self.last_unit].paragraph
        if unit.paragraph == opened or gap > 1:
            return False
        if not self.pending.ranges() or page.units[self.last_unit].paragraph == unit.paragraph:
            return True
        return any(page.tokens[i].lower_ in _FIRST_PERSON for i in range(unit.start, unit.end))

    def _owner(self, number: int, unit: Unit) -> Draft | None:
        """The statement that a quote without a cue goes on with."""
        page = self.page
        if self.pending is not None and number - self.last_unit <= 1:
            return self.pending
        if self.last is None or number - self.last_unit != 1:
            return None
        before = page.units[self.last_unit].paragraph
        if before == unit.paragraph:
            return self.last
        if page.quote(unit.quotes[0]).continued:
            return self.last
        follows = unit.paragraph - before == 1 and self._ends_quoted(self.last)
        alone = number + 1 >= len(page.units) or page.units[number + 1].paragraph != unit.paragraph
        return self.last if follows and (alone or self._all_quoted(number, unit.paragraph)) else None

    def _all_quoted(self, number: int, paragraph: int) -> bool:
        while number < len(self.page.units) and self.page.units[number].paragraph == paragraph:
            if not self._free_quotes(self.page.units[number]):
                return False
            number += 1
        return True

    def _ends_quoted(self, draft: Draft) -> bool:
        ranges = draft.ranges()
        return bool(ranges) and any(self.page.inside[a] >= 0 for a, _ in ranges)

    def _close_orphans(self) -> None:
        """Quotes of a paragraph that names nobody: the speaker before, as a statement of their own."""
        if self.orphans:
            speaker = self._just_named()
            quote = Utterance(unit=self.orphan_unit, content=tuple(self.orphans), head=speaker, weight=0.4)
            self.orphans = []
            before = self.last.speaker_of or self.last if self.last is not None else None
            self._add(Draft([quote], speaker_of=None if speaker is not None else before), self.orphan_unit)

    def _just_named(self) -> Token | None:
        """The person who acts in the sentence right before a quote without a cue: `The mayor was angry. "A."`"""
        number = next(n for n, u in enumerate(self.page.units) if u.start <= self.orphans[0][0] < u.end) - 1
        if number < 0 or number == self.last_unit:
            return None
        unit = self.page.units[number]
        for i in range(unit.start, unit.end):
            token = self.page.tokens[i]
            if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and self.page.inside[i] < 0:
                person = token.ent_type_ == "PERSON" or token.lower_ in {"he", "she"}
                return token if person or any(c.ent_type_ == "PERSON" for c in token.subtree) else None
        return None

    def _extend(self, draft: Draft, ranges: list[Range], number: int) -> None:
        draft.extra += ranges
        self.last = draft
        self.last_unit = number

    def _add(self, draft: Draft, number: int) -> None:
        self.out.append(draft)
        self.last = draft
        self.last_unit = number
