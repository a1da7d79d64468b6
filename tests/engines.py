"""The language model and the reader, loaded once a process, as every load takes seconds.

Tests of the strings that a model keeps, and of processes of their own, load one for themselves.
"""

from dataclasses import replace
from functools import cache

from worker.language import Engine, load_engine
from worker.reader import load_reader

_model, _reader = cache(load_engine), cache(load_reader)


def loaded(model: str = "", *, reader: bool = True) -> Engine:
    """What `load_engine` would load."""
    engine = _model(model, reader=False)
    return replace(engine, reader=_reader()) if reader else engine
