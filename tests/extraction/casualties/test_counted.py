"""Whom a word of harm counts."""

import pytest

from tests.extraction.told import Read, word
from worker.extraction.casualties.counted import counted_by


@pytest.mark.parametrize(
    ("body", "text", "heads"),
    [
        ("Nine soldiers died.", "died", ["soldiers"]),
        ("The bomb killed nine soldiers.", "killed", ["soldiers"]),
        ("Sixteen people are reported killed.", "killed", ["people"]),
        ("The murder of two nuns shook the town.", "murder", ["nuns"]),
        ("The attack left 12 dead.", "dead", ["12"]),
        ("The attack left 12 dead and 30 wounded.", "wounded", ["30"]),
        ("Rebels took twelve people hostage.", "hostage", ["people"]),
        ("The blast claimed 12 lives.", "lives", ["lives"]),
        ("Nine people lost their lives.", "lives", ["people"]),
        ("The bodies of four men were found.", "bodies", ["men"]),
        ("The army lost 12 soldiers.", "lost", ["soldiers"]),
        ("Rebels gunned down nine farmers.", "gunned", ["farmers"]),
        ("The missile left 23 people with injuries.", "injuries", ["people"]),
        ("Eleven children escaped with light injuries.", "injuries", ["children"]),
        ("Four bystanders were treated for wounds.", "wounds", ["bystanders"]),
        ("A family of four burned to death in the attack.", "death", ["family"]),
        ("The clash left one Kyrgyz guard and two Tajik soldiers dead.", "dead", ["guard"]),
    ],
)
def test_those_whose_count_belongs_to_a_word(story: Read, body: str, text: str, heads: list[str]) -> None:
    """Subjects of "died", objects of "killed", those behind "of", counts without a noun."""
    assert [token.text for token in counted_by(word(story(body).doc, text))] == heads


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The firm lost 300 workers.", "lost"),
        ("The murder trial began on Monday.", "murder"),
        ("The bodies lay in the sun.", "bodies"),
        ("The court took twelve people as witnesses and one hostage.", "hostage"),
    ],
)
def test_who_is_not_harmed_is_not_counted(story: Read, body: str, text: str) -> None:
    """Only those in arms are lost; a murder before a noun kills nobody."""
    assert not [
        token for token in counted_by(word(story(body).doc, text)) if token.text in {"workers", "trial", "people"}
    ]
