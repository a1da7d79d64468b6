"""What one round sends, and which events each input must give by `extract` alone. No Kafka here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import orjson

from tests.kafka.articles import body
from worker.intake import read_article
from worker.pipeline import Engine, extract
from worker.serialize import event_message
from worker.stream.envelope import event_topic
from worker.stream.topics import TopicKind

Headers = list[tuple[str, bytes | None]]
JSON: Headers = [("content-type", b"application/json")]
BAD = (
    b'{"body": "cut short',
    b'{"id": "no body"}',
    b'{"id": "x", "body": 7}',
    b"\xff\xfe\xc3\x28 no text",
    b'{"id": "x", "body": "Die Regierung hat am Dienstag mitgeteilt, dass die Verhandlungen nicht fortgesetzt werden."'
    b', "language": "de"}',
)
SLOW_SENTENCE = "The minister met the president in Kyiv on Monday. "


@dataclass(frozen=True)
class Sent:
    """One record for articles.raw."""

    key: bytes
    value: bytes
    headers: Headers


@dataclass
class Expected:
    """What one article must end as: `standing` and `allowed` by (topic kind, event id)."""

    revision: int
    withdrawn: bool = False
    standing: dict[tuple[TopicKind, bytes], bytes] = field(default_factory=dict)
    allowed: dict[tuple[TopicKind, bytes], set[bytes]] = field(default_factory=dict)


@dataclass
class Script:
    """The records of one round in the order they are sent, and what must come of them."""

    records: list[Sent]
    articles: dict[bytes, Expected]
    letters: dict[bytes, Sent]


def script(name: str, size: int, random: Random, engine: Engine) -> Script:
    """About `size` articles whose ids begin with `name`: some revised, withdrawn or outdated, a few unreadable."""
    lanes = [_lane(f"{name}-{number}", number, random) for number in range(size)]
    records: list[Sent] = []
    while lanes:  # each article's records in their order, the articles mixed
        lane = lanes[random.randrange(min(len(lanes), 12))]
        records.append(lane.pop(0))
        lanes = [one for one in lanes if one]
    letters = {sent.key: sent for sent in records if b"-bad-" in sent.key}
    return Script(records, _expected((sent for sent in records if sent.key not in letters), engine), letters)


def _lane(name: str, number: int, random: Random) -> list[Sent]:
    match number % 10:
        case 6:
            return [revision(name, 1, number), revision(name, 2, number + 1)]
        case 7:
            return [revision(name, 1, number), revision(name, 3, number + 1), revision(name, 2, number + 2)]
        case 8:
            return [revision(name, 1, number), withdrawal(name, 2)]
        case 9:
            return [Sent(f"{name}-bad-".encode(), random.choice(BAD), JSON)]
    return [revision(name, 1, number)]


def revision(name: str, number: int, text: int) -> Sent:
    """A revision of an article, its text one of the templates."""
    fields = {"id": name, "body": body(text), "published": "2025-11-25T10:00:00Z", "revision": number}
    return Sent(name.encode(), orjson.dumps(fields), JSON)


def withdrawal(name: str, number: int) -> Sent:
    """The article is taken back."""
    return Sent(name.encode(), orjson.dumps({"id": name, "withdrawn": True, "revision": number}), JSON)


def slow(name: str, sentences: int) -> Sent:
    """An article that takes a process about a minute for 45,000 sentences."""
    return Sent(f"{name}-bad-".encode(), orjson.dumps({"id": name, "body": SLOW_SENTENCE * sentences}), JSON)


def _expected(records: Iterator[Sent], engine: Engine) -> dict[bytes, Expected]:
    articles: dict[bytes, Expected] = {}
    for sent in records:
        article = read_article(sent.value, "application/json", key=sent.key)
        events = () if article.withdrawn else extract(article, engine).events
        told = {
            (event_topic(event), event.id.encode()): orjson.dumps(event_message(event, article)) for event in events
        }
        known = articles.setdefault(sent.key, Expected(-1))
        for key, value in told.items():
            known.allowed.setdefault(key, set()).add(value)
        if article.revision >= known.revision:
            known.revision, known.withdrawn, known.standing = article.revision, article.withdrawn, told
    return articles
