"""One row of a table: what must hold of a frame for it to tell nothing, and why that is so."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from worker.extraction.grammar.frame import Frame, Verdict, quoted

WORDS = "{words}"  # in a reason: the words that were found


class Case(Protocol):
    """A frame with whatever else a family's predicates look at."""

    @property
    def frame(self) -> Frame:
        """The sense that is judged."""


C = TypeVar("C", bound=Case)


@dataclass(frozen=True, slots=True)
class Terms(Generic[C]):
    """What the rows of a family may name: predicates, slots that give words, and sets of words."""

    predicates: Mapping[str, Callable[[C], bool]]
    slots: Mapping[str, Callable[[C], Iterable[str]]]
    words: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[C]):
    """A frame tells nothing where it is of the kind and the entry that are named, where one of the words stands in one
    of the slots, if any are named, and where every predicate of `when` holds and none of `unless`.

    `example` is refused by this row and by no earlier one; `counter` looks like it and passes.
    """

    name: str
    reason: str
    example: str
    counter: str
    verbal: bool | None
    entry: Mapping[str, frozenset[object]]
    slots: tuple[Callable[[C], Iterable[str]], ...]
    words: frozenset[str]
    when: Mapping[str, Callable[[C], bool]]
    unless: Mapping[str, Callable[[C], bool]]

    def verdict(self, case: C) -> Verdict | None:
        """Why the frame tells nothing, None where this row lets it pass."""
        if not self._concerns(case.frame):
            return None
        words = self.words & {word for slot in self.slots for word in slot(case)}
        if self.slots and not words:
            return None
        if all(test(case) for test in self.when.values()) and not any(test(case) for test in self.unless.values()):
            return Verdict(self.name, self.reason.replace(WORDS, quoted(words)))
        return None

    def _concerns(self, frame: Frame) -> bool:
        if self.verbal not in {None, frame.verbal}:
            return False
        return all(getattr(frame.entry, field) in values for field, values in self.entry.items())
