"""Words passed on: `Y reported, citing X`, `citing X, Y said`, `X said A, Y reported`: X speaks, by way of Y."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from worker.extraction.statement.cue_clauses import phrase
from worker.extraction.statement.lexicon import words
from worker.extraction.statement.units import Page
from worker.extraction.statement.utterance import Utterance
from worker.party_kinds import SPEAKING

_CITING = words("citing")
_SPEAKING = SPEAKING | {"civilians"}
_PASSING = words("passing")


def passed_on(page: Page, utterance: Utterance) -> Utterance:
    """The utterance with the source that its cue cites as the speaker, and who cites it as `via`."""
    verb, head = utterance.verb, utterance.head
    if verb is None or head is None or utterance.weight >= 0.9:
        return utterance
    source = _cited(page, verb)
    if source is None or not (verb.lemma_ in _PASSING or _is_medium(page, head)):
        return utterance
    return replace(utterance, head=source, via=(*utterance.via, phrase(head)))


def reported_on(page: Page, found: Sequence[Utterance]) -> list[Utterance]:
    """`X said A, Y reported`: X speaks, by way of Y."""
    out = list(found)
    for outer in found:
        inner = next((u for u in out if _tells(page, outer, u)), None) if outer.head is not None else None
        if inner is None or outer.head is None or outer.clause is None:
            continue
        end = outer.clause[0]
        content = tuple((a, min(b, end)) for a, b in inner.content if a < end)
        passed = replace(inner, content=content, via=(*inner.via, phrase(outer.head)))
        out = [passed if u is inner else u for u in out if u is not outer]
    return out


def _tells(page: Page, outer: Utterance, inner: Utterance) -> bool:
    """True where `outer` only ends the sentence in which `inner` gives speaker, cue and words."""
    if outer is inner or outer.verb is None or outer.cue is None or inner.cue is None or inner.head is None:
        return False
    if outer.verb.lemma_ not in _PASSING or not outer.content or not inner.content:
        return False
    before = inner.cue[0] < outer.cue[0] and inner.content[0][0] < outer.cue[0]
    return before and outer.content[0][0] <= min(inner.head.i, inner.content[0][0]) and outer.covers(inner.cue[0])


def _cited(page: Page, verb: Token) -> Token | None:
    """Who is cited beside a cue: somebody who can speak, not a thing (`citing the cost`)."""
    for child in verb.children:
        if child.lemma_ not in _CITING or child.tag_ != "VBG" or page.inside[child.i] >= 0:
            continue
        source = next((c for c in child.children if c.dep_ == "dobj"), None)
        cited = page.story.parties.at(source) if source is not None else ()
        if cited and all(party.kind in _SPEAKING for party in cited):
            return source
    return None


def _is_medium(page: Page, head: Token) -> bool:
    return any(party.sector == "JRN" for party in page.story.parties.at(head))
