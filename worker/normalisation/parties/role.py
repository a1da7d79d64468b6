"""The role that the words around a person's name give: its text, noun, country, sector and gender."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from worker.normalisation.parties.lexicon import Entry, roles
from worker.normalisation.parties.matches import country_mark
from worker.normalisation.parties.phrases import city_country, is_no_name_word, role_noun, word_end
from worker.normalisation.parties.words import Words

_OFFICES = ("MIL", "LEG", "JUD", "SPY", "OPP")
_STOPS = frozenset((",", ";", ":", "-", "--", "(", ")", '"', "who", "which", "that", "whose", ".", "and", "\n", "\n\n"))


@dataclass(frozen=True, slots=True)
class Role:
    """A role given to a person, with the country and sector it implies."""

    text: str
    noun: str
    country: str | None
    sector: str | None
    gender: str | None


def role_between(words: Words, entries: dict[int, Entry], first: int, last: int) -> Role | None:
    """The role that tokens `first` to `last` tell, or None where no role noun is among them."""
    noun = next((k for k in range(last, first - 1, -1) if role_noun(words, k)), None)
    if noun is None or words.plural(noun):
        return None
    noun = _civil_general(words, first, noun)
    known = roles()
    marks = [country_mark(words, entries, k) or city_country(words, k) for k in range(first, last + 1)]
    told = (*reversed(marks[: noun - first]), *marks[noun - first :])  # the nearest in front, else the first behind
    country = next((mark for mark in told if mark), None)
    start = first
    while start < noun and _no_role_word(words, entries, start):
        start += 1
    text = words.slice(start, last).strip(" ,-")
    low = text.lower()
    office = role_noun(words, noun) or ""
    bodies = _bodies_in(low, office)
    sector = next(bodies, known.sector[office])
    body = next((entries[k] for k in range(first, last + 1) if k in entries and entries[k].sort == "body"), None)
    if body is not None and body.sector and sector in ("GOV", "CVL", "BUS"):
        sector = body.sector
    if known.former & set(low.replace("-", " ").split()) and sector in ("GOV", "MIL", "LEG", "SPY"):
        sector = "ELI"
    gender = next(
        (known.gender[words.lower[k]] for k in range(start, last + 1) if words.lower[k] in known.gender), None
    )
    if text.istitle() or (text[:1].isupper() and " " not in text):
        text = low
    return Role(text, office, country, sector, gender)


def office_sector(office: str) -> str:
    """The sector of a holder of office: who leads an army, makes laws, judges, spies or opposes, else GOV."""
    known, low = roles(), office.lower()
    noun = low.split()[-1]
    sector = next(_bodies_in(low, noun), known.sector.get(noun))
    return sector if sector in _OFFICES else "GOV"


def _bodies_in(role: str, office: str) -> Iterator[str]:
    """The sectors of the bodies that words of a role begin to name: "cia" is none of "official"."""
    known = roles()
    for word, code in known.bodies:
        if re.search(rf"\b{re.escape(word)}", role) and not (code == "MIL" and office in known.civil):
            yield code


def _civil_general(words: Words, first: int, noun: int) -> int:
    """The "secretary" of "secretary-general", the "director" of "director general": no general of an army."""
    before = noun - 2 if noun - 2 >= first and words.text[noun - 1] == "-" else noun - 1
    if words.lower[noun] != "general" or before < first:
        return noun
    office = role_noun(words, before)
    return before if office and roles().sector[office] != "MIL" else noun


def _no_role_word(words: Words, entries: dict[int, Entry], k: int) -> bool:
    entry = entries.get(k)
    return is_no_name_word(words, k) or (entry is not None and entry.sort != "body")


def role_end(words: Words, i: int) -> int:
    """The last token of the role phrase headed by i: up to a comma, a relative clause or a verb."""
    last = i
    while last + 1 < len(words) and words.sent[last + 1] == words.sent[i] and last - i < 14:
        stop = words.lower[last + 1] in _STOPS and word_end(words, last) == last
        if stop or words.tag[last + 1] in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "_SP"):
            break
        if not _within(words, last + 1, i):
            break
        last += 1
    return last


def role_before_comma(words: Words, first: int, last: int) -> int | None:
    """The role noun to which the name from `first` to `last` is set off by commas: "a spokesman for the army, X,"."""
    after = last + 1
    if first < 2 or words.text[first - 1] != "," or words.sent[first - 1] != words.sent[first]:
        return None
    if after < len(words) and words.text[after] not in (",", ".", ";", ")") and not words.tag[after].startswith("VB"):
        return None
    for noun in range(first - 2, max(first - 12, -1), -1):
        if words.text[noun] in (",", ".", ";") or words.tag[noun].startswith("VB"):
            return None
        if role_noun(words, noun) and role_end(words, noun) == first - 2 and not words.plural(noun):
            return None if words.dep[noun] == "compound" else noun
    return None


def _within(words: Words, i: int, ancestor: int) -> bool:
    for _ in range(12):
        if i == ancestor:
            return True
        if words.head[i] == i:
            return False
        i = words.head[i]
    return False
