"""Kafka in, Kafka out: the worker around the pure pipeline. `run` and `link` are all that a caller needs."""

from worker.settings import Settings


def run(settings: Settings) -> int:
    """Run the worker until a signal stops it; the exit code is 0 after a clean stop."""
    from worker.stream.app import run as run_app  # here, so that topics and the demo's broker do without Faust

    return run_app(settings)


def link(settings: Settings) -> int:
    """Link articles to incidents until a signal stops it; the exit code is 0 after a clean stop."""
    from worker.stream.incidents import run as run_linking  # here, as what links takes time to import

    return run_linking(settings)
