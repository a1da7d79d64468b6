"""From a joined statement to its candidate: spans without marks, speaker, addressee, channel, date, act."""

import re
from collections.abc import Iterable
from itertools import zip_longest

from spacy.tokens import Token

from worker.article import Span
from worker.event import Party, Quotation, QuotationForm
from worker.extraction.acts.addressees import addressed
from worker.extraction.candidate import Candidate
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.statement import details
from worker.extraction.statement.aims import aim_of_cue, aim_of_words
from worker.extraction.statement.combine import is_besides
from worker.extraction.statement.interview import ASKERS
from worker.extraction.statement.join import Draft
from worker.extraction.statement.speakers import Speakers
from worker.extraction.statement.units import Page
from worker.extraction.statement.utterance import Range, Utterance
from worker.labels import TIMES

_TRIM = ' \t\u00a0\r\n,;:"“”„‟«»`-–—―'
_LEADING_ON = re.compile(r"(?:^|[\s,;]+)(?:and|but|or)$")
_MARK_AND_SPACE = 3  # characters between the pieces of one text
_SINGLE_MARKS = frozenset("'‘’‛`")
_AROUND = 100  # tokens before and behind a cue clause that may tell its channel
_SHORT = 3  # letters of a word that a title may not capitalise
_OCCASIONS = {"conference", "briefing", "rally"}  # channels, also where they are "told"
_ARTICLES = {"a", "an", "the"}
_NO_NAMES = {"he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "those", "these"}


class Emitter:
    """Builds candidates; remembers the speakers so that a pronoun that links to nobody gets the one before."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._story = page.story
        self._sentence = self._sentence_index()
        self._speakers = Speakers(page)
        self._channels: dict[str, str] = {}

    def _sentence_index(self) -> list[int]:
        index, out = -1, []
        for token in self._page.tokens:
            index += bool(token.is_sent_start)
            out.append(max(index, 0))
        return out

    def same_utterance(self, one: Draft, other: Draft) -> bool:
        """True where a report and the quotation that bears it out follow each other: `He announced A. "B," he said.`"""
        a, b = one.utterances[-1].unit, other.first.unit
        units = self._page.units
        if units[a].paragraph != units[b].paragraph or b - a > 1 or one.label or other.label:
            return False
        if self._is_quoted(one) or not self._is_quoted(other):
            return False
        names = {party.name for party in self._speakers.of(one)}
        besides = other.first.verb is not None and is_besides(other.first.verb)
        if besides or self._denied(one) or self._denied(other):
            return False
        acts = {self._act(one), self._act(other)} - {None}
        return bool(names) and names == {party.name for party in self._speakers.of(other)} and len(acts) < 2

    def _is_quoted(self, draft: Draft) -> bool:
        return any(self._page.inside[a] >= 0 for a, _ in draft.ranges())

    def _denied(self, draft: Draft) -> bool:
        return details.modality(draft.first.verb, None, None) == "denied"

    def _act(self, draft: Draft) -> str | None:
        return next((u.plover for u in draft.utterances if u.plover), None)

    def candidate(self, draft: Draft) -> Candidate | None:
        """The candidate of a statement, None where no words are left."""
        first = draft.first
        content = self._spans(draft.ranges())
        if not content or self._is_question(draft):
            return None
        actors = self._speakers.of(draft)
        regions = self._regions(first)
        said = [self._outside(utterance) for utterance in draft.utterances]
        act, told_by = self._act(draft), None
        if act is None:
            act, end = details.verbal_act(content, self._is_quoted(draft))
            told_by = self._story.token_at(end - 1) if act else None
        to = self._recipients(first, actors, told_by)
        cue = (
            self._story.tokens(self._page.tokens[first.cue[0]], self._page.tokens[first.cue[1] - 1])
            if first.cue
            else None
        )
        when = details.said_date(self._story, regions)
        trigger = first.verb.idx if first.verb is not None else (cue or content[0]).start
        return Candidate(
            type="statement",
            mention=cue or content[0],
            trigger=trigger,
            sentence=self._sentence[first.verb.i if first.verb is not None else first.start],
            modality=details.modality(first.verb, when, self._story.article.published),
            plover=act,
            actors=actors,
            recipients=to,
            date=when,
            place=details.said_place(self._story, regions),
            quotation=Quotation(
                content=content,
                form=self._form(draft, content),
                cue=cue,
                channel=self._channel(said, actors),
                via=tuple(name for u in draft.utterances for name in u.via),
            ),
            weight=first.weight,
        )

    def _is_question(self, draft: Draft) -> bool:
        """True for the line of an interview that asks: `Q: ...`, or the name of a medium."""
        if draft.label is None:
            return False
        if self._page.tokens[draft.label[0]].text.rstrip(":.").upper() in ASKERS:
            return True
        return any(party.sector == "JRN" and party.kind == "organization" for party in self._speakers.of(draft))

    def _spans(self, ranges: Iterable[Range]) -> tuple[Span, ...]:
        """The spans of token ranges, cut at quotation marks, without marks, commas and white space at the ends."""
        body = self._story.article.body
        spans: list[Span] = []
        for a, b in _merged(ranges):
            start = self._page.tokens[a].idx
            end = self._page.tokens[b - 1].idx + len(self._page.tokens[b - 1])
            inside = self._page.inside[a]
            if inside >= 0 and self._page.spans[inside][0] == a:
                start = self._page.quote(inside).start
            for x, y in self._pieces(start, end):
                text = body[x:y]
                x += len(text) - len(text.lstrip(_TRIM))
                text = text.strip(_TRIM)
                if any(char.isalnum() for char in text) and text.lower() not in _ARTICLES:
                    spans.append(Span(x, x + len(text), text))
        return self._without_conjunction(spans)

    def _without_conjunction(self, spans: list[Span]) -> tuple[Span, ...]:
        """The spans without an "and" that leads on from them to something else."""
        kept: list[Span] = []
        for span, after in zip_longest(spans, spans[1:]):
            parted = after is None or after.start - span.end > _MARK_AND_SPACE
            text = _LEADING_ON.sub("", span.text) if parted and not self._story.is_quoted(span.start) else span.text
            kept += [Span(span.start, span.start + len(text), text)] if text else []
        return tuple(kept)

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """`body[start:end]` cut at the quotation marks of its quotes, single ones left out."""
        body = self._story.article.body
        pieces: list[tuple[int, int]] = []
        for quote in self._story.quotes_within(start, end):
            before = quote.start - (body[quote.start - 1 : quote.start] in _SINGLE_MARKS)
            if start < before:
                pieces.append((start, before))
            pieces.append((max(start, quote.start), min(end, quote.end)))
            start = quote.end + (body[quote.end : quote.end + 1] in _SINGLE_MARKS)
        if start < end:
            pieces.append((start, end))
        return pieces

    def _form(self, draft: Draft, content: tuple[Span, ...]) -> QuotationForm:
        if draft.plain:
            return "direct"
        quoted = [self._story.is_quoted(span.start) for span in content]
        if all(quoted):
            return "direct"
        spoken = [is_in and not self._is_work(span) for span, is_in in zip(content, quoted, strict=True)]
        return "mixed" if any(spoken) else "indirect"

    def _is_work(self, span: Span) -> bool:
        """True for the title of a work between marks: `the film "Silent River"`."""
        token = self._story.token_at(span.start)
        before = self._page.tokens[max(token.i - 2, 0)]
        titled = all(word[0].isupper() for word in span.text.split() if len(word) > _SHORT)
        return titled and before.lemma_.lower() in self._page.lexicon.works

    def _channel(self, said: Iterable[str], actors: tuple[Party, ...]) -> str | None:
        """The channel that the words around an utterance name; "in his post" means the speaker's channel before."""
        speaker = actors[0].name if actors else ""
        around = list(said)
        found = next((channel for words in around if (channel := details.channel(words))), None)
        if any(details.is_back_reference(words) for words in around):
            found = self._channels.get(speaker, found)
        if found is not None:
            self._channels[speaker] = found
        return found

    def _recipients(self, first: Utterance, actors: tuple[Party, ...], act: Token | None) -> tuple[Party, ...]:
        """Whom the words are said to, else whom the verbal act is aimed at. `act`: its last word within the words."""
        own = {actor.name for actor in actors}
        listener = first.addressee
        if listener is None or listener.ent_type_ in TIMES:
            aims = aim_of_cue(self._page, first) if act is None else aim_of_words(self._page, act)
            found = addressed(self._story, (aim for aim in aims if aim.lower_ not in _NO_NAMES))
        elif listener.lower_ in _NO_NAMES or listener.lemma_ in _OCCASIONS | load_lexicon("acts").words["deeds"]:
            return ()
        else:
            found = self._speakers.parties(listener)
        return tuple(party for party in found if party.name not in own)

    def _regions(self, first: Utterance) -> list[tuple[int, int]]:
        """Offsets of what says when and where words were said: the cue with its adjuncts, and what leads into it."""
        if first.clause is None:
            return []
        tokens = self._page.tokens
        a, b = first.clause
        cue = first.verb.i if first.verb is not None else a
        if first.verb is not None and first.content and first.content[0][0] > cue:
            b = max(b, first.content[0][0])
        regions = [(tokens[cue].idx, tokens[b - 1].idx + len(tokens[b - 1]))]
        start = self._page.units[first.unit].start
        if start < a and tokens[start].pos_ == "ADP" and not any(first.covers(i) for i in range(start, a)):
            regions.append((tokens[start].idx, tokens[a].idx))
        return regions

    def _outside(self, first: Utterance) -> str:
        """The text around the cue, within its unit, that is neither content nor quoted."""
        if first.clause is None:
            return ""
        unit = self._page.units[first.unit]
        tokens = self._page.tokens
        words = [
            tokens[i].text_with_ws
            for i in range(max(unit.start, first.clause[0] - _AROUND), min(unit.end, first.clause[1] + _AROUND))
            if self._page.inside[i] < 0 and not first.covers(i)
        ]
        return " ".join("".join(words).split())


def _merged(ranges: Iterable[Range]) -> list[Range]:
    out: list[Range] = []
    for a, b in sorted(ranges):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        elif b > a:
            out.append((a, b))
    return out
