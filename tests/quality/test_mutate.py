"""Spoilt articles, the short form; `python tests/quality/mutate.py 50000` is the long one."""

from tests.engines import loaded
from tests.quality.mutate import run

COUNT = 300
SEED = 20261123


def test_spoilt_articles_give_no_fault() -> None:
    """No exception, every span in the body and equal to its slice, ids distinct."""
    assert next(run(loaded(), COUNT, SEED), None) is None
