"""The worker's memory of what each article told last."""

import threading

import pytest

from worker.stream.memory import Memory
from worker.stream.revisions import Told

KNOWN = Told(2, ("attack/1", "act/2"), place=(0, 7), taken=(3, 40))


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(KNOWN, id="our own"),
        pytest.param(Told(0, (), place=(5, 2**40), time=1.5), id="of another process, no events"),
    ],
)
@pytest.mark.parametrize("article", ["a", "", "статья 7", "a\x00b"])
def test_what_is_put_is_found(article: str, told: Told) -> None:
    """Every field comes back, whatever the article is called; another article has none."""
    memory = Memory(3600)
    memory.put(article, told)
    assert (memory.get(article), memory.get("other")) == (told, None)


def test_memory_prefers_our_own_newer_record() -> None:
    """Reading our own older record afterwards changes nothing; another's later one does."""
    memory = Memory(3600)
    memory.put("a", KNOWN)
    memory.observe("a", Told(1, ("attack/0",), place=(0, 6)))
    assert memory.get("a") == KNOWN
    later = Told(2, ("attack/9",), place=(0, 8))
    memory.observe("a", later)
    assert memory.get("a") == later


def test_withdrawal_keeps_the_revision() -> None:
    """After a withdrawal that names none, older revisions stay outdated."""
    memory = Memory(3600)
    memory.put("a", KNOWN)
    memory.put("a", Told(0, ()))
    assert memory.get("a") == Told(2, ())


def test_memory_forgets_what_kafka_forgets() -> None:
    """Entries older than the topic's retention go."""
    memory = Memory(100)
    memory.put("old", Told(0, (), time=10))
    memory.put("new", Told(0, (), time=1000))
    memory.forget_before(1050)
    assert (memory.get("old"), len(memory)) == (None, 1)


def test_threads_share_a_memory() -> None:
    """What threads put at the same time is all there."""
    memory = Memory(3600)

    def put(first: int) -> None:
        for number in range(first, first + 200):
            memory.put(str(number), Told(number, (), time=1.0))
            assert memory.get(str(number)) is not None

    threads = [threading.Thread(target=put, args=(first,)) for first in (0, 200, 400)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(memory) == 600
    assert all((told := memory.get(str(number))) and told.revision == number for number in range(600))
