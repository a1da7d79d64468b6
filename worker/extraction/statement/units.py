"""The page: a story cut into units, which are sentences that know about quotation marks.

A unit is a run of tokens of one paragraph. `"A. B," he said.` is one unit though it holds two sentences; `"A," he said.
"B."` is two. The parser's sentences are not used: quotation marks confuse them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from worker.article import SectionKind
from worker.extraction.statement.interview import speaker_lines
from worker.extraction.statement.lexicon import Cue, Lexicon, lexicon
from worker.labels import COMPOUND_OR_ADJECTIVE, NAMES_AND_PRONOUNS, TIMES
from worker.language.quotes import Quote, paragraph_bounds
from worker.sectioning.dateline import prefix_end
from worker.story import SILENT, Story

_ENDS = {".", "!", "?", "...", "…"}
STOPS = frozenset({".", "!", "?", ";"})
_CLOSING = frozenset("\"'”’»)]")
_LONGEST_UNIT = 600  # tokens; a longer unit is cut at the next sentence, so that work grows with the text alone
_PARTICLE_REACH = 2  # tokens from a cue to its particle
_CUE_REACH = 14  # tokens a cue clause after a closing mark may take to reach its verb
_DATELINE_REACH = 16  # tokens at the start of one of the first paragraphs
_DATELINE_PARAGRAPHS = 4
_NOMINAL = {"NOUN", "PROPN", "PRON", "DET", "ADJ", "ADP", "PUNCT", "NUM", "PART", "ADV", "CCONJ", "SYM", "X"}


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `start` to `end` (exclusive) of a paragraph; `quotes` are the indexes of the quotes in it."""

    start: int
    end: int
    paragraph: int
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, hard line breaks undone: offsets into the body, and its kind.

    `words` is the offset of the words where it is a line of an interview (`NAME: words`).
    """

    start: int
    end: int
    kind: SectionKind
    words: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A story's tokens with the quote each stands in (-1: none), and its units in order."""

    story: Story
    tokens: tuple[Token, ...]
    inside: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    units: tuple[Unit, ...]
    paragraphs: tuple[Paragraph, ...]
    lexicon: Lexicon

    @property
    def doc(self) -> Doc:
        return self.story.doc

    def quote(self, index: int) -> Quote:
        return self.story.quotes[index]

    def is_mark(self, index: int) -> bool:
        """True for the token of a quotation mark that opens or closes a quote."""
        token = self.tokens[index]
        return self.inside[index] < 0 and token.text in {'"', "''", "``", "'", "“", "”"}

    def is_dash(self, index: int) -> bool:
        """True for a dash between words, not for the hyphen of a compound."""
        text = self.tokens[index].text.strip("\"'")
        return text in {"--", "—", "–", "―"} or (text == "-" and index > 0 and bool(self.tokens[index - 1].whitespace_))

    def is_break(self, index: int) -> bool:
        """True for a comma or a dash."""
        return self.tokens[index].text == "," or self.is_dash(index)

    def is_between(self, index: int) -> bool:
        """True for what may stand between a quote and its cue: marks, a comma, a dash, white space."""
        return self.is_mark(index) or self.is_break(index) or self.tokens[index].is_space

    def is_stop(self, index: int) -> bool:
        """True for the mark that ends a sentence, or a semicolon."""
        return self.tokens[index].text in STOPS

    def is_cue(self, index: int, frame: str = "") -> bool:
        """True for a verb of the lexicon outside quotation marks (that takes `frame`)."""
        token = self.tokens[index]
        if self.inside[index] >= 0 or token.tag_[:2] != "VB" or token.dep_ in COMPOUND_OR_ADJECTIVE:
            return False
        cue = self.lexicon.verbs.get(token.lemma_)
        if cue is None or (frame and frame not in cue.frames):
            return False
        return not cue.particles or self.particle(index, cue) is not None

    def particle(self, index: int, cue: Cue) -> int | None:
        """The particle of a cue that needs one: `made it | clear`."""
        after = self.tokens[index + 1 : index + 1 + _PARTICLE_REACH]
        return next((token.i for token in after if token.lower_ in cue.particles), None)


def read_page(story: Story, headline: bool = False) -> Page:
    """Lay a story out for the extraction of statements. `headline`: the title in the body is told too."""
    tokens = tuple(story.doc)
    inside, spans = _quoted(tokens, story.quotes)
    paragraphs = tuple(_paragraphs(story))
    draft = Page(story, tokens, inside, spans, (), paragraphs, lexicon())
    units: list[Unit] = []
    first = 0
    for number, paragraph in enumerate(paragraphs):
        while first < len(tokens) and tokens[first].idx < paragraph.start:
            first += 1
        last = first
        while last < len(tokens) and tokens[last].idx < paragraph.end:
            last += 1
        told = paragraph.kind not in SILENT or (headline and paragraph.kind == "title")
        if told or paragraph.words is not None:
            units += _units(draft, first, last, number)
        first = last
    return replace(draft, units=tuple(units))


def _paragraphs(story: Story) -> Iterator[Paragraph]:
    """The paragraphs, each with the kind of its first line."""
    body = story.article.body
    kinds = {section.start: section.kind for section in story.sections}
    bounds = paragraph_bounds(body)
    lines = speaker_lines([body[start:end] for start, end in bounds])
    for number, (start, end) in enumerate(bounds):
        words = start + lines[number] if number in lines else None
        yield Paragraph(start, end, kinds.get(start, "body"), words)


def _quoted(tokens: Sequence[Token], quotes: Sequence[Quote]) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """For each token the quote it stands in, and for each quote its tokens (start, end)."""
    inside = [-1] * len(tokens)
    spans: list[tuple[int, int]] = []
    i = 0
    for number, quote in enumerate(quotes):
        while i < len(tokens) and tokens[i].idx < quote.start:
            i += 1
        start = i
        while i < len(tokens) and tokens[i].idx < quote.end:
            inside[i] = number
            i += 1
        spans.append((start, i))
    return tuple(inside), tuple(spans)


def _units(page: Page, first: int, last: int, number: int) -> list[Unit]:
    units: list[Unit] = []
    start = i = _after_dateline(page, first, last) if number < _DATELINE_PARAGRAPHS else first
    while i < last:
        end = _boundary(page, i, last) if i - start < _LONGEST_UNIT else _sentence_end(page, i, last)
        if end is not None:
            _append(page, units, start, end, number)
            start = end
            i = end
        else:
            i += 1
    _append(page, units, start, last, number)
    return units


def _after_dateline(page: Page, first: int, last: int) -> int:
    """The first token after a dateline, or after its dash or colon: `KYIV, Ukraine (AP) - `, `LIMA: `."""
    start = page.tokens[first].idx if first < last else 0
    end = prefix_end(page.story.article.body[start : page.tokens[last - 1].idx]) if first < last else None
    if end is not None:
        return next((i for i in range(first, last) if page.tokens[i].idx >= start + end), first)
    for i in range(first, min(last, first + _DATELINE_REACH)):
        token = page.tokens[i]
        if page.is_dash(i):
            return i + 1 if i > first and page.tokens[first].text[0].isupper() else first
        if token.text == ":" and i > first and _is_place(page, first, i):
            return i + 1
        if token.pos_ not in {"PROPN", "PUNCT", "NUM", "SPACE"} and not token.ent_type_ and not token.is_upper:
            return first
    return first


def _is_place(page: Page, first: int, end: int) -> bool:
    """True where a place is all that stands in front of a colon: `LIMA: Two miners`."""
    start, stop = page.tokens[first].idx, page.tokens[end].idx
    return any(place.start == start and stop - place.end <= 1 for place in page.story.places)


def _append(page: Page, units: list[Unit], start: int, end: int, number: int) -> None:
    while start < end and page.tokens[start].is_space:
        start += 1
    while start < end and page.tokens[end - 1].is_space:
        end -= 1
    if start < end:
        quotes = sorted({page.inside[i] for i in range(start, end) if page.inside[i] >= 0})
        units.append(Unit(start, end, number, tuple(quotes)))


def _boundary(page: Page, i: int, last: int) -> int | None:
    """The end of the unit where it ends with token `i`, else None."""
    quote = page.inside[i]
    if quote >= 0 and (i + 1 >= last or page.inside[i + 1] == quote):
        return None
    if page.tokens[i].text not in _ENDS and not page.tokens[i].text.endswith((".", "!", "?")):
        return None
    end = i + 1
    while end < last and page.tokens[end].text in _CLOSING and (quote >= 0 or not page.tokens[end].whitespace_):
        end += 1
        if page.tokens[end - 1].whitespace_:
            break
    if end >= last:
        return end
    if quote < 0:
        return end if page.tokens[i].text in _ENDS and _starts_sentence(page, end) else None
    return None if _goes_on(page, i, end, last) else end


def _sentence_end(page: Page, i: int, last: int) -> int | None:
    return i + 1 if i + 1 < last and page.tokens[i + 1].is_sent_start else None


def _starts_sentence(page: Page, i: int) -> bool:
    token = page.tokens[i]
    return token.is_space or token.text[0].isupper() or token.text[0].isdigit() or not token.text[0].isalnum()


def _goes_on(page: Page, ending: int, i: int, last: int) -> bool:
    """True where the words after a quote that ends a sentence still belong to it: `"A?" he said`, `"A." - Name`."""
    while i < last and page.tokens[i].is_space:
        i += 1
    if i >= last:
        return False
    token = page.tokens[i]
    if page.inside[i] >= 0 or page.is_mark(i):
        return False
    if token.text[0].islower() or token.text in {",", ";", "("} or page.is_dash(i):
        return True
    if (
        page.tokens[ending].text not in {"?", "!", "...", "…"}
        and not token.ent_type_
        and token.pos_ not in NAMES_AND_PRONOUNS
    ):
        return False
    return _cue_clause_at(page, i, last)


def _cue_clause_at(page: Page, i: int, last: int) -> bool:
    """True where a subject and a cue verb without words of its own follow: `Smith, the chairman, said.`"""
    for j in range(i, min(last, i + _CUE_REACH)):
        token = page.tokens[j]
        if page.is_cue(j, "quote"):
            after = page.tokens[j + 1] if j + 1 < last else None
            return after is None or after.text in {".", ",", "in", "on", "at", "to"} or after.ent_type_ in TIMES
        if page.inside[j] >= 0 or token.pos_ not in _NOMINAL or token.text in _ENDS:
            return False
    return False
