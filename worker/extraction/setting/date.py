"""Which date of the text an event has: the one attached to its clause, never one of another clause."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from worker import labels
from worker.article import Article, Section
from worker.event import DateMention, EventDate
from worker.extraction.setting.implied_date import implied_date, span_of
from worker.extraction.setting.noun_date import is_of_the_news, is_told_behind, is_told_to_happen
from worker.labels import (
    CLAUSE_OPENERS_AND_AUXILIARY,
    MARK_OR_PREPOSITION,
    MODIFIERS,
    OF_PREPOSITION,
    PREPOSITION_OR_AGENT,
)
from worker.normalisation.dates.clauses import STEPS, clause_of, owner_of
from worker.normalisation.dates.grammar import PLANNING, SCHEDULING
from worker.resources import load_yaml

_LEXICON = load_yaml("dates/lexicon.yaml")
_OCCURRENCE = frozenset(_LEXICON["occurrence_verbs"])
_REPORTING = frozenset(_LEXICON["reporting_verbs"])
_FOLLOWING = frozenset(_LEXICON["following_verbs"])
_APART = frozenset(_LEXICON["apart_prepositions"])
_PARTS = frozenset(_LEXICON["parts_of_day"])
_BOUNDING = frozenset(_LEXICON["bounding_prepositions"])
_MOST = "JJS"
_MEANWHILE = frozenset(_LEXICON["meanwhile"])
_LATER = frozenset(_LEXICON["later_words"])
_MEASURES = frozenset(_LEXICON["measures"])
_SOON = frozenset(_LEXICON["soon_units"])
_HARM = frozenset(_LEXICON["harm_verbs"])
_AFTER, _SINCE = "after", "since"
_FOLLOWED = frozenset((_AFTER, "following"))
_FEW = 5  # words in front of a day that opens a sentence
_COARSE = frozenset({"month", "quarter", "year"})
_OWN, _CLAUSE, _WITHIN, _SHARED = 0, 1, 2, 3  # how near a date is to its event: lower is nearer


def date_for(
    doc: Doc, token: Token, dates: Sequence[DateMention], article: Article, sections: Sequence[Section]
) -> EventDate | None:
    """Return the date of the event that `token` tells, None where its clause has none.

    Asked are the dates of the token's sentence. A date of a reporting verb is not that of what is reported; a date
    behind 'before', 'after', 'until', 'by' is not when the event was, and one behind 'since' only its beginning.
    """
    sentence = token.sent
    low, high = sentence.start_char, sentence.end_char
    ranked: list[tuple[int, bool, int, DateMention]] = []
    for mention in dates:
        if mention.start >= high:
            break
        if mention.start < low:
            continue
        rank = _rank(doc, token, mention)
        if rank is not None:
            ranked.append((rank, mention.precision in _COARSE, abs(mention.start - token.idx), mention))
    if not ranked:
        return implied_date(doc, token, dates, article)
    return span_of(min(ranked, key=lambda each: each[:3])[3], dates, article.body)


def _rank(doc: Doc, token: Token, mention: DateMention) -> int | None:
    """How near a date stands to the event of `token`; None where it belongs to something else."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return None
    root = span.root
    if any(t.i == token.i for t in span) or _name_year(root, mention) or _is_behind_since(span):
        return None
    if clause_of(token).dep_ in (labels.RELCL, labels.ADVCL) and any(t == clause_of(token).head for t in span):
        return _OWN  # "2001, when the government was ousted"
    owner, verb = owner_of(root), clause_of(token)
    if is_told_behind(token, span) or is_told_to_happen(token, root) or is_of_the_news(verb, root):
        return _OWN
    if mention.precision in _COARSE and any(word.tag_ == _MOST for word in owner.lefts):
        return None  # "the heaviest clash this year" is not told to be of that year alone
    if owner == token:
        return None if _bounded(root) else _OWN
    if _bounded(root) or (_modifies(root) and not _opens(span)) or _apart(owner, token):
        return None
    clause = clause_of(owner)
    if verb == token and verb.dep_ == "acl" and verb.tag_ == "VBN" and clause != verb:
        return _rank(doc, verb.head, mention)  # "two attacks carried out by rebels": as the attacks
    apart = verb != token and not (_happens_with(token, verb) or _is_followed(token, verb, mention))
    if apart or _of_reporting(root, verb):
        return None
    if clause == verb:
        return _CLAUSE if owner == verb else _WITHIN
    return _SHARED if _shares(verb, clause, root) or _is_over_all(span, verb, clause) else None


def _bounded(root: Token) -> bool:
    """True for 'since 2001', 'by Friday': a limit, not the day."""
    return root.dep_ == "pobj" and root.head.lower_ in _BOUNDING


def _is_behind_since(span: Span) -> bool:
    """True for the month of "since the coup in February 2021", whatever the parser hangs it on."""
    for token in reversed(span.doc[max(span.sent.start, span.start - _FEW) : span.start]):
        if token.pos_ in labels.VERBAL or token.is_punct:
            return False
        if token.lower_ == _SINCE:
            return token.i < span.start - 1  # "since Monday" is told by itself
    return False


def _name_year(root: Token, mention: DateMention) -> bool:
    """True for the year at the end of a name: 'the Winter Games 2026'."""
    before = root.nbor(-1) if root.i else root
    return mention.precision == "year" and before.pos_ == labels.PROPN and before.ent_type_ not in labels.TIMES


def _modifies(root: Token) -> bool:
    """True for a date that stands before its noun and is that noun's alone: 'Monday's talks', 'the 1985 bombing'."""
    return root.dep_ in MODIFIERS and root.head.i > root.i


def _opens(span: Span) -> bool:
    """True for the date that opens a clause and is read as part of its subject: "Last month gangs burned a clinic"."""
    root = span.root
    if root.head.dep_ not in labels.ALL_SUBJECTS or root.dep_ == labels.POSS:
        return False
    if span.start == span.sent.start:
        return root.dep_ == "compound"
    before = span.doc[span.start - 1]
    return before.dep_ == "prep" and not any(child.dep_ in OF_PREPOSITION for child in before.children)


def _apart(owner: Token, token: Token) -> bool:
    """True where a date hangs on another noun behind 'after', 'since': 'fled after the attack on Monday'."""
    for _ in range(STEPS):
        if owner == token or owner.pos_ in labels.VERBAL or owner.head == owner:
            return False
        bound = owner.head.dep_ in MARK_OR_PREPOSITION and owner.head.lower_ in _BOUNDING
        if bound and owner.lemma_.lower() not in _PARTS:  # but "before dawn on Saturday"
            return not owner.is_ancestor(token)
        owner = owner.head
    return False


def _of_reporting(root: Token, verb: Token) -> bool:
    """True for 'told reporters Monday the army shelled ...': a date before the subject of what is reported."""
    if verb.dep_ != "ccomp" or not verb.head.i < root.i < verb.i:
        return False
    subject = next((child for child in verb.children if child.dep_ in labels.ALL_SUBJECTS), None)
    marked = any(child.dep_ == "mark" and child.i < root.i for child in verb.children)
    return subject is not None and root.i < subject.i and not marked


def _happens_with(token: Token, verb: Token) -> bool:
    """True where an event noun happens when its verb does: its subject, or the object of 'launch', 'hold'."""
    top = token
    for _ in range(STEPS):
        if top.head == verb or top.head == top:
            break
        if top.dep_ == "pobj" and top.head.lower_ in _APART and top.head.head != verb:
            return top.head.head.lemma_.lower() in _MEASURES
        top = top.head
    if verb.lemma_.lower() in _FOLLOWING:  # "the strikes followed an attack on Sunday"
        return top.dep_ == "dobj" or not any(child.dep_ == "dobj" for child in verb.children)
    if top.dep_ in labels.ALL_SUBJECTS or top == verb:
        return True
    if top.dep_ in PREPOSITION_OR_AGENT:
        return top.lower_ not in _APART or (top.lower_ == _AFTER and _harms(verb))
    return verb.lemma_.lower() in _OCCURRENCE


def _is_followed(noun: Token, verb: Token, mention: DateMention) -> bool:
    """True for the bombing of "was launched late last year following a bombing", in that year, not on a day of it."""
    link = noun.head
    return mention.precision in _COARSE and link.lower_ in _FOLLOWED and link.head == verb


def _shares(verb: Token, clause: Token, root: Token) -> bool:
    """True where the clause of a date lends it to the event's: participles, coordinated verbs, complements."""
    if verb.dep_ == labels.CONJ and verb.head != clause and not _is_own(verb):
        return _shares(verb.head, clause, root)  # "were killed on Monday when rebels stopped and burned a bus"
    if verb.head == clause:
        if verb.dep_ == "xcomp" or (verb.dep_ == labels.ADVCL and _is_infinitive(verb)):
            planned = clause.lemma_.lower() in PLANNING | SCHEDULING
            return not planned or root.i > verb.i
        if verb.dep_ == labels.ADVCL:
            return _is_participle(verb) or _is_meanwhile(verb, clause)
        return verb.dep_ == labels.CONJ and not _is_own(verb)
    if clause.dep_ == labels.CONJ and verb.head == clause.head and verb.dep_ == labels.ADVCL:
        return _is_meanwhile(verb, clause)  # "two were killed and four wounded on Monday when ..."
    return clause.head == verb and clause.dep_ == labels.ADVCL and _is_participle(clause)


def _is_own(verb: Token) -> bool:
    """True for a coordinated verb with a subject or a time of its own."""
    return any(child.dep_ in labels.ALL_SUBJECTS or _is_later(child) for child in verb.children)


def _is_over_all(span: Span, verb: Token, clause: Token) -> bool:
    """True for the day that opens a sentence, which all its coordinated clauses share but those of a later time."""
    before = span.doc[span.sent.start : span.start]
    if len(before) > _FEW or not all(t.pos_ in labels.BEFORE_DAY or t.lower_ in _PARTS for t in before):
        return False
    while verb.dep_ == labels.CONJ and verb != clause and not any(_is_later(child) for child in verb.children):
        verb = verb.head
    return verb == clause


def _harms(verb: Token) -> bool:
    """True for "were killed", "lost their lives", which happens when what harms does."""
    return verb.lemma_.lower() in _HARM or any(child.lower_ == "lives" for child in verb.children)


def _is_later(word: Token) -> bool:
    """True for a word that puts an event on another day: not "hours later"."""
    return word.lower_ in _LATER and not any(child.lemma_ in _SOON for child in word.children)


def _is_participle(verb: Token) -> bool:
    return verb.tag_ == "VBG" and not any(
        child.dep_ in CLAUSE_OPENERS_AND_AUXILIARY and child.i < verb.i for child in verb.children
    )


def _is_meanwhile(verb: Token, clause: Token) -> bool:
    """True for what happened in the other clause's time: "three people died on Monday when gunmen attacked"."""
    links = _MEANWHILE | {_AFTER} if _harms(clause) else _MEANWHILE
    linked = any(child.i < verb.i and child.lower_ in links for each in (verb, *verb.conjuncts) for child in each.lefts)
    told = clause.tag_ == labels.VBD or any(
        child.tag_ == labels.VBD for child in clause.children if child.dep_ in labels.AUXILIARIES
    )
    told = told or clause.lemma_.lower() in _OCCURRENCE or _harms(clause)
    return linked and verb.i > clause.i and told and clause.lemma_.lower() not in _REPORTING


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)
