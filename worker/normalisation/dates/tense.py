"""Which way a date points: behind or ahead of the reference, by the verb that governs it."""

from spacy.tokens import Doc, Token

from worker.labels import ADNOMINAL_CLAUSES, ALL_SUBJECTS, AUXILIARIES, COMPOUNDED, PAST, PRESENT, VERBAL
from worker.normalisation.dates.calendar import Direction
from worker.normalisation.dates.grammar import (
    AHEAD,
    AHEAD_NOUNS,
    EXPECTED,
    FUTURE_MODALS,
    IMPLICATIVE,
    PLANNING,
    PLANNING_NOUNS,
    REACTING,
    SCHEDULING,
    UNANNOUNCED,
)

_STEPS = 12  # heads climbed at most
_APPOINTED = frozenset({"on", "in"})
_APPOINTING = frozenset({"to", "for", "until", "till", "before", "by", "from"})
_WHEN = frozenset({"when", "if", "once", "until", "unless"})
_NEGATIVE = frozenset({"neither", "nor", "no", "none", "nobody", "nothing"})
_TIMELESS = frozenset({"say", "do", "have", "be"})


def direction_at(doc: Doc, start: int, end: int) -> Direction | None:
    """The direction of the expression at body[start:end]; None where no verb says."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return direction_of(span.root) if span is not None and len(span) else None


def is_surely_past(doc: Doc, start: int, end: int) -> bool:
    """True where the expression at body[start:end] hangs on a past verb itself, or names what nobody announces.

    "opened on 12 January", "condemned the Jan. 6 riot".
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    root = span.root if span is not None and len(span) else None
    if root is None:
        return False
    if root.head.lemma_.lower() in UNANNOUNCED and root.dep_ in COMPOUNDED:
        return True
    if root.dep_ != "pobj" or root.head.lower_ != "on":
        return False
    verb = root.head.head
    return verb.tag_ == "VBD" and verb.lemma_.lower() not in SCHEDULING


def direction_of(token: Token) -> Direction | None:
    """The direction of a token by the nearest verb above it."""
    if token.dep_ == "poss" and token.head.lemma_.lower() not in EXPECTED and token.head.dep_ not in ALL_SUBJECTS:
        return "past"  # "to get around Wednesday's ruling"
    if token.dep_ == "pobj" and token.head.lower_ == "since":
        return "past"
    if _is_appointed(token):
        return "future"
    link = token.head.lower_ if token.dep_ == "pobj" else ""
    for _ in range(_STEPS):
        if token.pos_ in VERBAL or token.tag_ == "VBN":
            return "past" if link not in _APPOINTING and _put_off(token) else _of_verb(token)
        if token.dep_ in ALL_SUBJECTS and token.lemma_.lower() in UNANNOUNCED:
            return "past"  # "an ambush on Friday could have been the work of bandits"
        if (token.pos_ == "NOUN" and token.lemma_.lower() in AHEAD_NOUNS) or _is_due(token):
            return "future"
        if token.dep_ == "prep" and token.lower_ in AHEAD and _looks_ahead(token):
            return "future"
        if token.head == token:
            return None
        token = token.head
    return None


def _put_off(verb: Token) -> bool:
    """True for "suspended the talks in January", which tells when that was done; "until May" looks ahead."""
    done = verb.tag_ == "VBD" and verb.lemma_.lower() in SCHEDULING
    return done and any(child.dep_ == "dobj" for child in verb.children)


def _is_appointed(token: Token) -> bool:
    """True for the day in "the vote is on Sunday", the month in "the vote is in May"."""
    verb = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ not in _APPOINTED or verb.lemma_ != "be" or verb.tag_ not in PRESENT:
        return False
    of_noun = any(child.dep_ == "nsubj" and child.pos_ == "NOUN" for child in verb.children)
    return of_noun and not any(child.dep_ in ("attr", "acomp", "neg") for child in verb.children)


def _is_due(token: Token) -> bool:
    """True for the adjective in "is due on Monday", "are ready to vote on Friday"."""
    verb = token.head
    present = verb.lemma_ == "be" and verb.tag_ in PRESENT
    return token.dep_ == "acomp" and present and token.lemma_.lower() in PLANNING


def _looks_ahead(preposition: Token) -> bool:
    """True for 'before Friday' on a noun, for 'has given them until Friday' and 'will have left by Friday'."""
    verb = preposition.head
    if verb.pos_ not in VERBAL:
        return True
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if preposition.lower_ == "by" and helpers & FUTURE_MODALS:
        return True
    return bool(helpers & {"has", "have", "'ve"}) and preposition.lower_ in ("until", "till")


def _negated(verb: Token) -> bool:
    """True for 'could not be found', 'neither could be found'."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    return any(token.lower_ in _NEGATIVE for child in verb.lefts for token in child.subtree)


def _of_verb(verb: Token) -> Direction | None:
    """The direction of what a verb tells, with its auxiliaries."""
    for _ in range(_STEPS):
        helpers = [child for child in verb.children if child.dep_ in AUXILIARIES and child.i < verb.i]
        if any(child.lower_ in FUTURE_MODALS and child.tag_ == "MD" for child in helpers):
            perfect = any(child.lower_ in ("have", "'ve") for child in helpers)
            return "past" if perfect else "future"
        if any(child.lower_ == "could" for child in helpers):
            return "past" if _negated(verb) else "future"
        if any(child.tag_ == "TO" for child in helpers):
            if not _happened(verb):
                return "future"
            verb = verb.head
            continue
        return _by_form(verb, helpers)
    return None


def _happened(infinitive: Token) -> bool:
    """True for 'managed to meet', 'went there to meet': as past as the verb above."""
    above = infinitive.head
    if above == infinitive:
        return False
    if above.pos_ == "NOUN" and infinitive.dep_ in ADNOMINAL_CLAUSES:
        return above.lemma_.lower() not in PLANNING_NOUNS
    if above.pos_ not in VERBAL:
        return False
    if infinitive.dep_ == "advcl":
        return above.tag_ in PAST
    return above.lemma_.lower() in IMPLICATIVE


def _by_form(verb: Token, helpers: list[Token]) -> Direction | None:
    lemma = verb.lemma_.lower()
    if lemma in REACTING:
        return "past"  # "condemns the shelling of a hospital on Sunday"
    perfect = any(child.lower_ in ("has", "have", "had", "'ve", "'d") for child in helpers)
    present_be = any(child.tag_ in PRESENT and child.lemma_ == "be" for child in helpers)
    if lemma in SCHEDULING and verb.tag_ in PAST and not any(child.lower_ == "had" for child in helpers):
        return "future"
    done = any(child.dep_ == "dobj" for child in verb.children)  # "set fire to a shop on Monday"
    if verb.tag_ == "VBN" and lemma in PLANNING and not perfect and not done:
        return "future"
    if verb.tag_ == "VBG":
        return _of_participle(verb, helpers)
    if verb.tag_ == "VBN" and present_be:
        return "future" if any(child.lower_ in _WHEN for child in verb.children) else None
    if lemma == "be" and verb.tag_ in PRESENT and any(_is_due(child) for child in verb.children):
        return "future"  # "is due in Rome on Friday"
    if verb.tag_ in PRESENT or (verb.tag_ == "VB" and not helpers):
        return None if lemma in _TIMELESS else "future"
    return "past" if verb.tag_ in PAST else None


def _of_participle(verb: Token, helpers: list[Token]) -> Direction | None:
    if any(child.lower_ in ("was", "were", "been") for child in helpers):
        return "past"
    if helpers:
        return "future"
    if verb.lemma_.lower() in ("begin", "start") and verb.dep_ in ("advcl", "prep", "pcomp", "acl"):
        return "future"
    return direction_of(verb.head) if verb.head != verb else None
