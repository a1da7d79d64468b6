"""Every setting is declared once, read once, and told by name when it is wrong."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from worker.errors import ConfigurationError
from worker.settings import PREFIX, Settings, environment_name, load, unknown_names

ROOT = Path(__file__).resolve().parents[1]
DECLARED = {environment_name(field) for field in Settings.model_fields}
FOR_TESTS = {"EVENTWIRE_TEST_BROKER", "EVENTWIRE_TEST_ENGINE", "EVENTWIRE_TEST_IMAGE"}
# The Python sources may speak of the prefix alone ("EVENTWIRE_*"), so a name needs a letter after the underscore.
NAME = re.compile(r"\bEVENTWIRE_[A-Z0-9]+(?:_[A-Z0-9]+)*\b")
PLACES = ("worker", "deploy", "docker-compose.yml", "README.md", "CONTRIBUTING.md", "docs", "Makefile", ".ci", "tests")
TEXT = {".py", ".md", ".yml", ".yaml", ".sh", ".json", ".toml", ".env", ".conf", ".properties", ""}


def _names() -> dict[str, set[str]]:
    """Every EVENTWIRE_* name in the repository, with the files it stands in."""
    found: dict[str, set[str]] = {}
    for place in PLACES:
        start = ROOT / place
        for path in [start] if start.is_file() else start.rglob("*"):
            if path.is_file() and path.suffix in TEXT and path != Path(__file__) and path.stat().st_size < 1_000_000:
                for name in NAME.findall(path.read_text(encoding="utf-8", errors="ignore")):
                    found.setdefault(name, set()).add(str(path.relative_to(ROOT)))
    return found


def test_no_undeclared_name() -> None:
    """A name that is read or documented anywhere is a setting."""
    found = _names()
    assert "EVENTWIRE_BROKER" in found
    assert {name: files for name, files in found.items() if not _is_known(name, files)} == {}


def _is_known(name: str, files: set[str]) -> bool:
    """A setting, or a variable of the tests that stands nowhere else."""
    only_tests = name.startswith("EVENTWIRE_TEST_") and all(file.startswith("tests/") for file in files)
    return name in DECLARED | FOR_TESTS or only_tests


def test_every_setting_is_described() -> None:
    """Each field says what it means."""
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable sets its field; an empty one leaves the default."""
    monkeypatch.setenv("EVENTWIRE_PARTITIONS", "12")
    monkeypatch.setenv("EVENTWIRE_GROUP_ID", "")
    settings = load()
    assert settings.partitions == 12
    assert settings.group_id == "eventwire"


def test_overrides_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the command line says goes before the environment."""
    monkeypatch.setenv("EVENTWIRE_BROKER", "one:9092")
    assert load(broker="two:9092").broker == "two:9092"


def test_settings_are_frozen() -> None:
    """Nobody changes a setting after the start."""
    with pytest.raises(ValidationError):
        load().broker = "elsewhere:9092"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BROKER", "kafka://host"),
        ("BROKER", "host"),
        ("BROKER", "a:1,,b:2"),
        ("HTTP_PORT", "seventy"),
        ("HTTP_PORT", "70000"),
        ("PARTITIONS", "0"),
        ("PROCESSES", "0"),
        ("ARTICLE_SECONDS", "-1"),
        ("TOPIC_RAW", "articles raw"),
        ("LOG_LEVEL", "LOUD"),
        ("SECURITY_PROTOCOL", "TLS"),
        ("SASL_MECHANISM", "GSSAPI"),
        ("TLS_CA", "/no/such/file"),
    ],
)
def test_bad_value_names_its_variable(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """A value that makes no sense is refused with the variable's name."""
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(ConfigurationError, match=PREFIX + name):
        load()


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"security_protocol": "SASL_PLAINTEXT"}, "EVENTWIRE_SASL_MECHANISM"),
        ({"security_protocol": "SASL_SSL", "sasl_mechanism": "PLAIN"}, "EVENTWIRE_SASL_USERNAME"),
        (
            {"security_protocol": "SASL_SSL", "sasl_mechanism": "PLAIN", "sasl_username": "u"},
            "EVENTWIRE_SASL_PASSWORD",
        ),
        ({"tls_cert": __file__}, "EVENTWIRE_TLS_KEY"),
        ({"topic_attack": "articles.raw"}, "EVENTWIRE_TOPIC_ATTACK"),
    ],
)
def test_settings_that_need_each_other(given: dict[str, str], missing: str) -> None:
    """Half a configuration is refused, and told what is missing."""
    with pytest.raises(ConfigurationError, match=missing):
        load(**given)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("EVENTWIRE_BROKERS", "EVENTWIRE_BROKER"),
        ("EVENTWIRE_LOGLEVEL", "EVENTWIRE_LOG_LEVEL"),
        ("EVENTWIRE_HTPP_PORT", "EVENTWIRE_HTTP_PORT"),
        ("EVENTWIRE_PORT", "EVENTWIRE_HTTP_PORT"),
        ("EVENTWIRE_SASL_USER", "EVENTWIRE_SASL_USERNAME"),
        ("eventwire_group", "EVENTWIRE_GROUP_ID"),
        ("EVENTWIRE_COLOUR", None),
        ("EVENTWIRE_", None),
    ],
)
def test_unknown_name_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, meant: str | None) -> None:
    """A misspelt variable is told with the nearest setting, if one is near, and without its value."""
    monkeypatch.setenv(name, "hunter2")
    with pytest.raises(ConfigurationError) as caught:
        load()
    assert str(caught.value) == f"{name}: no such setting" + (f" (is {meant} meant?)" if meant else "")


def test_unknown_name_and_what_it_leaves_out_are_told_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """As what is missing is what was misspelt."""
    monkeypatch.setenv("EVENTWIRE_SASL_PASWORD", "hunter2")
    with pytest.raises(ConfigurationError) as caught:
        load(security_protocol="SASL_SSL", sasl_mechanism="PLAIN", sasl_username="u")
    assert str(caught.value).startswith("EVENTWIRE_SASL_PASWORD: no such setting (is EVENTWIRE_SASL_PASSWORD meant?); ")
    assert "EVENTWIRE_SASL_PASSWORD is needed" in str(caught.value)


@pytest.mark.parametrize(
    "environment",
    [
        {"EVENTWIRE_BROKER": "", "eventwire_partitions": "2", "PATH": "/bin"},
        {"EVENTWIRE_TEST_BROKER": "a:1", "EVENTWIRE_TEST_ANYTHING": "1"},
        {
            "EVENTWIRE_SERVICE_HOST": "10.0.0.1",
            "EVENTWIRE_SERVICE_PORT_HTTP": "6066",
            "EVENTWIRE_PORT": "tcp://10.0.0.1:6066",
            "EVENTWIRE_PORT_6066_TCP_ADDR": "10.0.0.1",
        },
        {"EVENTWIRE_METRICS_SERVICE_HOST": "10.0.0.2", "EVENTWIRE_METRICS_PORT": "tcp://10.0.0.2:6066"},
    ],
)
def test_names_that_are_no_mistake(environment: dict[str, str]) -> None:
    """Settings in any case, what the tests are told by, and what Kubernetes sets beside a service of our name."""
    assert unknown_names(environment) == []


def test_password_is_not_shown() -> None:
    """The password appears neither in the settings' text nor in an error."""
    settings = load(sasl_password="hunter2")
    assert "hunter2" not in repr(settings)
    with pytest.raises(ConfigurationError) as caught:
        load(sasl_password=["hunter2"])
    assert "hunter2" not in str(caught.value)
