"""The settings in force, as a bug report may show them."""

from pathlib import Path

import orjson

from worker.diagnosis.configuration import HIDDEN, in_force
from worker.settings import Settings, environment_name, load


def test_what_differs_from_the_default_is_told() -> None:
    """By the names of the environment."""
    assert in_force(load()).detail == "all by default"
    assert in_force(load(partitions=7, reader=False)).detail == "EVENTWIRE_PARTITIONS=7, EVENTWIRE_READER=False"


def test_secrets_are_hidden() -> None:
    """In the line and in the values; that there is one is told."""
    found = in_force(load(sasl_password="hunter2", tls_ca=Path(__file__)))
    assert f"EVENTWIRE_SASL_PASSWORD={HIDDEN}" in found.detail
    assert "hunter2" not in repr(found)
    assert b"hunter2" not in orjson.dumps(dict(found.values))


def test_every_setting_is_in_the_values() -> None:
    """Also those by default, in what JSON can hold."""
    found = in_force(load())
    assert set(found.values) == {environment_name(name) for name in Settings.model_fields}
    assert orjson.loads(orjson.dumps(dict(found.values)))["EVENTWIRE_HTTP_PORT"] == 6066
