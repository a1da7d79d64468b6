"""Weapons, and nouns of events that stand where a doer would: word lists of the lexicon at hand."""

from spacy.tokens import Token

from worker.extraction.grammar.lexicon import Lexicon


def is_weapon(token: Token, lexicon: Lexicon) -> bool:
    """True for a word of the lexicon's `weapons`, alone or as what a container measures."""
    weapons = lexicon.words.get("weapons", frozenset())
    return token.lemma_.lower() in weapons or token.lower_ in weapons


def is_instrument(token: Token, lexicon: Lexicon) -> bool:
    """True for an event noun or a weapon that stands where a doer would: "the blast killed ten"."""
    words = lexicon.words["instruments"]  # "in a drive-by shooting", of which the lemma is that of the verb
    if token.lemma_.lower() not in words and token.lower_ not in words and not is_weapon(token, lexicon):
        return False
    return not any(child.lower_ in lexicon.words["not_before"] for child in token.lefts)  # "an allergic attack"


def is_hard_weapon(token: Token, lexicon: Lexicon) -> bool:
    """True for a weapon whose word is nothing else; a coal mine is none."""
    if not is_weapon(token, lexicon) or token.lemma_.lower() in lexicon.words["loose_weapons"]:
        return False
    return not any(child.lower_ in lexicon.words["dug"] for child in token.lefts)
