"""Everything wrong with a folder of lexicons: its files are read as written, and counted."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from worker.inspection.dialects import DIALECTS, KINDS, LISTS, Dialect
from worker.inspection.entries import Row, entry_faults, expanded, list_faults, pair_faults, suggestion
from worker.inspection.lemmas import Dictionary, not_lemmas
from worker.inspection.lists import list_file_faults
from worker.inspection.source import Fault, Source, read_source
from worker.normalisation.codes import MODES, PLOVER_TYPES

_SUFFIX = ".yaml"
_TRIGGER_PARTS = {*KINDS, "type"}
_MODE_WORDS = "mode_words"
_DEEDS = "deeds.yaml"
_VERB_SETS = "_verbs"  # sets of this ending are compared with dictionary forms of verbs


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; `entries` counts senses, `lemmas` their words, both by PLOVER type and kind of trigger."""

    files: tuple[str, ...]
    faults: tuple[Fault, ...]
    entries: Mapping[tuple[str, str], int]
    lemmas: Mapping[tuple[str, str], int]


def check_folder(folder: Path, dictionary: Dictionary) -> Report:
    """Check every lexicon below `folder`, laid out as worker/resources/lexicon; it need not have all files."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    sources = {
        name: read_source(folder / name, name) for name in (path.relative_to(folder).as_posix() for path in paths)
    }
    faults = [fault for source in sources.values() for fault in source.faults]
    rows: list[Row] = []
    for name, source in sources.items():
        faults += _unread(name)
        if isinstance(source.data, dict) and name in LISTS:
            faults += list_file_faults(source)
    for dialect in DIALECTS:
        own = [source for name, source in sources.items() if _belongs(name, dialect) and isinstance(source.data, dict)]
        found, more = _dialect(own, dialect, dictionary)
        rows += found
        faults += [*more, *_deed_faults(sources.get(_DEEDS), dialect.name, found)]
    entries = Counter((row.type, row.kind) for row in rows)
    lemmas = Counter((row.type, row.kind) for row in rows for _ in row.words("lemmas"))
    ordered = sorted(faults, key=lambda fault: (fault.file, fault.line))
    return Report(tuple(sources), tuple(ordered), entries, lemmas)


def _deed_faults(source: Source | None, lexicon: str, rows: Sequence[Row]) -> Iterator[Fault]:
    """Verbs that nouns of action are said to be made of and the lexicon lacks."""
    if source is None or not rows or not isinstance(source.data, dict):
        return
    listed = source.data.get(lexicon)
    verbs = frozenset(lemma for row in rows if row.kind == "verbs" for lemma in row.words("lemmas"))
    for verb in listed if isinstance(listed, dict) else ():
        if verb not in verbs:
            yield Fault(source.file, source.line(lexicon, verb), f"`{lexicon}`", f"“{verb}” is no verb of this lexicon")


def _belongs(name: str, dialect: Dialect) -> bool:
    return name == f"{dialect.name}{_SUFFIX}" or name.startswith(f"{dialect.name}/")


def _unread(name: str) -> Iterator[Fault]:
    if not name.endswith(_SUFFIX) or not (name in LISTS or any(_belongs(name, dialect) for dialect in DIALECTS)):
        known = [*LISTS, *(f"{d.name}{_SUFFIX}" if d.type else f"{d.name}/*{_SUFFIX}" for d in DIALECTS)]
        yield Fault(name, 1, "", f"nothing reads this file{suggestion(name, known)}")


def _dialect(sources: Sequence[Source], dialect: Dialect, dictionary: Dictionary) -> tuple[list[Row], list[Fault]]:
    """The entries of one lexicon and what is wrong with its files, sets and entries."""
    faults: list[Fault] = []
    sets: dict[str, frozenset[str]] = {}
    rows: list[Row] = []
    for source in sources:
        faults += _set_faults(source, sets, dictionary)
        rows += _rows(source, dialect)
    for source in sources:
        faults += _file_faults(source, dialect, _referenced(sources))
    faults += [_at(row, text) for row in rows for text in entry_faults(row, dialect, sets, dictionary)]
    faults += [_at(row, text) for row, text in pair_faults(rows, sets)]
    if sources:
        missing = sorted(dialect.sets - {_MODE_WORDS} - set(sets))
        faults += [Fault(sources[-1].file, 1, "", f"the word set `{name}` is missing") for name in missing]
    return rows, faults


def _at(row: Row, text: str) -> Fault:
    return Fault(row.file, row.line, row.name, text)


def _rows(source: Source, dialect: Dialect) -> Iterator[Row]:
    type_ = source.data.get("type", dialect.type)
    for kind in KINDS:
        listed = source.data.get(kind)
        for number, fields in enumerate(listed if isinstance(listed, list) else (), 1):
            if isinstance(fields, dict):
                yield Row(source.file, kind, number, source.line(kind, number - 1), str(type_), fields)


def _file_faults(source: Source, dialect: Dialect, referenced: frozenset[str]) -> Iterator[Fault]:
    """Type, parts and modes of one file."""
    data = source.data
    type_ = data.get("type", dialect.type)
    if any(kind in data for kind in KINDS) and type_ not in PLOVER_TYPES:
        told = f"no PLOVER type: `{type_}`{suggestion(str(type_), PLOVER_TYPES)}" if type_ else "no `type`"
        yield Fault(source.file, source.line("type"), "", told)
    for part, value in data.items():
        if part in KINDS and not (isinstance(value, list) and all(isinstance(row, dict) for row in value)):
            yield Fault(source.file, source.line(part), part, "must be a list of entries, each {lemmas: [...], ...}")
        elif part not in _TRIGGER_PARTS | dialect.sets | referenced:
            known = frozenset(_TRIGGER_PARTS | dialect.sets)
            yield Fault(source.file, source.line(part), "", f"nothing reads `{part}`{suggestion(str(part), known)}")
    modes = data.get(_MODE_WORDS, {})
    if not isinstance(modes, dict):
        yield Fault(source.file, source.line(_MODE_WORDS), _MODE_WORDS, "must give a list of words to each mode")
        return
    for mode, words in modes.items():
        faults = [*list_faults("it", words)]
        if mode not in MODES.get(dialect.type, ()):
            faults.append(f"no mode of {dialect.type}{suggestion(str(mode), MODES.get(dialect.type, ()))}")
        yield from (Fault(source.file, source.line(_MODE_WORDS, mode), f"{_MODE_WORDS} `{mode}`", f) for f in faults)


def _set_faults(source: Source, sets: dict[str, frozenset[str]], dictionary: Dictionary) -> Iterator[Fault]:
    """Take the word sets of a file into `sets`, in the order they are read, and yield what is wrong with each."""
    for part, value in source.data.items():
        if part in _TRIGGER_PARTS | {_MODE_WORDS}:
            continue
        texts = [*list_faults("it", value)]
        words = [word for word in value if isinstance(word, str)] if isinstance(value, list) else []
        texts += [f"names {word}, which is not given before it" for word in words if _unknown(word, sets)]
        if part.endswith(_VERB_SETS):
            forms = not_lemmas(words, dictionary)
            texts += [f"“{word}” can never match: it is read as “{form}”" for word, form in forms.items()]
        sets[part] = sets.get(part, frozenset()) | expanded(words, sets)
        yield from (Fault(source.file, source.line(part), f"word set `{part}`", text) for text in texts)


def _unknown(word: str, sets: Mapping[str, frozenset[str]]) -> bool:
    return word.startswith("<") and word[1:-1] not in sets


def _referenced(sources: Sequence[Source]) -> frozenset[str]:
    """The sets that entries and sets of a lexicon name."""
    found: set[str] = set()
    for source in sources:
        for part, value in source.data.items():
            lists = [value] if part not in KINDS else [field for row in _entries(value) for field in row.values()]
            found |= {w[1:-1] for words in lists if isinstance(words, list) for w in words if _is_name(w)}
    return frozenset(found)


def _entries(value: object) -> list[dict[str, Any]]:
    """The entries of a list, those that are none left out."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _is_name(word: object) -> bool:
    return isinstance(word, str) and word.startswith("<")
