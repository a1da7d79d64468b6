"""`eventwire topics create` and `eventwire topics check`."""

import click

from worker.commands.connection import broker_errors, broker_option, settings_for
from worker.stream import topic_check, topics


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
    """Compare the topics with what is declared; exit code 1 if anything differs.

    Partitions, replicas, compaction, retention and the largest record, as the settings say. A worker starts all the
    same, unless a topic is missing or is not compacted as it should be.
    """
    settings = settings_for(broker)
    with broker_errors(settings):
        found = topic_check.check(settings)
    for difference in found.differences:
        click.echo(f"eventwire: {difference}", err=True)
    for name in found.unseen:
        click.echo(f"eventwire: topic {name}: no right to look at its configuration (DescribeConfigs)", err=True)
    names = [topic.name for topic in topics.declared(settings)]
    good = set(names) - {one.topic for one in found.differences} - set(found.unseen)
    click.echo(f"{len(good)} of {len(names)} topics are as declared")
    return int(bool(found.differences))
