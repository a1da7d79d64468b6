"""The reader, loaded once."""

import pytest

from worker.reader import Reader, load_reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The model that ships."""
    return load_reader()
