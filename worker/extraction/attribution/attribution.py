"""The attribution of each event: the accounts of all sources, told apart into reports and accusations.

Who names a doer accuses him where the article tells the event without one, where another source names another doer,
and where he denies it; else the source reports.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from worker.event import (
    ACCUSED,
    ATTACK,
    CLAIMED,
    CONFIRMED,
    DENIED,
    FACT,
    REPORTED,
    STATEMENT,
    Attribution,
    Event,
    Party,
    PartyKind,
)
from worker.extraction.attribution.accounts import Account, accounts_of
from worker.extraction.attribution.answers import answers
from worker.extraction.attribution.sides import is_named, share, side_of
from worker.extraction.attribution.sources import Sources, as_named_at
from worker.extraction.attribution.tolls import tolls_by_source
from worker.extraction.candidate import Candidate
from worker.story import Story

Group = Sequence[Candidate]

_SAYING = {DENIED, CLAIMED}
_PERSON: PartyKind = "person"


def with_attribution(story: Story, groups: Sequence[Group], events: Sequence[Event]) -> list[Event]:
    """The events with who says so, and with whom sources say to have done them among the actors."""
    sources = Sources(story, [group[0] for group in groups if group[0].type == STATEMENT])
    deeds = [group for group in groups if group[0].type != STATEMENT]
    answered: dict[int, list[Account]] = {}
    for group, account in answers(story, sources, deeds):
        answered.setdefault(id(group), []).append(account)
    return [
        _attributed(story, sources, group, event, answered.get(id(group), ())) if event.type != STATEMENT else event
        for group, event in zip(groups, events, strict=True)
    ]


def _attributed(story: Story, sources: Sources, group: Group, event: Event, more: Sequence[Account]) -> Event:
    accounts = _judged(sorted([*accounts_of(story, sources, group), *more], key=lambda a: a.at), event)
    told = replace(event, actors=(*event.actors, *_others(accounts, event)))
    return replace(
        told,
        attribution=tuple(_once(story, accounts, told)),
        casualties_by_source=tolls_by_source(story, sources, group, told),
    )


def _others(accounts: Sequence[Account], event: Event) -> Iterator[Party]:
    """Those said to have done it who are not among the actors yet."""
    known = {party.name.casefold() for party in event.actors}
    for account in accounts:
        for party in account.of if account.stance in {ACCUSED, CLAIMED} and event.type == ATTACK else ():
            spokesman = account.stance == CLAIMED and party.kind == _PERSON and event.actors
            if party.name.casefold() not in known and not spokesman and not share((party,), event.actors):
                known.add(party.name.casefold())
                yield party


def _judged(accounts: Sequence[Account], event: Event) -> list[Account]:
    """The accounts, some reports as accusations; what no account tells, though the article speaks of it, is fact."""
    accounts = [replace(a, stance=CLAIMED) if _is_admission(a, event) else a for a in accounts]
    own = [party for a in accounts if a.stance == CLAIMED for party in a.by]
    found = [
        replace(a, stance=ACCUSED) if a.stance == REPORTED and _is_accusation(a, accounts, event) else a
        for a in accounts
        if a.stance != REPORTED or not (a.by and all(share((party,), own) for party in a.by))
    ]
    return found or [Account(stance=FACT, words=event.mentions[0], at=event.mentions[0].start)]


def _is_admission(account: Account, event: Event) -> bool:
    """True where those who did it confirm it."""
    return account.stance == CONFIRMED and event.type == ATTACK and share(account.by, event.actors)


def _is_accusation(account: Account, accounts: Sequence[Account], event: Event) -> bool:
    named = [party for party in account.of if is_named(party)]
    if not named or event.type != ATTACK:
        return False
    facts = [a for a in accounts if a.stance == FACT]
    if facts and not any(is_named(party) for fact in facts for party in fact.of):
        return True
    return any(_contests(other, account, named) for other in accounts if not share(other.by, account.by))


def _contests(other: Account, account: Account, named: Sequence[Party]) -> bool:
    if other.stance == DENIED:
        return not other.of or share(other.of, named) or share(other.by, named)
    others = [party for party in other.of if is_named(party)]
    return other.stance in {REPORTED, ACCUSED} and bool(others) and not share(others, named)


def _once(story: Story, accounts: Sequence[Account], event: Event) -> Iterator[Attribution]:
    """One entry for each stance, source and doer, the first that the text has."""
    seen: set[tuple[str | None, ...]] = set()
    for account in accounts:
        speaks = account.stance in {ACCUSED, *_SAYING}
        for by in account.by or (None,):
            if by is None and account.stance not in {FACT, ACCUSED}:
                continue
            own = (by,) if account.stance == CLAIMED and by is not None else account.of
            for of in (own if speaks else ()) or (None,):
                key = (account.stance, by.name.casefold() if by else None, of.name.casefold() if of else None)
                if key not in seen:
                    seen.add(key)
                    side = side_of(by, event) if by is not None else None
                    there = (by and as_named_at(story, by, account.words), of and as_named_at(story, of, account.words))
                    yield Attribution(stance=account.stance, words=account.words, by=there[0], of=there[1], side=side)
