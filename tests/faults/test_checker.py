"""The checker finds what it is there for: each kind of damage, done to what a faultless run publishes."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.faults.articles import JSON, Expected, Script, Sent
from tests.faults.checker import Seen, Verdict, check

BAD = Sent(b"a-bad-", b"{", JSON)
SCRIPT = Script(
    records=[],
    articles={
        b"a": Expected(
            2,
            standing={("talks", b"e2"): b"two"},
            allowed={("attack", b"e1"): {b"one"}, ("talks", b"e2"): {b"two"}},
        ),
        b"w": Expected(1, withdrawn=True),
    },
    letters={BAD.key: BAD},
)


def sections(key: bytes, revision: int, offset: int, value: bytes | None = b"{}") -> Seen:
    return Seen("sections", 0, offset, key, value, [("eventwire-revision", str(revision).encode())])


FAULTLESS = [
    Seen("attack", 0, 0, b"e1", b"one", [("ce_subject", b"a")]),
    sections(b"a", 1, 0),
    Seen("talks", 0, 0, b"e2", b"two", [("ce_subject", b"a")]),
    Seen("attack", 0, 1, b"e1", None, []),
    sections(b"a", 2, 1),
    sections(b"w", 1, 2, None),
    Seen("dead", 0, 0, BAD.key, BAD.value, [*JSON, ("__connect.errors.reason", b"syntax")]),
]


def without(number: int) -> Callable[[list[Seen]], list[Seen]]:
    return lambda seen: seen[:number] + seen[number + 1 :]


def test_a_faultless_run_is_good() -> None:
    """Nothing lost, wrong or out of order, nothing doubled."""
    assert check(SCRIPT, FAULTLESS) == Verdict()


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        pytest.param(without(2), "lost", id="an event was never published"),
        pytest.param(without(3), "wrong", id="an event that is told no more stands"),
        pytest.param(without(4), "lost", id="the last revision was not finished"),
        pytest.param(without(6), "lost", id="a dead letter is missing"),
        pytest.param(lambda seen: [*seen, replace(seen[2], offset=9, value=None)], "lost", id="retracted"),
        pytest.param(lambda seen: [*seen, replace(seen[2], offset=9, value=b"x")], "wrong", id="other content"),
        pytest.param(lambda seen: [*seen, replace(seen[0], offset=9)], "wrong", id="an old event again"),
        pytest.param(lambda seen: [*seen, replace(seen[1], offset=9)], "out_of_order", id="an old revision again"),
        pytest.param(lambda seen: [*seen, replace(seen[5], offset=9, value=b"{}")], "wrong", id="withdrawn stands"),
        pytest.param(lambda seen: [*seen, replace(seen[0], key=b"e9")], "wrong", id="an event extract does not give"),
        pytest.param(lambda seen: [*seen[:6], replace(seen[6], value=b"[")], "wrong", id="a dead letter changed"),
        pytest.param(lambda seen: [*seen, replace(seen[6], key=b"a")], "wrong", id="a good article is a dead letter"),
    ],
)
def test_damage_is_found(damage: Callable[[list[Seen]], list[Seen]], found: str) -> None:
    """Each damage is told under its name and under no other."""
    verdict = check(SCRIPT, damage(list(FAULTLESS)))
    assert [name for name in ("lost", "wrong", "out_of_order") if getattr(verdict, name)] == [found]
    assert not verdict.good


def test_repetition_is_counted_and_allowed() -> None:
    """The same record again, its content equal, is what at-least-once means."""
    again = [*FAULTLESS, replace(FAULTLESS[2], offset=9), replace(FAULTLESS[6], offset=9)]
    assert check(SCRIPT, again) == Verdict(doubled=2)
