"""Who uses force: those told to do it, whose the weapon or the ship is, and whose force people were harmed in."""

from collections.abc import Sequence

from spacy.tokens import Token

from worker.extraction.attack.evidence import is_force
from worker.extraction.attack.targets import is_scene
from worker.extraction.circumstances import points_back
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.instruments import is_instrument
from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.noun_frames import forces_before
from worker.extraction.grammar.responsibility import is_nobody
from worker.extraction.grammar.tree import children, preposition_objects
from worker.labels import MODIFIERS, OF_PREPOSITION, PEOPLES, POBJ, POSS, PREP
from worker.party_kinds import FORCES
from worker.story import Story

_NOT_OWNERS = {"DATE", "TIME", "GPE", "LOC", "FAC"}
_GOVERNMENT = "government"


def doers_of(frame: Frame, claimed: bool, story: Story, lexicon: Lexicon) -> list[Token]:
    """Who does it, or whose the weapon is that does; no weapon, no place, and not those who did not claim it."""
    doers = [token for token in frame.actors if not (is_instrument(token, lexicon) or _ends_address(token))]
    doers = doers or [owner for token in frame.actors for owner in _owners(token, story, lexicon)]
    doers = doers or _behind(frame, story, lexicon)
    if (
        frame.carrier is not None
        and frame.carrier.lemma_.lower() in lexicon.words["stopping"]
        and points_back(frame.trigger)
    ):
        return []  # "troops ended the siege"
    doers = [token for token in doers if not is_scene(token, story, lexicon)]
    return [token for token in doers if not (claimed and is_nobody(token))]


def crews(doers: Sequence[Token], story: Story, lexicon: Lexicon) -> list[Token]:
    """Whose the ships or planes are that did it: "a Chinese coast guard ship rammed a boat"."""
    return [owner for doer in doers for owner in _owners(doer, story, lexicon)]


def _behind(frame: Frame, story: Story, lexicon: Lexicon) -> list[Token]:
    """Whose the force is that people were harmed in: "killed in police firing", "in shelling by the army"."""
    before = forces_before(frame.trigger, lexicon)  # of a trigger read as a verb: "in police firing"
    if before or not (frame.verbal and frame.entry.harm):
        return before
    phrases = [prep for prep in children(frame.trigger, {PREP}) if prep.lower_ in lexicon.words["harmed_in"]]
    events = [t for prep in phrases for t in children(prep, OF_PREPOSITION) if is_instrument(t, lexicon)]
    own = [owner for event in events for owner in _owners(event, story, lexicon)]
    named = [token for event in events for token in preposition_objects(event, ("by",))]
    return own or [token for token in named if any(party.kind in FORCES for party in story.parties.at(token))]


def _owners(weapon: Token, story: Story, lexicon: Lexicon) -> list[Token]:
    """Whose the weapon is that did it: "a Chinese coast guard ship", "an ELN mortar", "missiles from US aircraft"."""
    own = [c for near in children(weapon, MODIFIERS) for c in (near, *children(near, MODIFIERS))]
    marks = [c for c in own if c.ent_type_ in PEOPLES or c.dep_ == POSS or story.parties.country_of(c) is not None]
    marks = marks or [c for c in own if is_force(c, lexicon) or _owns(c, weapon, lexicon)]
    carried = weapon.head.head if weapon.dep_ == POBJ and weapon.head.lower_ == "by" else weapon
    sources = [t for governor in (weapon, carried) for t in preposition_objects(governor, ("from",))]
    return marks or [t for t in sources[:1] if t.ent_type_ not in _NOT_OWNERS]


def _owns(word: Token, weapon: Token, lexicon: Lexicon) -> bool:
    """True for the government of "a government patrol ship" and the police of "police bullets"."""
    lemma = word.lemma_.lower()
    return lemma == _GOVERNMENT or (word.i == weapon.i - 1 and lemma in lexicon.words["owners"])


def _ends_address(token: Token) -> bool:
    """True for the country of "Karachi, Pakistan", which the parser may take for the subject."""
    before = token.doc[max(token.sent.start, token.i - 2) : token.i]
    return token.ent_type_ == "GPE" and len(before) == 2 and before[1].text == "," and before[0].ent_type_ == "GPE"
