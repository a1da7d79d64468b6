"""Event codes."""

import pytest

from worker.event import Acled
from worker.normalisation.codes import CONTEXTS, MODES, PLOVER_TYPES, acled, cameo_root, validate
from worker.resources import load_yaml


def test_there_are_the_sixteen_types_of_the_manual() -> None:
    """PLOVER has sixteen types; the two of the old read-me are not among them."""
    assert len(PLOVER_TYPES) == 16
    assert not {"INVESTIGATE", "DISAPPROVE"} & set(PLOVER_TYPES)


@pytest.mark.parametrize(
    ("plover", "mode", "root"),
    [
        ("CONSULT", "phone", "04"),
        ("ACCUSE", None, "11"),
        ("ACCUSE", "investigate", "09"),
        ("ASSAULT", None, "18"),
        ("ASSAULT", "aerial", "19"),
        ("ASSAULT", "unconventional", "20"),
        ("PROTEST", "demo", "14"),
        ("SANCTION", "convict", "17"),
    ],
)
def test_cameo_root(plover: str, mode: str | None, root: str) -> None:
    """Each type has a CAMEO root, which a mode may change."""
    assert cameo_root(plover, mode) == root


def test_every_type_and_mode_has_a_root() -> None:
    """No code of PLOVER is without a CAMEO root of two digits between 01 and 20."""
    roots = {cameo_root(kind, mode) for kind, modes in MODES.items() for mode in (None, *modes)}
    assert roots <= {f"{number:02d}" for number in range(1, 21)}


@pytest.mark.parametrize(
    ("plover", "modes", "expected"),
    [
        (
            "ASSAULT",
            ("explosives", "suicide-attack"),
            Acled(event_type="Explosions/Remote violence", sub_event_type="Suicide bomb"),
        ),
        ("ASSAULT", ("drone",), Acled(event_type="Explosions/Remote violence", sub_event_type="Air/drone strike")),
        ("ASSAULT", ("unconventional",), Acled(event_type="Explosions/Remote violence", sub_event_type=None)),
        ("ASSAULT", (), None),
        ("ASSAULT", ("firearms",), None),
        ("PROTEST", (), Acled(event_type="Protests", sub_event_type=None)),
        ("PROTEST", ("hunger",), None),
        ("COERCE", ("arrest",), Acled(event_type="Strategic developments", sub_event_type="Arrests")),
        ("AGREE", (), None),
    ],
)
def test_acled_says_only_what_type_and_mode_settle(plover: str, modes: tuple[str, ...], expected: Acled | None) -> None:
    """An ACLED code is given where the PLOVER codes settle it, else None."""
    assert acled("attack", plover, modes) == expected


def test_words_are_no_acled_event() -> None:
    """A threat of violence or a statement is no event of ACLED's."""
    assert acled("statement", "PROTEST", ("demo",)) is None


def test_tables_hold_only_known_codes() -> None:
    """Modes of the CAMEO and ACLED tables are PLOVER's, ACLED types are ACLED's."""
    data = load_yaml("codes.yaml")
    for kind, row in data["cameo"].items():
        validate(kind, tuple(row.get("modes", {})))
    for kind, rows in data["acled"].items():
        validate(kind, tuple(mode for mode in rows if mode != "any"))
        for event_type, sub_event in rows.values():
            assert sub_event is None or sub_event in data["acled_types"][event_type]


@pytest.mark.parametrize(
    ("plover", "modes", "contexts"),
    [("FIGHT", (), ()), ("ASSAULT", ("assassinate",), ()), ("AGREE", (), ("weather",))],
)
def test_validate_refuses_codes_the_manual_lacks(
    plover: str, modes: tuple[str, ...], contexts: tuple[str, ...]
) -> None:
    """Made-up codes, such as the modes only CAMEO2PLOVER has, are refused by name."""
    with pytest.raises(ValueError, match="no "):
        validate(plover, modes, contexts)


def test_validate_takes_what_the_manual_has() -> None:
    """All modes of a type with a context pass."""
    for kind, modes in MODES.items():
        validate(kind, modes, CONTEXTS)
