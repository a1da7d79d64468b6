"""Who speaks and who is spoken to: from a cue verb to the heads of its noun phrases."""

from spacy.tokens import Token

from worker.extraction.statement.lexicon import Cue
from worker.extraction.statement.units import Page, Unit
from worker.labels import (
    ADNOMINAL_CLAUSES,
    NAMES_AND_PRONOUNS,
    NOMINALS,
    OBJECTS,
    PAST,
    PERSON_OR_BODY,
    PREPOSITION_OR_DATIVE,
    SUBJECTS,
    TENSED,
    TIMES,
    VERBAL,
)

_LEADING = {"DET", "ADJ", "NUM"}
QUOTED_BY = {"quote", "report", "cite", "record"}
_MAKERS = {
    "unleash",
    "send",
    "post",
    "write",
    "tweet",
    "sign",
    "make",
    "issue",
    "repeat",
    "release",
    "give",
    "reiterate",
    "publish",
    "deliver",
    "follow",
}
FORESEEN = {"expect", "schedule", "set", "due", "plan", "intend", "prepare"}
_LETTERS = {  # a post goes to a site, not to a person
    *("letter", "email", "e-mail", "message", "memo", "note", "reply"),
    *("warning", "appeal", "plea", "rebuke"),
}
_SPEAKING = {"speak", "talk", "write"}
_RELATIVES = {"who", "which", "that"}
_SHARED = {"conj", "advcl", "xcomp", "ccomp", "dep", "parataxis"}


def subject(page: Page, verb: Token, unit: Unit) -> Token | None:
    """The head of the speaker's noun phrase, by the parse first, else by position."""
    found = _parsed(page, verb, unit, 0)
    if found is not None or _is_passive(verb):
        return found
    return _of_participle(page, verb, unit) or _beside(page, verb, unit)


def _of_participle(page: Page, verb: Token, unit: Unit) -> Token | None:
    """`Leaflets dropped over the city | said A`, where the parser took the participle for what was said."""
    if not page.tokens[verb.i - 1].is_alpha:
        return None
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i < verb.i and child.tag_ in PAST:
            subject = next((c for c in child.children if c.dep_ in SUBJECTS and _free(page, c, unit)), None)
            return subject if subject is not None and subject.pos_ in NOMINALS else None
    return None


def _parsed(page: Page, verb: Token, unit: Unit, depth: int) -> Token | None:
    if depth > 4:
        return None
    if depth == 0:
        before = _right_before(page, verb, unit)
        if before is not None:
            return before
    own = [c for c in verb.children if c.dep_ in SUBJECTS and _free(page, c, unit)]
    if _is_passive(verb) and not (depth and verb.lemma_ in QUOTED_BY | FORESEEN):
        return _agent(page, verb, unit)
    if own:
        return _antecedent(page, own[-1], verb)
    if verb.dep_ == "acl" and (verb.head.lemma_ in page.lexicon.nouns or verb.head.lemma_ in page.lexicon.documents):
        return noun_speaker(verb.head) or verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and page.tokens[verb.i - 1].text == ",":
        governor = next((t for t in verb.ancestors if t.pos_ == "VERB"), None)
        if governor is not None and _free(page, governor, unit):
            return _parsed(page, governor, unit, depth + 1)
    if verb.dep_ == "acl" and verb.head.ent_type_ in TIMES:
        governor = next((t for t in verb.ancestors if t.pos_ == "VERB"), None)
        return _parsed(page, governor, unit, depth + 1) if governor is not None else None
    if verb.dep_ in ADNOMINAL_CLAUSES and _free(page, verb.head, unit) and verb.head.i < verb.i:
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.head.lemma_ in QUOTED_BY and not _is_passive(verb.head.head):
        return next((c for c in verb.head.head.children if c.dep_ == "dobj"), None)
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        return _parsed(page, verb.head.head, unit, depth + 1) if verb.head.head.pos_ in VERBAL else None
    if verb.dep_ == "xcomp" and verb.head.dep_ == "acomp":  # "is due to say"
        return _parsed(page, verb.head.head, unit, depth + 1)
    if verb.dep_ in _SHARED and verb.head.pos_ in VERBAL and _free(page, verb.head, unit):
        inverted = verb.dep_ == "ccomp" and verb.head.i < verb.i
        return None if inverted else _parsed(page, verb.head, unit, depth + 1)
    return None


def _right_before(page: Page, verb: Token, unit: Unit) -> Token | None:
    """The noun right before a cue that the parser gave to another clause.

    `footage of Smith saying`, `he left and officials said`: it speaks, unless the cue has a subject of its own.
    """
    if verb.i == unit.start or any(c.dep_ in SUBJECTS for c in verb.children) or _is_passive(verb):
        return None
    before = page.tokens[verb.i - 1]
    if not _free(page, before, unit) or before.ent_type_ in TIMES or before.i == verb.head.i:
        return None
    if before.dep_ == "pobj" and before.head.dep_ == "agent":  # "footage verified by X showed A"
        return None
    participle = verb.tag_ == "VBG" and verb.dep_ in _SHARED and before.pos_ in NAMES_AND_PRONOUNS
    finite = verb.tag_ in TENSED and verb.dep_ == "conj" and before.pos_ in NOMINALS
    return _head(page, before, unit) if participle or finite else None


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "conj" and any(c.dep_ == "auxpass" for c in verb.head.children)


def _free(page: Page, token: Token, unit: Unit) -> bool:
    return unit.start <= token.i < unit.end and page.inside[token.i] < 0


def _antecedent(page: Page, token: Token, verb: Token) -> Token | None:
    if token.lower_ in _RELATIVES and token.tag_ in {"WP", "WDT", "DT"}:
        return verb.head if verb.dep_ == "relcl" else None
    return None if token.tag_ == "EX" or (token.lower_ == "it" and _expletive(verb)) else token


def _expletive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)


def _agent(page: Page, verb: Token, unit: Unit) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj" and _free(page, c, unit)), None)
    return None


def _beside(page: Page, verb: Token, unit: Unit) -> Token | None:
    """The noun right before the verb, else (inverted) right after it; for parses that quotation marks spoilt."""
    i = verb.i - 1
    while i >= unit.start and page.inside[i] < 0 and page.tokens[i].pos_ in {"ADV", "AUX", "PART"}:
        if page.tokens[i].text.istitle() and i + 1 == verb.i:  # a name that the tagger does not know: `Artu told X`
            return page.tokens[i]
        i -= 1
    if i >= unit.start and page.inside[i] < 0 and page.tokens[i].pos_ in NOMINALS:
        return _head(page, page.tokens[i], unit)
    if i >= unit.start and page.tokens[i].text == ",":
        found = _after_quote(page, i, unit) or _inverted(page, verb, unit) or _before_apposition(page, i, unit)
        if found is not None:
            return found
    for j in range(verb.i + 1, min(unit.end, verb.i + 5)):
        token = page.tokens[j]
        if page.inside[j] >= 0 or token.pos_ not in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"}:
            return None
        if token.pos_ in NOMINALS:
            return _head(page, token, unit)
    return None


def _after_quote(page: Page, comma: int, unit: Unit) -> Token | None:
    """`"A," a diplomat, speaking on condition of anonymity, told X`: the noun right behind the quote."""
    i = comma
    while i > unit.start and page.inside[i - 1] < 0 and not page.is_mark(i - 1):
        i -= 1
    quoted = i - 1 > unit.start and page.is_mark(i - 1)
    while quoted and i < comma and page.tokens[i].pos_ in _LEADING:
        i += 1
    return _head(page, page.tokens[i], unit) if quoted and i < comma and page.tokens[i].pos_ in NOMINALS else None


def _inverted(page: Page, verb: Token, unit: Unit) -> Token | None:
    """`A, insisted X`, where the parser took X for the object and A for the clause."""
    if not any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children):
        return None
    objects = (c for c in verb.children if c.dep_ in {"dobj", "oprd", "attr"} and c.i > verb.i and _free(page, c, unit))
    return next((c for c in objects if c.pos_ in NOMINALS), None)


def _before_apposition(page: Page, comma: int, unit: Unit) -> Token | None:
    """`"A," Smith, the chairman, said`: the first noun phrase after the quote or the start of the unit."""
    i = comma
    while i > unit.start and page.inside[i - 1] < 0 and not page.is_mark(i - 1):
        i -= 1
    for j in range(i, comma):
        if page.tokens[j].pos_ in NOMINALS:
            return _head(page, page.tokens[j], unit)
        if page.tokens[j].pos_ in VERBAL:
            return None
    return None


def _head(page: Page, token: Token, unit: Unit) -> Token:
    """The head of the noun phrase that a noun stands in."""
    for _ in range(5):
        head = token.head
        if token.dep_ not in {"compound", "nmod", "amod", "poss", "appos", "flat"} or head.pos_ not in NOMINALS:
            break
        if not _free(page, head, unit) or abs(head.i - token.i) > 6:
            break
        token = head
    return token


def addressee(page: Page, verb: Token, unit: Unit, cue: Cue) -> Token | None:
    """Whom the words are said to: `told X`, `said to X`, `urged X to`, `called on X to`, `accused X of`."""
    frames = cue.frames
    direct = [c for c in verb.children if c.dep_ in OBJECTS and c.i > verb.i and _free(page, c, unit)]
    if frames & {"person", "request"} or "on" in cue.prepositions:
        nouns = [c for c in direct if c.pos_ in NOMINALS and c.ent_type_ not in TIMES]
        if nouns:
            return nouns[0]
        if "person" in frames:
            for child in verb.children:  # "told CNN on Monday that": the object parsed as a subject of the clause
                if child.dep_ in {"npadvmod", "oprd", "attr"} and child.ent_type_ in PERSON_OR_BODY:
                    return child
    to = {"to", "on"} if "on" in cue.prepositions else {"to"}
    for child in verb.children:
        if child.i > verb.i and child.lower_ in to and child.dep_ in PREPOSITION_OR_DATIVE:
            found = next((c for c in child.children if c.dep_ == "pobj" and _free(page, c, unit)), None)
            if found is not None:
                return found
    return _written_to(page, verb, unit) or _spoken_to(page, verb, unit)


def _written_to(page: Page, verb: Token, unit: Unit) -> Token | None:
    """`said in a letter to X`."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "by"}:
            for form in (c for c in child.children if c.dep_ == "pobj" and c.lemma_ in _LETTERS):
                return _after_to(page, form, unit)
    return None


def _spoken_to(page: Page, verb: Token, unit: Unit) -> Token | None:
    """`Speaking to X, he said`."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_ in _SPEAKING:
            return _after_to(page, child, unit)
    return None


def _after_to(page: Page, word: Token, unit: Unit) -> Token | None:
    for child in word.children:
        if child.lower_ == "to" and child.dep_ in PREPOSITION_OR_DATIVE:
            return next((c for c in child.children if c.dep_ == "pobj" and _free(page, c, unit)), None)
    return None


def noun_speaker(noun: Token) -> Token | None:
    """Whose words a noun tells of: its possessor, `by`/`from`/`of` somebody, or the subject of its verb."""
    for child in noun.children:
        if child.dep_ == "poss" and child.i < noun.i:
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "with":
        verb = verb.head
    elif noun.dep_ != "dobj" or verb.lemma_ not in _MAKERS:
        return None
    for _ in range(4):
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if subject is not None:
            return subject
        if verb.dep_ not in {"xcomp", "conj", "advcl", "acl", "dobj"}:
            return None
        verb = verb.head
    return None
