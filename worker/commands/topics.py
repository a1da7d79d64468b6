"""`eventwire topics create` and `eventwire topics check`."""

import click

from worker.commands.connection import broker_errors, broker_option, settings_for
from worker.stream import topics


@click.group()
def command() -> None:
    """Create or check the topics."""


@command.command()
@broker_option
def create(broker: str | None) -> None:
    """Create the topics that are missing, with partitions, retention and compaction as declared."""
    settings = settings_for(broker)
    with broker_errors(settings):
        made = topics.create(settings)
    for topic in topics.declared(settings):
        click.echo(f"{'created' if topic.name in made else 'exists '}  {topic.name}")


@command.command()
@broker_option
def check(broker: str | None) -> int:
    """Say what is wrong with the topics; exit code 1 if anything is."""
    settings = settings_for(broker)
    with broker_errors(settings):
        problems = topics.check(settings)
    for problem in problems:
        click.echo(f"eventwire: {problem}", err=True)
    if not problems:
        click.echo(f"{len(topics.declared(settings))} topics are as declared")
    return int(bool(problems))
