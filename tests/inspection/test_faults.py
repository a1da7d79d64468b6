"""Broken lexicons: every kind of fault is told with file, line and entry."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.inspection.conftest import LEXICONS
from worker.inspection.faults import check_folder
from worker.inspection.lemmas import Dictionary

NEW = "acts/zz.yaml"  # a file more in the folder of acts


def entry(fields: str, kind: str = "verbs", type_: str = "COERCE") -> str:
    """A file with one entry, on its third line."""
    return f"type: {type_}\n{kind}:\n  - {{{fields}}}\n"


FAULTS = [
    (
        NEW,
        entry("lemmas: [xerox], objct: party"),
        "acts/zz.yaml:3: verbs 1 (xerox): unknown field `objct`; is `object`",
    ),
    (NEW, entry("lemmas: [xerox], not_modifier: [x]"), "`not_modifier` is not read for verbs"),
    (NEW, entry("lemmas: [xerox], object_is: [x]", "nouns"), "nouns 1 (xerox): `object_is` is not read for nouns"),
    (NEW, entry("modes: [arrest]"), "verbs 1: no `lemmas`"),
    (NEW, entry("lemmas: [xerox]", type_="COERSE"), "acts/zz.yaml:1: no PLOVER type: `COERSE`; is `COERCE` meant?"),
    (NEW, "verbs:\n  - {lemmas: [xerox]}\n", "acts/zz.yaml:1: no `type`"),
    (NEW, entry("lemmas: [xerox], modes: [arest]"), "no mode of COERCE: `arest`; is `arrest` meant?"),
    (NEW, entry("lemmas: [xerox], object: persn"), "unknown restriction `object: persn`; is `person` meant?"),
    (NEW, entry("lemmas: [xerox], needs: phone"), "unknown restriction `needs: phone`; there are actor"),
    (NEW, entry("lemmas: [xerox], recipient: [object]"), "unknown slot `object` in `recipient`"),
    (NEW, entry("lemmas: [xerox], recipient: [true]"), "`recipient` has True, which is no word; quote it"),
    (NEW, entry("lemmas: [xerox], weak: maybe"), "`weak` must be true or false, not 'maybe'"),
    (NEW, entry("lemmas: xerox"), "`lemmas` must be a list of words, not 'xerox'"),
    (NEW, entry("lemmas: [xerox], object: [party]"), "`object` must be one word, not ['party']"),
    (
        NEW,
        entry("lemmas: [xerox], object_is: [<vesels>]"),
        "`object_is` names the word set <vesels>, which is not given",
    ),
    (NEW, entry("lemmas: [xerox, xerox]"), "`lemmas` has “xerox” twice"),
    (NEW, entry("lemmas: [xerox]") + "  - {lemmas: [xerox]}\n", "acts/zz.yaml:4: verbs 2 (xerox): duplicate: “xerox”"),
    (
        NEW,
        entry("lemmas: [admonish], recipient: [obj]"),
        "contradiction: “admonish” is ACCUSE under the same conditions",
    ),
    (NEW, entry("lemmas: [xerox], object_is: [deal], not_object: [deal]"), "contradiction: deal in `object_is` and in"),
    (NEW, entry("lemmas: [xerox], object: none, recipient: [obj]"), "contradiction: `object: none`, but"),
    (
        NEW,
        entry("lemmas: [struck]"),
        "“struck” can never match: it is no dictionary form: “struck” is read as “strike”",
    ),
    (NEW, entry("lemmas: [stepped down]"), "“stepped” is read as “step”"),
    (NEW, entry("lemmas: [peace deals]", "nouns"), "“deals” is read as “deal”"),
    (NEW, entry("lemmas: [put an end to]"), "“put an end to” can never match: it has too many words"),
    (
        NEW,
        entry("lemmas: [very critical]", "adjectives"),
        "“very critical” can never match: it has too many words; one",
    ),
    (NEW, entry("lemmas: [Xerox]"), "“Xerox” can never match: it has capitals"),
    (NEW, entry("lemmas: [xerox]") + "verbs:\n  - {lemmas: [fax]}\n", "acts/zz.yaml:4: `verbs` is given twice"),
    (NEW, "type: COERCE\nverbs: [a: b: c]\n", "acts/zz.yaml:2: not YAML"),
    (NEW, "- xerox\n", "acts/zz.yaml:1: not a list of named parts"),
    (NEW, "type: COERCE\nverbs: [xerox]\n", "verbs: must be a list of entries"),
    (NEW, "type: COERCE\nvessel: [ship]\n", "acts/zz.yaml:2: nothing reads `vessel`"),
    (NEW, "light_verbs: [launched]\n", "word set `light_verbs`: “launched” can never match: it is read as “launch”"),
    (NEW, "not_before: [<peple>]\n", "word set `not_before`: names <peple>, which is not given before it"),
    ("assault.yaml", "\nmode_wrds: {drone: [quadcopter]}\n", "nothing reads `mode_wrds`; is `mode_words` meant?"),
    ("notes.txt", "x", "notes.txt:1: nothing reads this file"),
    ("modalty.yaml", "may: [can]\n", "modalty.yaml:1: nothing reads this file; is `modality.yaml` meant?"),
    ("modality.yaml", "\nfeering: [dread]\n", "`feering`: nothing reads it; is `fearing` meant?"),
    ("modality.yaml", "\nmay: [can]\n", "`may` is given twice; only the last counts"),
    ("modality.yaml", "\nplanning: [deny]\n", "contradiction: “deny” is also in `denying`, which comes first"),
    ("numbers.yaml", "\nopen: {dozens: many}\n", "`open`: “dozens” must have a whole number, not 'many'"),
    (
        "casualties.yaml",
        "\nlosing: {lose: dead}\n",
        "`losing`: “lose” must be captured or injured or killed or missing, not 'dead'",
    ),
    ("casualty_groups.yaml", "\ngroups: {childern: [boy]}\n", "`groups`: no code: `childern`; is `children` meant?"),
    ("contexts.yaml", "\nwords: {militray: [tank]}\n", "`words`: no code: `militray`; is `military` meant?"),
    ("contexts.yaml", "\nwords: {health: [virus], crime: [virus]}\n", "“virus” stands in `health` and in `crime`"),
    ("contexts.yaml", "\nmodes: {COERCE: {curfw: legal}}\n", "`modes`: no code: `curfw`"),
    ("contexts.yaml", "\nsectors: {MIL: war}\n", "`sectors`: no code: `war`"),
    ("contexts.yaml", "\nbetween_states: [TALKS]\n", "`between_states`: no code: `TALKS`"),
    ("answering.yaml", "\nlaying: {blame: [onto it]}\n", "`laying`: “blame” must have a list of prepositions"),
]


@pytest.mark.parametrize(("file", "text", "message"), FAULTS)
def test_a_fault_is_told(faults_of: Callable[[str, str], list[str]], file: str, text: str, message: str) -> None:
    """Each spoilt file gives a message that names the file, where it is, and what is wrong."""
    assert [fault for fault in faults_of(file, text) if message in fault]


def test_a_noun_of_action_must_be_of_a_known_verb(dictionary: Dictionary, tmp_path: Path) -> None:
    """A verb that the lexicon lacks would give the noun no sense."""
    (tmp_path / "deeds.yaml").write_text("acts:\n  xerox: [xeroxing]\n  arrest: [arrest]\n", encoding="utf-8")
    (tmp_path / "acts").mkdir()
    (tmp_path / "acts/zz.yaml").write_text(entry("lemmas: [arrest]"), encoding="utf-8")
    told = [str(fault) for fault in check_folder(tmp_path, dictionary).faults if fault.file == "deeds.yaml"]
    assert told == ["deeds.yaml:2: `acts`: “xerox” is no verb of this lexicon"]


def test_a_missing_part_is_told(dictionary: Dictionary, tmp_path: Path) -> None:
    """Parts that the programs read must be there."""
    (tmp_path / "consult.yaml").write_text("verbs: []\n", encoding="utf-8")
    (tmp_path / "syntax.yaml").write_text("other: []\n", encoding="utf-8")
    told = [str(fault) for fault in check_folder(tmp_path, dictionary).faults]
    assert "consult.yaml:1: the word set `phone_words` is missing" in told
    assert "syntax.yaml:1: `containers` is missing" in told


def test_an_empty_folder_has_no_files(dictionary: Dictionary, tmp_path: Path) -> None:
    """Nothing to check is for the caller to tell."""
    assert check_folder(tmp_path, dictionary).files == ()


def test_entries_are_counted_by_type(dictionary: Dictionary) -> None:
    """Senses and words of every type."""
    report = check_folder(LEXICONS, dictionary)
    assert report.lemmas["ASSAULT", "verbs"] > report.entries["ASSAULT", "verbs"] > 0
