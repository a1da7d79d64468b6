"""What is wrong with resources/acled.yaml: names of what does not exist, rules without a reason, unused word sets."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from worker.event import HARMS, PartyKind
from worker.inspection.source import Fault, Source
from worker.normalisation.codes import ACLED_TYPES, MODES, PLOVER_TYPES, SECTORS

_ROLES = ("as_doer", "as_hit")


def acled_faults(source: Source) -> Iterator[Fault]:
    """Yield a fault for each name that is unknown, each rule without a reason and each set without a use."""
    data = source.data
    allowed = _allowed(data)
    for number, rule in enumerate(data["rules"]):
        place = ("rules", number)
        for message in _rule_faults(rule, allowed):
            yield Fault(source.file, source.line(*place), f"rules {number + 1}", message)
    for message in _side_faults(data):
        yield Fault(source.file, source.line("sides"), "sides", message)
    for name in sorted(data["words"].keys() - _used(data)):
        yield Fault(source.file, source.line("words", name), f"words {name}", "no rule and no side asks for it")


def _allowed(data: Mapping[str, Any]) -> dict[str, set[str]]:
    """The values of each slot."""
    sides = {*_sides(data["sides"]), "foreign", "nobody"}
    codes = {sub for subs in ACLED_TYPES.values() for sub in subs}
    words = set(data["words"])
    return {
        "plover": set(PLOVER_TYPES),
        "modes": {mode for modes in MODES.values() for mode in modes},
        "doer": sides,
        "hit": sides,
        "told": words,
        "near": words,
        "harm": set(HARMS),
        "beside": codes,
        "shared": codes,
    }


def _sides(sides: Mapping[str, Any]) -> set[str]:
    return {side for part, named in sides.items() if part != "site_kinds" for side in named.values()}


def _rule_faults(rule: Mapping[str, Any], allowed: Mapping[str, set[str]]) -> Iterator[str]:
    if not rule.get("why"):
        yield "no reason (`why`)"
    if rule["code"] is not None:
        event, detail = rule["code"]
        if detail not in ACLED_TYPES.get(event, ()):
            yield f"no event type of ACLED's with that sub-event type: `{event}`, `{detail}`"
    for part in ("when", "unless"):
        for slot, values in rule.get(part, {}).items():
            if slot not in allowed:
                yield f"no slot: `{slot}`"
            for value in sorted(set(values) - allowed.get(slot, set(values))):
                yield f"no value of `{slot}`: `{value}`"


def _side_faults(data: Mapping[str, Any]) -> Iterator[str]:
    sides = data["sides"]
    known = {
        "names": set(data["words"]),
        "later_names": set(data["words"]),
        "site_names": set(data["words"]),
        "sectors": set(SECTORS),
        "kinds": set(get_args(PartyKind)),
        **dict.fromkeys(_ROLES, _sides(sides)),
    }
    for part, names in known.items():
        for name in sorted(sides[part].keys() - names):
            yield f"{part}: unknown: `{name}`"
    for kind in sorted(known["kinds"] - sides["kinds"].keys()):
        yield f"kinds: no side of `{kind}`"


def _used(data: Mapping[str, Any]) -> set[str]:
    sides = data["sides"]
    used = {name for part in ("names", "later_names", "site_names") for name in sides[part]}
    for rule in data["rules"]:
        for part in ("when", "unless"):
            used |= {value for slot in ("told", "near") for value in rule.get(part, {}).get(slot, ())}
    return used
