"""Which part of the code may know which: arrows of imports go one way, and files stay small enough to hold one idea."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import worker
from worker import event, labels

WORKER = Path(worker.__file__).parent
EXTRACTION = WORKER / "extraction"
TESTS = Path(__file__).parent
UNTESTED: dict[str, str] = {}  # files of data alone, each with the reason
LONGEST = 350  # lines
# What each room of extraction may import, besides itself and what is outside of extraction.
SHARED = {
    *("acceptance", "candidate", "circumstances", "grammar", "intention", "modality_choice", "plover", "readings"),
    "rules",
}
ALLOWED = {
    "plover": set(),
    "rules": {"grammar"},
    "grammar": {"plover"},
    "casualties": {"grammar"},
    "topic": {"grammar"},
    "candidate": {"casualties", "grammar"},
    "setting": {"candidate"},
    "circumstances": {"grammar", "setting"},
    "intention": {"grammar", "plover"},
    "acceptance": {"grammar"},
    "role_fillers": {"grammar", "plover"},
    "modality_choice": {"acceptance", "grammar"},
    "readings": {"acceptance", "grammar", "role_fillers"},
    "attack": {*SHARED, "casualties"},
    "talks": {*SHARED, "topic"},
    "acts": SHARED,
    "statement": {*SHARED, "acts"},  # a statement may be a verbal act
    "attribution": {"candidate", "casualties", "circumstances", "grammar"},
    "merging": {"attribution", "candidate", "casualties", "circumstances", "grammar", "plover", "setting"},
    "__init__": {"acts", "attack", "candidate", "statement", "talks"},
}
# The core, Article -> list[Event], knows neither these nor what uses them.
EDGES = ("worker.stream", "worker.commands", "worker.cli", "worker.intake", "worker.export", "worker.settings")
CORE = (
    "article.py",
    "event.py",
    "labels.py",
    "story.py",
    "tidy.py",
    "pipeline.py",
    "language",
    "sectioning",
    "normalisation",
)
CORE_FOLDERS = (*CORE, "extraction", "reader")
# Words of the language that stand in code and not in a lexicon: to be lowered with every one that moves out.
WORD_LITERALS = 1_349
LABEL_LITERALS = 1_020


def sources(folder: Path) -> list[Path]:
    """The modules of a folder, or the one module."""
    return [folder] if folder.is_file() else sorted(folder.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """The modules of the project that a module imports, wherever it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("worker"):
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("worker"))


def room_of(path: Path) -> str:
    """The folder of a module of extraction, or its own name."""
    parts = path.relative_to(EXTRACTION).parts
    return parts[0] if len(parts) > 1 else path.stem


@pytest.mark.parametrize("room", sorted({room_of(path) for path in sources(EXTRACTION)}))
def test_a_room_of_extraction_imports_only_the_rooms_below_it(room: str) -> None:
    known = {
        module.split(".")[2]
        for path in sources(EXTRACTION)
        if room_of(path) == room
        for module in imports(path)
        if module.startswith("worker.extraction.")
    }
    assert known - {room} <= ALLOWED[room]


def test_the_rooms_of_extraction_form_no_circle() -> None:
    left = {room: set(below) & set(ALLOWED) for room, below in ALLOWED.items()}
    while left:
        free = {room for room, below in left.items() if not below & set(left)}
        assert free, f"a circle among {sorted(left)}"
        left = {room: below for room, below in left.items() if room not in free}


@pytest.mark.parametrize("part", CORE)
def test_the_core_knows_no_transport(part: str) -> None:
    wrong = [
        (path.name, module)
        for path in sources(WORKER / part)
        for module in imports(path)
        if module.startswith(EDGES) or module.startswith("worker.normalisation.places.build")
    ]
    assert not wrong


def test_incidents_know_values_and_data_alone() -> None:
    """Linking sees articles and events, however they were found; commands use it."""
    known = {module.split(".")[1] for path in sources(WORKER / "incidents") for module in imports(path)}
    assert known <= {"incidents", "article", "event", "resources", "serialize"}


def test_no_file_is_longer_than_one_idea() -> None:
    long = {path.name: n for path in sources(WORKER) if (n := len(path.read_text("utf-8").splitlines())) > LONGEST}
    assert not long


@pytest.mark.parametrize("path", sources(WORKER), ids=lambda path: str(path.relative_to(WORKER)))
def test_no_name_of_a_module_is_given_twice(path: Path) -> None:
    """A second value would stand for the first one, too, wherever that is asked for."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    given = [t.id for node in body if isinstance(node, ast.Assign) for t in node.targets if isinstance(t, ast.Name)]
    assert len(given) == len(set(given)), sorted(name for name in set(given) if given.count(name) > 1)


def literals(path: Path) -> Iterator[str]:
    """The string constants of a module's logic: no docstring, no part of an f-string, no key."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
            first = node.body[0]
            skipped |= {id(first.value)} if isinstance(first, ast.Expr) else set()
        elif isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
        elif isinstance(node, ast.Subscript):
            skipped.add(id(node.slice))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value


def is_label(literal: str) -> bool:
    """True for a label of the tagger, the parser or the entity recogniser."""
    return literal in LABELS or (literal.isupper() and literal.isascii())


LABELS = {
    *(
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "amod",
        "compound",
        "nmod",
        "poss",
        "nummod",
        "conj",
        "cc",
        "prep",
        "agent",
    ),
    *("aux", "auxpass", "advcl", "relcl", "acl", "xcomp", "ccomp", "pcomp", "attr", "acomp", "oprd"),
    *("dative", "appos", "advmod", "npadvmod", "det", "neg", "mark", "punct", "prt", "expl", "csubj"),
    *("csubjpass", "quantmod", "predet", "preconj", "intj", "meta", "parataxis", "dep", "case"),
}


def test_words_of_the_language_move_out_of_the_code() -> None:
    found = [literal for path in sources(EXTRACTION) for literal in literals(path)]
    words = [w for w in found if not is_label(w) and w.islower() and w.replace(" ", "").replace("'", "").isalpha()]
    assert len(words) <= WORD_LITERALS
    assert sum(is_label(literal) for literal in found) <= LABEL_LITERALS


def label_sets(path: Path) -> Iterator[frozenset[str]]:
    """Two or more labels that a module writes side by side, in whatever brackets, by their names or as they are."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Set | ast.Tuple | ast.List) and len(node.elts) > 1:
            found = {vars(labels).get(e.id) if isinstance(e, ast.Name) else getattr(e, "value", "") for e in node.elts}
            if all(isinstance(label, str) and is_label(label) for label in found):
                yield frozenset(str(label) for label in found)


def test_a_set_of_labels_stands_in_one_file() -> None:
    """Whoever asks for subjects asks for the same ones everywhere; what is asked for in two files has a name."""
    named = [value for value in vars(labels).values() if isinstance(value, frozenset)]
    files = defaultdict(set)
    for path in (*sources(EXTRACTION), *sources(WORKER / "normalisation")):
        for labelled in label_sets(path):
            files[labelled].add(str(path.relative_to(WORKER)))
    codes = {code.upper() for code in get_args(event.EventType)}
    assert len(named) == len(set(named))
    assert not {labelled: found for labelled, found in files.items() if labelled in named}
    assert not {labelled: found for labelled, found in files.items() if len(found) > 1 and not labelled <= codes}


def test_only_the_scan_keeps_something_on_the_document() -> None:
    users = {path.name for path in sources(WORKER) if "user_data" in path.read_text(encoding="utf-8")}
    assert users == {"engine.py", "headlines.py", "scan.py"}
    assert not [path for path in sources(WORKER) if "set_extension" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("part", ["extraction", "normalisation"])
def test_every_file_has_its_tests_at_the_same_path(part: str) -> None:
    """Of what stands in a package's own file, and of what has nothing to test, none is asked."""
    asked = [path.relative_to(WORKER) for path in sources(WORKER / part) if path.name != "__init__.py"]
    lacking = [path for path in asked if not (TESTS / path.parent / f"test_{path.name}").exists()]
    assert {str(path) for path in lacking} == {path for path in UNTESTED if path.startswith(part)}
