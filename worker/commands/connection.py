"""What the Kafka commands share: the --broker option, and errors of the broker told in words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from confluent_kafka import Consumer, KafkaError, KafkaException, Producer

from worker.settings import Settings, load
from worker.stream.client import ask_why
from worker.stream.topics import topic_name

CONNECT_SECONDS = 10.0
QUIET = 2  # librdkafka's log level: its lines about refused connections say less than our own message
MAKE_TOPICS = "'eventwire topics create' makes what is missing"
NO_ANSWER = frozenset(
    {
        KafkaError._TRANSPORT,
        KafkaError._ALL_BROKERS_DOWN,
        KafkaError._TIMED_OUT,
        KafkaError._MSG_TIMED_OUT,
        KafkaError._RESOLVE,
        KafkaError._AUTHENTICATION,
        KafkaError._SSL,
    }
)


class Unreachable(click.ClickException):
    """No broker answers, or it does not let us in."""

    exit_code = 3


def broker_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--broker`, which goes before EVENTWIRE_BROKER."""
    return click.option("--broker", metavar="HOST:PORT", help="Kafka, instead of EVENTWIRE_BROKER.")(command)


def settings_for(broker: str | None) -> Settings:
    """The settings, with the broker of the command line if one was given."""
    return load(broker=broker) if broker else load()


@contextmanager
def broker_errors(settings: Settings) -> Iterator[None]:
    """Turn what librdkafka raises into a message of one line and the right exit code."""
    try:
        yield
    except KafkaException as error:
        raise explain(error.args[0], settings) from None


def explain(error: KafkaError, settings: Settings) -> click.ClickException:
    """The exception to raise for an error of the broker: `Unreachable` if no one answered."""
    if error.code() in NO_ANSWER:
        why = None if settings.security_protocol == "PLAINTEXT" else ask_why(settings)
        return Unreachable(f"no answer from Kafka at {settings.broker} (EVENTWIRE_BROKER): {why or error.str()}")
    if error.code() == KafkaError.UNKNOWN_TOPIC_OR_PART:
        return click.ClickException(f"a topic is missing; {MAKE_TOPICS}")
    return click.ClickException(f"Kafka at {settings.broker}: {error.str()}")


def partitions(client: Consumer | Producer, topic: str) -> list[int]:
    """The numbers of a topic's partitions. Raises ClickException if it is missing, KafkaException if no one answers."""
    found = client.list_topics(topic, timeout=CONNECT_SECONDS).topics[topic]
    if found.error is not None:
        raise click.ClickException(f"topic {topic}: {found.error.str()}; {MAKE_TOPICS}")
    return list(found.partitions)


def event_topics(settings: Settings) -> list[str]:
    """The full names of the topics that carry events."""
    return [topic_name(settings, kind) for kind in ("attack", "talks", "statement", "act")]
