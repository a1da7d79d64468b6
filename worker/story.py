"""The story: one article with everything read from it, which the extractors look at and never change."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from worker.article import Article, Section, Span
from worker.event import DateMention, PlaceMention
from worker.language.quotes import Quote
from worker.normalisation.parties import Parties
from worker.normalisation.places.spots import Spot
from worker.reader.reading import Reading

SILENT = frozenset(("title", "byline", "dateline", "heading", "note", "boilerplate"))  # paragraphs that tell nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article and its layers. All offsets are offsets into `article.body`; `reading` is None without the reader.

    `spots` are names that no gazetteer has and that may say where something happened.
    """

    article: Article
    sections: tuple[Section, ...]
    doc: Doc
    quotes: tuple[Quote, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    parties: Parties
    reading: Reading | None = None
    spots: tuple[Spot, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span of the body as received, with white space at its ends cut."""
        text = self.article.body[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        return Span(start=start, end=start + len(text), text=text)

    def tokens(self, first: Token, last: Token) -> Span:
        """The span from the first to the last token, both included."""
        return self.span(first.idx, last.idx + len(last))

    def token_at(self, offset: int) -> Token:
        """The token that starts at an offset."""
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        assert span is not None  # an offset inside the body
        return span[0]

    def section_at(self, offset: int) -> Section | None:
        """The paragraph that holds an offset."""
        index = bisect_right(self.sections, offset, key=lambda section: section.start) - 1
        return self.sections[index] if index >= 0 and offset < self.sections[index].end else None

    def quotes_within(self, start: int, end: int) -> tuple[Quote, ...]:
        """The quotes that share a character with `body[start:end]`."""
        first = bisect_right(self.quotes, start, key=lambda quote: quote.end)
        last = bisect_left(self.quotes, end, key=lambda quote: quote.start)
        return self.quotes[first:last]

    def is_quoted(self, offset: int) -> bool:
        """True where a character stands inside quotation marks."""
        return bool(self.quotes_within(offset, offset + 1))

    def quoted(self, token: Token) -> bool:
        """True where a token stands inside quotation marks."""
        return self.is_quoted(token.idx)

    def sentences(self) -> list[DocSpan]:
        """The sentences of paragraphs that tell something: no headings, boilerplate or bylines."""
        starts = [section.start for section in self.sections]

        def is_told(offset: int) -> bool:
            index = bisect_right(starts, offset) - 1
            return index >= 0 and offset < self.sections[index].end and self.sections[index].kind not in SILENT

        return [sent for sent in self.doc.sents if is_told(_start(sent))]


def _start(sent: DocSpan) -> int:
    return next((token.idx for token in sent if not token.is_space), sent.start_char)
