"""The rules of alerts, from YAML: which events, and to whom they go. Pure; the environment is given, never read.

`${NAME}` in a text stands for a variable of the environment, so that secrets need not be in the file.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator

from worker.errors import ConfigurationError
from worker.event import Modality
from worker.export.countries import codes
from worker.export.told import Told
from worker.export.wanted import Filter, types

_VARIABLE = re.compile(r"\$\{(\w+)\}")
Many = frozenset[str]
Count = Annotated[int, Field(ge=0)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AtLeast(_Part):
    """The least confidence, and the least low bound of a toll; a toll that is not told is below every number."""

    confidence: float = Field(default=0.0, ge=0, le=1)
    killed: Count | None = None
    injured: Count | None = None
    missing: Count | None = None
    captured: Count | None = None

    def holds(self, told: Told) -> bool:
        wanted = self.model_dump(exclude={"confidence"}, exclude_none=True)
        figures = {harm: getattr(told.event.casualties, harm, None) for harm in wanted}
        return told.event.confidence >= self.confidence and all(
            figure is not None and figure.low is not None and figure.low >= wanted[harm]
            for harm, figure in figures.items()
        )


class Condition(_Part):
    """All that is given has to hold. `country` is that of a party or the place, `place` the place's alone."""

    type: Many = frozenset()
    country: Many = frozenset()
    place: Many = frozenset()
    text: str = ""
    modality: frozenset[Modality] = frozenset({"actual"})
    at_least: AtLeast = AtLeast()

    @field_validator("type", "country", "place", "modality", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @field_validator("type")
    @classmethod
    def _types_exist(cls, value: Many) -> Many:
        return _existing(frozenset(map(str.lower, value)), types())

    @field_validator("country", "place")
    @classmethod
    def _countries_exist(cls, value: Many) -> Many:
        return _existing(frozenset(map(str.upper, value)), codes())

    def holds(self, told: Told) -> bool:
        where = told.event.place.country if told.event.place else None
        return (
            told.event.modality in self.modality
            and (not self.place or where in self.place)
            and self.at_least.holds(told)
            and Filter(self.type, self.country, self.text).matches(told.message())
        )


def _existing(given: Many, known: list[str]) -> Many:
    unknown = sorted(given - set(known))
    if unknown:
        raise ValueError(f"there is no {', '.join(unknown)}; there are: {', '.join(known)}")
    return given


class _Limited(_Part):
    per_minute: int = Field(default=60, ge=1, description="What is more waits.")


class Webhook(_Limited):
    """The rule and the whole event as JSON, by POST."""

    kind: Literal["webhook"]
    url: SecretStr
    headers: dict[str, SecretStr] = {}


class Slack(_Limited):
    """A text in the form that Slack's incoming webhooks take, and those of Mattermost and Rocket.Chat."""

    kind: Literal["slack"]
    url: SecretStr


class Telegram(_Limited):
    """A text to a chat of Telegram's Bot API."""

    kind: Literal["telegram"]
    token: SecretStr
    chat: str | int
    api: str = "https://api.telegram.org"
    per_minute: int = Field(default=20, ge=1)


class Email(_Limited):
    """A text by SMTP."""

    kind: Literal["email"]
    host: str
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str | None = None
    password: SecretStr | None = None
    sender: str
    to: tuple[str, ...] = Field(min_length=1)


Destination = Annotated[Webhook | Slack | Telegram | Email, Field(discriminator="kind")]


class Rule(_Part):
    """An alert: events that meet `when` go to the destinations in `to`."""

    name: str = Field(min_length=1)
    when: Condition = Condition()
    to: tuple[str, ...] = Field(min_length=1)


class Rules(_Part):
    """The whole file."""

    destinations: dict[str, Destination]
    rules: tuple[Rule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        names = [rule.name for rule in self.rules]
        if len(set(names)) < len(names):
            raise ValueError("two rules have the same name")
        unknown = {name for rule in self.rules for name in rule.to} - self.destinations.keys()
        if unknown:
            raise ValueError(f"no destination {', '.join(sorted(unknown))}; there are: {', '.join(self.destinations)}")
        return self


def read(text: str, environment: Mapping[str, str]) -> Rules:
    """The rules in a YAML text. Raises ConfigurationError that names the place, never a value that was filled in."""
    try:
        return Rules.model_validate(_filled(yaml.safe_load(text), environment))
    except yaml.YAMLError as error:
        raise ConfigurationError(f"no YAML: {' '.join(str(error).split())}") from None
    except ValidationError as error:
        told = (f"{'.'.join(map(str, one['loc'])) or 'the file'}: {one['msg']}" for one in error.errors())
        raise ConfigurationError("; ".join(told).replace("Value error, ", "")) from None


def _filled(value: Any, environment: Mapping[str, str]) -> Any:
    """The value with the variables of its texts filled in."""
    if isinstance(value, dict):
        return {name: _filled(one, environment) for name, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, environment) for one in value]
    return _VARIABLE.sub(lambda found: _variable(found[1], environment), value) if isinstance(value, str) else value


def _variable(name: str, environment: Mapping[str, str]) -> str:
    if name not in environment:
        raise ConfigurationError(f"the environment has no variable {name}")
    return environment[name]
