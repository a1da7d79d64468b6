"""The language model, loaded once for the tests that read text."""

import pytest

from tests.engines import loaded
from worker.language import Engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine with the locked model."""
    return loaded(reader=False)
