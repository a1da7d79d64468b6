"""Eventwire: news articles in, normalised PLOVER events out, over Kafka."""

__version__ = "0.1.0"
