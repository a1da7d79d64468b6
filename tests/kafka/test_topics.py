"""`topics create`, `topics check` and the doctor on a broker that keeps configurations and a clock."""

from collections.abc import Callable

import pytest
from confluent_kafka.admin import (
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    NewPartitions,
    ResourceType,
)

from tests.kafka.harness import eventually
from worker.diagnosis.broker import look
from worker.settings import Settings
from worker.stream.topic_check import Comparison, check
from worker.stream.topics import topic_name

pytestmark = pytest.mark.kafka


def change(admin: AdminClient, topic: str, **properties: str) -> None:
    """Set properties of a topic, with `_` for a stop."""
    entries = [
        ConfigEntry(name.replace("_", "."), value, incremental_operation=AlterConfigOpType.SET)
        for name, value in properties.items()
    ]
    resource = ConfigResource(ResourceType.TOPIC, topic, incremental_configs=entries)
    for future in admin.incremental_alter_configs([resource]).values():
        future.result(20)


def test_what_was_made_is_as_declared_until_somebody_changes_it(fresh: Callable[..., Settings]) -> None:
    """Each property that is declared, and no other."""
    settings = fresh(partitions=3, retention_hours=24)
    assert check(settings) == Comparison()
    admin = AdminClient({"bootstrap.servers": settings.broker})
    attack, dead = topic_name(settings, "attack"), topic_name(settings, "dead")
    change(admin, attack, cleanup_policy="compact,delete", segment_ms="60000")
    change(admin, dead, retention_ms="1000", max_message_bytes="1000")
    for future in admin.create_partitions([NewPartitions(attack, 4)]).values():
        future.result(20)
    wanted = {
        (attack, "partitions", "4", "3"),
        (attack, "cleanup.policy", "compact,delete", "compact"),
        (dead, "retention.ms", "1000", "2592000000"),
        (dead, "max.message.bytes", "1000", "9437184"),
    }
    eventually(lambda: told(settings) == wanted, "the differences", 30)


def told(settings: Settings) -> set[tuple[str, str, str | None, str]]:
    """The differences without the kinds of their topics."""
    return {(one.topic, one.key, one.found, one.declared) for one in check(settings).differences}


def test_doctor_finds_nothing_wrong(fresh: Callable[..., Settings]) -> None:
    """Not in topics just made; the clock is that of this machine."""
    settings = fresh()
    eventually(lambda: not [one for one in look(settings) if one.status != "ok"], "all is well, once it has its topics")
    clock = {one.name: one for one in look(settings)}["clock"]
    assert "the controller's" in clock.detail
    assert abs(clock.values["ahead_seconds"]) <= clock.values["within_seconds"] + 0.01
