"""SASL and TLS by settings, against a broker that admits nobody without them."""

import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from confluent_kafka import Producer

from tests.kafka.articles import message
from tests.kafka.harness import Kafka, Worker, eventually
from worker.errors import Retryable
from worker.settings import Settings, load
from worker.stream import topic_check, topics
from worker.stream.client import client_config, producer_config

pytestmark = pytest.mark.kafka

USER, PASSWORD = "eventwire", "correct-horse"
MECHANISMS = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")
JAAS = "org.apache.kafka.common.security"


def certificate(folder: Path) -> tuple[Path, Path]:
    """A key and a self-signed certificate for the loopback address."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    where = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(cert)]
    subprocess.run([*make, *where], check=True, capture_output=True)
    return key, cert


def options(folder: Path, cert: Path, key: Path) -> Iterator[str]:
    """The broker's side: TLS on its only listener, three mechanisms."""
    store = folder / "store.pem"
    store.write_text(key.read_text() + cert.read_text())
    scram = f'{JAAS}.scram.ScramLoginModule required username="{USER}" password="{PASSWORD}";'
    plain = f'{JAAS}.plain.PlainLoginModule required username="{USER}" password="{PASSWORD}" user_{USER}="{PASSWORD}";'
    properties = {
        "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,PLAINTEXT:SASL_SSL",
        "sasl.enabled.mechanisms": ",".join(MECHANISMS),
        "sasl.mechanism.inter.broker.protocol": "PLAIN",
        "listener.name.plaintext.plain.sasl.jaas.config": plain,
        "listener.name.plaintext.scram-sha-256.sasl.jaas.config": scram,
        "listener.name.plaintext.scram-sha-512.sasl.jaas.config": scram,
        "ssl.keystore.type": "PEM",
        "ssl.keystore.location": str(store),
        "ssl.truststore.type": "PEM",
        "ssl.truststore.location": str(cert),
    }
    for name, value in properties.items():
        yield from ("--property", f"{name}={value}")
    yield from ("--user", f"{USER}:{PASSWORD}")


@pytest.fixture(scope="module")
def secured(kafka: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Settings]]:
    """Makes settings for a broker of its own; `kafka` is asked for so that Java is known to be there."""
    folder = tmp_path_factory.mktemp("secured")
    key, cert = certificate(folder)

    def make(mechanism: str = "PLAIN", **more: Any) -> Settings:
        known = {"sasl_username": USER, "sasl_password": PASSWORD, "tls_ca": cert, "security_protocol": "SASL_SSL"}
        return load(**known | {"broker": broker.address, "sasl_mechanism": mechanism} | more)

    broker = Kafka(folder, options(folder, cert, key))
    broker.client = client_config(make())
    try:
        broker.start()
        yield make
    finally:
        broker.stop(kill=True)


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_worker_over_sasl_and_tls(
    secured: Callable[..., Settings], worker: Callable[..., Worker], mechanism: str
) -> None:
    """With each mechanism topics are made, an article is sent, the worker processes it and never logs the password.

    It logs all it can, and SASL PLAIN's message, which holds the password, is looked for in base64 as well.
    """
    name = mechanism.lower()
    settings = secured(mechanism, topic_prefix=f"{name}.", group_id=name)
    topics.create(settings)
    running = worker(
        settings,
        processes=1,
        log_level="DEBUG",
        security_protocol="SASL_SSL",
        sasl_mechanism=mechanism,
        sasl_username=USER,
        sasl_password=PASSWORD,
        tls_ca=settings.tls_ca,
    )
    producer = Producer(producer_config(settings))
    key, value, _ = message(1)
    producer.produce(topics.topic_name(settings, "raw"), value, key)
    assert producer.flush(20) == 0
    running.wait_ready()
    eventually(lambda: running.metrics()["eventwire_articles_total{outcome=processed}"] == 1, "the article")
    assert running.end() == 0
    assert '"level":"debug"' in running.whole_log()
    plain = b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()
    assert not [secret for secret in (PASSWORD, plain) if secret in running.whole_log()]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        pytest.param({"sasl_password": "battery-staple"}, "uthentication", id="password"),
        pytest.param({"sasl_username": "nobody"}, "uthentication", id="user"),
        pytest.param({"tls_ca": None}, "certificate", id="authority"),
    ],
)
@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_wrong_credentials(
    secured: Callable[..., Settings],
    monkeypatch: pytest.MonkeyPatch,
    wrong: dict[str, Any],
    told: str,
    mechanism: str,
) -> None:
    """A wrong user or password and an unknown certificate are errors that say so, not a silent wait."""
    monkeypatch.setattr(topics, "REQUEST_SECONDS", 5.0)
    with pytest.raises(Retryable, match=f"no Kafka at .*{told}") as caught:
        topic_check.check(secured(mechanism, **wrong))
    assert PASSWORD not in str(caught.value)
    assert "battery-staple" not in str(caught.value)
