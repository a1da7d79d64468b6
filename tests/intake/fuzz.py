"""Coverage-guided fuzzing of the intake and the sectioning: `make fuzz`. Needs atheris (lock/fuzz.txt), no Kafka.

Whatever the bytes: an article whose sections lie in its body in order, or Invalid with a declared reason; anything else
is a finding, and so is an input that takes longer than LIMIT_SECONDS. Findings are written to var/fuzz.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["worker.intake", "worker.sectioning"]):
    from worker.intake import REASONS, feed, read_article
    from worker.sectioning import divide

from tests.intake.corpus import BAD, HOSTILE
from worker.errors import Invalid

FOLDER = Path("var/fuzz")
SEED_BYTES, LARGEST, LIMIT_SECONDS = 4096, 8192, 60  # by the clock, on a crowded machine; a second is much
TYPES = (
    None,
    "application/json",
    "application/ninjs+json",
    "text/html",
    "text/plain",
    "text/plain; charset=utf-16",
    "text/plain; charset=cp1252",
    "application/rss+xml",
)


def one_input(data: bytes) -> None:
    """The first byte picks the content type; feeds are read as such, everything else as an article."""
    if not data:
        return
    content_type, value = TYPES[data[0] % len(TYPES)], data[1:]
    reason = "none"
    try:
        if content_type == "application/rss+xml":
            feed.read_feed(value, content_type)
        else:
            article = read_article(value, content_type, key=b"k")
            check(article.body, [(section.start, section.end) for section in divide(article)])
    except Invalid as invalid:
        reason = invalid.reason
    assert reason in REASONS | {"none"}, reason


def check(body: str, sections: list[tuple[int, int]]) -> None:
    """Sections lie in the body, in order and apart, and leave out nothing but white space."""
    position = 0
    for start, end in sections:
        assert position <= start < end <= len(body), (position, start, end, len(body))
        assert not body[position:start].strip(), f"left out: {body[position:start]!r}"
        position = end
    assert not body[position:].strip(), f"left out: {body[position:]!r}"


def seeds(folder: Path) -> None:
    """The corpus of the tests, as far as it is short, each under every type that may fit."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = [(value, content_type) for value, content_type, _ in BAD.values()]
    for number, (value, content_type) in enumerate((*kinds, *HOSTILE.values())):
        kind = TYPES.index(content_type) if content_type in TYPES else 0
        (folder / f"seed-{number}").write_bytes(bytes([kind]) + value[:SEED_BYTES])


def main() -> None:
    """Arguments are libFuzzer's, as -max_total_time=600."""
    seeds(FOLDER / "corpus")
    options = [f"-max_len={LARGEST}", f"-timeout={LIMIT_SECONDS}", "-rss_limit_mb=4096", f"-artifact_prefix={FOLDER}/"]
    atheris.Setup([sys.argv[0], *options, *sys.argv[1:], str(FOLDER / "corpus")], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
