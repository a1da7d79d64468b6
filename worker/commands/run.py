"""`eventwire run`: the worker."""

import click

from worker import logs, stream
from worker.commands.connection import broker_errors, broker_option, settings_for
from worker.stream.hangup import reload_on_hangups


@click.command()
@broker_option
def command(broker: str | None) -> int:
    """Run the worker: articles from Kafka in, events out.

    It runs until SIGTERM or Ctrl-C, finishes the articles in work and leaves with 0. SIGHUP reads the settings anew and
    ends nothing. Settings are environment variables EVENTWIRE_*; docs/operations.md lists them.
    """
    settings = settings_for(broker)
    logs.configure(settings)
    reload_on_hangups(settings, lambda: settings_for(broker))
    with broker_errors(settings):
        return stream.run(settings)
