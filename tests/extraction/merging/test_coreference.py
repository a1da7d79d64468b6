"""Whether two mentions can be of one event."""

import pytest

from worker.event import Party, PartyKind
from worker.extraction.merging.coreference import same_party


def _party(name: str, kind: PartyKind, country: str | None = None) -> Party:
    return Party(name=name, kind=kind, country=country)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (_party("Boko Haram", "armed_group"), _party("Boko Haram", "armed_group"), True),
        (_party("ELN", "armed_group"), _party("rebels of the ELN", "armed_group"), True),
        (_party("Boko Haram", "armed_group"), _party("Islamic State", "armed_group"), False),
        (_party("Chadian army", "armed_force", "TCD"), _party("Chad", "country", "TCD"), True),
        (_party("Chadian army", "armed_force", "TCD"), _party("Libyan army", "armed_force", "LBY"), False),
        (_party("gunmen", "unknown"), _party("militants", "armed_group"), True),
        (_party("suicide bombers", "unknown"), _party("first bomber", "armed_force"), True),
        (_party("gunmen", "unknown", "TCD"), _party("militants", "armed_group", "LBY"), False),
    ],
)
def test_a_party_is_known_under_two_names(one: Party, other: Party, same: bool) -> None:
    """Names that hold each other, arms of one state, and common nouns that do not contradict."""
    assert same_party(one, other) is same
    assert same_party(other, one) is same
