"""The clock of the cluster's controller, by DescribeQuorum: the only answer of Kafka that tells the time.

Of the leader of the metadata the answer says when it last fetched, and that is when it answers. The clients that the
worker uses do not know this request, so it is spelt out here for aiokafka, version 1 of it (Kafka 3.3 and later). It
needs the right to describe the cluster.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from time import time
from typing import Any

from aiokafka.client import AIOKafkaClient
from aiokafka.errors import KafkaError
from aiokafka.protocol.api import Request, RequestStruct, Response
from aiokafka.protocol.types import CompactArray, CompactString, Int16, Int32, Int64, Schema, TaggedFields

from worker.settings import Settings
from worker.stream.client import tls_context

API_KEY = 55
METADATA = "__cluster_metadata"  # has one partition
LIMIT_SECONDS = 10.0
_TAGS = ("tags", TaggedFields)
_REPLICAS = CompactArray(("id", Int32), ("end", Int64), ("fetched", Int64), ("caught_up", Int64), _TAGS)


class DescribeQuorumResponse(Response):  # type: ignore[misc]  # aiokafka is not followed by mypy
    """Partitions with their replicas, each with times in milliseconds since 1970."""

    API_KEY, API_VERSION = API_KEY, 1
    SCHEMA = Schema(
        ("error", Int16),
        (
            "topics",
            CompactArray(
                ("name", CompactString("utf-8")),
                (
                    "partitions",
                    CompactArray(
                        ("number", Int32),
                        ("error", Int16),
                        ("leader", Int32),
                        ("epoch", Int32),
                        ("end", Int64),
                        ("voters", _REPLICAS),
                        ("observers", _REPLICAS),
                        _TAGS,
                    ),
                ),
                _TAGS,
            ),
        ),
        _TAGS,
    )


class DescribeQuorumStruct(RequestStruct):  # type: ignore[misc]
    """The topics and partitions to describe."""

    API_KEY, API_VERSION = API_KEY, 1
    FLEXIBLE_VERSION = True
    RESPONSE_TYPE = DescribeQuorumResponse
    SCHEMA = Schema(
        (
            "topics",
            CompactArray(
                ("name", CompactString("utf-8")), ("partitions", CompactArray(("number", Int32), _TAGS)), _TAGS
            ),
        ),
        _TAGS,
    )


class DescribeQuorum(Request[DescribeQuorumStruct]):  # type: ignore[misc]
    """Of the cluster's metadata."""

    API_KEY = API_KEY

    def build(self, request_struct_class: Callable[..., Any]) -> Any:
        """As aiokafka asks for it, once it knows what the broker understands."""
        return request_struct_class([(METADATA, [(0, {})], {})], {})


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the controller's clock is ahead of ours, and by how much that may be wrong, both in seconds."""

    ahead: float
    within: float


def read(settings: Settings) -> Reading | None:
    """None where the broker does not tell: an old one, one that is no Kafka, or no right to describe the cluster."""
    try:
        return asyncio.run(asyncio.wait_for(_read(settings), LIMIT_SECONDS))
    except (KafkaError, NotImplementedError, OSError, TimeoutError):
        return None


async def _read(settings: Settings) -> Reading | None:
    client = AIOKafkaClient(
        bootstrap_servers=settings.broker,
        client_id=settings.client_id,
        security_protocol=settings.security_protocol,
        ssl_context=tls_context(settings),
        sasl_mechanism=settings.sasl_mechanism,
        sasl_plain_username=settings.sasl_username,
        sasl_plain_password=settings.sasl_password.get_secret_value() if settings.sasl_password else None,
    )
    try:
        await client.bootstrap()
        node = client.get_random_node()
        await client.send(node, DescribeQuorum())  # connects, which the second need not
        began = time()
        answer = await client.send(node, DescribeQuorum())
        return reading(answer, began, time())
    finally:
        await client.close()


def reading(answer: Any, began: float, ended: float) -> Reading | None:
    """The controller answered some time between the two; None where it refused."""
    if answer.error or not answer.topics:
        return None
    (_, ((_, error, leader, _, _, voters, _, _), *_), _), *_ = answer.topics
    told = [fetched / 1000 for replica, _, fetched, _, _ in voters if replica == leader]
    if error or not told or told[0] <= 0:
        return None
    return Reading(told[0] - (began + ended) / 2, (ended - began) / 2)
