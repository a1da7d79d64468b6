"""Whether an event happened, by the reader and the rules together."""

from typing import cast

import pytest

from tests.extraction.told import Read, word
from worker.event import Modality
from worker.extraction.modality_choice import chosen, modality_for
from worker.reader import Reading


class Surely:
    """A reading that is sure of one modality."""

    def __init__(self, modality: Modality) -> None:
        self._modality = modality

    def modality(self, *_: int) -> dict[Modality, float]:
        """Nearly all for the one."""
        shares: dict[Modality, float] = dict.fromkeys(
            ("actual", "planned", "hypothetical", "denied", "historical"), 0.001
        )
        return shares | {self._modality: 0.996}


def test_without_the_reader_the_rules_decide(story: Read) -> None:
    """By tense and particles."""
    assert modality_for(word(story("Rebels will attack Goma.").doc, "attack"), None) == "planned"


@pytest.mark.parametrize("modality", ["actual", "planned", "historical"])
def test_a_sure_reader_overrules(story: Read, modality: Modality) -> None:
    """Where it is surer than the rules are favoured."""
    trigger = word(story("Rebels attacked Goma.").doc, "attacked")
    assert chosen("actual", trigger, cast(Reading, Surely(modality))) == modality


def test_what_the_reader_does_not_tell_is_the_rules(story: Read) -> None:
    """No shares, no say."""
    silent = cast(Reading, type("Silent", (), {"modality": lambda *_: {}})())
    assert chosen("denied", word(story("Rebels attacked Goma.").doc, "attacked"), silent) == "denied"
