"""Kinds of parties by what they have in common: who bears arms, who is a state, who can speak or act (`PartyKind`)."""

from typing import Final

ARMED: Final = frozenset({"armed_force", "armed_group", "police"})
FORCES: Final = ARMED | {"country", "government"}  # those that have the means of force
STATE: Final = frozenset({"armed_force", "country", "government", "police"})
ACTING: Final = ARMED | {"government"}
BODIES: Final = ACTING | {"organization"}
OFFICES: Final = BODIES | {"country"}
SPEAKING: Final = BODIES | {"person"}
PEOPLE: Final = ARMED | {"civilians", "person"}
