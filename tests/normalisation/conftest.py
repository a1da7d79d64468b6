"""The language model, loaded once for the tests that read text."""

import pytest

from worker.language import Engine, load_engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine with the locked model."""
    return load_engine(reader=False)
