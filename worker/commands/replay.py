"""`eventwire replay`: dead letters back where they came from."""

import click

from worker.commands.choices import REASON
from worker.commands.connection import broker_errors, broker_option, settings_for
from worker.stream import dead_letter


@click.command()
@click.option("--reason", metavar="REASON", type=REASON, help="Only those that failed for this reason, as 'language'.")
@click.option("--dry-run", is_flag=True, help="Only count; nothing is put back and nothing counts as replayed.")
@broker_option
def command(reason: str | None, dry_run: bool, broker: str | None) -> None:
    """Put dead letters back into the raw topic, as they came.

    Each dead letter is put back once: the next replay goes on where this one ended. Each --reason has a place of its
    own, so the others stay to be put back; a later replay without it puts those of that reason back once more.
    """
    settings = settings_for(broker)
    with broker_errors(settings):
        count = dead_letter.replay(settings, reason=reason, dry_run=dry_run)
    click.echo(f"{count} message{'' if count == 1 else 's'} {'would be ' if dry_run else ''}put back")
