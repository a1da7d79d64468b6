"""How confluent-kafka clients (topics, feed, tail, replay) connect: the settings in librdkafka's words."""

from typing import Any

from worker.settings import Settings


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


def producer_config(settings: Settings, **extra: Any) -> dict[str, Any]:
    """`client_config` for a producer that may send what `articles.raw` may hold and waits for all replicas."""
    return client_config(settings, **{"acks": "all", "message.max.bytes": settings.max_message_bytes} | extra)
