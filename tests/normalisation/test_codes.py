"""Event codes."""

import pytest

from worker.normalisation.codes import CONTEXTS, MODES, PLOVER_TYPES, cameo_root, validate
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


def test_tables_hold_only_known_codes() -> None:
    """Modes of the CAMEO table are PLOVER's."""
    data = load_yaml("codes.yaml")
    for kind, row in data["cameo"].items():
        validate(kind, tuple(row.get("modes", {})))


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
