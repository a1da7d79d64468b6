"""The kind of a paragraph that stands under no subhead, by what it tells."""

from datetime import date

import pytest

from worker.article import Article, SectionKind
from worker.sectioning import divide

PUBLISHED = date(2025, 11, 24)
LEDE = "At least five people were killed when missiles struck the port on Monday, officials said."
MIDDLE = "Two warehouses were burning at noon, and smoke drifted over the town."
END = "Firefighters worked through the morning to reach the upper floors of the silo."


def kind(*lines: str, at: int) -> SectionKind:
    """The kind of one line of a body."""
    return divide(Article(id="t", body="\n".join(lines), published=PUBLISHED))[at].kind


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Talks collapsed in September after neither side agreed on the route.", "background"),
        ("The two sides last met in June in Oslo, without result.", "background"),
        ("A first round of talks in Oslo in May ended without a deal.", "background"),
        ("Earlier this year, the two armies fought for a week over the bridge.", "background"),
        ("The strike follows months of attacks on the harbour.", "background"),
        ("It was the third raid on the port since the summer.", "background"),
        ("A ceasefire signed in March broke down within days.", "background"),
        ("In August, a drone hit the same silo.", "background"),
        ("Last spring, a storm had closed the harbour for a month.", "background"),
        ("Talks that began in September went on on Monday.", "body"),
        ("The minister flew to Oslo on Monday for the first talks since June.", "body"),
        ("The port will be closed until March, police said.", "body"),
        ("The harbour may open again in spring.", "body"),
        ("The ministers agreed to meet again in January.", "body"),
    ],
)
def test_what_was_months_ago(line: str, expected: SectionKind) -> None:
    """What is told of earlier months, seasons or fights is background; the day's news and what is ahead is not."""
    assert kind(LEDE, line, END, at=1) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Norland's foreign minister rejected the claim, calling it “a lie”.", "reaction"),
        ("The opposition dismissed the plan as “a bad joke”.", "reaction"),
        ("The European Union called the raid “a grave breach of the law”.", "reaction"),
        ("Germany welcomed the deal, saying it would bring calm.", "reaction"),
        ("The president of Norland said he was shocked by the attack and offered help.", "reaction"),
        ("Aid groups voiced alarm at the closure of the port.", "reaction"),
        ("The UN secretary-general urged both sides to show restraint.", "reaction"),
        ("Norland condemned the attack in a statement and called for calm.", "reaction"),
        ("The court rejected the appeal of the two men on Monday.", "body"),
        ("Protesters called for the mayor to resign.", "body"),
        ("Police called the find “a bomb workshop”.", "body"),
        ("The army said it had hit “a large store of weapons”.", "body"),
        ("The court rejected the appeal of the two men, saying they had shown no remorse.", "body"),
    ],
)
def test_what_others_say_of_the_news(line: str, expected: SectionKind) -> None:
    """Rejected and called, welcomed and said, shocked and alarmed: a reaction, with or without quotation marks."""
    assert kind(LEDE, line, END, at=1) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Delegations will meet again in Vienna next week to settle the details.", "outlook"),
        ("A vote on the plan is scheduled for December.", "outlook"),
        ("The council is expected to decide in January whether the port stays open.", "outlook"),
        ("It was not clear when the port would open again.", "outlook"),
        ("The army is expected to respond, the minister said, and has called up reserves.", "body"),
        ("The minister said the port would open next week.", "body"),
        ("Rescuers will go on digging through the night, police said.", "body"),
    ],
)
def test_what_is_ahead_in_the_second_half(line: str, expected: SectionKind) -> None:
    """A paragraph of the second half that only looks ahead is the outlook, also where others follow."""
    lines = (LEDE, MIDDLE, END, line, "Police asked residents to stay at home.", "Category:Ports")
    assert kind(*lines, at=3) == expected
