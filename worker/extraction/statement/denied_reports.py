"""Words that are denied in the same breath: `X says A, a charge Y denies`, `X says A, which Y denies`.

Both are statements: X says A, and Y rejects it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from worker.extraction.statement.units import Page
from worker.extraction.statement.utterance import Range, Utterance
from worker.labels import AUXILIARIES, FINITE, SUBJECTS

_DENIAL_REACH = 14  # tokens from "a charge" to its verb
_DETERMINERS = {"a", "an", "the", "both"}
_DENYING = "REJECT"
_ACCUSING = "ACCUSE"
_RELATIVE = "which"


@dataclass(frozen=True, slots=True)
class _Aside:
    """`, a charge Y denies`: its tokens from the comma on, the phrase that sums up the words, who denies them."""

    comma: int
    phrase: Range | None
    verb: Token
    denier: Token | None


def without_denials(page: Page, number: int, found: Sequence[Utterance]) -> tuple[list[Utterance], list[Utterance]]:
    """The utterances of unit `number` up to what others deny of them, and the denials."""
    aside = _aside(page, number)
    told = [u for u in found if aside is None or u.verb is None or u.verb.i < aside.comma]
    if aside is None or not told:
        return list(found), []
    cut = [replace(u, content=tuple((a, min(b, aside.comma)) for a, b in u.content if a < aside.comma)) for u in told]
    answered = max((u for u in cut if u.content), key=lambda u: u.content[-1][1], default=None)
    denial = _denial(page, number, aside, answered) if answered is not None else None
    return cut, [denial] if denial is not None else []


def _denial(page: Page, number: int, aside: _Aside, answered: Utterance) -> Utterance | None:
    """Who denies says the words of the other side, but for its quoted ones: of these only what they are called."""
    denier = _of_whom(page, aside.denier, answered)
    quoted = any(page.inside[i] >= 0 for a, b in answered.content for i in range(a, b))
    phrase = (aside.phrase,) if aside.phrase is not None else ()
    content = phrase if quoted else answered.content
    if not content or denier is None:
        return None
    return Utterance(
        unit=number,
        content=content,
        cue=(aside.verb.i, aside.verb.i + 1),
        clause=(aside.comma + 1, page.units[number].end),
        verb=aside.verb,
        head=denier,
        addressee=answered.head,
        plover=_DENYING,
        light=quoted,
        weight=0.6,
    )


def _aside(page: Page, number: int) -> _Aside | None:
    unit = page.units[number]
    for i in range(unit.start + 1, unit.end - 1):
        if page.inside[i] >= 0 or not page.is_break(i):
            continue
        noun = _summing_up(page, i + 1)
        verb = _denying_verb(page, noun.i + 1, unit.end) if noun is not None else None
        if noun is not None and verb is not None:
            phrase = None if noun.lower_ == _RELATIVE else (i + 1, noun.i + 1)
            return _Aside(i, phrase, verb, _denier(noun, verb))
    return None


def _summing_up(page: Page, i: int) -> Token | None:
    """The noun of `a charge`, `the allegations`, or the "which", that stands for the words before it."""
    tokens = page.tokens
    if tokens[i].lower_ == _RELATIVE:
        return tokens[i]
    i += tokens[i].lower_ in _DETERMINERS
    return tokens[i] if i < len(tokens) and tokens[i].lemma_.lower() in page.lexicon.deniable else None


def _denying_verb(page: Page, start: int, end: int) -> Token | None:
    """The verb of denying of the relative clause: `the army has denied`, `denied by the army`."""
    for i in range(start, min(end, start + _DENIAL_REACH)):
        token = page.tokens[i]
        if page.is_break(i) or page.is_stop(i) or page.is_mark(i):
            return None
        cue = page.lexicon.verbs.get(token.lemma_) if page.is_cue(i) else None
        if cue is not None:
            return token if cue.plover == _DENYING else None
        if token.tag_ in FINITE and token.dep_ not in AUXILIARIES:
            return None
    return None


def _denier(noun: Token, verb: Token) -> Token | None:
    """Who denies; none for `a claim that was never denied`, `a claim he does not deny`."""
    if any(child.dep_ == "neg" for child in verb.children):
        return None
    agents = [o for c in verb.children if c.dep_ == "agent" or c.lower_ == "by" for o in c.children if o.dep_ == "pobj"]
    doers = [c for c in verb.children if c.dep_ == "nsubj" and noun.i < c.i < verb.i]
    return next(iter([*agents, *doers]), None)


def _of_whom(page: Page, denier: Token | None, answered: Utterance) -> Token | None:
    """The one a pronoun stands for: who denies is accused, or is whom the words tell of."""
    if denier is None or denier.pos_ != "PRON":
        return denier
    told = [page.tokens[i] for a, b in answered.content for i in range(a, b)]
    accused = (
        answered.addressee if answered.plover == _ACCUSING else next((t for t in told if t.dep_ in SUBJECTS), None)
    )
    return accused if accused is not None and accused.pos_ != "PRON" else None
