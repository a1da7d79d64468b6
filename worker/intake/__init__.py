"""Bytes and headers in, an `Article` out. One format a module; `read_article` picks it."""

from worker.intake.reader import DEFAULT_MAX_BYTES, read_article
from worker.intake.reasons import REASONS, Reason

__all__ = ["DEFAULT_MAX_BYTES", "REASONS", "Reason", "read_article"]
