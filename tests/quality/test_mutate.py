"""Spoilt articles, the short form; `python tests/quality/mutate.py 50000` is the long one."""

from tests.quality.mutate import run
from worker.pipeline import load_engine

COUNT = 300
SEED = 20261123


def test_spoilt_articles_give_no_fault() -> None:
    """No exception, every span in the body and equal to its slice, ids distinct."""
    assert next(run(load_engine(), COUNT, SEED), None) is None
