"""The date of an event, by its trigger word. The reference is Tuesday, 25 November 2025."""

from datetime import date
from functools import cache

import pytest

from tests.engines import loaded
from worker.article import Article
from worker.event import EventDate
from worker.extraction.setting.date import date_for
from worker.language import Engine, parse
from worker.normalisation.dates import find_dates
from worker.sectioning import divide

PUBLISHED = date(2025, 11, 25)


@cache
def _engine() -> Engine:
    return loaded(reader=False)


def chosen(body: str, trigger: str) -> EventDate | None:
    """The date of the event that the first `trigger` tells."""
    article = Article(id="t", body=body, published=PUBLISHED)
    doc = parse(_engine(), body)
    sections = divide(article)
    token = next(token for token in doc if token.text == trigger)
    return date_for(doc, token, find_dates(doc, article, sections), article, sections)


@pytest.mark.parametrize(
    ("body", "trigger", "text"),
    [
        ("Russian forces attacked the capital early Tuesday, killing four people.", "attacked", "early Tuesday"),
        ("Russian forces attacked the capital early Tuesday, killing four people.", "killing", "early Tuesday"),
        ("Drones struck the port before dawn on Saturday.", "struck", "Saturday"),
        ("On Sunday, two attacks killed 20 militants near the border.", "attacks", "Sunday"),
        ("The army launched an attack on Monday near the river.", "attack", "Monday"),
        ("Monday's bombing destroyed a bridge.", "bombing", "Monday"),
        ("The delegations met in Geneva on Sunday and later flew home.", "met", "Sunday"),
        ("He was jailed for the 1985 bombing of a ship.", "bombing", "1985"),
        ("A bomb exploded in Kabul on Monday, officials said.", "exploded", "Monday"),
        ("The minister said on Monday that the army had shelled the town.", "said", "Monday"),
        ("Three people died on Monday when gunmen attacked a bus.", "attacked", "Monday"),
        ("Two men were killed and four wounded on Sunday when gunmen attacked a bus.", "attacked", "Sunday"),
        ("Last month gangs burned down a clinic.", "burned", "Last month"),
        ("In 2008 gunmen attacked hotels in Mumbai.", "attacked", "2008"),
        ("The army killed 20 militants in raids on Saturday and Sunday.", "killed", "Saturday and Sunday"),
        ("Nine people were arrested on Sunday as police raided a mosque.", "raided", "Sunday"),
        ("Nine people were killed on Sunday after two bombs went off in a market.", "went", "Sunday"),
        ("Forty people died and 60 were wounded on Sunday after two car bombings in Baghdad.", "bombings", "Sunday"),
        ("Two teachers lost their lives on Sunday after gunmen attacked a school.", "attacked", "Sunday"),
        ("Nine soldiers were killed Sunday when their convoy was stopped and attacked.", "attacked", "Sunday"),
        ("On Sunday, gunmen stopped a bus and soldiers attacked a village.", "attacked", "Sunday"),
    ],
)
def test_date_of_the_clause(body: str, trigger: str, text: str) -> None:
    """An event has the date attached to its own clause, or to the clause that it shares."""
    found = chosen(body, trigger)
    assert found is not None
    assert (found.text, found.basis) == (text, "text")


@pytest.mark.parametrize(
    ("body", "trigger"),
    [
        ("The minister said on Monday that the army had shelled the town.", "shelled"),
        ("It is the deadliest attack in the city since 2001.", "attack"),
        ("The president condemned the attack on Monday's convoy.", "condemned"),
        ("Three men were arrested after the attack on Sunday.", "arrested"),
        ("The army shelled the town. Ministers meet on Friday.", "shelled"),
        ("She recalled on Monday when soldiers attacked her village.", "attacked"),
        ("On Monday he told how he felt when gunmen attacked his house.", "attacked"),
        ("The army shelled the town.", "shelled"),
        ("The bishop condemned the attack on a church in Jos on Monday.", "attack"),
        ("The junta has bombed dozens of schools since the coup in February 2021.", "bombed"),
        ("Three men were arrested on Monday after gunmen attacked a bus.", "attacked"),
        ("On Sunday, gunmen stopped a bus and soldiers later attacked a village.", "attacked"),
    ],
)
def test_date_of_another_clause_is_not_taken(body: str, trigger: str) -> None:
    """Dates of the report, of a limit, of another event or sentence are not the event's."""
    assert chosen(body, trigger) is None


def test_date_of_a_relative_clause_is_its_own() -> None:
    """'2001, when ...' dates what is told after 'when', not the main clause."""
    body = "It is the deadliest attack in Kabul since 2001, when the government was ousted by rebels."
    ousted = chosen(body, "ousted")
    assert ousted is not None
    assert (ousted.start, ousted.end) == (date(2001, 1, 1), date(2001, 12, 31))
    assert chosen(body, "attack") is None
