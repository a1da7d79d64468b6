"""The model as it runs: the same words are read the same, wherever they stand."""

from dataclasses import replace

import numpy as np
import onnxruntime
import pytest

from tests.engines import loaded
from worker.article import Article
from worker.pipeline import Engine, extract
from worker.reader import Reader
from worker.reader.labels import MODALITIES, ROLES, TYPES
from worker.reader.model import FOLDER

ATTACK = "Gunmen opened fire on a convoy near Goma on Tuesday and killed nine soldiers."
OTHER = "The central bank left its rate at four per cent."
BODY = f"{ATTACK}\n\n{OTHER}"
LARGEST_DIFFERENCE = 0.75  # of a logit, between kernels that round otherwise


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The language model with the reader."""
    return loaded()


def test_every_piece_has_every_output(reader: Reader) -> None:
    """Shapes are those of the labels; pieces lie in the paragraphs that were read."""
    reading = reader.read(BODY, [(0, len(ATTACK))])
    count = len(reading.starts)
    assert reading.types.shape == (count, len(TYPES))
    assert reading.modalities.shape == (count, len(MODALITIES))
    assert reading.queries.shape == reading.keys.shape
    assert reading.keys.shape[:2] == (count, len(ROLES))
    assert reading.ends[-1] <= len(ATTACK)


def test_nothing_read_is_an_empty_reading(reader: Reader) -> None:
    """A body of boilerplate."""
    reading = reader.read(BODY, [])
    assert len(reading.starts) == 0
    assert reading.peaks("attack", 0, len(BODY), -9.0) == []


def test_a_paragraph_is_read_the_same_beside_any_other(reader: Reader) -> None:
    """So that an edit elsewhere in an article changes none of its other events."""
    alone = reader.read(ATTACK, [(0, len(ATTACK))])
    beside = reader.read(BODY, [(0, len(ATTACK)), (len(ATTACK) + 2, len(BODY))])
    assert np.array_equal(alone.types, beside.types[: len(alone.types)])


def test_results_do_not_depend_on_the_number_of_threads(reader: Reader) -> None:
    """One thread or four: the same bits."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 4
    session = onnxruntime.InferenceSession(FOLDER / "reader.onnx", options, providers=["CPUExecutionProvider"])
    many = replace(reader, session=session)
    spans = [(0, len(ATTACK))]
    assert np.array_equal(reader.read(ATTACK, spans).types, many.read(ATTACK, spans).types)


def test_what_may_differ_between_machines_is_small(engine: Engine) -> None:
    """Other kernels, as another CPU has them, move logits a little: confidence may differ, clear events do not."""
    reader = engine.reader
    assert reader is not None
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(FOLDER / "reader.onnx", options, providers=["CPUExecutionProvider"])
    other = replace(engine, reader=replace(reader, session=session))
    spans = [(0, len(ATTACK))]
    here, there = (one.read(ATTACK, spans).types for one in (reader, other.reader) if one is not None)
    assert np.abs(here - there).max() < LARGEST_DIFFERENCE
    article = Article(id="a", body=BODY)
    assert [e.id for e in extract(article, engine).events] == [e.id for e in extract(article, other).events]
