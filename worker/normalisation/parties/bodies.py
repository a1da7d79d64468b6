"""Countries, peoples, organisations and places named in the text, chained; acronyms explained in brackets."""

import re
from collections import Counter
from collections.abc import Iterable

from worker.event import PartyKind
from worker.labels import PATIENTS, PLACES, PREMODIFIERS, SINGULARS
from worker.normalisation.parties.chain import Chain, Chains
from worker.normalisation.parties.lexicon import Entry, cities, country_names, fold, nouns, regions
from worker.normalisation.parties.matches import Name, country_mark
from worker.normalisation.parties.names import leads_name
from worker.normalisation.parties.phrases import noun_kind
from worker.normalisation.parties.words import Words

_LOCATIVE = frozenset(("in", "at", "near", "from", "outside", "inside", "across", "into", "around", "through", "of"))
_SMALL = frozenset(("of", "and", "the", "for", "in", "de", "on", "to", "del", "la"))
_WITHIN = frozenset(("in", "at", "near", "outside", "inside", "across", "around"))
_LOCATIVE_WEIGHT = 3
_LEDE_WEIGHT = 3
_TITLE_WEIGHT = 6
_HOME_SHARE = 0.5  # the country of the events has at least this share of all countries' mentions
_HOME_COUNT = 2
_DESCRIBING = 5  # tokens between a country and the name of a body of it
_CLIMB = 6  # heads above a country's name

_JUDGE = frozenset(("nsubj", "dobj", "conj", "appos", "compound", "prep"))
_SHORT = 80  # tokens: in a text as short as that one mention is enough


def link_bodies(
    words: Words, entries: dict[int, Entry], names: Iterable[Name], home: str | None, chains: Chains
) -> None:
    """Chain the names that are no persons'."""
    aliases = _acronyms(words)
    for name in names:
        if name.sort == "country" and name.entry is not None:
            _country(words, name, name.entry, chains)
        elif name.sort == "people" and name.entry is not None:
            _people(words, entries, name, name.entry, chains)
        elif name.sort in ("body", "place"):
            _body(words, entries, name, aliases, chains)
            chain = chains.at[name.last]
            if chain.country is None and words.label[name.last] == "FAC":
                chain.country = home


def _add(words: Words, chains: Chains, chain: Chain, name: Name) -> None:
    inside = range(name.first, name.last + 1)
    head = next((i for i in reversed(inside) if words.head[i] not in inside or words.head[i] == i), name.last)
    chains.mention(chain, head, inside, words.start[name.first], words.end[name.last])


def country_chain(chains: Chains, code: str) -> Chain:
    """The chain of a country, made where there is none."""
    found = chains.keyed.get(code)
    if found is None:
        name = country_names().get(code, code)
        found = chains.new(Chain(name, "country", kind="country", country=code, named=True), code)
    return found


def _country(words: Words, name: Name, entry: Entry, chains: Chains) -> None:
    chain = country_chain(chains, entry.country or "")
    head = name.last
    modifies = words.dep[head] in PREMODIFIERS and words.head[head] > head
    place = entry.sort == "capital" and words.lower[words.head[head]] in _LOCATIVE
    if modifies or place or (name.last + 1 < len(words) and words.text[name.last + 1] == "-"):
        for i in range(name.first, name.last + 1):
            chains.at[i] = chain
        return
    _add(words, chains, chain, name)


def _people(words: Words, entries: dict[int, Entry], name: Name, entry: Entry, chains: Chains) -> None:
    """A demonym as a noun: "the Russians" are the country, "three Afghans" people. As an adjective it is no party."""
    head = name.last
    while words.dep[head] == "conj" and words.head[head] < head:
        head = words.head[head]
    if words.dep[head] in ("amod", "compound", "nmod", "acomp", "npadvmod") or words.tag[name.last] not in _NOUNLIKE:
        return
    if words.tag[name.last] == "JJ" and words.dep[name.last] not in ("nsubj", "dobj", "pobj", "nsubjpass", "conj"):
        return
    article = any(words.lower[k] == "the" for k in words.left(name.last))
    counted = any(words.dep[k] in ("nummod", "amod") for k in words.left(name.last))
    if article and not counted and words.text[name.last].endswith(("s", "sh", "ch", "ese")):
        _add(words, chains, country_chain(chains, entry.country or ""), name)
        return
    text = words.slice(name.first, name.last)
    key = fold(text)
    before = next((k for k in words.left(name.last) if words.dep[k] in PREMODIFIERS), None)
    country = entry.country
    if before is not None and words.lower[before] == "ethnic":
        country = None
    elif before is not None and before in entries:  # "Bosnian Serbs"
        country = entries[before].country
    single = words.tag[name.last] in SINGULARS and not text.endswith("s")
    chain = chains.keyed.get(key) if not single else None
    if chain is None:
        chain = Chain(text, "generic", kind="civilians", country=country, sector="CVL", plural=not single)
        chains.new(chain, key)
    _add(words, chains, chain, name)


_NOUNLIKE = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ"))


def _body(words: Words, entries: dict[int, Entry], name: Name, aliases: dict[str, str], chains: Chains) -> None:
    entry = name.entry
    text = words.slice(name.first, name.last)
    key = fold(entry.name) if entry is not None else fold(text)
    if key in aliases:
        text = aliases[key]
        key = fold(text)
    chain = chains.keyed.get(key)
    if chain is None:
        chain = chains.new(_new_body(words, entries, name, entry, text), key)
    elif not chain.named:
        chain.named = True
    _add(words, chains, chain, name)


def _new_body(words: Words, entries: dict[int, Entry], name: Name, entry: Entry | None, text: str) -> Chain:
    lemma = words.lemma[name.last]
    if entry is not None:
        return Chain(entry.name, "body", entry.kind, entry.country, entry.sector, lemma=lemma, named=True)
    marks = [country_mark(words, entries, i) for i in range(name.first, name.last + 1)]
    country = next((mark for mark in reversed(marks) if mark), None) or _owner(words, entries, name)
    country = country or _state(words, entries, name)
    if name.sort == "place":
        country = words.towns.get(name.last) or country or cities().get(fold(text))
        return Chain(text, "place", "infrastructure", country, lemma=lemma, named=True)
    kind: PartyKind = "organization"
    sector = None
    if leads_name(words, name.first):
        kind, sector = noun_kind(words, name.first - 1)
        return Chain(text, "body", kind, country, sector, lemma=lemma, named=True)
    for i in range(name.last, name.first - 1, -1):
        found = nouns().kinds.get(words.lower[i]) or nouns().kinds.get(words.lemma[i])
        if found is not None and found[0] not in ("civilians", "unknown", "country"):
            kind, sector = found
            break
    if sector is None and words.lower[name.last].rstrip(".") in nouns().words["firms"]:
        sector = "BUS"
    return Chain(text, "body", kind, country, sector, lemma=lemma, named=True)


def _owner(words: Words, entries: dict[int, Entry], name: Name) -> str | None:
    """The country right in front of a body's name: "Norway's Telkom", "the Kenyan firm Telkom"."""
    i = name.first - 1
    while i >= 0 and name.first - i <= _DESCRIBING and words.sent[i] == words.sent[name.first]:
        country = country_mark(words, entries, i)
        if country is not None:
            return country
        plain = words.tag[i] in ("POS", "HYPH", "VBN", "JJ") or words.lower[i] in nouns().words["naming"]
        if not plain and words.tag[i] != "NN":
            return None
        i -= 1
    return None


def _state(words: Words, entries: dict[int, Entry], name: Name) -> str | None:
    """The country right behind a body's name: "the Ministry of Foreign Affairs of Jordan"."""
    after = name.last + 1
    if after + 2 >= len(words) or words.lower[after] != "of":
        return None
    return country_mark(words, entries, after + 2 if words.lower[after + 1] == "the" else after + 1)


def _acronyms(words: Words) -> dict[str, str]:
    """Key of an acronym -> the name it was put behind in brackets: "Kuwait News Agency (KUNA)"."""
    found = {}
    for i in range(1, len(words) - 2):
        if words.text[i] in ("(", "[") and words.text[i + 2] in (")", "]") and _ACRONYM.fullmatch(words.text[i + 1]):
            first = _spelled_out(words, i - 1, words.text[i + 1])
            if first is not None:
                found[fold(words.text[i + 1])] = words.slice(first, i - 1)
    return found


_ACRONYM = re.compile(r"[A-Z][A-Z.&-]{1,9}")


def _spelled_out(words: Words, last: int, acronym: str) -> int | None:
    """The first token of the name before `last` whose initials the acronym's first and last letter are."""
    letters = [c for c in acronym if c.isalpha()]
    for first in range(last, max(last - 10, -1), -1):
        if words.text[first] in (",", ".", "(", ")"):
            return None
        big = [
            words.text[i][0]
            for i in range(first, last + 1)
            if words.lower[i] not in _SMALL and words.text[i][0].isalpha()
        ]
        if len(big) >= min(2, len(letters)) and words.text[first][0] == letters[0] and len(big) >= len(letters) - 1:
            return first
    return None


def home_country(words: Words, entries: dict[int, Entry], names: Iterable[Name], title: str) -> str | None:
    """The country where the article's events are, if one stands out among those it mentions; "in X" counts most."""
    count: Counter[str] = Counter()
    for i, entry in entries.items():
        told = entry.sort != "body" and entries.get(i - 1) is not entry and country_mark(words, entries, i)
        if told and entry.country and i not in words.towns:
            count[told] += _weight(words, i)
    for i, state in words.towns.items():
        if i + 1 not in words.towns:
            count[state] += _weight(words, i)
    for name in names:
        if name.last in words.towns:
            continue
        if name.sort == "place" or name.first == name.last:
            key = fold(words.slice(name.first, name.last))
            country = cities().get(key) if name.sort == "place" else None
            if name.entry is None and (country := country or regions().get(key)):
                count[country] += _weight(words, name.last)
        elif name.sort == "body" and name.entry is None and name.last > name.first:  # "Houston Rockets"
            country = cities().get(fold(words.slice(name.first, name.last - 1)))
            if country:
                count[country] += 1
    for code in count:
        if f"in {country_names().get(code, code)}" in title:
            count[code] += _TITLE_WEIGHT
    count = +count
    if not count:
        governed = {entry.country for entry in entries.values() if entry.sort == "body" and entry.kind == "government"}
        return governed.pop() if len(governed) == 1 else None
    country, most = count.most_common(1)[0]
    least = _HOME_COUNT if len(words) > _SHORT else 1
    if len(words) <= _SHORT and most < _LOCATIVE_WEIGHT and _somewhere(words, entries):
        return None  # "a U.S. drone killed six men near Miranshah"
    return country if most >= least and most >= _HOME_SHARE * count.total() else None


def _somewhere(words: Words, entries: dict[int, Entry]) -> bool:
    """True where something happens in a place that no table knows: it may lie in any country."""
    return any(
        words.label[i] in PLACES
        and _weight(words, i) > 1
        and i not in entries
        and not (cities().get(fold(words.text[i])) or cities().get(fold(words.slice(i - 1, i))))
        for i in range(len(words))
    )


def _weight(words: Words, i: int) -> int:
    """A place where something happens weighs more than an adjective, and most in the sentence that opens the news.

    Where people meet or flee to, who judges or is blamed, and whose counterpart somebody is tell of no country's news.
    """
    if _is_elsewhere(words, i):
        return 0
    if words.dep[i] == "pobj" and words.lower[words.head[i]] == "of":  # "in the state of Rakhine"
        i = words.head[words.head[i]]
    befallen = words.dep[i] in PATIENTS and words.lemma[words.head[i]] in nouns().words["befalling"]
    if not befallen and (words.dep[i] != "pobj" or words.lower[words.head[i]] not in _WITHIN):
        return 1
    return _LOCATIVE_WEIGHT + (_LEDE_WEIGHT if words.sent[i] <= words.sent[0] + 1 else 0)


def _is_elsewhere(words: Words, i: int) -> bool:
    """True for "Rwanda" in "accused Rwanda of arming them", "France condemned it", "fled to Chad", "met in Doha"."""
    lists = nouns().words
    before = i
    for _ in range(_CLIMB):
        above = words.head[before]
        if above == before or words.lower[above] == "of":  # "met the mayor of Lima"
            return False
        lemma = words.lemma[above]
        if any(lemma in lists[kind] for kind in ("gathering", "fleeing", "others")):
            return True
        if words.tag[above].startswith("VB"):
            spoken = lemma in lists["speaking"] and words.dep[before] == "prep"
            return spoken or (lemma in lists["judging"] and words.dep[before] in _JUDGE)
        before = above
    return False
