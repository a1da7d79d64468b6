"""What a cue verb reports: the token ranges of its words, quoted or not."""

from collections.abc import Collection

from spacy.tokens import Token

from worker.extraction.grammar.tree import is_passive
from worker.extraction.statement.extent import around, cue_between, ends_clause, fragment_near, stretch
from worker.extraction.statement.lexicon import Cue
from worker.extraction.statement.quote_adjacent import quote_beside
from worker.extraction.statement.units import Page, Unit
from worker.extraction.statement.utterance import Range, Reported
from worker.labels import (
    COMPLEMENTS,
    CONTENT_CLAUSES,
    FINITE,
    LANDS,
    NOMINALS,
    PREPOSITION_OR_DATIVE,
    RELATIVES,
    SUBJECTS,
    TIMES,
    VERB_CLAUSES,
)

_SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj"}
_LABELS = {"dobj", "oprd", "attr", "xcomp", "ccomp", "acomp", "prep", "advcl", "npadvmod"}
_TELLING_TAGS = {"VBD", "VBZ", "VBP", "VBN"}
_NAMING = {"name", "identify", "quote", "disclose"}
_PLACING = {"in", "at", "near", "across", "along", "inside"}
_THAT_REACH = 18  # tokens between a cue and the "that" of what it reports


def reported(page: Page, unit: Unit, verb: Token, cue: Cue, clause: Range, addressee: Token | None) -> Reported | None:
    """What `verb` reports in `unit`; `clause` holds its subject and adjuncts. None where it reports nothing here."""
    beside = quote_beside(page, unit, verb, cue, clause, addressee)
    if beside is not None:
        return beside
    return (
        _request(page, unit, verb, cue)
        or _infinitive(page, unit, verb, cue)
        or _clause(page, unit, verb, cue, clause)
        or _preposition(page, unit, verb, cue)
        or _object(page, unit, verb, cue)
        or _words(page, unit, verb, cue)
        or _label(page, unit, verb, cue)
        or _topic(page, unit, verb, cue)
        or _left(page, unit, verb, cue, clause)
        or _yes_or_no(page, unit, verb, cue)
    )


def _complements(page: Page, unit: Unit, verb: Token, deps: Collection[str]) -> list[Token]:
    return [c for c in verb.children if c.dep_ in deps and c.i > verb.i and c.i < unit.end]


def _clause(page: Page, unit: Unit, verb: Token, cue: Cue, clause: Range) -> Reported | None:
    """`said (that) A`, `asked whether A`."""
    if "clause" not in cue.frames:
        return None
    for child in _complements(page, unit, verb, {"ccomp"}):
        if child.left_edge.i > verb.i or page.inside[child.i] >= 0 or child.i > verb.i:
            particle = page.particle(verb.i, cue) if cue.particles else None
            start = max(child.left_edge.i, verb.i + 1, particle + 1 if particle is not None else 0)
            reach = stretch(page, unit, verb, start, child.right_edge.i + 1)
            return Reported((*_fronted(page, unit, child, clause), reach))
    if "person" in cue.frames:
        for listener in _complements(page, unit, verb, {"dobj", "dative", "npadvmod"}):
            if any(page.is_break(i) for i in range(verb.i + 1, listener.i)):  # "accused X of A, a charge Y denies"
                continue
            for child in listener.children:  # "told them he was ill", parsed as "them (whom) he was ill"
                if child.dep_ in CONTENT_CLAUSES and _has_own_subject(child):
                    end = max(child.right_edge.i + 1, _subtree_end(page, unit, verb) if unit.quotes else 0)
                    return Reported((stretch(page, unit, verb, child.left_edge.i, end),))
    for i in range(verb.i + 1, min(unit.end - 1, verb.i + _THAT_REACH)):
        token = page.tokens[i]
        if page.inside[i] >= 0 or token.tag_ in FINITE or page.is_stop(i):
            return None
        if token.dep_ == "dobj":  # "denied that, saying A"
            continue
        after_time = page.tokens[i - 1].ent_type_ in TIMES and page.tokens[i + 1].tag_ not in FINITE
        if token.lower_ == "that" and (token.tag_ == "IN" or after_time or (i == verb.i + 1 and page.is_mark(i + 1))):
            end = max(_subtree_end(page, unit, verb), i + 2)
            return Reported((stretch(page, unit, verb, i, end),))
    return None


def _fronted(page: Page, unit: Unit, verb: Token, clause: Range) -> tuple[Range, ...]:
    """`The dam, X said, was safe`: the subject in front of the cue, which the parser left the clause without."""
    comma = clause[0] - 1
    if comma <= unit.start or page.tokens[comma].text != "," or any(c.dep_ in _SUBJECTS for c in verb.children):
        return ()
    if clause[1] >= unit.end or page.tokens[clause[1]].text != ",":
        return ()
    before = page.tokens[unit.start : comma]
    if any(t.tag_ in FINITE for t in before) or page.tokens[comma - 1].pos_ not in NOMINALS:
        return ()
    return ((unit.start, comma),)


def _has_own_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS and c.tag_ not in RELATIVES for c in verb.children)


def _subtree_end(page: Page, unit: Unit, verb: Token) -> int:
    return min(verb.right_edge.i + 1, unit.end)


def _request(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    """`urged X to A`: the object and the infinitive."""
    if not cue.request:
        return None
    for child in _complements(page, unit, verb, COMPLEMENTS):
        if child.lemma_ in _NAMING and any(c.dep_ == "neg" for c in child.children):
            return None  # "who asked not to be named"
        if any(c.tag_ == "TO" for c in child.children):
            return Reported((stretch(page, unit, verb, verb.i + 1, child.right_edge.i + 1),), plover="REQUEST")
    return None


def _infinitive(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    """`promised to leave`, `denied firing the rocket`."""
    for child in _complements(page, unit, verb, {"xcomp"}):
        infinitive = any(c.tag_ == "TO" for c in child.children)
        if ("infinitive" in cue.frames and infinitive) or ("gerund" in cue.frames and child.tag_ == "VBG"):
            return Reported((stretch(page, unit, verb, child.left_edge.i, child.right_edge.i + 1),))
    return None


def _preposition(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    """`warned of A`, `called for A`, `called on X to A`, `called for X to A`, `accused X of A`."""
    marked = page.tokens[verb.i + 1] if verb.i + 2 < unit.end else verb
    if marked.lower_ == "for" and marked.dep_ == "mark" and marked.lower_ in cue.prepositions:
        reach = stretch(page, unit, verb, verb.i + 2, marked.head.right_edge.i + 1)
        return Reported((reach,), plover=cue.preposition_plover)
    for child in _own_prepositions(page, unit, verb, cue):
        end = child.right_edge.i + 1
        for other in _complements(page, unit, verb, VERB_CLAUSES):
            if child.lower_ in {"on", "for"} and other.i > child.i and any(c.tag_ == "TO" for c in other.children):
                end = max(end, other.right_edge.i + 1)
        if end > child.i + 1:
            infinitive = any(page.tokens[i].tag_ == "TO" for i in range(child.i, min(end, unit.end)))
            if child.lower_ == "on" and (not infinitive or _is_day(child)):
                continue
            reach = stretch(page, unit, verb, child.i + 1, _with_place(page, unit, end))
            if "words" in cue.frames and not _is_partly_quoted(page, reach):
                continue
            return Reported((reach,), plover=cue.preposition_plover)
    return None


def _is_day(prep: Token) -> bool:
    """True for `called X on Friday to explain A`, which asks for nothing."""
    return any(c.ent_type_ in TIMES for c in prep.children)


def _with_place(page: Page, unit: Unit, end: int) -> int:
    """`warned of famine | in Sudan`, where the parser gave the place to the warning."""
    if end + 1 >= unit.end or page.tokens[end].lower_ not in _PLACING or page.inside[end] >= 0:
        return end
    place = next((c for c in page.tokens[end].children if c.dep_ == "pobj"), None)
    return place.right_edge.i + 1 if place is not None and place.ent_type_ in LANDS else end


def _is_partly_quoted(page: Page, reach: Range) -> bool:
    return any(page.inside[i] >= 0 for i in range(*reach))


def _own_prepositions(page: Page, unit: Unit, verb: Token, cue: Cue) -> list[Token]:
    """The prepositions of a cue that lead to what was said.

    `accused his rivals | of lying`: where the parser gave it to the one accused, the first before an -ing form.
    """
    own = [c for c in verb.children if c.i > verb.i and c.lower_ in cue.prepositions and c.dep_ in {"prep", "prt"}]
    if own or "person" not in cue.frames:
        return own
    inner = [
        page.tokens[i]
        for i in range(verb.i + 1, _subtree_end(page, unit, verb))
        if page.tokens[i].lower_ in cue.prepositions and page.inside[i] < 0
    ]
    doing = [t for t in inner if any(c.dep_ == "pcomp" for c in t.children)]
    return (doing or [t for t in inner if t.head.dep_ == "dobj" and t.head.head.i == verb.i])[:1]


def _object(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    if "object" not in cue.frames:
        return None
    for child in _complements(page, unit, verb, {"dobj"}):
        if cue.objects and child.lemma_ not in cue.objects:
            continue
        because = any(c.lower_ == "for" for c in _complements(page, unit, verb, {"prep"}))
        if (child.pos_ == "PRON" and not because) or child.ent_type_ in TIMES:
            continue
        end = child.right_edge.i + 1
        for other in _complements(page, unit, verb, {"prep"}):
            if other.lower_ in {"as", "for"} and other.i >= end:
                end = max(end, other.right_edge.i + 1)
        if cue.objects and child.lemma_ in cue.objects:
            end = max(
                [
                    end,
                    *(
                        o.right_edge.i + 1
                        for o in _complements(page, unit, verb, PREPOSITION_OR_DATIVE)
                        if o.lower_ in {"to", "for"}
                    ),
                ]
            )
        plover = page.lexicon.object_plover.get(child.lemma_)
        return Reported((stretch(page, unit, verb, child.left_edge.i, end),), plover=plover, light=True)
    return None


def _topic(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    """`cited the cost`, `described a man in red`: what somebody told of, in a finite clause; no person, no name."""
    if "topic" not in cue.frames or verb.tag_ not in _TELLING_TAGS or is_passive(verb):
        return None
    for child in _complements(page, unit, verb, {"dobj"}):
        persons = any(party.kind == "person" for party in page.story.parties.at(child))
        if child.pos_ == "NOUN" and not persons and child.ent_type_ not in TIMES:
            explained = [c for c in _complements(page, unit, verb, {"prep"}) if c.lower_ == "as"]
            end = max([child.right_edge.i, *(c.right_edge.i for c in explained)]) + 1
            return Reported((stretch(page, unit, verb, child.left_edge.i, end),), light=True, topic=True)
    return None


def _words(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    """`cited "political tensions" in the region`: an object some of which is quoted."""
    if "words" not in cue.frames:
        return None
    for child in _complements(page, unit, verb, {"dobj"}):
        reach = stretch(page, unit, verb, child.left_edge.i, child.right_edge.i + 1)
        if _is_partly_quoted(page, reach):
            return Reported((reach,))
    return None


def _label(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    """`called it a "mess"`: the object and what it is called, where some of it is quoted."""
    if "label" not in cue.frames:
        return None
    ends = [c.right_edge.i + 1 for c in _complements(page, unit, verb, _LABELS)]
    first = next((page.spans[q][0] for q in unit.quotes if page.spans[q][0] > verb.i), None)
    if first is None or first - verb.i > 25 or cue_between(page, verb.i + 1, first):
        return _plain_label(page, unit, verb)
    end = max([*ends, first + 1])
    if first >= end + 2 and any(page.tokens[i].text == "," or page.is_stop(i) for i in range(verb.i, first)):
        return None
    start, end = stretch(page, unit, verb, verb.i + 1, end)
    quoted = max((i for i in range(start, end) if page.inside[i] >= 0), default=end)
    for i in range(quoted + 1, end):
        if page.is_break(i) and not fragment_near(page, unit, i):
            return Reported(((start, i),))
    return Reported(((start, end),))


def _plain_label(page: Page, unit: Unit, verb: Token) -> Reported | None:
    """`called the charges unfounded`, `called the deal a mistake`: a judgement, not a name."""
    thing = next(iter(_complements(page, unit, verb, {"dobj"})), None)
    judged = next(iter(_complements(page, unit, verb, {"oprd"})), None)
    if thing is None or judged is None or judged.i < thing.i or verb.lemma_ != "call":
        return None
    indefinite = any(c.lower_ in {"a", "an"} for c in judged.children)
    if not indefinite and judged.pos_ != "ADJ" and judged.tag_ != "VBN":
        return None
    return Reported((stretch(page, unit, verb, thing.left_edge.i, judged.right_edge.i + 1),))


def _yes_or_no(page: Page, unit: Unit, verb: Token, cue: Cue) -> Reported | None:
    """`asked whether A, he said | no`."""
    i = verb.i + 1
    if "clause" not in cue.frames or i >= unit.end or page.tokens[i].lower_ not in {"yes", "no"}:
        return None
    return Reported(((i, i + 1),)) if i + 1 >= unit.end or ends_clause(page, i + 1) else None


def _left(page: Page, unit: Unit, verb: Token, cue: Cue, clause: Range) -> Reported | None:
    """`A, an official said, B`: a parenthetical cue takes the clause before it, else the one around it."""
    if "clause" not in cue.frames or clause[0] <= unit.start + 1:
        return None
    comma = clause[0] - 1
    closed = page.is_mark(comma) and not page.tokens[comma - 1].is_alpha
    if not page.is_break(comma) and not closed:
        return None
    if clause[1] < unit.end and not ends_clause(page, clause[1]) and page.tokens[clause[1]].tag_ not in {"IN", "VBG"}:
        return None
    ranges = around(page, unit, comma, clause[1])
    return Reported(ranges) if ranges else None
