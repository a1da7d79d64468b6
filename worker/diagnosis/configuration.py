"""The settings in force, without their secrets."""

from collections.abc import Iterator
from typing import Any

from pydantic import SecretStr

from worker.diagnosis.finding import Finding
from worker.settings import Settings, environment_name

HIDDEN = "(hidden)"


def in_force(settings: Settings) -> Finding:
    """Those that differ from the default are told, all are in the values."""
    values = {environment_name(name): _shown(getattr(settings, name)) for name in Settings.model_fields}
    told = ", ".join(f"{name}={values[name]}" for name in map(environment_name, _changed(settings)))
    return Finding("settings", "ok", told or "all by default", values=values)


def _changed(settings: Settings) -> Iterator[str]:
    for name, field in Settings.model_fields.items():
        if getattr(settings, name) != field.get_default(call_default_factory=True):
            yield name


def _shown(value: Any) -> Any:
    if isinstance(value, SecretStr):
        return HIDDEN
    return value if value is None or isinstance(value, bool | int | float) else str(value)
