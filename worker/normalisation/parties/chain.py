"""A chain: everything the article calls one party, and what is known of it. Mutable while an article is read."""

from collections.abc import Callable
from dataclasses import dataclass, field

from worker.article import Span
from worker.event import Party, PartyKind
from worker.normalisation.parties.lexicon import roles, wikidata
from worker.normalisation.parties.matches import NameSort
from worker.normalisation.parties.role import Role


@dataclass(slots=True, eq=False)
class Chain:
    """`forms`: character spans of its mentions. `parts`: for persons, the spelling keys of the full name's words.

    `international`: holds an office of no country. `assumed`: the country is only that of the story.
    `likeness`: how near the name as written comes to the one it was linked to (event.Party.confidence).
    """

    name: str
    sort: NameSort | str
    kind: PartyKind = "unknown"
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    role_noun: str | None = None
    gender: str | None = None
    plural: bool = False
    lemma: str = ""
    named: bool = False
    parts: tuple[str, ...] = ()
    likeness: float | None = None
    international: bool = False
    assumed: bool = False
    forms: set[tuple[int, int]] = field(default_factory=set)
    _given: tuple[tuple[object, ...], Party] | None = None

    def learn(self, role: Role) -> None:
        """Take over what a role tells, keeping what is known already."""
        if self.role is None or (self.role in roles().ranks and role.noun not in roles().ranks):
            self.role, self.role_noun = role.text, role.noun
        if self.kind == "person" and (self.sector is None or self.sector == "CVL"):
            self.sector = role.sector or self.sector
        self.country = self.country or role.country
        self.gender = self.gender or role.gender

    def party(self, body: str) -> Party:
        """The value that goes out; built once for as long as nothing is learnt."""
        known = (self.name, self.kind, self.country, self.sector, self.role, self.likeness, len(self.forms))
        if self._given is None or self._given[0] != known:
            self._given = known, self._party(body)
        return self._given[1]

    def _party(self, body: str) -> Party:
        spans = tuple(Span(start=a, end=b, text=body[a:b]) for a, b in sorted(self.forms))
        return Party(
            name=self.name,
            mentions=spans,
            kind=self.kind,
            country=self.country,
            sector=self.sector,
            role=self.role,
            wikidata=self._item(),
            confidence=self.likeness,
        )

    def _item(self) -> str | None:
        if not self.named:
            return None
        return wikidata().get((self.country or "") if self.sort == "country" else self.name)


@dataclass(slots=True)
class Chains:
    """The chains of an article: token -> chain (heads and name parts), and (head token, chain) in text order."""

    at: dict[int, Chain] = field(default_factory=dict)
    seen: list[tuple[int, Chain]] = field(default_factory=list)
    all: list[Chain] = field(default_factory=list)
    keyed: dict[str, Chain] = field(default_factory=dict)

    def new(self, chain: Chain, key: str | None = None) -> Chain:
        """Register a chain, under a key where it can be found again."""
        self.all.append(chain)
        if key is not None:
            self.keyed[key] = chain
        return chain

    def latest(self, i: int, test: Callable[[Chain], bool]) -> Chain | None:
        """The chain last mentioned before token i that passes a test."""
        return next((chain for head, chain in reversed(self.seen) if head < i and test(chain)), None)

    def only_group(self, i: int) -> Chain | None:
        """The armed group named before token i, where no other people in arms were told: "the militants"."""
        told = {id(chain): chain for head, chain in self.seen if head < i and chain.kind == "armed_group"}
        (only, *others) = told.values() or (None,)
        return only if only is not None and only.named and not others else None

    def absorb(self, chain: Chain, other: Chain) -> None:
        """Take the mentions of `other`, which is the same party, over into `chain`."""
        chain.forms |= other.forms
        self.all.remove(other)
        self.keyed.update({key: chain for key, found in self.keyed.items() if found is other})
        self.seen = [(head, chain if found is other else found) for head, found in self.seen]
        self.at.update({i: chain for i, found in self.at.items() if found is other})

    def mention(self, chain: Chain, head: int, tokens: range, start: int, end: int) -> None:
        """Add a mention with its tokens and characters."""
        chain.forms.add((start, end))
        self.seen.append((head, chain))
        for i in tokens:
            self.at.setdefault(i, chain)
        self.at[head] = chain
