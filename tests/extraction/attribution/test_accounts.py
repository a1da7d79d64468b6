"""What the mentions of one event say of who did it, and who says so."""

import pytest

from tests.extraction.told import Read
from worker.extraction.attribution.accounts import Account, accounts_of
from worker.extraction.attribution.sources import Sources
from worker.pipeline import mentions

Told = tuple[str, list[str], list[str]]


def _accounts(story: Read, text: str) -> list[Account]:
    """Those of all attacks of a text, as if they were one."""
    read = story(text)
    told = mentions(read)
    sources = Sources(read, [c for c in told if c.type == "statement"])
    return accounts_of(read, sources, [c for c in told if c.type == "attack"])


def _told(account: Account) -> Told:
    return account.stance, [party.name for party in account.by], [party.name for party in account.of]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels stormed a post in Gao.", ("fact", [], ["Rebels"])),
        ("Rebels stormed a post in Gao, residents said.", ("reported", ["residents"], ["Rebels"])),
        ("The army confirmed that rebels had stormed a post in Gao.", ("confirmed", ["army"], ["rebels"])),
        ("The army said it had stormed a camp in Gao.", ("claimed", ["army"], ["army"])),
        ("Hamas claimed the attack in Gaza on Monday.", ("claimed", ["Hamas"], ["Hamas"])),
        ("Police accused Hamas of bombing a bus in Haifa.", ("accused", ["Police"], ["Hamas"])),
        ("Hamas denied bombing a bus in Haifa.", ("denied", ["Hamas"], ["Hamas"])),
    ],
)
def test_a_mention_has_its_account(story: Read, text: str, told: Told) -> None:
    """With its stance, its sources and its doers."""
    assert [_told(account) for account in _accounts(story, text)] == [told]


def test_a_noun_with_its_doer_is_also_the_articles_own(story: Read) -> None:
    """ "An attack blamed on X" tells an attack, whoever did it."""
    found = _accounts(story, "An attack blamed on separatists shook Gao on Monday.")
    assert [_told(account) for account in found] == [("fact", [], []), ("accused", [], ["separatists"])]


def test_a_detail_behind_a_source_is_no_account_of_its_own(story: Read) -> None:
    """What has no day and no place of its own goes on with what the source told."""
    found = _accounts(story, "Rebels stormed a post in Gao on Monday, residents said. They shot two guards.")
    assert [account.stance for account in found] == ["reported"]


def test_a_source_that_says_nothing_has_no_account(story: Read) -> None:
    """ "Have not said" is no statement."""
    assert _accounts(story, "Police have not said whether rebels stormed a post in Gao.") == []


def test_accounts_stand_in_the_order_of_the_text(story: Read) -> None:
    """Each at the word that says it."""
    found = _accounts(story, "Police said rebels stormed a post in Gao. Residents said rebels stormed the post.")
    assert [account.at for account in found] == sorted(account.at for account in found)
    assert [_told(account)[1] for account in found] == [["Police"], ["Residents"]]
