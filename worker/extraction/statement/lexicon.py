"""The words that report speech: cue verbs with their frames, cue nouns, documents, channels. Read once a process."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from worker.resources import load_yaml


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue verb takes: its frames, the prepositions before its content, and the PLOVER act it carries.

    `particles`: it reports only with one of these behind it ("made clear", "pointed out").
    """

    frames: frozenset[str]
    prepositions: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    plover: str | None = None
    preposition_plover: str | None = None
    request: bool = False
    documents_only: bool = False
    particles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue verbs and nouns by lemma; `documents` are the heads of subjects that say what is written in them.

    `finders` are those of bodies and people that tell what they find.

    `works` are nouns before the title of one: what stands in marks behind them was not spoken. `deniable` are nouns
    that sum up what was said ("a charge"), `answers` those that come from somebody ("came the reply from X"), `issuing`
    what those do whose words a document holds. On `written` things words stand to read, by one of the verbs `reading`.
    `channel_nouns` are what words are said in; `worded` verbs, besides the cues, of what one says or shows there.
    """

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, str | None]
    documents: frozenset[str]
    finders: frozenset[str]
    works: frozenset[str]
    deniable: frozenset[str]
    answers: frozenset[str]
    issuing: frozenset[str]
    written: frozenset[str]
    reading: frozenset[str]
    channel_nouns: frozenset[str]
    worded: frozenset[str]
    object_plover: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Channels:
    """Where words reach the public: platforms by pattern, forms of address, and media by name or last word."""

    platforms: tuple[tuple[re.Pattern[str], str], ...]
    broadcasters: re.Pattern[str]
    media: re.Pattern[str]
    forms: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The cues of resources/statement/cues.yaml."""
    data = load_yaml("statement/cues.yaml")
    verbs: dict[str, Cue] = {}
    for row in data["verbs"]:
        for word in row["words"]:
            verbs[word] = _joined(verbs.get(word), row)
    nouns = {word: row.get("plover") for row in data["nouns"] for word in row["words"]}
    written = frozenset(data["written"])
    return Lexicon(
        verbs=verbs,
        nouns=nouns,
        documents=frozenset(data["documents"]) | written,
        finders=frozenset(data["finders"]),
        works=frozenset(data["works"]),
        deniable=frozenset(data["deniable"]),
        answers=frozenset(data["answers"]),
        issuing=frozenset(data["issuing"]),
        written=written,
        reading=frozenset(data["reading"]),
        channel_nouns=frozenset(data["channel_nouns"]),
        worded=frozenset(data["worded"]),
        object_plover=data["object_plover"],
    )


def _joined(known: Cue | None, row: Mapping[str, list[str]]) -> Cue:
    """The cue of one word from all the rows it stands in."""
    frames = frozenset(row["frames"])
    documents_only = bool(row.get("documents_only"))
    plover = _act(row, "plover")
    request = "request" in frames
    if known is None:
        known = Cue(frozenset(), documents_only=documents_only)
    return Cue(
        frames=known.frames | frames,
        prepositions=known.prepositions | frozenset(row.get("prepositions", ())),
        objects=known.objects | frozenset(row.get("objects", ())),
        plover=known.plover or plover,
        preposition_plover=known.preposition_plover or _act(row, "preposition_plover"),
        request=known.request or request,
        documents_only=known.documents_only and documents_only,
        particles=known.particles | frozenset(row.get("particles", ())),
    )


def _act(row: Mapping[str, object], key: str) -> str | None:
    """The PLOVER type of a row, None where it gives none."""
    value = row.get(key)
    return str(value) if value else None


@cache
def channels() -> Channels:
    """The channels of resources/statement/channels.yaml."""
    data = load_yaml("statement/channels.yaml")
    return Channels(
        platforms=tuple((re.compile(pattern), name) for pattern, name in data["platforms"].items()),
        broadcasters=re.compile(
            rf"\b(?:told|tells|(?<!ccording )to|on|with|by) (?:the |a )?"
            rf"(?P<name>{_any(data['broadcasters'])}|{'|'.join(data['stations'])})\b"
        ),
        media=re.compile(rf"\b(?:in|with|for|on|edition of|issue of) (?:the )?(?P<name>{_any(data['media'])})\b"),
        forms=re.compile(
            rf"\b(?:in|at|during|by|via|to|on|through|told)(?: \w+){{0,4}}? (?P<name>{_any(data['forms'])})s?\b"
        ),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def acts() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """Act, pattern, and whether it holds for quoted words only, from resources/statement/acts.yaml."""
    rows = load_yaml("statement/acts.yaml")["patterns"]
    return tuple((row["act"], re.compile(row["pattern"]), row.get("quoted", False)) for row in rows)


@cache
def words(name: str) -> frozenset[str]:
    """One list of resources/statement/words.yaml; a name that it lacks is an error when the module is loaded."""
    listed: list[str] = load_yaml("statement/words.yaml")[name]
    return frozenset(listed)
