"""Who does an act, and whom it befalls."""

import pytest

from tests.extraction.told import Read
from worker.extraction.acts.extractor import judged
from worker.extraction.acts.roles import roles_of
from worker.extraction.candidate import Told
from worker.extraction.grammar.lexicon import load_lexicon


def _roles(story: Read, text: str) -> tuple[list[str], list[str]]:
    """Those of the only act that a text tells."""
    read = story(text)
    (frame,) = [one.frame for one in judged(read) if isinstance(one, Told) and one.frame]
    actors, recipients = roles_of(frame, read, load_lexicon("acts"))
    return [party.name for party in actors], [party.name for party in recipients]


def test_one_side_acts_on_another(story: Read) -> None:
    """Both by their names."""
    assert _roles(story, "Peru condemned Chile on Monday.") == (["Peru"], ["Chile"])


@pytest.mark.parametrize("text", ["Peru condemned the attack on Monday.", "Peru condemned the plan of the region."])
def test_a_bare_noun_is_no_recipient(story: Read, text: str) -> None:
    """Nor is "the region", which is nobody."""
    assert _roles(story, text) == (["Peru"], [])


@pytest.mark.parametrize(
    "text", ["Peru imposed tariffs on goods from Chile.", "Peru said it was closing its embassy in Chile."]
)
def test_an_act_on_things_befalls_whose_they_are(story: Read, text: str) -> None:
    """By others than those who act."""
    assert _roles(story, text) == (["Peru"], ["Chile"])


def test_it_is_the_body_that_says_so(story: Read) -> None:
    """Where it speaks of what it does itself."""
    actors, _ = _roles(story, "Peru said it was closing its embassy in Chile.")
    assert actors == ["Peru"]


def test_forces_whom_nobody_is_said_to_send_go(story: Read) -> None:
    """They are the actors of the passive."""
    assert _roles(story, "Danish soldiers were deployed to Mali on Monday.") == (["Danish soldiers"], ["Mali"])
