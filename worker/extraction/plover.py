"""PLOVER types by what they have in common (manual 0.8): what coding asks of a type besides its name."""

from worker.event import OutcomeKind

ASSAULT, CONSULT = "ASSAULT", "CONSULT"
COOPERATIVE = frozenset(("AID", "COOPERATE", "CONCEDE", "RETREAT", "AGREE", "SUPPORT", CONSULT))
CONFLICTIVE = frozenset(("COERCE", "SANCTION", "MOBILIZE", "PROTEST"))
VERBAL = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))  # acts done by speaking
BEFALLING = frozenset(("COERCE", "SANCTION", "RETREAT"))  # acts that their object undergoes ("expelled 300 refugees")
# How talks ended, what tells most first.
OUTCOMES: tuple[OutcomeKind, ...] = ("signed", "agreed", "no_agreement", "progress", "adjourned", "to_continue")
