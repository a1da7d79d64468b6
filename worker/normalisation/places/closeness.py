"""How near two words of a sentence stand to each other in its tree, counted in clauses."""

from spacy.tokens import Token

from worker.normalisation.places.order import governors

_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "acl", "parataxis", "csubj"})


def closeness(link: Token, trigger: Token) -> int:
    """0: under the trigger; 1: under the verb the trigger belongs to; 2 and 3: a clause away; 4: elsewhere."""
    down = _clauses_between(link, trigger)
    if down is not None:
        return 0 if down == 0 else 2
    steps = 0
    for governor in governors(trigger):
        crossed = _clauses_between(link, governor)
        if crossed is not None:
            return 1 + steps + 2 * min(crossed, 1)
        steps += governor.dep_ in _CLAUSES
    return 4


def _clauses_between(lower: Token, upper: Token) -> int | None:
    """How many clauses lie between a token and one above it; None where it is not above."""
    crossed = 0
    token = lower
    while token != upper:
        if token.head.i == token.i:
            return None
        crossed += token.dep_ in _CLAUSES
        token = token.head
    return crossed
