"""Persons that the text names."""

import pytest

from tests.normalisation.parties.linked import who
from worker.language import Engine


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("Ararat Mirzoyan and Jeyhun Bayramov met at a hotel.", "Mirzoyan", ("Ararat Mirzoyan", "person", "ARM")),
        (
            "The head of the World Health Organization, Mehrat Adanem Gebray, urged calm.",
            "Gebray",
            ("Mehrat Adanem Gebray", "person", None),
        ),
        ("Police in Lima fired. Opposition lawmaker Ruth Luque left.", "Luque", ("Ruth Luque", "person", "PER")),
    ],
)
def test_persons_the_model_does_not_place(
    engine: Engine, body: str, word: str, expected: tuple[str, str, str | None]
) -> None:
    """A leader's full name is a person's, place name or not, and so is one set off behind an office.

    An opposition's lawmaker is of the story's country.
    """
    party = who(engine, body, word)[0]
    assert (party.name, party.kind, party.country) == expected


@pytest.mark.parametrize(
    ("body", "word", "name"),
    [
        ("Kovac and Peruvian President Luis Ito met.", "Kovac", "Kovac"),
        ("Kovac and Peruvian President Luis Ito met.", "Ito", "Luis Ito"),
        ("Doctor Mehrat Adanem Gebray's brother left.", "Gebray", "Mehrat Adanem Gebray"),
    ],
)
def test_a_name_is_cut_to_the_name(engine: Engine, body: str, word: str, name: str) -> None:
    """Without whom it is joined to, its title and its owner's mark."""
    assert name in {party.name for party in who(engine, body, word)}
