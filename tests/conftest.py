"""What every test stands on: no settings from the environment it runs in, and an embedded broker for the quick ones."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from worker.settings import PREFIX, Settings, load
from worker.stream import topics
from worker.stream.broker import EmbeddedBroker

KEPT = "EVENTWIRE_TEST_BROKER"
TESTS = Path(__file__).parent

# The same examples on every run, and no time limit for one: a busy machine is not a failure.
hypothesis.settings.register_profile(
    "eventwire", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("eventwire")


# Most tests run in several processes (Makefile). Those of a file stay together, as they share what its fixtures make,
# but for the thousands of sentences that only need the language model; each process loads that once (tests/engines).
SENTENCES = ("extraction", "normalisation")
# What waits, within limits of time, for processes that it starts is not run beside others, as it would wait for them.
WAITING = ("commands/test_demo.py", "deploy", "stream", "test_cli.py", "test_outage.py")


@pytest.hookimpl(tryfirst=True)  # before xdist looks at the groups, and pytest at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Name the process that a test runs in, and mark those that run alone."""
    for item in items:
        path = item.path.relative_to(TESTS)
        if any(path.is_relative_to(waiting) for waiting in WAITING):
            item.add_marker(pytest.mark.alone)
        if path.parts[0] not in SENTENCES:
            item.add_marker(pytest.mark.xdist_group(str(path)))


@pytest.fixture(scope="session", autouse=True)
def _plain_environment() -> None:
    """Settings come from the test, not from the shell it runs in."""
    for name in [name for name in os.environ if name.startswith(PREFIX) and name != KEPT]:
        del os.environ[name]


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> None:
    """Ctrl-C reaches the processes that tests start, even where a shell's "&" made it ignored for all of them."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def embedded() -> Iterator[Settings]:
    """Settings that lead to a fresh embedded broker with every topic; see worker.stream.broker for its limits."""
    with EmbeddedBroker(topic.name for topic in topics.declared(load())) as broker:
        yield load(broker=broker.address)
