"""The command line: the commands in the order a newcomer meets them, and what errors become.

Exit codes: 0 done, 1 some input failed, 2 wrong usage or settings, 3 the broker cannot be reached,
4 too many dead letters, 130 interrupted.
"""

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from worker import __version__
from worker.errors import ConfigurationError, EventwireError, LimitPassed, Retryable

COMMANDS = (
    "demo",
    "extract",
    "topics",
    "run",
    "incidents",
    "feed",
    "tail",
    "live",
    "export",
    "sink",
    "replay",
    "lexicon",
    "doctor",
    "bench",
)
FAILED, USAGE, UNREACHABLE, LIMIT, INTERRUPTED = 1, 2, 3, 4, 130


class Commands(click.Group):
    """The commands of `COMMANDS`, in that order; a command's module is imported when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"worker.commands.{cmd_name}").command
        command.name = cmd_name
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="eventwire")
def cli() -> None:
    """News articles in, normalised events out, over Kafka.

    Attacks, talks, statements and other political acts, coded after PLOVER, each with who, whom, where, when, the
    exact words and the evidence for it. Start with "eventwire demo"; it needs no Kafka.

    Settings are environment variables EVENTWIRE_*; docs/operations.md lists them.

    Exit codes: 0 done, 1 some input failed, 2 wrong usage or settings, 3 broker unreachable,
    4 too many dead letters, 130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors we know are told in a line, all others keep their traceback."""
    try:
        result = cli.main(arguments, prog_name="eventwire", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        return _fail(error.format_message(), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted", INTERRUPTED)
    except ConfigurationError as error:
        return _fail(str(error), USAGE)
    except Retryable as error:
        return _fail(str(error), UNREACHABLE)
    except LimitPassed as passed:
        return _fail(str(passed), LIMIT)
    except EventwireError as error:
        return _fail(str(error), FAILED)
    return result if isinstance(result, int) else 0


def _fail(message: str, code: int) -> int:
    click.echo(f"eventwire: {message}", err=True)
    return code
