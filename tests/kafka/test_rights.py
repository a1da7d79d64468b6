"""TLS with client certificates and no password, and the least rights that deploy/kafka/acls.tsv names."""

import time
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import orjson
import pytest
from confluent_kafka import Producer
from confluent_kafka.admin import (
    AclBinding,
    AclBindingFilter,
    AclOperation,
    AclPermissionType,
    AdminClient,
    ResourcePatternType,
    ResourceType,
)

from tests.kafka.articles import message
from tests.kafka.authority import Authority, Pair
from tests.kafka.harness import Kafka, Worker, eventually
from worker.cli import run
from worker.commands.connection import Unreachable
from worker.diagnosis import broker
from worker.diagnosis.finding import Finding
from worker.errors import Retryable
from worker.settings import Settings, environment_name, load
from worker.stream import topic_check, topics
from worker.stream.client import client_config, producer_config
from worker.stream.dead_letter import Origin, dead_letter
from worker.stream.metrics import LINKS
from worker.stream.topics import KINDS, topic_name

pytestmark = pytest.mark.kafka

ACLS = Path(__file__).parents[2] / "deploy" / "kafka" / "acls.tsv"
USER, OWNER, PREFIX = "eventwire", "owner", "news."
UNREACHABLE = Unreachable.exit_code


EVERY = AclBindingFilter(
    ResourceType.ANY, None, ResourcePatternType.ANY, None, None, AclOperation.ANY, AclPermissionType.ANY
)
EVENT = {"id": "e", "type": "attack", "mentions": [], "modality": "actual", "article": {"id": "a"}}


class Secured:
    """A broker that admits only who has a certificate of the authority, and lets them do only what they may."""

    def __init__(self, folder: Path) -> None:
        self.authority = Authority(folder)
        self.broker = Kafka(folder, _options(self.authority))
        self.broker.client = client_config(self.settings(OWNER))

    def settings(self, user: str, **more: object) -> Settings:
        pair = self.authority.sign(user)
        known = {"tls_ca": self.authority.root.cert, "tls_cert": pair.cert, "tls_key": pair.key}
        named = {"topic_prefix": PREFIX, "group_id": "news", "security_protocol": "SSL", "broker": self.broker.address}
        return load(**known | named | more)


def _options(authority: Authority) -> Iterator[str]:
    properties = {
        "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,PLAINTEXT:SSL",
        "ssl.client.auth": "required",
        "ssl.keystore.type": "PEM",
        "ssl.keystore.location": str(authority.sign("broker").store()),
        "ssl.truststore.type": "PEM",
        "ssl.truststore.location": str(authority.root.cert),
        "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "super.users": f"User:CN={OWNER};User:CN=broker;User:ANONYMOUS",  # the last is the controller's listener
    }
    for name, value in properties.items():
        yield from ("--property", f"{name}={value}")


@pytest.fixture(scope="module")
def secured(kafka: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    """`kafka` is asked for so that Java is known to be there."""
    secured = Secured(tmp_path_factory.mktemp("rights"))
    try:
        secured.broker.start()
        topics.create(secured.settings(OWNER))
        yield secured
    finally:
        secured.broker.stop(kill=True)


def bindings(settings: Settings, *commands: str) -> list[AclBinding]:
    """What acls.tsv gives these commands, under the names of the settings."""
    names: dict[str, str] = {kind: topic_name(settings, kind) for kind in KINDS}
    names |= {"group": settings.group_id, "prefix": settings.topic_prefix}
    lines = (line.split("\t") for line in ACLS.read_text().splitlines() if not line.startswith("#"))
    return [
        _binding(resource, name.format(**names), operation)
        for command, resource, name, operations in lines
        if command in commands
        for operation in operations.split(",")
    ]


def _binding(resource: str, name: str, operation: str) -> AclBinding:
    pattern = ResourcePatternType.PREFIXED if name.endswith("*") else ResourcePatternType.LITERAL
    return AclBinding(
        ResourceType[resource.upper()],
        name.removesuffix("*"),
        pattern,
        f"User:CN={USER}",
        "*",
        AclOperation[operation],
        AclPermissionType.ALLOW,
    )


def grant(secured: Secured, *commands: str) -> None:
    """Take all rights from the user and give those of the commands; returns when the broker acts on it."""
    admin = AdminClient(client_config(secured.settings(OWNER)))
    for future in admin.delete_acls([EVERY]).values():
        future.result(20)
    wanted = bindings(secured.settings(OWNER), *commands)
    for future in admin.create_acls(wanted).values():
        future.result(20)
    eventually(lambda: set(admin.describe_acls(EVERY).result(20)) == set(wanted), "the rights are in force")


def test_worker_runs_with_the_least_rights(secured: Secured, worker: Callable[..., Worker]) -> None:
    """What acls.tsv gives `run` and `feed` is enough for an article's whole way, and for a bad one's."""
    grant(secured, "run", "feed")
    settings = secured.settings(USER)
    own = {name: getattr(settings, name) for name in ("tls_ca", "tls_cert", "tls_key", "security_protocol")}
    running = worker(settings, processes=1, **own)
    producer = Producer(producer_config(settings))
    key, value, headers = message(1)
    producer.produce(topic_name(settings, "raw"), value, key, headers=headers)
    producer.produce(topic_name(settings, "raw"), b"{", b"bad", headers=headers)
    assert producer.flush(20) == 0
    running.wait_ready()
    eventually(lambda: running.metrics()["eventwire_articles_total{outcome=processed}"] == 1, "the article")
    eventually(lambda: running.metrics()["eventwire_articles_total{outcome=dead}"] == 1, "the dead letter")
    eventually(lambda: running.metrics()["eventwire_incident_changes_total{outcome=told}"] > 0, "the incident")
    eventually(lambda: running.metrics().get("eventwire_last_commit_age_seconds", 99) < 5, "a commit")
    assert running.end() == 0


def test_incidents_are_linked_with_the_least_rights(secured: Secured, worker: Callable[..., Worker]) -> None:
    """What acls.tsv gives `incidents` is enough for it; it need not see the other topics."""
    grant(secured, "incidents")
    settings = secured.settings(USER)
    own = {name: getattr(settings, name) for name in ("tls_ca", "tls_cert", "tls_key", "security_protocol")}
    running = worker(settings, command="incidents", **own)
    eventually(
        lambda: running.get("/readyz") == 200 and running.metrics()["eventwire_incident_role"] == LINKS, "it links"
    )
    assert running.end() == 0


def looked(settings: Settings, rights: str) -> dict[str, Finding]:
    """What doctor finds, once the broker acts on what was granted."""
    for _ in range(60):
        found = {one.name: one for one in broker.look(settings)}
        if found["rights"].status == rights:
            break
        time.sleep(0.5)
    return found


def test_doctor_tells_the_rights_that_are_lacking(secured: Secured) -> None:
    """None to who has those of `run`, whose topics it cannot compare; by name to who has fewer."""
    grant(secured, "run")
    settings = secured.settings(USER)
    found = looked(settings, "ok")
    assert {name: one.status for name, one in found.items()} == dict.fromkeys(
        ("broker", "topics", "rights", "clock"), "ok"
    )
    assert found["rights"].detail == "all that a worker needs"
    assert "no right to look at the configuration" in found["topics"].detail
    assert "the controller's" not in found["clock"].detail
    grant(secured, "tail", "feed")
    lacking = looked(settings, "fail")["rights"]
    assert lacking.status == "fail"
    assert lacking.values["lacking"] == {
        f"topic {topic_name(settings, 'raw')}": ["READ"],
        **{f"topic {topic_name(settings, kind)}": ["WRITE"] for kind in ("attack", "talks", "statement", "act")},
        "group news": ["READ"],
        "group news-view": ["DESCRIBE"],
        "group news-incidents": ["READ"],
    }


def test_topics_beyond_the_prefix_are_refused(secured: Secured) -> None:
    """The rights of `topics create` end where the prefix does."""
    grant(secured, "topics create")
    with pytest.raises(Exception, match="uthorization"):
        topics.create(secured.settings(USER, topic_prefix="other."))


@pytest.fixture(scope="module")
def filled(secured: Secured) -> Secured:
    """An event and a dead letter, put there by the owner."""
    settings = secured.settings(OWNER)
    producer = Producer(producer_config(settings))
    producer.produce(topic_name(settings, "attack"), orjson.dumps(EVENT), b"e")
    origin = Origin(
        topic=topic_name(settings, "raw"),
        partition=0,
        offset=0,
        stage="intake",
        reason="syntax",
        error="E",
        message="m",
    )
    letter = dead_letter(b"bad", b"{", (), origin)
    producer.produce(topic_name(settings, "dead"), letter.value, letter.key, headers=list(letter.headers))
    assert producer.flush(20) == 0
    return secured


COMMANDS = {
    "tail": ["tail", "--from-beginning", "--json", "--max", "1"],
    "export": ["export", "--format", "geojsonl", "--modality", "actual", "-o", "-"],
    "replay": ["replay"],
}


def command(settings: Settings, monkeypatch: pytest.MonkeyPatch, name: str) -> int:
    """Run a command with these settings in the environment; its exit code."""
    for field in ("broker", "security_protocol", "tls_ca", "tls_cert", "tls_key", "topic_prefix", "group_id"):
        monkeypatch.setenv(environment_name(field), str(getattr(settings, field)))
    return run(COMMANDS[name])


@pytest.mark.parametrize(
    ("name", "told"), [("tail", '"modality":"actual"'), ("export", "events written"), ("replay", " put back")]
)
def test_command_runs_with_the_least_rights(
    filled: Secured, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    """What acls.tsv gives the command is enough for it."""
    grant(filled, name)
    assert command(filled.settings(USER), monkeypatch, name) == 0
    captured = capfd.readouterr()
    assert told in captured.out + captured.err
    assert "0 messages" not in captured.out


@pytest.mark.parametrize(("name", "given"), [("tail", "replay"), ("export", "feed"), ("replay", "tail")])
def test_command_is_refused_without_its_rights(
    filled: Secured, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str, given: str
) -> None:
    """The rights of another command do not do, and the refusal is told."""
    grant(filled, given)
    assert command(filled.settings(USER), monkeypatch, name) != 0
    assert "uthorization" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("trusted", "shown", "told"),
    [
        pytest.param(False, True, "certificate verify failed", id="no trust in the broker"),
        pytest.param(True, True, "the broker refuses our certificate", id="a certificate of another authority"),
        pytest.param(True, False, "the broker refuses our certificate", id="no certificate of our own"),
    ],
)
def test_untrusted_connection_is_refused_and_told(
    secured: Secured,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    trusted: bool,
    shown: bool,
    told: str,
) -> None:
    """Either side refuses a certificate it does not trust; the worker and the commands tell which."""
    monkeypatch.setattr(topics, "REQUEST_SECONDS", 8.0)
    other = Authority(tmp_path, "other")
    ours = secured.authority.root if trusted else other.root
    stranger: Pair = other.sign(USER)
    pair = {"tls_cert": stranger.cert, "tls_key": stranger.key} if shown else {"tls_cert": None, "tls_key": None}
    settings = secured.settings(USER, tls_ca=ours.cert, **pair)
    with pytest.raises(Retryable, match=f"no Kafka at .*{told}"):
        topic_check.check(settings)
    if shown:
        assert command(settings, monkeypatch, "tail") == UNREACHABLE
        assert told in capfd.readouterr().err


def test_every_topic_has_its_rights() -> None:
    """`run` has rights to each topic that is declared, and nothing has rights to all topics."""
    lines = [line.split("\t") for line in ACLS.read_text().splitlines() if not line.startswith("#")]
    run = {name for command, resource, name, _ in lines if (command, resource) == ("run", "topic")}
    assert run == {f"{{{kind}}}" for kind in KINDS}
    assert not [name for *_, name, _ in lines if fnmatch("anything", name)]
