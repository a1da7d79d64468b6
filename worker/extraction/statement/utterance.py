"""The utterance: one cue with its speaker and the words it reports, before utterances are joined to statements."""

from dataclasses import dataclass

from spacy.tokens import Token

Range = tuple[int, int]
DIRECT = 0.9  # weight of an utterance whose words are quoted right beside its cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What one cue reports. `content` holds token ranges (end exclusive), marks and the cue left out.

    `cue` and `clause` are the tokens of the cue phrase ("said") and of all that says who, when and where ("X said on
    Monday"). `head` is the speaker's head noun, `label` a name where no token heads it ("WALLACE:"). `open` marks a cue
    whose words follow in the next paragraph, `light` content that only names what the words are about.
    """

    unit: int
    content: tuple[Range, ...]
    cue: Range | None = None
    clause: Range | None = None
    verb: Token | None = None
    head: Token | None = None
    addressee: Token | None = None
    plover: str | None = None
    via: tuple[str, ...] = ()
    open: bool = False
    light: bool = False
    weight: float = 0.7

    def covers(self, index: int) -> bool:
        """True where the content holds token `index`."""
        return any(a <= index < b for a, b in self.content)

    @property
    def start(self) -> int:
        """The first token of content or cue."""
        starts = [a for a, _ in self.content] + ([self.cue[0]] if self.cue else [])
        return min(starts)


@dataclass(frozen=True, slots=True)
class Reported:
    """Token ranges of the words reported; `plover` where the construction makes a verbal act of it.

    `topic`: they only name what was told of, which takes somebody who can tell.
    """

    ranges: tuple[Range, ...]
    plover: str | None = None
    direct: bool = False
    light: bool = False
    topic: bool = False
