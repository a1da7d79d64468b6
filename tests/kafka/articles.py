"""Short articles for the tests, made from templates."""

import orjson

from tests.kafka.harness import Headers

PLACES = ("Kyiv", "Kharkiv", "Odesa", "Dnipro", "Lviv")
TEMPLATES = (
    "Russian missiles hit a power plant in {place} on Tuesday, killing {number} people, officials said.",
    "Two drones struck an apartment block in {place} and injured {number} residents, the mayor said.",
    "The foreign ministers met in {place} on Monday for talks about a ceasefire that lasted {number} hours.",
    'President Volodymyr Zelensky said in {place}: "We have {number} days to decide, and we will decide."',
)


def body(number: int) -> str:
    """The text of article `number`."""
    return TEMPLATES[number % len(TEMPLATES)].format(place=PLACES[number % len(PLACES)], number=number % 40 + 2)


def message(number: int) -> tuple[bytes, bytes, Headers]:
    """Article `number` as a record for articles.raw."""
    name = f"article-{number}"
    fields = {"id": name, "body": body(number), "published": "2025-11-25T10:00:00+00:00", "source": "Test"}
    return name.encode(), orjson.dumps(fields), [("content-type", b"application/json")]
