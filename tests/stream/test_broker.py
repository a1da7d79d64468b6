"""The embedded broker carries records and ends with whoever started it."""

import subprocess
import sys
import time
from pathlib import Path

from confluent_kafka import Consumer, Producer

from worker.settings import Settings
from worker.stream.broker import EmbeddedBroker


def test_carries_records(embedded: Settings) -> None:
    """Keys, values and headers arrive, tombstones too."""
    producer = Producer({"bootstrap.servers": embedded.broker})
    producer.produce("articles.raw", None, b"k", headers=[("a", b"1"), ("a", None)])
    assert producer.flush(10) == 0
    consumer = Consumer({"bootstrap.servers": embedded.broker, "group.id": "g", "auto.offset.reset": "earliest"})
    consumer.subscribe(["articles.raw"])
    message = consumer.poll(15)
    consumer.close()
    assert (message.key(), message.value(), message.headers()) == (b"k", None, [("a", b"1"), ("a", None)])


def test_stop_twice() -> None:
    """Stopping what is stopped does nothing."""
    with EmbeddedBroker() as broker:
        assert broker.address.startswith("127.0.0.1:")
        broker.stop()


PARENT = """
import time
from worker.stream.broker import EmbeddedBroker
with EmbeddedBroker() as broker:
    print(broker._process.pid, flush=True)
    time.sleep(60)
"""


def test_dies_with_its_parent() -> None:
    """SIGKILL of the parent included."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = Path(f"/proc/{int(parent.stdout.readline())}/stat")
    assert child.exists()
    parent.kill()
    parent.wait()
    parent.stdout.close()
    end = time.monotonic() + 5
    while _runs(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(stat: Path) -> bool:
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
