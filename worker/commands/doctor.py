"""`eventwire doctor`: one screen for bug reports."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict

import click
import orjson

from worker.commands.connection import broker_option, settings_for
from worker.diagnosis.finding import Finding, worst
from worker.errors import ConfigurationError

COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}
WIDTH = 110
INDENT = " " * 18


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines.")
@broker_option
def command(as_json: bool, broker: str | None) -> int:
    """Look at everything a worker needs and say what is wrong; exit code 1 if anything is.

    Versions, cores and memory, settings (no secrets), the language model and the reader, the broker, topics, rights
    and clocks, a line each. It changes nothing. Put its output into a bug report.
    """
    if as_json:
        found = list(findings(broker))
        told = {"status": worst(found), "findings": [asdict(finding) for finding in found]}
        click.echo(orjson.dumps(told, option=orjson.OPT_INDENT_2))
    else:
        found = list(_shown(findings(broker)))
    return int(worst(found) == "fail")


def findings(broker: str | None) -> Iterator[Finding]:
    """Every line, in an order in which each rests on those before it."""
    from worker.diagnosis import broker as kafka  # here, as the language engine takes a while to import
    from worker.diagnosis import configuration, engine, host

    yield host.versions()
    try:
        settings = settings_for(broker)
    except ConfigurationError as error:
        yield Finding("settings", "fail", str(error), "the README lists the settings; nothing else was looked at")
        return
    yield configuration.in_force(settings)
    yield host.processors(settings)
    yield host.memory(settings)
    yield from engine.look(settings)
    yield from kafka.look(settings)


def _shown(found: Iterable[Finding]) -> Iterator[Finding]:
    """Print each as it comes: the model takes seconds."""
    for finding in found:
        first, *more = textwrap.wrap(finding.detail, WIDTH - len(INDENT), break_long_words=False)
        click.echo(f"{click.style(f'{finding.status:<5}', fg=COLOURS[finding.status])} {finding.name:<12}{first}")
        hint = textwrap.wrap(finding.hint, WIDTH - len(INDENT) - 2, break_long_words=False)
        for line in [*more, *(("> " if not number else "  ") + part for number, part in enumerate(hint))]:
            click.echo(INDENT + line)
        yield finding
