"""Kin: whose brother or daughter a person is, which tells the country where nothing else does."""

from worker.normalisation.parties.chain import Chain, Chains
from worker.normalisation.parties.lexicon import nouns
from worker.normalisation.parties.matches import Name
from worker.normalisation.parties.role import role_before_comma
from worker.normalisation.parties.words import Words


def relative_country(words: Words, chains: Chains, name: Name, head: int) -> str | None:
    """The country of the one whose kin a name is: "Ana, sister of Luis Ito", "Ito's sister Ana", "her son, Luis"."""
    around = [k for k in words.kids[head] if words.dep[k] == "appos"]
    around += [words.head[head]] if words.dep[head] == "appos" else []
    around += [k for k in (role_before_comma(words, name.first, name.last),) if k is not None]
    around += range(max(name.first - 1, 0), name.first)
    for noun in around:
        if words.lemma[noun] in nouns().words["kin"]:
            found = next((chain.country for chain in _owners(words, chains, noun) if chain.country), None)
            if found is not None:
                return found
    return None


def _owners(words: Words, chains: Chains, noun: int) -> list[Chain]:
    owners = [k for k in words.left(noun) if words.dep[k] == "poss"]
    for prep in words.right(noun):
        target = words.child(prep, "pobj") if words.lower[prep] == "of" else None
        owners += [target] if target is not None else []
    # "Ito's sister Ana": the owner hangs on the name
    owners += [k for k in words.left(words.head[noun]) if words.dep[k] == "poss" and k < noun]
    return [chains.at[k] for k in owners if k in chains.at and chains.at[k].kind == "person"]
