"""The reader: a small learned component that tells what words tell. It knows no rule."""

from worker.reader.model import Reader, load_reader
from worker.reader.reading import Reading

__all__ = ["Reader", "Reading", "load_reader"]
