"""Misspelt names of office holders: linked by their role and country, and told as less certain.

"Volodimir Zelenski, the Ukrainian president" is the president of Ukraine. An office and a country have one holder at a
time, so a name that comes near the holder's is taken for it; a name alone never is, and neither is another person of
the same last name: "Igor Putin, a businessman".
"""

from collections.abc import Iterable, Sequence
from functools import cache

from rapidfuzz.distance import OSA, Levenshtein

from worker.normalisation.parties.chain import Chain
from worker.normalisation.parties.lexicon import Entry, Leader, fold, leaders, roles, spelling
from worker.normalisation.parties.words import Words

_DECIMALS = 2
_FAR = 2  # letters by which a long name may differ
_SHORT = 5  # shorter names must agree in every letter
_LONG = 8
_FIRST_NAME = 4  # a first name of as many letters may differ in some
_AFTER_OFFICE = 1  # years after an office in which its holder is still called by it


def distance(a: str, b: str) -> int:
    """Levenshtein distance, no further than 3."""
    return Levenshtein.distance(a, b, score_cutoff=_FAR)


def misspelt_leader(words: Words, entries: dict[int, Entry], chain: Chain, year: int | None) -> Leader | None:
    """The office holder whose misspelt name the person bears.

    The role is told of the person, or named in the text as the country is; where first and last name come near, the
    country told of the person is enough, and its name in the text where the last name is right. None where nobody or
    more than one fits.
    """
    if year is None or not chain.parts:
        return None
    named = {chain.country} if chain.country else {entry.country for entry in entries.values()}
    text = words.body.lower()
    found = {
        leader.name: leader
        for country in named - {None}
        for leader in _holders(country)
        if leader.first <= year <= leader.last + _AFTER_OFFICE
        and (chain.gender in (None, leader.gender))
        and _fits(chain, leader, text)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def likeness(written: Iterable[str], leader: Leader) -> float | None:
    """How near the best spelling comes to the leader's name, 0..1: the share of letters kept; None for a right one."""
    near = round(max(_kept(name, leader) for name in written), _DECIMALS)
    return near if near < 1 else None


def _kept(written: str, leader: Leader) -> float:
    theirs = {fold(part) for name in (leader.name, *leader.short) for part in name.split()}
    parts = [fold(part) for part in written.split()]
    kept = sum(len(part) * max(OSA.normalized_similarity(part, name) for name in theirs) for part in parts)
    return kept / sum(map(len, parts))


@cache
def _holders(country: str | None) -> tuple[Leader, ...]:
    every = dict.fromkeys(leader for found in leaders().values() for leader in found)
    return tuple(leader for leader in every if leader.country == country)


def _fits(chain: Chain, leader: Leader, text: str) -> bool:
    names = [spelling(part) for part in leader.name.split()]
    last = {spelling(form) for form in leader.short} | {names[-1]}
    if not any(_near(chain.parts[-1], name) or _near("".join(chain.parts), name) for name in last | {"".join(names)}):
        return False
    if chain.role is not None:
        return _is_office(chain.role, leader.role) and (len(chain.parts) == 1 or _may_be(chain.parts[0], names))
    if len(chain.parts) == 1:
        return leader.role in text
    told = chain.country == leader.country or leader.role in text or chain.parts[-1] in last
    return told and any(_near_first(chain.parts[0], name) for name in names)


def _near(name: str, other: str) -> bool:
    shorter = min(len(name), len(other))
    allowed = 0 if shorter < _SHORT else 1 if shorter < _LONG else _FAR
    return name[:1] == other[:1] and OSA.distance(name, other) <= allowed


def _near_first(name: str, other: str) -> bool:
    allowed = 0 if min(len(name), len(other)) < _FIRST_NAME else _FAR
    return name[:1] == other[:1] and OSA.distance(name, other) <= allowed


def _may_be(first: str, names: Sequence[str]) -> bool:
    """True for a first name with the initial of one of the holder's: the office tells the rest."""
    return any(first[:1] == name[:1] for name in names)


def _is_office(told: str, office: str) -> bool:
    """True where the role told of a person is the office, in full or as "leader", and no deputy's or aide's."""
    words = set(told.lower().replace("-", " ").split())
    if words & roles().lesser - set(office.split()):
        return False
    return set(office.split()) <= words or bool(words & roles().leading)
