"""From a cue verb to its utterance: which verbs of a unit report something, who speaks, what is said."""

from collections.abc import Iterator

from spacy.tokens import Token

from worker.extraction.statement.complements import reported
from worker.extraction.statement.lexicon import Cue
from worker.extraction.statement.subjects import FORESEEN, QUOTED_BY, addressee, subject
from worker.extraction.statement.units import Page, Unit
from worker.extraction.statement.utterance import Range, Utterance
from worker.labels import AUXILIARIES, CLAUSE_OPENERS_AND_AUXILIARY, FINITE

_TITLE_REACH = 7  # tokens of a title before a name
_ADJUNCTS = {"prep", "npadvmod", "advmod", "dobj", "dative", "prt", "agent", "neg", "aux", "tmod"}
_HELPERS = {"aux", "auxpass", "neg", "advmod"}
_IN_NAME = {"compound", "nmod", "amod", "nummod"}
_UNREAL = {"could", "may", "might", "should", "must", "can", "would", "'d"}
_NOBODY = {"nobody", "none", "no-one", "neither", "nothing"}
_GOING_ON = {"go", "continue", "proceed"}  # "continued to insist that A"
_PERSONAL = {"PRP", "WP"}
_THINGS = {"it", "what"}
_SILENT = {"unknown", "infrastructure"}  # kinds of parties that tell of nothing
_CONDITIONS = {"if", "unless", "whether"}


def cue_utterances(page: Page, number: int) -> Iterator[Utterance]:
    """Yield the utterances of the cue verbs in unit `number`, nested ones included."""
    unit = page.units[number]
    for i in range(unit.start, unit.end):
        if page.is_cue(i):
            found = _utterance(page, number, unit, page.tokens[i])
            if found is not None:
                yield found


def _utterance(page: Page, number: int, unit: Unit, verb: Token) -> Utterance | None:
    cue = page.lexicon.verbs[verb.lemma_]
    head = subject(page, verb, unit)
    clause = clause_range(page, unit, verb, head)
    to = addressee(page, verb, unit, cue)
    if to is not None and to.dep_ == "dobj" and "label" in cue.frames and "person" not in cue.frames:
        to = to if any(c.lower_ in cue.prepositions for c in verb.children) else None
    is_open = _opens_paragraph(page, unit, verb, cue)
    said = None if is_open else reported(page, unit, verb, cue, clause, to)
    if said is None and not is_open:
        return None
    direct = is_open or (said is not None and said.direct)
    if not direct and not _told_as_fact(page, verb, cue, head, clause):
        return None
    if not direct and (head is None or _is_nobody(head) or (cue.preposition_plover and _is_thing(page, head))):
        return None
    if said is not None and said.topic and (head is None or not _can_tell(page, head)):
        return None
    if direct and _bare_infinitive(verb) and head is None:
        return None
    return Utterance(
        unit=number,
        content=said.ranges if said else (),
        cue=_cue_range(page, verb, cue),
        clause=clause,
        verb=verb,
        head=head,
        addressee=to,
        via=_quoted_by(verb),
        plover=(said.plover if said else None) or cue.plover or _act_of_noun(page, verb),
        open=is_open,
        light=said is not None and said.light,
        weight=0.9 if direct else 0.7,
    )


def _is_nobody(head: Token) -> bool:
    """`No group claimed responsibility`, `none of them said`: nobody spoke."""
    return head.lower_ in _NOBODY or any(c.lower_ in {"no", "neither"} and c.i < head.i for c in head.children)


def _is_thing(page: Page, head: Token) -> bool:
    """True for what calls for something without a word: `the draft calls for a truce`."""
    if head.pos_ != "NOUN" or head.lemma_.lower() in page.lexicon.documents:
        return False
    return all(party.kind == "unknown" for party in page.story.parties.at(head))


def _can_tell(page: Page, head: Token) -> bool:
    """True for persons, bodies, states and documents: "a rash suggests measles" to nobody."""
    if head.lemma_.lower() in page.lexicon.documents or head.tag_ in _PERSONAL:
        return head.lower_ not in _THINGS
    return any(party.kind not in _SILENT for party in page.story.parties.at(head))


def _act_of_noun(page: Page, verb: Token) -> str | None:
    """The act of the noun that a participle tells more of: `a threat ..., warning of attacks`."""
    return page.lexicon.nouns.get(verb.head.lemma_) if verb.dep_ == "acl" else None


def _quoted_by(verb: Token) -> tuple[str, ...]:
    """Who passed the words on: `X was quoted by Y as saying`."""
    passed = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if passed.lemma_ not in QUOTED_BY or passed.i >= verb.i:
        return ()
    if verb.dep_ == "pcomp":  # "Reuters quoted X as saying"
        subjects = [c for c in passed.children if c.dep_ == "nsubj"]
        if subjects:
            return (phrase(subjects[-1]),)
    agents = [
        c
        for c in (*passed.children, *verb.children)
        if c.dep_ == "agent" or (c.lower_ in {"by", "in"} and c.dep_ == "prep")
    ]
    objects = [(agent, o) for agent in agents for o in agent.children if o.dep_ == "pobj"]
    return tuple(phrase(o) for agent, o in objects if agent.lower_ == "by" or o.pos_ == "PROPN")


def phrase(head: Token) -> str:
    """A source's name: its head with the words right before it, but no article."""
    return " ".join(t.text for t in head.subtree if t.i <= head.i and (t.i == head.i or t.dep_ in _IN_NAME))


def clause_range(page: Page, unit: Unit, verb: Token, head: Token | None) -> Range:
    """The tokens of subject, cue verb and its adjuncts, bounded by quotation marks."""
    start = verb.i
    passed = verb.head if verb.dep_ in {"xcomp", "advcl", "dep"} else verb.head.head
    if passed.lemma_ in QUOTED_BY and passed.i < verb.i:
        start = max(min([passed.i, *(c.left_edge.i for c in passed.children if c.dep_ == "nsubj")]), unit.start)
    for child in verb.children:
        edge = child.right_edge.i
        apart = edge < verb.i and page.is_break(edge + 1)  # "Back in Brno, X said, A"
        if child.dep_ in _HELPERS and child.i < start and page.inside[child.i] < 0 and not apart:
            start = child.i
    if head is not None and head.i < verb.i and not _another_clause(page, head, verb):
        start = min(start, head.left_edge.i)
        start = _title_before(page, unit, start)
    start = max(start, unit.start)
    for i in range(verb.i, start - 1, -1):
        if page.inside[i] >= 0 or (page.is_mark(i) and i != verb.i and page.inside[i - 1] >= 0):
            start = i + 1
            break
    end = verb.i + 1
    if head is not None and head.i > verb.i:
        end = max(end, head.right_edge.i + 1)
    for child in verb.children:
        if child.i >= end and child.dep_ in _ADJUNCTS and page.inside[child.i] < 0 and child.i - end < 4:
            end = max(end, child.right_edge.i + 1)
    for i in range(verb.i, min(end, unit.end)):
        if page.inside[i] >= 0 or page.is_mark(i):
            end = i
            break
    return start, max(min(end, unit.end), verb.i + 1)


def _title_before(page: Page, unit: Unit, start: int) -> int:
    """`, state news agency | TASS reported`: the words between a comma and a name that the parser left out of it."""
    i = start - 1
    while i > unit.start and start - i < _TITLE_REACH and page.tokens[i].pos_ in {"NOUN", "PROPN", "ADJ", "DET"}:
        i -= 1
    return i + 1 if i < start - 1 and page.is_break(i) else start


def _another_clause(page: Page, head: Token, verb: Token) -> bool:
    """True where a verb of another clause stands between subject and cue: `X said A, adding B`."""
    if head.head.i == verb.i or (head.dep_ == "nsubjpass" and head.head.i in {verb.head.i, verb.head.head.i}):
        return False
    after = head.right_edge.i if head.right_edge.i < verb.i else head.i
    return any(page.tokens[i].tag_ in FINITE for i in range(after + 1, verb.i))


def _cue_range(page: Page, verb: Token, cue: Cue) -> Range:
    particle = page.particle(verb.i, cue) if cue.particles else None
    return verb.i, (verb.i if particle is None else particle) + 1


def _opens_paragraph(page: Page, unit: Unit, verb: Token, cue: Cue) -> bool:
    """`The minister said:` at the end of a paragraph."""
    if "quote" not in cue.frames or page.tokens[unit.end - 1].text != ":" or not last_of_paragraph(page, unit):
        return False
    return not any(page.spans[q][0] > verb.i for q in unit.quotes)


def last_of_paragraph(page: Page, unit: Unit) -> bool:
    """True for the last unit of its paragraph."""
    last = page.tokens[unit.end - 1]
    return last.idx + len(last) >= page.paragraphs[unit.paragraph].end


def _told_as_fact(page: Page, verb: Token, cue: Cue, head: Token | None, clause: Range) -> bool:
    """False for cues that tell no utterance: infinitives, possibilities, conditions, documents' verbs with people."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in CLAUSE_OPENERS_AND_AUXILIARY and c.i >= clause[0] - 1}
    if helpers & _UNREAL or helpers & _CONDITIONS:
        return False
    if _bare_infinitive(verb):
        return verb.dep_ == "xcomp" and verb.head.lemma_ in FORESEEN | _GOING_ON and head is not None
    if cue.documents_only and (head is None or not _finds(page, head)):
        return False
    return not (verb.tag_ == "VBN" and not any(c.dep_ in AUXILIARIES for c in verb.children) and verb.dep_ != "conj")


def _finds(page: Page, head: Token) -> bool:
    """True for documents, for bodies that inquire, and for media: what they find or show, they say."""
    if head.lemma_.lower() in page.lexicon.documents | page.lexicon.finders:
        return True
    return any(party.sector == "JRN" and party.kind == "organization" for party in page.story.parties.at(head))


def _bare_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and not any(
        c.dep_ == "aux" and c.lower_ in {"will", "did", "do", "does", "'ll", "wo"} for c in verb.children
    )
