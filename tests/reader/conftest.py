"""The reader that ships."""

import pytest

from tests.engines import loaded
from worker.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The model that ships."""
    reader = loaded().reader
    assert reader is not None
    return reader
