"""From a joined statement to its candidate: spans without marks, speaker, addressee, channel, date, act."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from worker.article import Span
from worker.event import Party, Quotation, QuotationForm
from worker.extraction.candidate import Candidate
from worker.extraction.statement import details
from worker.extraction.statement.interview import ANSWERERS, ASKERS
from worker.extraction.statement.join import Draft
from worker.extraction.statement.page import Page
from worker.extraction.statement.utterance import Range, Utterance

_TRIM = ' \t\u00a0\r\n,;:"“”„‟«»`-–—―'
_SHORT = 3  # letters of a word that a title may not capitalise
_ARTICLES = {"a", "an", "the"}
_GOING_ON = {"add", "continue", "conclude"}
_SPEAKS_FOR = {"spokesman", "spokeswoman", "spokesperson", "lawyer", "adviser", "aide"}
_NO_NAMES = {"he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "those", "these"}


class Emitter:
    """Builds candidates; remembers the speakers so that a pronoun that links to nobody gets the one before."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._story = page.story
        self._sentence = self._sentence_index()
        self._speakers: dict[int, tuple[Party, ...]] = {}
        self._last: tuple[Party, ...] = ()
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
        names = {party.name for party in self._actors(one)}
        if self._denied(one) or self._denied(other):
            return False
        acts = {self._act(one), self._act(other)} - {None}
        return bool(names) and names == {party.name for party in self._actors(other)} and len(acts) < 2

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
        actors = self._actors(draft)
        regions = self._regions(first)
        said = self._outside(first)
        to = self._recipients(first, actors)
        cue = (
            self._story.tokens(self._page.tokens[first.cue[0]], self._page.tokens[first.cue[1] - 1])
            if first.cue
            else None
        )
        when = details.said_date(self._story, regions)
        act = next((u.plover for u in draft.utterances if u.plover), None)
        trigger = first.verb.idx if first.verb is not None else (cue or content[0]).start
        return Candidate(
            type="statement",
            mention=cue or content[0],
            trigger=trigger,
            sentence=self._sentence[first.verb.i if first.verb is not None else first.start],
            modality=details.modality(first.verb, when, self._story.article.published),
            plover=act or details.verbal_act(" ".join(span.text for span in content), self._is_quoted(draft)),
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
        if self._page.tokens[draft.label[0]].text.rstrip(":").upper() in ASKERS:
            return True
        return any(party.sector == "JRN" and party.kind == "organization" for party in self._actors(draft))

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
        return tuple(spans)

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        cuts = {start, end}
        for quote in self._story.quotes_within(start, end):
            cuts |= {c for c in (quote.start, quote.end) if start < c < end}
        ordered = sorted(cuts)
        return list(pairwise(ordered))

    def _form(self, draft: Draft, content: tuple[Span, ...]) -> QuotationForm:
        if draft.plain:
            return "direct"
        quoted = [self._in_quote(span) for span in content]
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

    def _actors(self, draft: Draft) -> tuple[Party, ...]:
        if draft.label is not None:
            actors = self._labelled(draft.label)
        elif draft.speaker_of is not None:
            actors = self._actors(draft.speaker_of)
        else:
            actors = self._same_as_before(draft.first) or self._parties(draft.first.head)
            relative = _relative(draft.first.verb)
            if relative is not None:
                actors = tuple(_with_mention(party, self._story.tokens(relative, relative)) for party in actors)
        self._last = actors or self._last
        return actors

    def _parties(self, head: Token | None) -> tuple[Party, ...]:
        """The parties a head names; a pronoun without one means the speaker before, a noun stands for itself."""
        if head is None:
            return self._last
        known = self._speakers.get(head.i)
        if known is not None:
            return known
        found = self._named(self._behind_document(head))
        span = self._story.tokens(head.doc[head.left_edge.i], head)
        if not found and head.lower_ == "i":
            found = (Party(name=self._story.article.author or "author", kind="person"),)
        if not found and head.lower_ == "it":
            found = self._document_before(head)
        if not found:
            found = self._last if head.lower_ in _NO_NAMES else (Party(name=span.text, mentions=(span,)),)
        found = tuple(_with_mention(party, self._story.tokens(head, head)) for party in self._of_owner(head, found))
        self._speakers[head.i] = found
        return found

    def _document_before(self, pronoun: Token) -> tuple[Party, ...]:
        """The document that the sentence before tells of: `The audit was published on Monday. It blamed ...`."""
        first = pronoun.sent.start
        if first == 0:
            return ()
        subjects = [token for token in pronoun.doc[first - 1].sent if token.dep_ in {"nsubj", "nsubjpass"}]
        if not subjects or subjects[0].lemma_.lower() not in self._page.lexicon.documents:
            return ()
        return self._parties(subjects[0])

    def _of_owner(self, head: Token, found: tuple[Party, ...]) -> tuple[Party, ...]:
        """What the phrase itself tells of a party without a name.

        `his office` is of his country and his body; a spokeswoman with a name keeps whom she speaks for; `Channel 12`.
        """
        if len(found) != 1:
            return found
        party = found[0]
        number = next((c for c in head.children if c.dep_ == "nummod" and c.i == head.i + 1), None)
        if number is not None and party.name == head.text:
            return (replace(party, name=f"{party.name} {number.text}"),)
        if head.lemma_ in _SPEAKS_FOR and party.kind == "person" and party.name != head.text:
            served = next((c.right_edge for c in head.children if c.dep_ == "prep" and c.i == head.i + 1), None)
            name = _name_beside(head)
            end = (
                served
                if name is None or served is None or name.left_edge.i > served.i
                else head.doc[name.left_edge.i - 2]
            )
            return (replace(party, role=self._story.tokens(head, end).text) if end is not None else party,)
        possessor = next((c for c in head.children if c.dep_ == "poss" and c.tag_ == "PRP$"), None)
        owners = self._story.parties.at(possessor) if possessor is not None else ()
        if len(owners) != 1 or party.kind == "person" or owners[0].name in _NO_NAMES:
            return found
        kind = party.kind if owners[0].country else "organization"
        return (replace(party, country=owners[0].country, sector=owners[0].sector, kind=kind),)

    def _same_as_before(self, first: Utterance) -> tuple[Party, ...]:
        """The speaker before, where a pronoun goes on: `he added`."""
        head, verb = first.head, first.verb
        if head is None or verb is None or head.lower_ not in {"he", "she"} or verb.lemma_ not in _GOING_ON:
            return ()
        if len(self._last) != 1 or self._last[0].kind != "person":
            return ()
        return (_with_mention(self._last[0], self._story.tokens(head, head)),)

    def _named(self, head: Token) -> tuple[Party, ...]:
        """The parties at a head but for bare pronouns, and for what the parser joined to it from inside a quote."""
        head = _name_beside(head) or head
        found = [p for p in self._story.parties.at(head) if p.name.lower() not in _NO_NAMES]
        outside = [p for p in found if any(not self._in_quote(span) for span in p.mentions) or not p.mentions]
        return tuple(outside or found)

    def _in_quote(self, span: Span) -> bool:
        return self._story.is_quoted(span.start)

    def _behind_document(self, head: Token) -> Token:
        """The body behind a document: `a Forbes report`, `the ministry's note`, `a note from the ministry`."""
        if head.lemma_.lower() not in self._page.lexicon.documents:
            return head
        for child in head.children:
            if child.dep_ in {"compound", "nmod", "poss"} and child.ent_type_ in {"ORG", "PERSON", "GPE"}:
                return child
            if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
                return next((c for c in child.children if c.dep_ == "pobj"), head)
            if child.dep_ == "acl" and child.tag_ == "VBN":  # "a transcript released by the ministry"
                agents = [o for c in child.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
                if agents:
                    return agents[0]
        return head

    def _labelled(self, label: Range) -> tuple[Party, ...]:
        tokens = self._page.tokens
        span = self._story.tokens(tokens[label[0]], tokens[label[1] - 1])
        if span.text.rstrip(": ").upper() in ANSWERERS:
            return self._interviewed()
        span = Span(span.start, span.start + len(span.text.rstrip(": ")), span.text.rstrip(": "))
        known = [
            p
            for p in self._story.parties.at(tokens[label[1] - 1])
            if p.name.lower() not in _NO_NAMES and p.kind != "unknown"
        ]
        return (_with_mention(known[0] if known else Party(name=span.text, kind="person"), span),)

    def _channel(self, said: str, actors: tuple[Party, ...]) -> str | None:
        """The channel named in the words around the statement; "in his post" means the speaker's channel before."""
        speaker = actors[0].name if actors else ""
        found = details.channel(said)
        if details.is_back_reference(said):
            found = self._channels.get(speaker, found)
        if found is not None:
            self._channels[speaker] = found
        return found

    def _interviewed(self) -> tuple[Party, ...]:
        """Who gives the answers of an interview: the first person that the article names."""
        return tuple(party for party in self._story.parties.named() if party.kind == "person")[:1]

    def _recipients(self, first: Utterance, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        head = first.addressee
        if head is None or head.lower_ in _NO_NAMES:
            return ()
        return tuple(p for p in self._parties(head) if p.name not in {a.name for a in actors})

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
        """The text of the cue's unit that is neither content nor quoted."""
        if first.clause is None:
            return ""
        unit = self._page.units[first.unit]
        tokens = self._page.tokens
        words = [
            tokens[i].text_with_ws
            for i in range(unit.start, unit.end)
            if self._page.inside[i] < 0 and not first.covers(i)
        ]
        return " ".join("".join(words).split())


def _name_beside(head: Token) -> Token | None:
    """The name in apposition to a noun: `the minister, X`, `a spokeswoman for the ministry, X,`."""
    if head.pos_ != "NOUN":
        return None
    phrases = [head]
    if head.lemma_ in _SPEAKS_FOR:
        phrases += [o for c in head.children if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"]
    return next((c for p in phrases for c in p.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), None)


def _relative(verb: Token | None) -> Token | None:
    """The "who" or "which" that stands for the speaker in a relative clause."""
    if verb is None:
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ in {"WP", "WDT"}), None)


def _with_mention(party: Party, span: Span) -> Party:
    """The party with this mention among its own, so that the evidence shows who was taken for the speaker."""
    if any(m.start < span.end and span.start < m.end for m in party.mentions):
        return party
    return replace(party, mentions=tuple(sorted((*party.mentions, span))))


def _merged(ranges: Iterable[Range]) -> list[Range]:
    out: list[Range] = []
    for a, b in sorted(ranges):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        elif b > a:
            out.append((a, b))
    return out
