"""Where the faults play: Apache Kafka behind a proxy, two workers with a pool each, load, and a follower."""

import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition

from tests.faults.articles import Script, Sent
from tests.faults.checker import Seen, unfinished
from tests.faults.follower import Follower
from tests.faults.proxy import Proxy
from tests.faults.team import Member, Signs
from tests.kafka.harness import Kafka, eventually, free_port
from worker.settings import load
from worker.stream import topics
from worker.stream.topics import TopicKind, topic_name

ARTICLE_SECONDS = 6.0
MAX_ARTICLE_BYTES = 4_000_000
READY_SECONDS = 300.0  # on a crowded machine
TICK_SECONDS = 1.0
PARTITIONS = 6  # for two workers and a third that comes and goes
BURST = 20  # records are sent in bursts, so that a fault finds some in work
REQUEST_SECONDS = 10.0


class Stage:
    """`with Stage(folder) as stage`: everything is up and ready; leaving ends every process."""

    def __init__(self, folder: Path, *, processes: int = 2, **more: Any) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._more = {"processes": processes, "article_seconds": ARTICLE_SECONDS} | more
        self._more |= {"max_article_bytes": MAX_ARTICLE_BYTES}
        self._ending = ExitStack()
        self.signs = Signs()
        self.members: list[Member] = []
        self.memory = 0
        self.extra: Sent | None = None  # the article of the fault under way
        self._seen_before = 0

    def __enter__(self) -> Self:
        with self._ending:
            self._start()
            self._ending = self._ending.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def _start(self) -> None:
        behind, front = free_port(), free_port()
        self.broker = Kafka(self.folder)
        self.broker.listen(behind, front)
        self._ending.callback(lambda: self.broker.stop(kill=True))
        self.broker.start()
        self.proxy = self._ending.enter_context(Proxy(front, behind))
        self.settings = load(broker=self.broker.address, partitions=PARTITIONS)
        self.proxied = load(broker=f"127.0.0.1:{front}")
        topics.create(self.settings)
        self.follower = self._ending.enter_context(Follower(self.settings))
        self._ending.callback(self._end_members)
        self.members += [self.join(), self.join()]
        stopped = threading.Event()
        ticking = threading.Thread(target=self._tick, args=(stopped,), name="ticks", daemon=True)
        ticking.start()
        self._ending.callback(ticking.join)
        self._ending.callback(stopped.set)
        self.wait_ready()

    def wait_ready(self) -> None:
        """Wait until every worker says that it is ready."""
        eventually(lambda: all(member.is_ready() for member in self.members), "every worker ready", READY_SECONDS)

    def begin(self, extra: Sent | None) -> None:
        """A new round, with an article of its fault: nothing of the rounds before counts."""
        self.look_afresh()
        self.extra = extra
        self._seen_before = len(self.follower.seen)

    def look_afresh(self) -> None:
        """What the metrics told and the memory that was used until now count no more."""
        self.signs, self.memory = Signs(), 0

    def seen_of(self, kind: TopicKind) -> list[Seen]:
        """What was published in one topic since the stage stands."""
        return [one for one in self.follower.seen[:] if one.kind == kind]

    def seen(self) -> list[Seen]:
        """What was published in this round."""
        return self.follower.seen[self._seen_before :]

    def join(self) -> Member:
        """A worker more; it is not tended before it is one of `members`."""
        return Member(self.proxied, self.folder, **self._more)

    def _end_members(self) -> None:
        for member in self.members:
            member.end(kill=True)

    def _tick(self, stopped: threading.Event) -> None:
        while not stopped.wait(TICK_SECONDS):
            for member in list(self.members):
                member.tend(self.signs)
            self.memory = max(self.memory, sum(member.memory() for member in self.members))

    def sending(self, records: list[Sent], seconds: float) -> threading.Thread:
        """Send the records in bursts over `seconds`, from a thread; joining it says that the broker has them all."""
        thread = threading.Thread(target=self._send, args=(records, seconds), name="load", daemon=True)
        thread.start()
        return thread

    def send_extra(self) -> None:
        """Send the article of the fault under way."""
        assert self.extra is not None
        self._send([self.extra], 0.0)

    def _send(self, records: list[Sent], seconds: float) -> None:
        config = {"bootstrap.servers": self.settings.broker, "enable.idempotence": True, "linger.ms": 5}
        config |= {"message.max.bytes": 8_000_000, "delivery.timeout.ms": 400_000, "log_level": 0}
        producer = Producer(config)
        began = time.monotonic()
        for number, sent in enumerate(records):
            while time.monotonic() < began + seconds * (number // BURST * BURST) / len(records):
                producer.poll(0.05)
            producer.produce(topic_name(self.settings, "raw"), sent.value, sent.key, headers=sent.headers)
        assert producer.flush(400) == 0

    def wait_done(self, script: Script, seconds: float) -> float:
        """Wait until everything sent is finished, committed and seen. Returns when it was finished (monotonic)."""
        eventually(lambda: not unfinished(script, self.seen()), "every article finished", seconds)
        finished = time.monotonic()
        eventually(lambda: self.lag() == 0, "every offset committed", 60)
        self.wait_ready()  # a worker that was away may have something in work still
        eventually(lambda: all(member.is_idle() for member in self.members), "nothing in work", 60)
        eventually(self.follower.is_up_to_date, "the follower has seen it all", 60)
        return finished

    def lag(self) -> int | None:
        """Records not yet committed by the workers; None while the broker does not answer."""
        name = topic_name(self.settings, "raw")
        config = {"bootstrap.servers": self.settings.broker, "group.id": self.settings.group_id, "log_level": 0}
        consumer = Consumer(config)
        try:
            asked = [TopicPartition(name, number) for number in range(self.settings.partitions)]
            committed = consumer.committed(asked, timeout=REQUEST_SECONDS)
            ends = [int(consumer.get_watermark_offsets(one, timeout=REQUEST_SECONDS)[1]) for one in asked]
            return sum(end - max(0, int(one.offset)) for end, one in zip(ends, committed, strict=True))
        except KafkaException:
            return None
        finally:
            consumer.close()
