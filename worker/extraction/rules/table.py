"""Tables of rules as they are written (worker/resources/rules): read into rows, and refused where a name is unknown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic

from worker.extraction.grammar.lexicon import Entry
from worker.extraction.rules.rule import C, Rule, Terms

_KINDS = {"verb": True, "noun": False}
_ASKED = {"name", "reason", "example", "counter"}
_FIELDS = {*_ASKED, "kind", "entry", "slots", "words", "when", "unless", "after", "order"}
_ENTRY = {field.name for field in fields(Entry)}


@dataclass(frozen=True, slots=True)
class Tables(Generic[C]):
    """The lists of a family: `senses` says when a word tells nothing, `dropped` which of those that stand are no event.

    The reader may overrule the first, not the second.
    """

    senses: tuple[Rule[C], ...]
    dropped: tuple[Rule[C], ...]


def read_tables(data: Mapping[str, Any], terms: Terms[C]) -> Tables[C]:
    """The lists of a file. Raises ValueError that names the row and what is wrong with it."""
    senses = read_table(data["senses"], terms)
    return Tables(senses, read_table(data["dropped"], terms, [rule.name for rule in senses]))


def read_table(rows: Sequence[Mapping[str, Any]], terms: Terms[C], before: Iterable[str] = ()) -> tuple[Rule[C], ...]:
    """The rows in their order. Raises ValueError that names the row and what is wrong with it.

    `before`: names of rows that are judged earlier, in another list.
    """
    known = list(before)
    table = []
    for row in rows:
        for fault in _faults(row, terms, known):
            raise ValueError(f"rule `{row.get('name')}`: {fault}")
        known.append(row["name"])
        table.append(_rule(row, terms))
    return tuple(table)


def _faults(row: Mapping[str, Any], terms: Terms[C], known: Sequence[str]) -> Iterable[str]:
    """What is wrong with a row."""
    for field in sorted(_ASKED - row.keys()):
        yield f"no `{field}`"
    for field in sorted(row.keys() - _FIELDS):
        yield f"unknown field `{field}`"
    if row.get("name") in known:
        yield "the name is given twice"
    if row.get("kind", "verb") not in _KINDS:
        yield f"unknown kind `{row['kind']}`"
    if ("slots" in row) != ("words" in row):
        yield "slots without words, or words without slots"
    named: list[tuple[str, Iterable[str], Iterable[str]]] = [
        ("field of an entry", row.get("entry", ()), _ENTRY),
        ("slot", row.get("slots", ()), terms.slots),
        ("set of words", [row["words"]] if "words" in row else (), terms.words),
        ("predicate", (*row.get("when", ()), *row.get("unless", ())), terms.predicates),
        ("row before it", [row["after"]] if "after" in row else (), known),
    ]
    for what, names, allowed in named:
        yield from (f"unknown {what} `{name}`" for name in names if name not in allowed)
    if ("after" in row) != ("order" in row):
        yield "`after` names the row before it that matters, `order` says why: both or none"


def _rule(row: Mapping[str, Any], terms: Terms[C]) -> Rule[C]:
    entry = {
        field: frozenset(value if isinstance(value, list) else [value]) for field, value in row.get("entry", {}).items()
    }
    return Rule(
        name=row["name"],
        reason=row["reason"],
        example=row["example"],
        counter=row["counter"],
        verbal=_KINDS[row["kind"]] if "kind" in row else None,
        entry=entry,
        slots=tuple(terms.slots[name] for name in row.get("slots", ())),
        words=terms.words[row["words"]] if "words" in row else frozenset(),
        when={name: terms.predicates[name] for name in row.get("when", ())},
        unless={name: terms.predicates[name] for name in row.get("unless", ())},
    )
