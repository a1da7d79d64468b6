"""The role that the words around a name give."""

from tests.normalisation.parties.linked import who
from worker.language import Engine


def test_a_dateline_is_no_part_of_a_role(engine: Engine) -> None:
    """A dash with space before it parts the day from the office."""
    (party,) = who(engine, "march 12 - colombian president gustavo petro attacked rebels.", "Petro")
    assert (party.role, party.country) == ("president", "COL")


def test_an_age_is_no_role(engine: Engine) -> None:
    """A student of 24 years is a student."""
    (party,) = who(engine, "We march, said Wanjiru Kamau, a 24-year-old student.", "Kamau")
    assert party.role == "student"


def test_the_role_of_the_second_is_his_own(engine: Engine) -> None:
    """The first name of "X and President Y" is no part of Y's role."""
    parties = who(engine, "Erdogan and Russian President Vladimir Putin spoke.", "Putin")
    assert [(party.name, party.role) for party in parties] == [
        ("Recep Tayyip Erdogan", "president"),
        ("Vladimir Putin", "president"),
    ]


def test_a_secretary_general_is_no_general(engine: Engine) -> None:
    """The sector is that of the civil office."""
    (party,) = who(engine, "Under-Secretary-General for Humanitarian Affairs Paul Reed said aid was blocked.", "Reed")
    assert party.sector == "GOV"


def test_part_of_a_word_names_no_body(engine: Engine) -> None:
    """An official is of no "cia"."""
    (party,) = who(engine, "Six people were killed, an official said.", "official")
    assert party.sector == "GOV"
