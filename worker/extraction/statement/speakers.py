"""Who speaks: the parties behind the head of a statement, carried on from the speaker before where nobody is named."""

import re
from bisect import bisect_left
from dataclasses import replace

from spacy.tokens import Token

from worker.article import Span
from worker.event import Party
from worker.extraction.grammar.tree import preposition_objects
from worker.extraction.statement.interview import ANSWERERS
from worker.extraction.statement.join import Draft
from worker.extraction.statement.lexicon import words
from worker.extraction.statement.units import Page
from worker.extraction.statement.utterance import Range, Utterance
from worker.labels import COMPOUNDED_OR_OWNER, RELATIVES, SPEAKERS, SUBJECTS
from worker.party_kinds import BODIES

_YEARS_OLD = re.compile(r"(\d+)-year-old$")
_AGE_TOKENS = 4  # of "45-year-old" before its last
_GOING_ON = words("adding")
_COPIES = words("copies")
_SPEAKS_FOR = words("speaks_for")
_SOMEBODY = words("somebody")
_NO_NAMES = words("pronouns")


class Speakers:
    """Resolves speakers and addressees in the order of the text; a pronoun without a name means the one before."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._story = page.story
        self._known: dict[int, tuple[Party, ...]] = {}
        self._last: tuple[Party, ...] = ()

    def of(self, draft: Draft) -> tuple[Party, ...]:
        """Who makes a statement; they become the speakers before."""
        if draft.label is not None:
            actors = self._labelled(draft.label)
        elif draft.speaker_of is not None:
            actors = self.of(draft.speaker_of)
        else:
            actors = self._same_as_before(draft.first) or self.parties(draft.first.head)
            relative = _relative(draft.first.verb)
            if relative is not None:
                actors = tuple(_with_mention(party, self._story.tokens(relative, relative)) for party in actors)
        self._last = actors or self._last
        return actors

    def parties(self, head: Token | None) -> tuple[Party, ...]:
        """The parties a head names; a pronoun without one means the speaker before, a noun stands for itself."""
        if head is None:
            return self._last
        known = self._known.get(head.i)
        if known is not None:
            return known
        found = self._named(self._behind_document(head))
        span = self._story.tokens(head.doc[head.left_edge.i], head)
        if not found and head.lower_ == "i":
            found = (Party(name=self._story.article.author or "author", kind="person"),)
        if not found and head.lower_ == "it":
            found = self._document_before(head)
        if head.lower_ == "old":
            found = self._aged(head) or found
        if not found and head.lower_ not in _SOMEBODY:
            found = self._last if head.lower_ in _NO_NAMES else (Party(name=span.text, mentions=(span,)),)
        found = tuple(_with_mention(_as_body(p), self._story.tokens(head, head)) for p in self._of_owner(head, found))
        self._known[head.i] = found
        return found

    def _aged(self, head: Token) -> tuple[Party, ...]:
        """The person whose age the article gives behind the name: `Anna Berg, 45, ... The 45-year-old said`."""
        age = _YEARS_OLD.search(self._story.tokens(head.doc[max(head.i - _AGE_TOKENS, 0)], head).text)
        if age is None:
            return ()
        behind = re.compile(rf", (?:aged )?{age.group(1)}\b")
        body, persons = self._story.article.body, [p for p in self._story.parties.named() if p.kind == "person"]
        return tuple(p for p in persons if any(behind.match(body, span.end) for span in p.mentions))[:1]

    def _document_before(self, pronoun: Token) -> tuple[Party, ...]:
        """The document that the sentence before tells of: `The audit was published on Monday. It blamed ...`."""
        first = pronoun.sent.start
        if first == 0:
            return ()
        subjects = [token for token in pronoun.doc[first - 1].sent if token.dep_ in SUBJECTS]
        if not subjects or subjects[0].lemma_.lower() not in self._page.lexicon.documents:
            return ()
        return self.parties(subjects[0])

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
            return (self._with_role(party, head),)
        possessor = next((c for c in head.children if c.dep_ == "poss" and c.tag_ == "PRP$"), None)
        owners = self._story.parties.at(possessor) if possessor is not None else ()
        if len(owners) != 1 or party.kind == "person" or owners[0].name in _NO_NAMES:
            return found
        kind = party.kind if owners[0].country else "organization"
        return (replace(party, country=owners[0].country, sector=owners[0].sector, kind=kind),)

    def _with_role(self, party: Party, head: Token) -> Party:
        """The party with its role up to whom it speaks for: `a spokeswoman for the ministry, X`."""
        served = next((c.right_edge for c in head.children if c.dep_ == "prep" and c.i == head.i + 1), None)
        if served is None:
            return party
        name = _name_beside(head)
        end = head.doc[name.left_edge.i - 2] if name is not None and name.left_edge.i <= served.i else served
        return replace(party, role=self._story.tokens(head, end).text)

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
        if head.lemma_.lower() in _COPIES:
            head = next(iter(preposition_objects(head, ("of",))), head)
        if head.lemma_.lower() not in self._page.lexicon.documents:
            return head
        for child in head.children:
            if child.dep_ in COMPOUNDED_OR_OWNER and (child.ent_type_ in SPEAKERS or self._is_body(child)):
                return child
            if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
                return next((c for c in child.children if c.dep_ == "pobj"), head)
            if child.dep_ == "acl" and child.lemma_ in self._page.lexicon.issuing:  # "a transcript released by X"
                agents = [o for c in child.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
                if agents:
                    return agents[0]
        return head

    def _is_body(self, token: Token) -> bool:
        return token.pos_ == "PROPN" and any(p.kind in BODIES for p in self._story.parties.at(token))

    def _labelled(self, label: Range) -> tuple[Party, ...]:
        tokens = self._page.tokens
        span = self._story.tokens(tokens[label[0]], tokens[label[1] - 1])
        if span.text.rstrip(":. ").upper() in ANSWERERS:
            return self._interviewed()
        span = Span(span.start, span.start + len(span.text.rstrip(": ")), span.text.rstrip(": "))
        linked = self._story.parties.at(tokens[label[1] - 1])
        known = [p for p in linked if p.name.lower() not in _NO_NAMES and p.kind != "unknown"]
        if not any(party.kind == "person" for party in known):
            known = self._persons_called(span.text) or known
        return (_with_mention(known[0] if known else Party(name=span.text, kind="person"), span),)

    def _persons_called(self, label: str) -> list[Party]:
        """The persons of the article whose last name a label in capitals gives."""
        last = label.split()[-1].casefold()
        persons = (party for party in self._story.parties.named() if party.kind == "person")
        return [party for party in persons if party.name.split()[-1].casefold() == last]

    def _interviewed(self) -> tuple[Party, ...]:
        """Who gives the answers of an interview: the first person that the article names."""
        return tuple(party for party in self._story.parties.named() if party.kind == "person")[:1]


def _as_body(party: Party) -> Party:
    """What speaks is no building: `the hospital said`."""
    return replace(party, kind="organization") if party.kind == "infrastructure" else party


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
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ in RELATIVES), None)


def _with_mention(party: Party, span: Span) -> Party:
    """The party with this mention among its own, so that the evidence shows who was taken for the speaker."""
    after = bisect_left(party.mentions, span.end, key=lambda mention: mention.start)
    if any(mention.end > span.start for mention in party.mentions[max(after - 2, 0) : after]):
        return party
    return replace(party, mentions=(*party.mentions[:after], span, *party.mentions[after:]))
