"""What can be wrong with one entry of a trigger lexicon, and with two entries of the same word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from worker.inspection.dialects import FIELDS, OBJECT, OPPOSED, PREPOSITIONS, SHAPES, SUBJECTS, Dialect
from worker.inspection.lemmas import Dictionary, never_matches
from worker.normalisation.codes import MODES

_NAMED = 3  # lemmas that stand for an entry in a message
_LISTS = {"lemmas", *(name for name, hint in SHAPES.items() if "tuple" in str(hint) or "frozenset" in str(hint))}
_FLAGS = {name for name, hint in SHAPES.items() if hint is bool}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as written: where it stands, the type it has, and its fields."""

    file: str
    kind: str
    number: int
    line: int
    type: str
    fields: Mapping[str, Any]

    @property
    def name(self) -> str:
        """How messages call it: "verbs 3 (arrest, detain, jail ...)"."""
        lemmas = self.fields.get("lemmas")
        if not isinstance(lemmas, list) or not lemmas:
            return f"{self.kind} {self.number}"
        more = " ..." if len(lemmas) > _NAMED else ""
        return f"{self.kind} {self.number} ({', '.join(str(lemma) for lemma in lemmas[:_NAMED])}{more})"

    def words(self, field: str) -> list[str]:
        """The words of a list field; those that are no words are left out."""
        listed = self.fields.get(field)
        return [word for word in listed if isinstance(word, str)] if isinstance(listed, list) else []


def suggestion(word: str, known: Sequence[str] | frozenset[str]) -> str:
    """ "; is `object` meant?" where a known name is near, else the known names."""
    close = get_close_matches(word, sorted(known), n=1)
    return f"; is `{close[0]}` meant?" if close else f"; there are {', '.join(sorted(known))}"


def entry_faults(
    row: Row, dialect: Dialect, sets: Mapping[str, frozenset[str]], dictionary: Dictionary
) -> Iterator[str]:
    """Everything wrong with one entry, in the order of reading. `sets`: the words of the sets it may name."""
    yield from _field_faults(row)
    yield from _value_faults(row)
    yield from _code_faults(row)
    yield from _name_faults(row, dialect, sets)
    yield from _contradictions(row, sets)
    for trigger in row.words("lemmas"):
        why = never_matches(row.kind, trigger, dictionary)
        if why is not None:
            yield f"“{trigger}” can never match: it {why}"


def _field_faults(row: Row) -> Iterator[str]:
    known = {"lemmas", *SHAPES}
    for field in row.fields:
        if field not in known:
            yield f"unknown field `{field}`{suggestion(str(field), frozenset(known))}"
        elif field not in FIELDS[row.kind]:
            yield f"`{field}` is not read for {row.kind}"
    if not row.fields.get("lemmas"):
        yield "no `lemmas`"


def _value_faults(row: Row) -> Iterator[str]:
    for field, value in row.fields.items():
        if field in _LISTS:
            yield from list_faults(f"`{field}`", value)
        elif field in _FLAGS and not isinstance(value, bool):
            yield f"`{field}` must be true or false, not {value!r}"
        elif field in SHAPES and field not in _FLAGS and not isinstance(value, str):
            yield f"`{field}` must be one word, not {value!r}"


def list_faults(called: str, value: Any) -> Iterator[str]:
    """What is wrong with a list of words as such."""
    if not isinstance(value, list):
        yield f"{called} must be a list of words, not {value!r}"
        return
    for number, word in enumerate(value):
        if not isinstance(word, str):
            yield f"{called} has {word!r}, which is no word" + ("; quote it" if isinstance(word, bool) else "")
        elif word in value[:number]:
            yield f"{called} has “{word}” twice"
        elif word != word.lower():
            yield f"{called} has “{word}”; words are compared in lower case"


def _code_faults(row: Row) -> Iterator[str]:
    if row.type not in MODES:
        return  # told of the file
    for mode in row.words("modes"):
        if mode not in MODES[row.type]:
            yield f"no mode of {row.type}: `{mode}`{suggestion(mode, frozenset(MODES[row.type]))}"


def _name_faults(row: Row, dialect: Dialect, sets: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for field, known in (("object", dialect.objects), ("needs", dialect.needs), ("subject", SUBJECTS)):
        value = row.fields.get(field)
        if isinstance(value, str) and value not in known:
            yield f"unknown restriction `{field}: {value}`{suggestion(value, known)}"
    for slot in row.words("recipient"):
        if slot != OBJECT and slot not in PREPOSITIONS:
            close = get_close_matches(slot, [OBJECT, *PREPOSITIONS], n=1)
            yield f"unknown slot `{slot}` in `recipient`: neither obj nor a preposition" + (
                f"; is `{close[0]}` meant?" if close else ""
            )
    for field in row.fields:
        for word in row.words(field):
            if word.startswith("<") and word[1:-1] not in sets:
                yield f"`{field}` names the word set {word}, which is not given"


def expanded(words: Sequence[str], sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of a list, named sets taken apart."""
    return frozenset(
        inner for word in words for inner in (sets.get(word[1:-1], ()) if word.startswith("<") else (word,))
    )


def _contradictions(row: Row, sets: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for wanted, refused in OPPOSED:
        both = expanded(row.words(wanted), sets) & expanded(row.words(refused), sets)
        if both:
            yield f"contradiction: {', '.join(sorted(both))} in `{wanted}` and in `{refused}`"
    if row.fields.get("object") == "none" and (row.fields.get("object_is") or OBJECT in row.words("recipient")):
        yield "contradiction: `object: none`, but it asks for an object"


def pair_faults(rows: Sequence[Row], sets: Mapping[str, frozenset[str]]) -> Iterator[tuple[Row, str]]:
    """Words that two entries claim under the same conditions: of these only the first is ever taken."""
    seen: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        conditions = _conditions(row, sets)
        for trigger in dict.fromkeys(row.words("lemmas")):
            first = seen.setdefault((row.kind, trigger, conditions), row)
            if first is row:
                continue
            where = f"{first.file}:{first.line}, {first.kind} {first.number}"
            if first.type != row.type:
                yield row, f"contradiction: “{trigger}” is {first.type} under the same conditions ({where})"
            else:
                yield row, f"duplicate: “{trigger}” stands under the same conditions in {where}"


def _conditions(row: Row, sets: Mapping[str, frozenset[str]]) -> str:
    """All that decides whether an entry counts, for comparison.

    Its type and modes do not, nor where the other side stands, unless there has to be one.
    """
    aside = {"lemmas", "modes"} if row.fields.keys() & {"needs", "object"} else {"lemmas", "modes", "recipient"}
    asked = {
        name: sorted(expanded(row.words(name), sets)) if isinstance(value, list) else value
        for name, value in row.fields.items()
        if name not in aside
    }
    return repr(sorted(asked.items(), key=lambda pair: pair[0]))
