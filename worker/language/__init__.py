"""Reading the text: the spaCy pipeline, the quotation layer."""

from worker.language.engine import Engine, load_engine, parse

__all__ = ["Engine", "load_engine", "parse"]
