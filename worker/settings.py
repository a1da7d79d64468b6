"""Every setting once: type, default, meaning. Read from EVENTWIRE_* by `load()` at the start, frozen from then on.

What the environment does not say, a file may (EVENTWIRE_SETTINGS_FILE). A variable that begins so and names no setting
is refused: a misspelt one would leave the default without a word.
"""

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, SecretStr, StringConstraints, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from worker import cores, settings_file
from worker.errors import ConfigurationError

PREFIX = "EVENTWIRE_"
FOR_TESTS = PREFIX + "TEST_"  # what the project's own tests are told by; the programs that they start inherit it

Brokers = Annotated[str, StringConstraints(pattern=r"^[^\s,:/]+:\d{1,5}(,[^\s,:/]+:\d{1,5})*$")]
TopicName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{1,200}$")]
TopicPrefix = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{0,40}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{1,200}$")]


class Settings(BaseSettings):
    """Fields are named as in Python; the environment name is the field's in capitals after `EVENTWIRE_`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, env_ignore_empty=True, extra="forbid")

    # Kafka
    broker: Brokers = Field("127.0.0.1:9092", description="Kafka bootstrap servers, host:port, comma separated.")
    client_id: Name = Field("eventwire", description="Name the brokers' logs and quotas know the worker by.")
    group_id: Name = Field("eventwire", description="Consumer group; workers that share it share the partitions.")
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", description="How to talk to the brokers."
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] | None = Field(
        None, description="How to log in; needed with SASL_PLAINTEXT and SASL_SSL."
    )
    sasl_username: str | None = Field(None, description="User name for SASL.")
    sasl_password: SecretStr | None = Field(None, description="Password for SASL; never logged.")
    tls_ca: Path | None = Field(None, description="PEM file of the authorities trusted; default: the system's.")
    tls_cert: Path | None = Field(None, description="PEM file with the client's certificate, for mutual TLS.")
    tls_key: Path | None = Field(None, description="PEM file with the client certificate's key.")

    # Topics
    topic_prefix: TopicPrefix = Field("", description="Put before every topic name, for example 'staging.'.")
    topic_raw: TopicName = Field("articles.raw", description="Articles in.")
    topic_sections: TopicName = Field("articles.sections", description="Sections out, one record an article.")
    topic_attack: TopicName = Field("events.attack", description="Attack events out.")
    topic_talks: TopicName = Field("events.talks", description="Talks out.")
    topic_statement: TopicName = Field("events.statement", description="Statements out.")
    topic_act: TopicName = Field("events.act", description="Events of every other PLOVER type out.")
    topic_tellings: TopicName = Field("articles.tellings", description="What linking needs of each article.")
    topic_incidents: TopicName = Field("incidents", description="Incidents out.")
    topic_links: TopicName = Field("incidents.links", description="Which incident each event is of, out.")
    topic_dead: TopicName = Field("articles.dead", description="Messages that could not be processed, as they came.")
    partitions: int = Field(4, ge=1, le=10_000, description="Partitions of each topic that `topics create` makes.")
    replication: int = Field(1, ge=1, le=32, description="Replicas of each topic that `topics create` makes.")
    retention_hours: int = Field(168, ge=1, description="How long articles.raw and articles.sections keep a record.")
    dead_retention_hours: int = Field(720, ge=1, description="How long articles.dead keeps a record.")
    max_message_bytes: int = Field(
        8 * 1024 * 1024, ge=65_536, description="Largest record of articles.raw; outputs may be 1 MiB larger."
    )

    # Work
    model: str = Field("", description="spaCy model, by name or path; empty: the vendored en_core_web_md 3.8.")
    reader: bool = Field(
        True, description="The learned reader decides with the rules what tells an act; 'off': the rules alone."
    )
    processes: int = Field(
        default_factory=cores.available, ge=1, le=256, description="Extraction processes; default: cores."
    )
    in_flight: int = Field(64, ge=1, le=10_000, description="Articles taken from Kafka and not yet acknowledged.")
    article_seconds: float = Field(
        30.0,
        gt=0,
        description="CPU time limit for the extraction of one article, seconds; three times as long by the clock.",
    )
    max_article_bytes: int = Field(1_000_000, ge=1, description="Largest article processed, bytes of the record.")
    dead_run: int | None = Field(
        None, ge=0, description="Stop the worker rather than write more dead letters in a row; empty: no limit."
    )
    dead_share: float | None = Field(
        None,
        ge=0,
        lt=1,
        description="Stop the worker when a larger share became dead letters; empty: no limit.",
    )
    dead_window: int = Field(200, ge=1, le=100_000, description="Articles that EVENTWIRE_DEAD_SHARE is counted over.")
    commit_seconds: float = Field(1.0, gt=0, description="Time between offset commits, seconds.")
    shutdown_seconds: float = Field(
        25.0, gt=0, description="After SIGTERM, time to finish the articles in flight, seconds; below the grace period."
    )
    incidents: bool = Field(
        True, description="`run` links articles to incidents, too; 'off': only `eventwire incidents` does."
    )
    incident_hours: int = Field(
        720,
        ge=288,
        description="How long an incident stays open after its newest report, by times of publication, hours.",
    )
    ce_source: str = Field("/eventwire", min_length=1, description="`ce_source` of what the worker publishes.")

    # Operations
    http_bind: str = Field("127.0.0.1", min_length=1, description="Address /livez, /readyz and /metrics listen on.")
    http_port: int = Field(6066, ge=0, le=65_535, description="Port of /livez, /readyz and /metrics; 0: any free one.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="Least level logged.")
    log_format: Literal["json", "console"] = Field("json", description="JSON lines, or text for a terminal.")
    settings_file: Path | None = Field(
        None, description="File of NAME=value lines for what the environment does not set; SIGHUP reads it anew."
    )

    # The page
    live_http_bind: str = Field("127.0.0.1", min_length=1, description="Address that `eventwire live` listens on.")
    live_http_port: int = Field(6067, ge=0, le=65_535, description="Port of `eventwire live`; 0: any free one.")
    live_hosts: str = Field(
        "", description="Names, comma separated, under which a proxy serves the page; on loopback others are refused."
    )
    live_events: int = Field(10_000, ge=1, le=200_000, description="How many events the page holds, the newest.")
    live_clients: int = Field(200, ge=1, le=10_000, description="Browsers that may follow the page at once.")
    live_texts: bool = Field(True, description="Show articles' texts where the topics have them; off: evidence alone.")
    live_try: bool | None = Field(
        None, description="Whether texts pasted into the page are extracted; default: where it listens on loopback."
    )

    @model_validator(mode="after")
    def _security_is_complete(self) -> Self:
        if self.security_protocol.startswith("SASL"):
            for field in ("sasl_mechanism", "sasl_username", "sasl_password"):
                if getattr(self, field) is None:
                    raise ValueError(f"{environment_name(field)} is needed with {self.security_protocol}")
        if (self.tls_cert is None) != (self.tls_key is None):
            raise ValueError(f"{environment_name('tls_cert')} and {environment_name('tls_key')} go together")
        for field in ("tls_ca", "tls_cert", "tls_key"):
            path = getattr(self, field)
            if path is not None and not path.is_file():
                raise ValueError(f"{environment_name(field)}: no file {path}")
        return self

    @model_validator(mode="after")
    def _topics_differ(self) -> Self:
        seen: dict[str, str] = {}
        for field in (name for name in type(self).model_fields if name.startswith("topic_") and name != "topic_prefix"):
            name = getattr(self, field)
            if name in seen:
                raise ValueError(f"{environment_name(field)} is the same as {environment_name(seen[name])}: {name}")
            seen[name] = field
        return self


def environment_name(field: str) -> str:
    """The environment variable of a field: 'http_port' -> 'EVENTWIRE_HTTP_PORT'."""
    return PREFIX + field.upper()


def load(**overrides: Any) -> Settings:
    """The settings: `overrides` (by field name) before the environment, before the file of settings.

    Raises ConfigurationError that names each environment variable and what is wrong with it, never its value.
    """
    given = _given_by_file(os.environ)
    unknown = [f"{name}: no such setting{_meant(name)}" for name in (*unknown_names(os.environ), *_unknown_in(given))]
    try:
        settings = Settings(**_fields(given, os.environ) | overrides)
    except ValidationError as error:
        wrong = (_complaint(dict(part)) for part in error.errors())
        raise ConfigurationError("; ".join([*unknown, *wrong])) from None
    if unknown:
        raise ConfigurationError("; ".join(unknown))
    return settings


def _given_by_file(environment: Mapping[str, str]) -> dict[str, str]:
    """What the file that the environment names says, by the names in capitals."""
    variable = environment_name("settings_file")
    path = next((value for name, value in environment.items() if name.upper() == variable and value), None)
    if path is None:
        return {}
    try:
        given = {name.upper(): value for name, value in settings_file.read(Path(path)).items()}
    except ConfigurationError as error:
        raise ConfigurationError(f"{variable}: {error}") from None
    if variable in given:
        raise ConfigurationError(f"{variable}: the file names another file")
    return given


def _unknown_in(given: Mapping[str, str]) -> list[str]:
    """In a file of settings everything is ours."""
    known = {environment_name(field) for field in Settings.model_fields}
    return sorted(given.keys() - known)


def _fields(given: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, Any]:
    """By field, what the file says and the environment does not; an empty value says nothing in either."""
    said = {name.upper() for name, value in environment.items() if value}
    fields = ((field, environment_name(field)) for field in Settings.model_fields)
    return {field: given[name] for field, name in fields if given.get(name) and name not in said}


def unknown_names(environment: Mapping[str, str]) -> list[str]:
    """The variables that begin as settings do and are none, in order; those of tests and of Kubernetes are left out."""
    known = {environment_name(field) for field in Settings.model_fields}
    others = (FOR_TESTS, *_service_links(environment))
    ours = (name for name in environment if name.upper().startswith(PREFIX))
    return sorted(name for name in ours if name.upper() not in known and not name.startswith(others))


def _service_links(environment: Mapping[str, str]) -> Iterator[str]:
    """How the variables begin that Kubernetes sets in every pod beside a service called eventwire or eventwire-x."""
    host = "_SERVICE_HOST"
    for name in environment:
        if name.startswith(PREFIX) and name.endswith(host):
            service = name.removesuffix(host)
            yield from (f"{service}_SERVICE_", f"{service}_PORT")


def _meant(name: str) -> str:
    """ " (is EVENTWIRE_BROKER meant?)" where a setting's name is near, else nothing."""
    fields = [field.upper() for field in Settings.model_fields]
    near = get_close_matches(name.upper().removeprefix(PREFIX), fields, n=1)
    return f" (is {PREFIX}{near[0]} meant?)" if near else ""


def _complaint(error: dict[str, Any]) -> str:
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{environment_name(str(error['loc'][0]))}: {message}" if error["loc"] else message
