"""Words of force that tell no attack: games, illness, animals, markets, talk, and orders that were never given.

The word sets stand under "What is no attack" in lexicon/assault.yaml.
"""

from spacy.tokens import Token

from worker.extraction.frame import Frame, all_names, quoted
from worker.extraction.lexicon import Lexicon
from worker.extraction.syntax import preposition_objects

_ADJUNCTS = ("in", "on", "to", "with", "of", "over", "against", "from")


def figurative(frame: Frame, lexicon: Lexicon) -> str | None:
    """A reason where doer, target, adjunct or field show that no force was used."""
    trigger = frame.trigger
    shown = (
        ("unarmed_doers", frame.actors),
        ("unharmed_targets", frame.recipients),
        ("figurative_adjuncts", preposition_objects(trigger, _ADJUNCTS)),
    )
    for name, heads in shown:
        found = all_names(heads) & lexicon.words[name]
        if found:
            return f"{quoted(found)} is in `{name}`"
    if _moves(frame, lexicon):
        return f"“{trigger.text} {trigger.nbor().text}” is in `figurative_phrasals`"
    if _never_ordered(trigger):
        return "it was never ordered or done (“no ... to”)"
    return "a word of `sport_words` stands in the sentence" if _is_sport(trigger, lexicon) else None


def _moves(frame: Frame, lexicon: Lexicon) -> bool:
    """ "Shot up by a fifth", "stormed off", "shelled out": the particle makes another verb."""
    trigger = frame.trigger
    if not frame.verbal or trigger.i + 1 >= trigger.sent.end:
        return False
    return f"{trigger.lemma_.lower()} {trigger.nbor().lower_}" in lexicon.words["figurative_phrasals"]


def _never_ordered(trigger: Token) -> bool:
    """ "There was no order to shoot"."""
    return (
        trigger.dep_ in {"acl", "relcl"} and trigger.tag_ == "VB" and any(c.lower_ == "no" for c in trigger.head.lefts)
    )


def _is_sport(trigger: Token, lexicon: Lexicon) -> bool:
    return any(token.lemma_.lower() in lexicon.words["sport_words"] for token in trigger.sent)
