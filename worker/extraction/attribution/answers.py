"""Answers: statements that speak of an event told before without a word for it.

"The accusation is baseless", "Kyiv did it", "confirmed his death", "took responsibility".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from worker.event import ACCUSE, ACCUSED, ATTACK, CLAIMED, CONFIRMED, DENIED, REJECT, Party, PartyKind
from worker.extraction.attribution.accounts import Account
from worker.extraction.attribution.sides import is_named, share
from worker.extraction.attribution.sources import Sources, content, cue_span, is_said
from worker.extraction.attribution.words import attribution_words
from worker.extraction.candidate import Candidate
from worker.extraction.circumstances import parties_at, someone
from worker.extraction.grammar.responsibility import bare_claim
from worker.extraction.grammar.tree import children, objects, subjects
from worker.labels import ACOMP, ATTR, NEG, PREP
from worker.story import Story

_PERSON: PartyKind = "person"
_NEAR = 3  # sentences from the last mention of an event to an answer

Group = Sequence[Candidate]


def answers(story: Story, sources: Sources, groups: Sequence[Group]) -> list[tuple[Group, Account]]:
    """Each answer with the event that it speaks of: the one told last before it."""
    verbal = attribution_words()["verbal"]
    attacks = [group for group in groups if group[0].type == ATTACK]
    deeds = attacks or [group for group in groups if group[0].type not in verbal]
    if not deeds:
        return []
    accusing = [c for group in groups for c in group if c.type in verbal and sources.of(c.trigger) is None]
    return [*_unreported_answers(story, sources, deeds), *_reported_answers(story, sources, deeds, accusing)]


def _reported_answers(
    story: Story, sources: Sources, deeds: Sequence[Group], accusing: Sequence[Candidate]
) -> Iterator[tuple[Group, Account]]:
    """What statements answer that hold no word for an event; a denial of such a deed speaks of the one near."""
    denied = [c for group in deeds if _is_denied(group) for c in group]
    told = _in_order(group for group in deeds if not _is_denied(group))
    home = {id(c): group for group in deeds for c in group}
    accused: dict[int, tuple[Party, ...]] = {}
    for said in sorted((*sources.statements, *accusing), key=lambda c: c.trigger):
        again = any(_holds(said, c) for c in denied)
        near = [c for c in told if abs(said.sentence - c.sentence) <= _NEAR and (again or c.trigger < said.trigger)]
        if not near or not is_said(said) or any(_holds(said, c) for c in told):
            continue
        group = home[id(_last(near, said.trigger))]
        doers = (*_doers_of(group), *accused.get(id(group), ()))
        account = _answer(story, sources, said, doers, again=again and share(said.actors, doers))
        if account is not None:
            accused[id(group)] = (*accused.get(id(group), ()), *account.of)
            yield group, account


def _unreported_answers(story: Story, sources: Sources, deeds: Sequence[Group]) -> Iterator[tuple[Group, Account]]:
    told = _in_order(group for group in deeds if not _is_denied(group))
    home = {id(c): group for group in deeds for c in group}
    for account, number in _unreported(story, sources):
        before = [c for c in told if c.trigger < account.at and number - c.sentence <= _NEAR]
        if before:
            group = home[id(before[-1])]
            yield group, replace(account, of=account.of or _accused(account.by, _doers_of(group), own=False))


def _is_denied(group: Group) -> bool:
    return all(c.modality == DENIED for c in group)


def _in_order(groups: Iterable[Group]) -> list[Candidate]:
    return sorted((c for group in groups for c in group), key=lambda c: c.trigger)


def _doers_of(group: Group) -> tuple[Party, ...]:
    return tuple(doer for c in group for doer in c.actors)


def _last(near: Sequence[Candidate], offset: int) -> Candidate:
    """The last mention before a place in the text, else the first behind it."""
    return next((c for c in reversed(near) if c.trigger < offset), near[0])


def _unreported(story: Story, sources: Sources) -> Iterator[tuple[Account, int]]:
    """Claims and denials that no statement holds, with their sentence: "took responsibility", "called it a lie"."""
    cues = {said.trigger for said in sources.statements}
    for number, sentence in enumerate(story.sentences()):
        for word in sentence:
            verb = word.head.head if word.head.dep_ == PREP else word.head
            by, stance = parties_at(story, bare_claim(word)), CLAIMED
            holder = sources.of(word.idx)
            if not by and verb.idx not in cues and holder is None and _is_called_untrue(word):
                by, stance = parties_at(story, subjects(verb)), DENIED
            if holder is not None and holder.trigger != verb.idx:
                continue
            if by:
                first, last = sorted((verb, word), key=lambda token: token.i)
                words = story.tokens(first, last) if stance == CLAIMED else story.tokens(verb, verb)
                yield (
                    Account(stance=stance, words=words, at=verb.idx, by=by, of=by if stance == CLAIMED else ()),
                    number,
                )


def _is_called_untrue(word: Token) -> bool:
    """True for the "baseless" of "called the accusation baseless", "dismissed it as a fabrication"."""
    words = attribution_words()
    if word.lemma_.lower() not in words["untrue"]:
        return False
    verb = word.head.head if word.head.dep_ == PREP else word.head
    return verb.lemma_.lower() in words["calling"]


def _holds(said: Candidate, c: Candidate) -> bool:
    return any(span.start <= c.trigger < span.end for span in content(said)) or c.trigger == said.trigger


def _answer(story: Story, sources: Sources, said: Candidate, doers: Sequence[Party], *, again: bool) -> Account | None:
    """What a statement says of the event before it; `again`: it denies such a deed in words of its own."""
    words, by = cue_span(said), said.actors
    if again or _denies(sources, said):
        of = _accused(by, doers, own=again or _denies_part(sources, said))
        return Account(stance=DENIED, words=words, at=said.trigger, by=by, of=of)
    cue = sources.cue(said).lemma_.lower()
    if cue in attribution_words()["confirming"] and _names(sources, said, attribution_words()["incidents"]):
        return Account(stance=CONFIRMED, words=words, at=said.trigger, by=by)
    accused = someone(story, said.recipients)
    if accused and ACCUSE in {said.plover, said.type.upper()} and cue in attribution_words()["blaming"]:
        return Account(stance=ACCUSED, words=words, at=said.trigger, by=by, of=accused)
    named = someone(story, parties_at(story, _doers(sources.words(said))))
    if not named:
        return None
    return Account(stance=CLAIMED if share(named, by) else ACCUSED, words=words, at=said.trigger, by=by, of=named)


def _names(sources: Sources, said: Candidate, words: frozenset[str]) -> bool:
    return any(token.lemma_.lower() in words for token in sources.words(said))


def _accused(by: Sequence[Party], doers: Sequence[Party], *, own: bool) -> tuple[Party, ...]:
    """Of whom it is denied: of the denier where it is among those accused, else of the only one accused."""
    mine = tuple(doer for doer in doers if share((doer,), by))[:1]
    named = {doer.name: doer for doer in doers if is_named(doer)}
    only = tuple(named.values()) if len(named) == 1 else ()
    speaks_for = any(party.kind == _PERSON for party in by)  # a spokesman, of whom the text may not say for whom
    return mine or (only if speaks_for or not own else ()) or (tuple(by) if own else ())


def _denies_part(sources: Sources, said: Candidate) -> bool:
    """True where a source speaks of its own part: "denied any role"."""
    text = " ".join(token.lower_ for token in sources.words(said))
    return _names(sources, said, attribution_words()["part"]) or any(p in text for p in attribution_words()["apart"])


def _denies(sources: Sources, said: Candidate) -> bool:
    words = attribution_words()
    told = list(sources.words(said))
    lemmas, text = {token.lemma_.lower() for token in told}, " ".join(token.lower_ for token in told)
    if any(phrase in text for phrase in words["apart"]):
        return True
    if lemmas & words["untrue"]:
        return bool(lemmas & words["deniable"] or lemmas & words["it"])
    if said.plover != REJECT and sources.cue(said).lemma_.lower() not in words["denying"]:
        return False
    owned = any(token.lower_ in words["owners"] for token in told)  # "denied that its aircraft had been there"
    return bool(lemmas & words["deniable"] or lemmas & words["it"] or owned or len(told) == 1)


def _doers(told: Iterable[Token]) -> Iterator[Token]:
    """Who did it: the subject of "did it", "was behind it", "was responsible"."""
    words = attribution_words()
    for token in told:
        if any(child.dep_ == NEG for child in token.children):
            continue
        does = token.lemma_.lower() in words["doing"] and _stands_for(token)
        answers_for = any(t.lemma_.lower() in words["answering"] for t in children(token, {ACOMP, ATTR}))
        if does or answers_for or any(t.lower_ in words["behind"] for t in children(token, {PREP})):
            yield from subjects(token)


def _stands_for(verb: Token) -> bool:
    """True for "did", "did so" and "did it", not for an auxiliary."""
    if verb.dep_.startswith("aux"):
        return False
    done = objects(verb)
    return all(token.lower_ in attribution_words()["it"] for token in done)
