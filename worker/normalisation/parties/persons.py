"""Persons: which names mean the same one, and what the words around a name say of its bearer."""

from collections.abc import Iterable, Sequence

from worker.normalisation.parties.chain import Chain, Chains
from worker.normalisation.parties.kin import relative_country
from worker.normalisation.parties.lexicon import Entry, Leader, fold, given_names, leaders, roles, spelling
from worker.normalisation.parties.matches import Name, country_mark
from worker.normalisation.parties.offices import office_before
from worker.normalisation.parties.phrases import countries_of, read_phrase, role_noun
from worker.normalisation.parties.role import Role, office_sector, role_before_comma, role_between, role_end
from worker.normalisation.parties.spelling import distance, likeness, misspelt_leader
from worker.normalisation.parties.words import Words

_CLOSE = 1  # letters by which a misspelt last name may differ
_TITLE_WORDS = 4  # in front of a name: "French presidential hopeful"
_TITLE_TAGS = frozenset(("JJ", "NN", "NNP"))
_LONG = 6  # a name must have so many letters before misspellings are forgiven


def link_persons(
    words: Words, entries: dict[int, Entry], names: Iterable[Name], chains: Chains, year: int | None
) -> None:
    """Chain all person names: full names first, then the short ones, in text order."""
    persons = [name for name in names if name.sort == "person"]
    known: list[Chain] = []
    full = [name for name in persons if len(_parts(words, name)) > 1]
    for name in full:
        _mention(words, chains, name, _full(words, name, known, chains))
    for name in persons:
        if name not in full:
            _mention(words, chains, name, _short(words, name, known, chains, year))
    for name in persons:
        chain = chains.at[name.last]
        for role in roles_around(words, entries, name):
            chain.learn(role)
        chain.country = chain.country or _nationality(words, entries, name) or _served(words, entries, name, chain)
    for chain in known:
        if not _recognise(chain, year):
            _correct(words, entries, chain, chains, year)
    for name in persons:
        chain = chains.at[name.last]
        if chain.country is None and chain.sector == "GOV":
            chain.country = _superior(words, chains, name)
        chain.country = chain.country or relative_country(words, chains, name, name_head(words, name))


def _parts(words: Words, name: Name) -> tuple[str, ...]:
    keys = (spelling(words.text[i]) for i in range(name.first, name.last + 1) if words.text[i][0].isalnum())
    parts = tuple(key for key in keys if key)
    return tuple(part for part in parts if part not in _PARTICLES) or parts


_PARTICLES = frozenset(("al", "el", "bin", "ibn", "de", "van", "von", "jr", "sr", "der", "abu", "di", "y"))


def _mention(words: Words, chains: Chains, name: Name, chain: Chain) -> None:
    head = name_head(words, name)
    chains.mention(chain, head, range(name.first, name.last + 1), words.start[name.first], words.end[name.last])
    chain.gender = chain.gender or _title_gender(words, name)


def name_head(words: Words, name: Name) -> int:
    """The token of the name by which it hangs in its sentence."""
    inside = range(name.first, name.last + 1)
    return next((i for i in reversed(inside) if words.head[i] not in inside or words.head[i] == i), name.last)


def _title_gender(words: Words, name: Name) -> str | None:
    before = words.lower[name.first - 1] if name.first else ""
    gender = roles().titles.get(before) or roles().gender.get(before)
    return gender if gender in ("m", "f") else None


def _full(words: Words, name: Name, known: list[Chain], chains: Chains) -> Chain:
    parts = _parts(words, name)
    text = words.slice(name.first, name.last)
    for chain in known:
        if _same_full(parts, chain.parts):
            if len(parts) > len(chain.parts):
                chain.parts, chain.name = parts, text
            return chain
    gender = given_names().get(fold(words.text[name.first]))
    chain = chains.new(Chain(text, "person", kind="person", parts=parts, gender=gender, named=True))
    known.append(chain)
    return chain


def _same_full(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two full names of one person: one within the other, or the same last name and first names alike."""
    if len(a) > len(b):
        a, b = b, a
    if all(part in b for part in a):
        return True
    if len(a) == len(b) and sum(x == y for x, y in zip(a, b, strict=True)) == len(a) - 1:
        odd = next((x, y) for x, y in zip(a, b, strict=True) if x != y)
        return min(map(len, odd)) >= 4 and distance(*odd) <= _CLOSE + 1 and odd[0][0] == odd[1][0]
    return a[-1] == b[-1] and a[0] != b[0] and (len(a[0]) == 1 or len(b[0]) == 1) and a[0][0] == b[0][0]


def _short(words: Words, name: Name, known: list[Chain], chains: Chains, year: int | None) -> Chain:
    """The person a single name means."""
    key = _parts(words, name)[0] if _parts(words, name) else spelling(words.text[name.last])
    title = _title_gender(words, name)
    same = [c for c in known if key == c.parts[-1]] or [c for c in known if key in c.parts]
    fitting = [c for c in same if not (title and c.gender and c.gender != title)]
    if fitting:
        return _latest(words, chains, fitting, name.first)
    if len(key) >= _LONG:
        close = [c for c in known if distance(key, c.parts[-1]) <= _CLOSE]
        if len(close) == 1:
            return close[0]
    leader = find_leader(key, None, year)
    text = words.slice(name.first, name.last)
    gender = given_names().get(fold(text))
    chain = Chain(text, "person", kind="person", parts=(key,), gender=gender, named=True)
    if leader is not None:
        chain.name, chain.parts = leader.name, (*(spelling(part) for part in leader.name.split()),)
    known.append(chains.new(chain))
    return chain


def _latest(words: Words, chains: Chains, choice: Sequence[Chain], i: int) -> Chain:
    if len(choice) == 1:
        return choice[0]
    last = {id(chain): max((b for _, b in chain.forms if b <= words.start[i]), default=-1) for chain in choice}
    return max(choice, key=lambda chain: last[id(chain)])


def find_leader(last: str, first: str | None, year: int | None) -> Leader | None:
    """The holder of an office with this last name in the year of the article; `first` must agree where given."""
    found = []
    for leader in leaders().get(last, ()):
        names = [spelling(part) for part in leader.name.split()]
        if first is None or first in names or (len(first) == 1 and names[0].startswith(first)):
            found.append(leader)
    if year is not None and (first is None or len(found) > 1):
        found = [leader for leader in found if leader.first - 1 <= year <= leader.last + (1 if len(found) > 1 else 6)]
    return found[0] if len({leader.name for leader in found}) == 1 else None


def _recognise(chain: Chain, year: int | None) -> bool:
    """Add what is known of a leader to what the text says; False where the name is nobody's that is known."""
    first = chain.parts[0] if len(chain.parts) > 1 else None
    for leader in (find_leader(spelling(chain.name), None, None), *(find_leader(p, first, year) for p in chain.parts)):
        if leader is None or _namesake(chain, leader):
            continue
        if chain.country is not None and chain.country != leader.country:
            continue
        chain.name = leader.name
        chain.country = leader.country or chain.country
        chain.international = leader.country is None
        chain.gender = leader.gender
        chain.sector = chain.sector or office_sector(leader.role)
        if chain.role is None and year is not None and leader.first <= year <= leader.last:
            chain.role, chain.role_noun = leader.role, leader.role.split()[-1]
        return True
    if chain.country is None and first is None:
        countries = {leader.country for leader in leaders().get(chain.parts[0], ())}
        chain.country = countries.pop() if len(countries) == 1 else None  # one Assad or the other
    return False


def _correct(words: Words, entries: dict[int, Entry], chain: Chain, chains: Chains, year: int | None) -> None:
    """Link a misspelt name to the office holder it means, and to his other mentions."""
    leader = misspelt_leader(words, entries, chain, year)
    if leader is None:
        return
    other = next((c for c in chains.all if c.kind == "person" and c is not chain and c.name == leader.name), None)
    if other is not None:
        chains.absorb(other, chain)
        return
    chain.likeness = likeness((words.body[a:b] for a, b in chain.forms), leader)
    chain.name, chain.country, chain.gender = leader.name, leader.country, leader.gender
    chain.sector = chain.sector or office_sector(leader.role)
    if chain.role is None:
        chain.role, chain.role_noun = leader.role, leader.role.split()[-1]


def _namesake(chain: Chain, leader: Leader) -> bool:
    """True where two full names have one word in common: Najib Rahimi is not Najib Razak."""
    theirs = {spelling(part) for form in (leader.name, *leader.short) for part in form.split()}
    if len(chain.parts) < 2 or len(theirs) < 2 or len(chain.parts[0]) == 1:
        return False
    return spelling(chain.name) not in leaders() and len(theirs.intersection(chain.parts)) < 2


def place_officials(chains: Chains, home: str | None, issuer: str | None) -> None:
    """Officials of whom the text does not say whose they are belong to the country the article is about.

    A government that speaks itself (`issuer`) names its own ministers so.
    """
    for chain in chains.all:
        if chain.kind != "person" or chain.country is not None or chain.international:
            continue
        if chain.role and chain.sector in _STATE_SECTORS:
            own = issuer if chain.sector == "GOV" else None
            chain.country, chain.assumed = own or home, own is None


_STATE_SECTORS = frozenset(("GOV", "COP", "MIL", "LEG", "JUD", "OPP"))


def roles_around(words: Words, entries: dict[int, Entry], name: Name) -> list[Role]:
    """The roles given in front of a name, behind it in apposition, by "who heads", or by "is the"."""
    head = name_head(words, name)
    found = [_role_before(words, entries, name, head)]
    for k in words.kids[head]:
        if words.dep[k] == "appos" and k > name.last and not words.plural(k):
            found.append(role_between(words, entries, words.first(k), role_end(words, k)))
        elif words.dep[k] == "relcl":
            found.append(_role_by_verb(words, entries, k))
    noun = role_before_comma(words, name.first, name.last)
    if words.dep[head] == "appos" and role_noun(words, words.head[head]) and words.head[head] < name.first:
        noun = words.head[head]
    if noun is not None:
        found.append(role_between(words, entries, words.first(noun), role_end(words, noun)))
    verb = words.head[head]
    if words.dep[head] == "nsubj" and words.lemma[verb] == "be":
        attribute = words.child(verb, "attr")
        if attribute is not None and not words.plural(attribute):
            found.append(role_between(words, entries, words.first(attribute), role_end(words, attribute)))
    return [role for role in found if role is not None]


def _nationality(words: Words, entries: dict[int, Entry], name: Name) -> str | None:
    """The country in front of a name without a role: "China's Xi Jinping", "the Russian Ivan Petrov"."""
    first = words.first(name_head(words, name))
    low = name.first
    while low and name.first - low < _TITLE_WORDS and words.tag[low - 1] in _TITLE_TAGS:
        low -= 1
    first = min(first, low)
    found = countries_of(words, entries, name.first, first, name.first - 1) if first < name.first else ()
    return found[0] if len(found) == 1 else None


def _served(words: Words, entries: dict[int, Entry], name: Name, chain: Chain) -> str | None:
    """The country of "Foreign Minister Anna Berg of Norway"; who makes laws "of Georgia" may do so in a state."""
    after = name.last + 1
    if chain.sector != "GOV" or after + 2 >= len(words) or words.lower[after] != "of":
        return None
    return country_mark(words, entries, after + 2 if words.lower[after + 1] == "the" else after + 1)


def _superior(words: Words, chains: Chains, name: Name) -> str | None:
    """The country of the one whose aide or spokesman the name is: "Putin's aide Yuri Ushakov"."""
    found = (chains.at.get(k) for k in range(words.first(name_head(words, name)), name.first) if words.dep[k] == "poss")
    return next((chain.country for chain in found if chain is not None and chain.country), None)


def _role_before(words: Words, entries: dict[int, Entry], name: Name, head: int) -> Role | None:
    last = name.first - 1
    while last >= 0 and words.lower[last] in roles().titles:
        last -= 1
    if last < 0 or words.dep[last] == "punct" or words.sent[last] != words.sent[name.first]:
        return None
    first = min(words.first(head), words.first(last) if role_noun(words, last) else last + 1)
    first = next((k + 1 for k in range(last, first, -1) if _ends_other(words, k)), first)
    while first <= last and words.text[first] == ",":
        first += 1
    noun = next((k for k in range(last, first - 1, -1) if role_noun(words, k)), None)
    more = noun is not None and all(words.tag[k] in ("NNP", "CD") for k in range(noun + 1, last + 1))
    if noun is not None and more and office_before(words, name.first) is None:
        last = noun  # what follows the role noun is more of the name
    return role_between(words, entries, first, last) if first <= last else None


def _ends_other(words: Words, k: int) -> bool:
    """True for the "and" of "Erdogan and Russian President Vladimir Putin": another person stands before it."""
    known = words.label[k - 1] == "PERSON" or spelling(words.text[k - 1]) in leaders()
    return words.lower[k] == "and" and known


def _role_by_verb(words: Words, entries: dict[int, Entry], verb: int) -> Role | None:
    title = roles().heading.get(words.lemma[verb])
    object_ = words.child(verb, "dobj")
    subject = words.child(verb, "nsubj")
    if title is None or object_ is None or subject is None or words.lower[subject] != "who":
        return None
    phrase = read_phrase(words, entries, object_)
    country = phrase.countries[0] if phrase.countries else None
    return Role(f"{title} of {phrase.name}", title, country, phrase.sector or "GOV", None)
