"""Who is meant: noun phrases, names, pronouns and role nouns linked to parties."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from worker.article import Article, Section, Span
from worker.event import Party, PlaceMention
from worker.language.quotes import Quote
from worker.normalisation.parties.bodies import country_chain, home_country, link_bodies
from worker.normalisation.parties.chain import Chain, Chains
from worker.normalisation.parties.lexicon import country_names, nouns, wikidata
from worker.normalisation.parties.matches import country_mark, issuer_country
from worker.normalisation.parties.names import find_names
from worker.normalisation.parties.offices import hang_by_names, offices_of
from worker.normalisation.parties.persons import link_persons, name_head, place_officials
from worker.normalisation.parties.phrase_chains import Reading, inherit_countries, link_phrases
from worker.normalisation.parties.phrases import Phrase, noun_kind, read_phrase
from worker.normalisation.parties.reference import resolve_pronouns
from worker.normalisation.parties.towns import settle_towns, towns_of
from worker.normalisation.parties.words import PRONOUN_TAGS, Words, read_words

_PAIRS = frozenset(("leader", "president", "minister", "side", "country", "nation", "man", "woman", "government",
                    "party", "neighbor", "neighbour", "ally", "official", "rival", "diplomat"))  # fmt: skip
_STATES = frozenset(("country", "government"))
_SIDES = _STATES | {"armed_group", "armed_force", "organization"}
_OPPOSED = frozenset(("government", "armed_force", "police"))
_MEDIA = "JRN"  # who only reports it is no side
_PAIR_REACH = 3  # sentences back in which "the two leaders" were named
_HYPHENS = frozenset(("-", "–"))
_ABBREVIATED = frozenset(("u.s.", "us", "uk", "u.k.", "eu", "un", "u.n."))  # countries' names that serve as adjectives


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of one article."""

    words: Words
    reading: Reading
    chains: Chains
    pronouns: Mapping[int, tuple[Chain, ...]]

    def at(self, head: Token) -> tuple[Party, ...]:
        """The parties that the noun phrase headed by `head` names; () for a pronoun whose meaning is not clear."""
        found: list[Party] = []
        for i in self.words.conjuncts(head.i):
            for party in (
                *self._before_hyphen(i),
                *self._swallowed(i),
                *self._opposed(i),
                *self._own(head.i, i),
            ):
                if party not in found:
                    found.append(party)
        return tuple(found)

    def chain_of(self, start: int, end: int) -> Party | None:
        """The party mentioned at exactly these characters, else in the shortest mention that covers them."""
        best: tuple[int, Chain] | None = None
        for chain in self.chains.all:
            for a, b in chain.forms:
                if a <= start and end <= b and (best is None or b - a < best[0]):
                    best = b - a, chain
        return best[1].party(self.words.body) if best is not None else None

    @property
    def home(self) -> str | None:
        """ISO 3166-1 alpha-3 of the country where the article's events are, None where none stands out."""
        return self.reading.home

    def named(self) -> tuple[Party, ...]:
        """All parties the text calls by a name, in order of their first mention."""
        named = [chain for chain in self.chains.all if chain.named and chain.forms]
        return tuple(chain.party(self.words.body) for chain in sorted(named, key=lambda chain: min(chain.forms)))

    def country_of(self, token: Token) -> str | None:
        """ISO 3166-1 alpha-3 of the country that a name, demonym, capital or seat of government stands for."""
        return country_mark(self.words, self.reading.entries, token.i)

    def _own(self, head: int, i: int) -> tuple[Party, ...]:
        return self._shared_object(head, i) or self._single(i)

    def _before_hyphen(self, i: int) -> tuple[Party, ...]:
        """The first party of "the Russia-Ukraine swap", where token i is the second."""
        words, first = self.words, i - 2
        if first < 0 or words.text[i - 1] not in _HYPHENS or words.head[first] != i or self.chains.at.get(i) is None:
            return ()
        chain = self.chains.at.get(first)
        different = chain is not None and chain.named and chain is not self.chains.at[i]
        return self._single(first) if different and self.chains.at[i].named else ()

    def _single(self, i: int) -> tuple[Party, ...]:
        words = self.words
        if words.tag[i] in PRONOUN_TAGS:
            return self._pronoun(i)
        inner = self._portion(i)
        if inner is not None:
            return tuple(party for k in words.conjuncts(inner) for party in self._single(k))
        chain = self.chains.at.get(i)
        if chain is not None and (chain.named or chain.sort != "generic"):
            return self._shared_head(i) or (chain.party(words.body),)
        if chain is None and i and words.text[i - 1] == "[":
            return ()  # an editor's note: "[TEXT]"
        country = country_mark(words, self.reading.entries, i) if chain is None else None
        if country is not None:
            return (self._country(i, country),)
        phrase = read_phrase(words, self.reading.entries, i)
        pair = self._pair(i, phrase)
        if pair:
            return tuple(found.party(words.body) for found in pair)
        party = chain.party(words.body) if chain is not None else self._unknown(phrase)
        owners = self._owners(i)
        if owners:
            return tuple(replace(party, name=f"{o.name}'s {words.text[i]}", country=o.country) for o in owners)
        if len(phrase.countries) > 1:
            return self._split(phrase, party)
        return (party,)

    def _country(self, i: int, code: str) -> Party:
        """The country an adjective names: the actor of "Russian strikes"."""
        words = self.words
        chain = self.chains.keyed.get(code)
        if chain is not None and chain.forms:
            return chain.party(words.body)
        span = Span(start=words.start[i], end=words.end[i], text=words.body[words.start[i] : words.end[i]])
        name = country_names().get(code, code)
        return Party(name=name, mentions=(span,), kind="country", country=code, wikidata=wikidata().get(code))

    def _pronoun(self, i: int) -> tuple[Party, ...]:
        words = self.words
        found = self.pronouns.get(i)
        if found is not None:
            return tuple(party for chain in found for party in self._meant(i, chain))
        verb = words.head[i]
        if words.tag[i] in ("WP", "WDT", "WP$"):
            for _ in range(4):
                if words.dep[verb] == "relcl" and words.head[verb] < i:
                    return self._single(words.head[verb])
                verb = words.head[verb]
        return ()

    def _meant(self, i: int, chain: Chain) -> tuple[Party, ...]:
        """The party of a chain, or those of the phrase that it was told by last: "ministers of Peru and Chile"."""
        told = max((head for head, other in self.chains.seen if other is chain and head < i), default=None)
        if told is None or not chain.plural or chain.sort != "generic" or self.words.tag[told] in PRONOUN_TAGS:
            return (chain.party(self.words.body),)
        return self._single(told)

    def _swallowed(self, i: int) -> tuple[Party, ...]:
        """The first of "Erdogan and Russian President Vladimir Putin", whom the parser makes a part of the second."""
        words, first = self.words, self.words.first(i)
        chain = self.chains.at.get(first)
        if chain is None or chain is self.chains.at.get(i) or chain.kind != "person" or not chain.named:
            return ()
        last = first
        while self.chains.at.get(last + 1) is chain:
            last += 1
        return (chain.party(words.body),) if last + 1 < i and words.lower[last + 1] == "and" else ()

    def _opposed(self, i: int) -> tuple[Party, ...]:
        """The government of "the government and FARC rebels", which no rebels are of; its country is theirs."""
        words, chain = self.words, self.chains.at.get(i)
        if noun_kind(words, i)[0] != "armed_group":
            return ()
        first = [k for k in words.left(i) if words.dep[k] == "nmod" and noun_kind(words, k)[0] in _OPPOSED]
        joined = [k for k in first if any(words.dep[m] == "conj" for m in words.right(k))]
        theirs = (chain.country if chain is not None else None) or self.home
        return tuple(replace(party, country=party.country or theirs) for k in joined for party in self._single(k))

    def _shared_object(self, i: int, other: int) -> tuple[Party, ...]:
        """ "Ministers of Peru and Chile" where the parser coordinated "ministers" with "Chile"."""
        country = country_mark(self.words, self.reading.entries, other) if other > i else None
        if country is None or self.chains.at.get(i) is None:
            return ()
        phrase = read_phrase(self.words, self.reading.entries, i)
        if not phrase.countries or phrase.last == i or other - phrase.last != 2 or not self.words.plural(i):
            return ()
        name = f"{self.words.slice(phrase.first, i)} of {self.words.text[other]}"
        return (replace(self.chains.at[i].party(self.words.body), name=name, country=country),)

    def _portion(self, i: int) -> int | None:
        """The noun of which token i only takes a part: "two of the gunmen"."""
        if self.words.lower[i] not in nouns().words["portions"] and self.words.tag[i] != "CD":
            return None
        prep = next((k for k in self.words.right(i) if self.words.lower[k] == "of"), None)
        return None if prep is None else self.words.child(prep, "pobj")

    def _shared_head(self, i: int) -> tuple[Party, ...]:
        """ "U.S. and Ukrainian representatives" where the parser coordinated "U.S." with "representatives"."""
        words = self.words
        other = next((k for k in words.right(i) if words.dep[k] == "conj"), None)
        if other is None or words.lower[i] not in _ABBREVIATED or self.chains.at.get(other, None) is None:
            return ()
        phrase = read_phrase(words, self.reading.entries, other)
        country = country_mark(words, self.reading.entries, i)
        if not phrase.countries or self.chains.at[other].sort != "generic" or not words.plural(other):
            return ()
        span = Span(start=words.start[i], end=words.end[other], text=words.body[words.start[i] : words.end[other]])
        party = self.chains.at[other].party(words.body)
        name = f"{words.text[i]} {words.slice(other, other)}"
        return (replace(party, name=name, country=country, mentions=(span,)),)

    def _split(self, phrase: Phrase, party: Party) -> tuple[Party, ...]:
        """One party for each coordinated country."""
        words = self.words
        found: list[Party] = []
        marks = [k for k in range(phrase.first, phrase.head) if country_mark(words, self.reading.entries, k)]
        tail = words.slice(marks[-1] + 1 if marks else phrase.head, phrase.head)
        for k in range(phrase.first, phrase.last + 1):
            country = country_mark(words, self.reading.entries, k)
            if country in phrase.countries and all(country != other.country for other in found):
                own = words.slice(phrase.first, phrase.head)
                name = f"{words.text[k]} {tail}" if k < phrase.head else f"{own} {self._belonging(k, phrase, country)}"
                found.append(replace(party, name=name, country=country))
        return tuple(found)

    def _belonging(self, k: int, phrase: Phrase, country: str | None) -> str:
        """ "of South Korea": the preposition after the head, and the country named from token k on."""
        words, last = self.words, k
        while last < phrase.last and country_mark(words, self.reading.entries, last + 1) == country:
            last += 1
        return f"{words.lower[phrase.head + 1]} {words.slice(k, last)}"

    def _pair(self, i: int, phrase: Phrase) -> tuple[Chain, ...]:
        """The two meant by "the two leaders" or "both countries"."""
        words = self.words
        counted = any(words.lower[k] in ("two", "both") for k in words.left(i))
        if (
            not counted
            or not words.plural(i)
            or words.lemma[i] not in _PAIRS
            or phrase.countries
            or not phrase.definite
        ):
            return ()
        person = words.lemma[i] in ("leader", "president", "minister", "man", "woman", "official", "diplomat")
        kinds = _SIDES if words.lemma[i] in ("side", "party") else _STATES
        found: dict[int, Chain] = {}
        for head, chain in sorted(self.chains.seen, key=lambda mention: -mention[0]):
            if head >= i or words.sent[i] - words.sent[head] > _PAIR_REACH:
                continue
            fits = chain.kind == "person" if person else chain.kind in kinds and chain.sector != _MEDIA
            if fits and chain.named:
                found.setdefault(id(chain), chain)
        chains = list(reversed(found.values()))
        if len(chains) <= 2:
            return tuple(chains) if len(chains) == 2 else ()
        counts = sorted((len(chain.forms) for chain in chains), reverse=True)
        most = [chain for chain in chains if len(chain.forms) >= counts[1]]
        return tuple(most) if len(most) == 2 else ()  # those whom the story is about

    def _owners(self, i: int) -> tuple[Chain, ...]:
        """The two of "the two countries' ministers", each of whom has ministers of its own."""
        words = self.words
        owner = next((k for k in words.left(i) if words.dep[k] == "poss"), None)
        if owner is None or not words.plural(i) or words.tag[owner] in PRONOUN_TAGS:
            return ()
        return self._pair(owner, read_phrase(words, self.reading.entries, owner))

    def _unknown(self, phrase: Phrase) -> Party:
        words = self.words
        start, end = words.start[phrase.first], words.end[phrase.last]
        return Party(
            name=phrase.name,
            mentions=(Span(start=start, end=end, text=words.body[start:end]),),
            kind=phrase.kind,
            country=phrase.countries[0] if len(phrase.countries) == 1 else None,
            sector=phrase.sector,
        )


def link_parties(
    doc: Doc,
    article: Article,
    sections: Sequence[Section],
    quotes: Sequence[Quote],
    places: Sequence[PlaceMention] = (),
) -> Parties:
    """Link every mention of the article to its party; `places` are the places of the text."""
    words = read_words(doc, article.body)
    words = replace(words, towns=towns_of(words, places))
    names = find_names(doc, words)
    offices = offices_of(words, names.found)
    words = hang_by_names(words, [(office, name_head(words, name)) for name, office in offices])
    chains = Chains()
    link_persons(words, names.entries, names.found, chains, article.published.year if article.published else None)
    chains.at.update({office: chains.at[name.last] for name, office in offices})
    home = home_country(words, names.entries, names.found, article.title or "")
    issuer = issuer_country(article.source)
    place_officials(chains, home, issuer)
    link_bodies(words, names.entries, names.found, home, chains)
    reading = Reading(words, names.entries, names.found, home, issuer)
    link_phrases(reading, chains)
    pronouns = resolve_pronouns(words, quotes, chains, country_chain(chains, issuer) if issuer else None)
    inherit_countries(words, chains, pronouns)
    settle_towns(chains, places, chains.at)
    return Parties(words, reading, chains, pronouns)
