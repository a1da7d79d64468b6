"""Common noun phrases chained with names and with each other."""

from tests.normalisation.parties.linked import at, link, who
from worker.language import Engine


def test_a_group_is_taken_up_by_what_it_is(engine: Engine) -> None:
    """ "The rebel group" is the group named last."""
    for told in ("The rebel group attacked a barracks.", "Fighters of the group fled.", "The Cuba-backed group fled."):
        (party,) = who(engine, f"The ELN took up arms. {told}", "group")
        assert party.name == "ELN"


def test_a_news_agency_is_no_side(engine: Engine) -> None:
    """Who only reports is none of "both sides"."""
    body = "Hamas hit Israel, Reuters reported. Both sides agreed to a truce."
    assert {party.name for party in who(engine, body, "sides")} == {"Hamas", "Israel"}


def test_the_same_words_are_the_same_party(engine: Engine) -> None:
    """With an article that says so; some others are others."""
    body = "Gunmen raided a camp. The gunmen fled. Two gunmen were caught."
    parties = link(engine, body)
    first, second, third = (
        at(parties, engine, body, word, nth)[0] for word, nth in (("Gunmen", 0), ("gunmen", 0), ("gunmen", 1))
    )
    assert first == second
    assert len(first.mentions) >= 2
    assert third.kind == first.kind


def test_an_office_is_that_of_who_bears_it(engine: Engine) -> None:
    """Named before with it."""
    assert who(engine, "Chancellor Angela Merkel spoke. The chancellor left.", "chancellor")[0].name == "Angela Merkel"
