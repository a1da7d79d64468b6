"""How clients connect: confluent-kafka's (topics, feed, tail, replay) in librdkafka's words, aiokafka's with TLS."""

import ssl
from collections.abc import Iterable
from typing import Any

from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import AdminClient

from worker.settings import Settings, environment_name

ASK_SECONDS = 5.0
_REFUSALS = (KafkaError._AUTHENTICATION, KafkaError._SSL)


def client_config(settings: Settings, **extra: Any) -> dict[str, Any]:
    """A librdkafka configuration for `settings` and `extra` (`**{"group.id": "x"}`)."""
    config: dict[str, Any] = {
        "bootstrap.servers": settings.broker,
        "client.id": settings.client_id,
        "security.protocol": settings.security_protocol,
    }
    if settings.security_protocol.startswith("SASL"):
        config["sasl.mechanism"] = settings.sasl_mechanism
        config["sasl.username"] = settings.sasl_username
        config["sasl.password"] = settings.sasl_password.get_secret_value() if settings.sasl_password else None
    for key, path in (
        ("ssl.ca.location", settings.tls_ca),
        ("ssl.certificate.location", settings.tls_cert),
        ("ssl.key.location", settings.tls_key),
    ):
        if path is not None:
            config[key] = str(path)
    return config | extra


def tls_context(settings: Settings) -> ssl.SSLContext | None:
    """What aiokafka takes for TLS; None without it."""
    if not settings.security_protocol.endswith("SSL"):
        return None
    context = ssl.create_default_context(cafile=settings.tls_ca)
    if settings.tls_cert:
        context.load_cert_chain(settings.tls_cert, settings.tls_key)
    return context


def producer_config(settings: Settings, **extra: Any) -> dict[str, Any]:
    """`client_config` for a producer that may send what `articles.raw` may hold and waits for all replicas.

    A key goes to the partition that Java's producers and the worker choose for it, not to the one librdkafka would.
    """
    own = {"acks": "all", "message.max.bytes": settings.max_message_bytes, "partitioner": "murmur2_random"}
    return client_config(settings, **own | extra)


def refusal(told: Iterable[KafkaError]) -> str | None:
    """Why the broker does not let us in, from what a client told its error_cb; None when it may just not be there.

    With TLS 1.3 a certificate is refused only after the handshake: librdkafka tells a transport error then.
    """
    for error in told:
        text = str(error.str())
        if "alert" in text and "certificate" in text:
            return f"the broker refuses our certificate ({environment_name('tls_cert')}): {text}"
        if error.code() in _REFUSALS:
            return text
    return None


def ask_why(settings: Settings) -> str | None:
    """Connect once more to learn why the broker does not let us in; None as in `refusal`."""
    told: list[KafkaError] = []
    admin = AdminClient(client_config(settings, log_level=2, error_cb=told.append))
    try:
        admin.list_topics(timeout=ASK_SECONDS)
    except KafkaException:
        admin.poll(0.1)  # calls error_cb
    return refusal(told)
