"""Who does it, to whom."""

from collections.abc import Callable

import pytest

from worker.extraction.grammar.tree import is_passive, objects, preposition_objects, subjects
from worker.story import Story


@pytest.mark.parametrize(
    ("text", "verb", "doers", "undergoers"),
    [
        ("Rebels attacked the town.", "attacked", ["Rebels"], ["town"]),
        ("The town was attacked by rebels.", "attacked", ["rebels"], ["town"]),
        ("Rebels entered the town and killed the mayor.", "killed", ["Rebels"], ["mayor"]),
        ("Rebels began shelling the town.", "shelling", ["Rebels"], ["town"]),
        ("The rebels who attacked the town fled.", "attacked", ["rebels"], ["town"]),
        ("The town attacked by rebels was empty.", "attacked", ["rebels"], ["town"]),
        ("Rebels stormed the town, killing the mayor.", "killing", ["Rebels"], ["mayor"]),
        ("Dozens of rebels attacked the town.", "attacked", ["rebels"], ["town"]),
        ("Nine of the rebels attacked the town.", "attacked", ["rebels"], ["town"]),
        ("Police foiled a plot to attack the town.", "attack", [], ["town"]),
        ("The king allowed women to drive.", "allowed", ["king"], ["women"]),
        ("Honduras is willing to shell the town.", "shell", ["Honduras"], ["town"]),
    ],
)
def test_roles_are_found_in_every_construction(
    story: Callable[[str], Story], text: str, verb: str, doers: list[str], undergoers: list[str]
) -> None:
    """Active, passive, conjoined, controlled, relative and participial clauses give the same roles."""
    token = next(token for token in story(text).doc if token.text == verb)
    assert [each.text for each in subjects(token)] == doers
    assert [each.text for each in objects(token)] == undergoers


@pytest.mark.parametrize(("text", "passive"), [("Rebels were seen.", True), ("Rebels have seen it.", False)])
def test_the_passive_is_told_from_the_perfect(story: Callable[[str], Story], text: str, passive: bool) -> None:
    """'were seen' is passive, 'have seen' is not."""
    token = next(token for token in story(text).doc if token.text == "seen")
    assert is_passive(token) is passive


def test_a_phrase_is_found_under_its_preposition(story: Callable[[str], Story]) -> None:
    """'attack on the town' gives the town for 'on', nothing for 'by'."""
    noun = next(token for token in story("The attack on the town failed.").doc if token.text == "attack")
    assert [token.text for token in preposition_objects(noun, ("on",))] == ["town"]
    assert preposition_objects(noun, ("by",)) == []
