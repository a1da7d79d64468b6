"""The clocks: the controller's where it tells it, else what the records show."""

from contextlib import suppress
from time import monotonic, time
from typing import Any

from confluent_kafka import KafkaException, TopicPartition
from confluent_kafka.admin import AdminClient, OffsetSpec

from worker.diagnosis import quorum
from worker.diagnosis.finding import Finding
from worker.diagnosis.quorum import Reading
from worker.settings import Settings
from worker.stream import topics

SKEW_SECONDS = 2.0
SET_CLOCKS = "set the clocks by NTP: this machine's, the producers' and the brokers'"


def look(settings: Settings, admin: AdminClient, cluster: Any) -> Finding:
    """Ask the controller; where it does not tell, a record from the future shows a skew, and nothing shows none."""
    reading = quorum.read(settings) if topics.administered(cluster) else None
    return by_records(newest(admin, cluster, settings), time()) if reading is None else by_controller(reading)


def by_controller(reading: Reading) -> Finding:
    """The skew as measured."""
    skewed = abs(reading.ahead) - reading.within > SKEW_SECONDS
    direction = "ahead of" if reading.ahead > 0 else "behind"
    return Finding(
        "clock",
        "warn" if skewed else "ok",
        f"the controller's is {abs(reading.ahead):.3f} s {direction} the one here, give or take {reading.within:.3f} s",
        SET_CLOCKS if skewed else "",
        {"ahead_seconds": round(reading.ahead, 3), "within_seconds": round(reading.within, 3)},
    )


def newest(admin: AdminClient, cluster: Any, settings: Settings) -> list[float]:
    """The latest time of the records in each partition of our topics that tells one, seconds since 1970."""
    ours = [topic.name for topic in topics.declared(settings) if topic.name in cluster.topics]
    places = [TopicPartition(name, number) for name in ours for number in cluster.topics[name].partitions]
    if not places:
        return []
    times: list[float] = []
    wanted = dict.fromkeys(places, OffsetSpec.max_timestamp())
    asked = admin.list_offsets(wanted, request_timeout=topics.REQUEST_SECONDS)
    end = monotonic() + topics.REQUEST_SECONDS
    for future in asked.values():
        with suppress(KafkaException, TimeoutError):  # no right to it, or the broker does not know this request
            times.append(future.result(max(0.0, end - monotonic())).timestamp / 1000)
    return [moment for moment in times if moment > 0]


def by_records(times: list[float], now: float) -> Finding:
    """A record from the future shows that clocks differ by so much at least."""
    if not times:
        return Finding("clock", "ok", "cannot be told: no records")
    ahead = max(times) - now
    values = {"newest_record_seconds": round(-ahead, 3)}
    if ahead <= SKEW_SECONDS:
        told = f"no record from the future; the newest is {max(0.0, -ahead):.1f} s old"
        return Finding("clock", "ok", told, values=values)
    return Finding(
        "clock",
        "warn",
        f"the newest record is {ahead:.1f} s ahead of the clock here",
        SET_CLOCKS,
        values,
    )
