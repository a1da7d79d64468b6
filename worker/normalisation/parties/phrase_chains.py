"""Common noun phrases chained: with their names, with each other, and role nouns with the persons who bear them."""

from collections.abc import Mapping
from dataclasses import dataclass

from worker.labels import COMPOUNDED_OR_OWNER
from worker.normalisation.parties.bodies import country_chain
from worker.normalisation.parties.chain import Chain, Chains
from worker.normalisation.parties.lexicon import Entry, fold, nouns, roles
from worker.normalisation.parties.matches import Name, country_mark
from worker.normalisation.parties.names import name_at
from worker.normalisation.parties.phrases import Phrase, bare_words, is_arm, is_party_noun, read_phrase, role_noun
from worker.normalisation.parties.role import role_before_comma, role_between, role_end
from worker.normalisation.parties.words import Words

_ABSORBERS = nouns().words["absorbing"]
_COUNTERPART = "counterpart"
_OTHERS = nouns().words["others"]
_SUFFERS = frozenset(("dobj", "nsubjpass", "pobj"))  # an embassy that is hit is a building, one that says so is not
_CLASSES: dict[str, tuple[str, ...]] = {
    "group": ("armed_group", "organization"),
    "organization": ("armed_group", "organization"),
    "organisation": ("armed_group", "organization"),
    "movement": ("armed_group", "organization"),
    "militia": ("armed_group",),
    "network": ("organization", "armed_group"),
    "party": ("organization",),
    "agency": ("organization", "government"),
    "newspaper": ("organization",),
    "channel": ("organization",),
    "broadcaster": ("organization",),
    "magazine": ("organization",),
    "company": ("organization",),
    "firm": ("organization",),
    "bloc": ("organization",),
    "alliance": ("organization",),
    "body": ("organization",),
    "country": ("country",),
    "nation": ("country",),
    "republic": ("country",),
}  # what "the group" may point back to
_COUNTRY_NOUNS = frozenset(("country", "nation", "homeland"))
_UNIONS = frozenset(("IGO", "UNO", "EUR"))  # bodies of many states: their people have no country
_SERVING = frozenset(("for", "to"))
_ORIGINS = frozenset(("of", "from"))
_ARMIES = frozenset(("army", "military"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What linking a phrase looks at."""

    words: Words
    entries: dict[int, Entry]
    names: tuple[Name, ...]
    home: str | None
    issuer: str | None = None


def link_phrases(reading: Reading, chains: Chains) -> None:
    """Chain the noun phrases whose noun the lexicon knows, in text order."""
    words = reading.words
    named = sorted(chains.seen, key=lambda mention: mention[0])
    done = 0
    chains.seen = []
    for i in range(len(words)):
        while done < len(named) and named[done][0] <= i:
            chains.seen.append(named[done])
            done += 1
        if is_party_noun(words, i) and name_at(reading.names, i) is None:
            link_phrase(reading, chains, i)
    chains.seen.extend(named[done:])


def link_phrase(reading: Reading, chains: Chains, i: int) -> Chain:
    """Chain the phrase headed by token i."""
    words = reading.words
    phrase = read_phrase(words, reading.entries, i)
    chain = _bearer(reading, chains, phrase) or _absorbed(reading, chains, phrase)
    if chain is None and phrase.definite and not phrase.indefinite:
        chain = _antecedent(reading, chains, phrase)
    key = fold(phrase.name) + "|" + ",".join(phrase.countries)
    owned = any(words.tag[k] == "PRP$" for k in words.left(i))
    if chain is None and not owned and not (phrase.indefinite and not words.plural(i)):
        chain = chains.keyed.get(key) or chains.keyed.get(fold(phrase.name))
    if chain is None:
        chain = chains.new(_new(reading, phrase, chains), key)
    chains.mention(chain, i, range(0), words.start[phrase.first], words.end[phrase.last])
    return chain


def _bearer(reading: Reading, chains: Chains, phrase: Phrase) -> Chain | None:
    """The person whose apposition or title the phrase is."""
    words, i = reading.words, phrase.head
    near = [k for k in words.kids[i] if words.dep[k] == "appos"]
    if words.dep[i] == "appos" and not any(words.tag[k] == "PRP$" for k in words.left(i)):
        near.append(words.head[i])
    following = role_end(words, i) + 2
    name = name_at(reading.names, following)
    if name is not None and name.first == following and role_before_comma(words, name.first, name.last) == i:
        near.append(name.last)
    for k in near:
        chain = chains.at.get(k)
        if chain is None or words.plural(i) or chain.plural:
            continue
        person = chain.kind == "person" and (role_noun(words, i) or phrase.kind == "civilians")
        alike = (phrase.kind, *_CLASSES.get(words.lemma[i], ()))  # "the jihadist group JNIM"
        if person and phrase.definite and words.dep[k] == "appos":
            _take_over(reading, chains, chain, phrase)
        if person or (chain.named and chain.kind not in ("person", "country") and chain.kind in alike):
            return chain
    return None


def _take_over(reading: Reading, chains: Chains, chain: Chain, phrase: Phrase) -> None:
    """Give a person the mentions of "a US envoy" whom "the envoy, Ann Lee," names."""
    words, i = reading.words, phrase.head
    if phrase.countries or any(words.tag[k] == "PRP$" for k in words.left(i)):
        return
    told = chains.latest(i, lambda c: c.sort == "generic" and c.lemma == words.lemma[i] and not c.plural)
    if told is not None and told is not chain and told.country in (None, chain.country or told.country):
        chain.country = chain.country or told.country
        chains.absorb(chain, told)


def _absorbed(reading: Reading, chains: Chains, phrase: Phrase) -> Chain | None:
    """ "The Houthi movement" is the Houthis, "Shabaab fighters" are al-Shabaab."""
    words = reading.words
    if phrase.entry is not None and phrase.entry.kind == "armed_group" and is_arm(words, phrase):
        return _body_in(chains, words, phrase)
    if phrase.entry is None and is_arm(words, phrase):
        return _group_of(reading, chains, phrase)
    before = phrase.head - 1
    while before > phrase.first and words.lower[before] in nouns().words["stances"]:  # "the ELN rebel group"
        before -= 1
    if phrase.entry is None or words.lemma[phrase.head] not in _ABSORBERS or before < phrase.first:
        return None
    chain = chains.at.get(before)
    return chain if chain is not None and chain.sort == "body" and chain.name == phrase.entry.name else None


def _group_of(reading: Reading, chains: Chains, phrase: Phrase) -> Chain | None:
    """The armed group that "fighters of the group" come from."""
    words = reading.words
    whole = next((words.child(k, "pobj") for k in words.right(phrase.head) if words.lower[k] in _ORIGINS), None)
    if (
        whole is None
        or words.lemma[whole] not in _CLASSES
        or any(words.tag[k] == "CD" for k in words.left(phrase.head))
    ):
        return None
    chain = _antecedent(reading, chains, read_phrase(words, reading.entries, whole))
    return chain if chain is not None and chain.named and chain.kind == "armed_group" else None


def _body_in(chains: Chains, words: Words, phrase: Phrase) -> Chain | None:
    """The group that the phrase names in front of its head, or under "of"."""
    tokens = (*range(phrase.head - 1, phrase.first - 1, -1), *range(phrase.head + 1, phrase.last + 1))
    found = (chains.at.get(k) for k in tokens)
    own = phrase.entry.name if phrase.entry is not None else None
    return next((chain for chain in found if chain and chain.sort == "body" and chain.name == own), None)


def _antecedent(reading: Reading, chains: Chains, phrase: Phrase) -> Chain | None:
    """What a definite phrase points back to: the bearer of the role, the latest of the same noun, or of its class."""
    words, i = reading.words, phrase.head
    lemma = words.lemma[i]
    country = phrase.countries[0] if phrase.countries else None
    role = role_noun(words, i)
    if any(words.tag[k] == "PRP$" for k in words.left(i)):
        return None
    bare = bare_words(words, phrase)
    if role is not None and not words.plural(i):
        plain = phrase.last == i and all(k in reading.entries for k in range(phrase.first, i))
        alike = roles().alike.get(role, frozenset()) if plain else frozenset()
        return chains.latest(i, lambda c: _bears(c, role, country, alike))
    if phrase.last > i:
        return None

    def same(chain: Chain) -> bool:
        if chain.lemma != lemma or chain.plural != words.plural(i) or (country and chain.country != country):
            return False
        return chain.kind != "person" and bare <= set(fold(chain.name).split())

    found = chains.latest(i, same)
    kinds = _CLASSES.get(lemma)
    if found is None and kinds and bare <= nouns().words["stances"] and not words.plural(i):
        found = chains.latest(phrase.first, lambda c: c.named and c.kind in kinds and not c.plural)
        if found is not None and found.sector is None and found.kind == phrase.kind:
            found.sector = phrase.sector  # "the company"
    if found is None and words.plural(i) and lemma in nouns().words["arms"] and bare <= nouns().words["stances"]:
        found = chains.only_group(phrase.first)
    if found is None and lemma in _ARMIES and not bare:  # "Israel's military ... The army said"
        found = chains.latest(i, lambda c: c.lemma in _ARMIES and c.country is not None and not c.plural)
    return found


def _bears(chain: Chain, role: str, country: str | None, alike: frozenset[str]) -> bool:
    """True for the holder of the office, or of one whose holder the noun may mean too."""
    if chain.kind != "person" or (country and chain.country not in (None, country)):
        return False
    held = f" {(chain.role or '').lower()} "
    if chain.role_noun == role or f" {role} " in held:
        return True
    return any(f" {office} " in held for office in alike) and roles().lesser.isdisjoint(held.split())


def _new(reading: Reading, phrase: Phrase, chains: Chains) -> Chain:
    words, i = reading.words, phrase.head
    kind, sector = phrase.kind, phrase.sector
    country = phrase.countries[0] if len(phrase.countries) == 1 else None
    if country is None and phrase.entry is not None:
        country = phrase.entry.country
    if country is None and not phrase.countries and kind != "country":
        country = _possessor(words, chains, i)
    foreign = phrase.countries or _is_of_body(reading, i) or words.lemma[i] in nouns().words["incomers"]
    foreign = foreign or (phrase.entry is not None and phrase.entry.sector in _UNIONS)
    if country is None and not foreign and kind in nouns().words["local"]:
        country = _own(reading, phrase) or reading.home
        if kind == "armed_force" and _against(reading, i, country):
            country = None
    if words.lemma[i] in nouns().words["premises"] and words.dep[i] in _SUFFERS and not _is_source(words, i):
        kind, sector = "infrastructure", None
    chain = Chain(phrase.name, "generic", kind, country, sector, plural=words.plural(i), lemma=words.lemma[i])
    noun = role_noun(words, i)
    if noun is not None and not chain.plural and kind not in ("armed_group", "armed_force") and sector != "UAF":
        role = role_between(words, reading.entries, phrase.first, phrase.last)
        if role is not None:
            chain.kind = "person"
            chain.sector = role.sector if phrase.entry is None else sector
            chain.role, chain.role_noun, chain.gender = role.text, role.noun, role.gender
    if chain.gender is None and not chain.plural:
        chain.gender = roles().gender.get(words.lower[i])
    return chain


def _is_source(words: Words, i: int) -> bool:
    """True for whoever stands under "by", "according to" and "from": "jailed by a court", "a note from the embassy"."""
    link = words.head[i]
    return words.dep[link] == "agent" or words.lower[link] == "from" or words.lower[words.head[link]] == "according"


def _is_of_body(reading: Reading, i: int) -> bool:
    """True for those who come from a body of no country: "ministers from the European Union"."""
    words = reading.words
    under = [words.child(k, "pobj") for k in words.right(i) if words.lower[k] in _ORIGINS and words.dep[k] == "prep"]
    bodies = [reading.entries[k] for k in under if k is not None and k in reading.entries]
    return any(body.sort == "body" and body.country is None for body in bodies)


def _against(reading: Reading, i: int, country: str | None) -> bool:
    """True for those who act on what is the country's own: "the brigade attacked Russian positions"."""
    words = reading.words
    if words.dep[i] != "nsubj":
        return False
    verb = words.head[i]
    preps = [words.child(k, "pobj") for k in words.right(verb) if words.lower[k] in ("on", "at", "against", "with")]
    targets = [k for k in (words.child(verb, "dobj"), *preps) if k is not None]
    return any(country_mark(words, reading.entries, m) == country for k in targets for m in words.left(k))


def _own(reading: Reading, phrase: Phrase) -> str | None:
    """The country of the government that issued the text, for "the Prime Minister" in it."""
    noun = role_noun(reading.words, phrase.head)
    return reading.issuer if noun is not None and phrase.definite and roles().sector.get(noun) == "GOV" else None


def _possessor(words: Words, chains: Chains, i: int) -> str | None:
    """The country of the one whose it is: "Trump's administration", "the Trump administration", "an aide to Trump"."""
    for k in words.left(i):
        chain = chains.at.get(k) if words.dep[k] in COMPOUNDED_OR_OWNER else None
        if chain is not None and chain.country and chain.kind != "organization":
            return chain.country
    for k in words.right(i):
        served = words.child(k, "pobj") if words.lower[k] in _SERVING and role_noun(words, i) else None
        chain = chains.at.get(served) if served is not None else None
        if chain is not None and chain.country and chain.kind == "person":
            return chain.country
    return None


def inherit_countries(words: Words, chains: Chains, pronouns: Mapping[int, tuple[Chain, ...]]) -> None:
    """Give "his forces" and "its minister, X," the country of the one meant; counterparts are from elsewhere."""
    for i, owners in pronouns.items():
        noun = words.head[i]
        chain = chains.at.get(noun)
        if words.tag[i] != "PRP$" or chain is None:
            continue
        if words.lemma[noun] == _COUNTERPART and len(owners) == 1 and chain.role == _COUNTERPART:
            chain.role = owners[0].role or chain.role  # of the same office elsewhere
        if words.lemma[noun] in _OTHERS:
            continue
        plain = chain.sort == "generic" and len(chain.forms) == 1
        if len(owners) != 1 or not owners[0].country or not (plain or chain.assumed):
            continue
        if plain and words.lemma[noun] in _COUNTRY_NOUNS:  # "his country" is the country itself
            chains.absorb(country_chain(chains, owners[0].country), chain)
        else:
            chain.country, chain.assumed = owners[0].country, False
