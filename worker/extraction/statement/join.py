"""Utterances to statements: nested ones dropped, sources of sources as `via`, quotes without a cue joined to their speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from worker.extraction.statement.cue_clauses import cue_utterances
from worker.extraction.statement.nouns import noun_utterances
from worker.extraction.statement.page import Page, Unit
from worker.extraction.statement.sources import signed, source_phrases, speaker_line, verbless
from worker.extraction.statement.utterance import Range, Utterance

_EXCHANGES = {"call", "conversation", "talk", "meeting", "phone", "discussion"}
_DIRECT = 0.9  # weight of an utterance whose words are quoted right beside its cue
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
        full = [u for u in self.utterances if not u.light or not any(o.weight >= _DIRECT for o in self.utterances)]
        return sorted({r for u in full for r in u.content} | set(self.extra))


def drafts(page: Page) -> list[Draft]:
    """The statements of the page in order."""
    return _Reader(page).read()


def unit_utterances(page: Page, number: int) -> list[Utterance]:
    """The outermost utterances of one unit, in order; utterances of one speaker still apart."""
    found = list(cue_utterances(page, number))
    found += noun_utterances(page, number, found)
    if not any(_is_direct(page, u) for u in found):
        plain = verbless(page, number) or signed(page, number)
        if plain is not None:
            found = [u for u in found if not _overlaps(u, plain)] + [plain]
    found = _with_sources(found, list(source_phrases(page, number)))
    found = _coordinated(page, sorted(found, key=lambda u: u.cue or (u.start, u.start)))
    return sorted(_outermost(_one_owner(page, found)), key=lambda u: u.start)


def _coordinated(page: Page, found: Sequence[Utterance]) -> list[Utterance]:
    """`X said A and warned B` where the parser took the warning for a part of A: two cues of one speaker."""
    out: list[Utterance] = []
    for u in found:
        before = out[-1] if out else None
        if before is not None and u.verb is not None and u.cue is not None and before.covers(u.cue[0]):
            stop = _conjunction(page, before, u.verb)
            if stop is not None and u.content and u.content[0][0] > u.cue[0]:
                cut = tuple((a, min(b, stop)) for a, b in before.content if a < stop)
                out[-1] = replace(before, content=cut)
                u = replace(u, head=before.head)
        out.append(u)
    return out


def _conjunction(page: Page, before: Utterance, verb: Token) -> int | None:
    """The "and" or "but" right before a cue verb of the same tense without a subject of its own."""
    if before.verb is None or before.head is None or verb.tag_ != before.verb.tag_ or verb.tag_ not in {"VBD", "VBZ"}:
        return None
    if any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return None
    i = verb.i - 1
    while page.tokens[i].pos_ == "ADV":
        i -= 1
    return i if page.tokens[i].tag_ == "CC" and before.verb.i < i and page.inside[i] < 0 else None


def _is_direct(page: Page, utterance: Utterance) -> bool:
    return any(page.inside[a] >= 0 for a, _ in utterance.content)


def _overlaps(one: Utterance, other: Utterance) -> bool:
    return any(a < d and c < b for a, b in one.content for c, d in other.content)


def _with_sources(found: list[Utterance], sources: Sequence[Utterance]) -> list[Utterance]:
    """Add the source phrases; one that follows the words of another speaker only passes them on (`via`)."""
    out = list(found)
    for source in sources:
        assert source.clause is not None and source.head is not None
        owner = next((i for i, u in enumerate(out) if _passes_on(u, source)), None)
        if owner is not None:
            known = out[owner]
            out[owner] = replace(
                known,
                via=(*known.via, _name(source.head)),
                content=_cut(known.content, source.clause),
                addressee=known.addressee or _partner(source.head),
            )
        else:
            out.append(source)
    return out


def _passes_on(owner: Utterance, source: Utterance) -> bool:
    """True where the source phrase stands after the owner's cue and words: `X said A, according to Y`."""
    assert source.clause is not None
    if owner.cue is None or not owner.content:
        return False
    return source.clause[0] > owner.cue[0] and source.clause[0] >= owner.content[0][0] and owner.weight < 0.9


def _cut(content: tuple[Range, ...], clause: Range) -> tuple[Range, ...]:
    out: list[Range] = []
    for a, b in content:
        if clause[0] < b and a < clause[1]:
            out += [r for r in ((a, clause[0]), (clause[1], b)) if r[1] - r[0] > 1]
        else:
            out.append((a, b))
    return tuple(out)


def _name(head: Token) -> str:
    """The source's name: the body that a document is of (`a Kremlin summary`), else the phrase without its tail."""
    words = [t for t in head.children if t.dep_ in {"compound", "nmod"} and t.i < head.i]
    if words and head.pos_ == "NOUN" and all(t.pos_ == "PROPN" for t in words):
        return " ".join(t.text for t in words)
    return " ".join(t.text for t in [*words, head])


def _partner(source: Token) -> Token | None:
    """With whom the words were exchanged: `according to a summary of his call with X`."""
    for token in source.subtree:
        if token.lower_ == "with" and token.head.lemma_ in _EXCHANGES:
            return next((c for c in token.children if c.dep_ == "pobj"), None)
    return None


def _one_owner(page: Page, found: Sequence[Utterance]) -> list[Utterance]:
    """Give words that two cues claim to the one that introduces them most closely."""
    out: list[Utterance] = []
    for u in sorted(found, key=lambda u: (-u.weight, -(u.cue[0] if u.cue else 0))):
        if any(_same_words(u, other) for other in out):
            continue
        out.append(u)
    return out


def _same_words(one: Utterance, other: Utterance) -> bool:
    """True where the words of one are those of the other, give or take a little."""
    a = {i for x, y in one.content for i in range(x, y)}
    b = {i for x, y in other.content for i in range(x, y)}
    if not a or not b or (one.cue and other.covers(one.cue[0])) or (other.cue and one.covers(other.cue[0])):
        return False
    return len(a & b) > 0.5 * min(len(a), len(b))


def _outermost(found: Sequence[Utterance]) -> list[Utterance]:
    """Drop what is told inside another's words, but for a quotation of its own, which ends the words around it."""
    found = [_before_quotation(u, found) for u in found]
    return [u for u in found if not any(o is not u and u.cue and o.covers(u.cue[0]) and not _mutual(u, o) for o in found)]


def _before_quotation(outer: Utterance, found: Sequence[Utterance]) -> Utterance:
    for inner in found:
        if inner is outer or inner.weight < _DIRECT or outer.weight >= _DIRECT or inner.clause is None or inner.cue is None:
            continue
        if outer.covers(inner.cue[0]) and inner.content and inner.content[0][0] > inner.cue[0]:
            cut = tuple((a, min(b, inner.clause[0])) for a, b in outer.content if a < inner.clause[0])
            return replace(outer, content=cut) if cut else outer
    return outer


def _mutual(one: Utterance, other: Utterance) -> bool:
    return other.cue is not None and one.covers(other.cue[0]) and one.start < other.start


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
        self.lines = self._speaker_lines()

    def read(self) -> list[Draft]:
        """Read all units."""
        paragraph = -1
        for number, unit in enumerate(self.page.units):
            if unit.paragraph != paragraph:
                self._close_orphans()
                paragraph = unit.paragraph
                if self._speaker_line(number, unit):
                    continue
            if paragraph in self.lines and self.last is not None and self.last.label is not None:
                self._extend(self.last, [(unit.start, unit.end)], number)
                continue
            self._unit(number, unit)
        self._close_orphans()
        return [d for d in self.out if d.ranges()]

    def _speaker_lines(self) -> dict[int, tuple[int, int]]:
        """Paragraphs that read `NAME: words`, with the offsets of the words; only where there are several."""
        body = self.page.story.article.body
        found: dict[int, tuple[int, int]] = {}
        for number, section in enumerate(self.page.paragraphs):
            match = speaker_line(body[section.start : section.end])
            if match is not None:
                found[number] = (section.start, section.start + match[1])
        return found if len(found) > 1 else {}

    def _speaker_line(self, number: int, unit: Unit) -> bool:
        if unit.paragraph not in self.lines:
            return False
        words = self.lines[unit.paragraph][1]
        first = unit.start
        while first < unit.end and self.page.tokens[first].idx < words:
            first += 1
        name = next((i for i in range(unit.start, first) if self.page.tokens[i].is_alpha), unit.start)
        draft = Draft([Utterance(unit=number, content=((first, unit.end),), cue=(first - 1, first), weight=0.8)], plain=True)
        draft.label = (name, max(first - 1, name + 1))
        self._add(draft, number)
        return True

    def _unit(self, number: int, unit: Unit) -> None:
        found = unit_utterances(self.page, number)
        if not found:
            self._without_cue(number, unit)
            return
        for group in _groups(found):
            draft = Draft(group)
            if self.orphans and group is not None and self._starts_with_quote(unit, group[0]):
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
        if not unit.quotes or any(page.inside[i] < 0 and page.tokens[i].is_alpha for i in range(unit.start, unit.end)):
            return []
        return [(max(a, unit.start), min(b, unit.end)) for a, b in (page.spans[q] for q in unit.quotes)]

    def _plain_words(self, unit: Unit) -> bool:
        """True where an unquoted paragraph after a colon goes on with the speaker's words."""
        assert self.pending is not None
        page = self.page
        if page.paragraphs[unit.paragraph].kind in _END_KINDS:
            return False
        opened = page.units[self.pending.utterances[-1].unit].paragraph
        if unit.paragraph == opened:
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
            self._add(Draft([quote], speaker_of=None if speaker is not None else self.last), self.orphan_unit)

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


def _groups(found: Sequence[Utterance]) -> Iterator[list[Utterance]]:
    """Utterances of one speaker in one unit are one statement: `X said A, adding that B`."""
    groups: list[list[Utterance]] = []
    for u in found:
        home = next((g for g in groups if _one_speaker(g[0], u)), None)
        if home is not None:
            home.append(u)
        else:
            groups.append([u])
    yield from groups


def _one_speaker(one: Utterance, other: Utterance) -> bool:
    if one.head is None or other.head is None or one.head.i != other.head.i:
        return False
    return one.plover == other.plover or (other.verb is not None and other.verb.tag_ == "VBG")
