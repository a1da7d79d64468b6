"""Logs: one line an event of interest on standard error, JSON or text; our own and every library's alike.

Never the article's text. What Kafka's clients say of a broker that is away is folded (`worker.outage`). `configure` is
called once, by whoever starts a process; importing this changes nothing.
"""

import logging
import logging.config
from typing import Any

import orjson
import structlog

from worker.outage import Fold
from worker.settings import Settings

# Libraries whose INFO lines tell an operator nothing.
QUIET = ("aiokafka", "faust", "mode", "aiohttp.access", "httpx", "httpcore")  # httpx: whole addresses, keys and all
# Their DEBUG lines hold whole requests, a SASL PLAIN password among them: never logged, whatever the level.
SECRETIVE = ("aiokafka.conn",)
# These log the whole address of each request, which may hold a token: warnings only, whatever the level.
ADDRESSED = ("httpcore", "httpx")


def _serialize(event: Any, **_: Any) -> str:
    return orjson.dumps(event, default=str).decode()


def _before() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def logging_config(settings: Settings) -> dict[str, Any]:
    """The `logging.config.dictConfig` that sends everything through structlog's renderer."""
    console = settings.log_format == "console"
    render: list[Any] = (
        [structlog.dev.ConsoleRenderer(colors=False)]
        if console
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(serializer=_serialize)]
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": _before(),
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *render],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"eventwire": formatter},
        "filters": {"outage": {"()": Fold}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stderr",
                "formatter": "eventwire",
                "filters": ["outage"],
            }
        },
        **_levels(settings),
        "root": {"handlers": ["stderr"], "level": settings.log_level},
    }


def _levels(settings: Settings) -> dict[str, Any]:
    """Those of libraries, each said whatever it is, as it may have been another before."""
    debugging = settings.log_level == "DEBUG"
    quiet = {name: {"level": "NOTSET" if debugging else "WARNING"} for name in QUIET}
    secretive = {name: {"level": "INFO" if debugging else "NOTSET"} for name in SECRETIVE}
    return {"loggers": quiet | secretive | {name: {"level": "WARNING"} for name in ADDRESSED}}


def set_level(settings: Settings) -> None:
    """Change the level of a process that is configured, and nothing else of it."""
    root = {"level": settings.log_level}
    logging.config.dictConfig({"version": 1, "incremental": True, **_levels(settings), "root": root})


def configure(settings: Settings) -> None:
    """Set up structlog and the standard library's logging for this process."""
    structlog.configure(
        processors=[*_before(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    logging.config.dictConfig(logging_config(settings))
