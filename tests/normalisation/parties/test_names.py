"""Where the text names somebody."""

import pytest

from tests.normalisation.parties.linked import link, who
from worker.language import Engine


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("The militant group Ansar said it shot two men.", "Ansar", ("Ansar", "armed_group")),
        ("The rebel group M23 said it had left.", "M23", ("M23", "armed_group")),
        ("The newspaper Delo said he had left.", "Delo", ("Delo", "organization")),
        ("The group met Ansar, a farmer.", "Ansar", ("Ansar", "person")),
    ],
)
def test_a_noun_in_front_says_what_bears_the_name(
    engine: Engine, body: str, word: str, expected: tuple[str, str]
) -> None:
    """ "The group X" is a body, whatever the model takes X for."""
    party = who(engine, body, word)[0]
    assert (party.name, party.kind) == expected


def test_capitals_do_not_cut_names(engine: Engine) -> None:
    """In a text set in capitals a name goes on over words that the list of names lacks."""
    body = "THE REBELS KIDNAPPED HECTOR QUILLAHUAMAN IN PERU. THE HECTOR GOVERNMENT SAID SO."
    assert "HECTOR QUILLAHUAMAN" in {party.name for party in link(engine, body).named()}


def test_capitals_do_not_hide_groups(engine: Engine) -> None:
    """In a text set in capitals groups and countries are found, and words that look like acronyms are not."""
    body = "IT IS SAID THAT THE SHINING PATH ATTACKED SOLDIERS NEAR LIMA IN PERU."
    parties = link(engine, body)
    assert {p.name for p in parties.named()} >= {"Shining Path", "Peru"}
    assert "Islamic State" not in {p.name for p in parties.named()}
