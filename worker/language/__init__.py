"""Reading the text: the spaCy pipeline, the quotation layer."""

from worker.language.engine import Engine, load_engine, parse
from worker.language.zone import Zone

__all__ = ["Engine", "Zone", "load_engine", "parse"]
