"""`eventwire incidents`: the linking of articles to incidents, as a process of its own."""

import click

from worker import logs, stream
from worker.commands.connection import broker_errors, broker_option, settings_for
from worker.stream.hangup import reload_on_hangups


@click.command()
@broker_option
def command(broker: str | None) -> int:
    """Link the articles that workers have read to incidents, and publish these.

    `run` does the same in a thread, unless EVENTWIRE_INCIDENTS is off. However many there are of either, one links and
    the others stand by. It runs until SIGTERM or Ctrl-C and leaves with 0.
    """
    settings = settings_for(broker)
    logs.configure(settings)
    reload_on_hangups(settings, lambda: settings_for(broker))
    with broker_errors(settings):
        return stream.link(settings)
