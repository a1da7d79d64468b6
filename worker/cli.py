"""The command line: the commands in the order a newcomer meets them, and what errors become.

Exit codes: 0 done, 1 some input failed, 2 wrong usage or settings, 3 the broker cannot be reached, 130 interrupted.
"""

import sys
from collections.abc import Sequence

import click

from worker import __version__
from worker.commands import extract, tail, topics
from worker.commands import run as worker_run
from worker.errors import ConfigurationError, EventwireError, Retryable

FAILED, USAGE, UNREACHABLE, INTERRUPTED = 1, 2, 3, 130


class Ordered(click.Group):
    """A group that lists its commands in the order they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=Ordered, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="eventwire")
def cli() -> None:
    """News articles in, normalised events out, over Kafka.

    Attacks, talks, statements and other political acts, coded after PLOVER, each with who, whom, where, when, the
    exact words and the evidence for it. Start with "eventwire demo"; it needs no Kafka.

    Settings are environment variables EVENTWIRE_*; the README lists them.

    Exit codes: 0 done, 1 some input failed, 2 wrong usage or settings, 3 broker unreachable, 130 interrupted.
    """


for name, module in {
    "extract": extract,
    "run": worker_run,
    "tail": tail,
    "topics": topics,
}.items():
    cli.add_command(module.command, name)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors we know are told in a line, all others keep their traceback."""
    try:
        result = cli.main(arguments, prog_name="eventwire", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted", INTERRUPTED)
    except ConfigurationError as error:
        return _fail(str(error), USAGE)
    except Retryable as error:
        return _fail(str(error), UNREACHABLE)
    except EventwireError as error:
        return _fail(str(error), FAILED)
    return result if isinstance(result, int) else 0


def _fail(message: str, code: int) -> int:
    click.echo(f"eventwire: {message}", err=True)
    return code
