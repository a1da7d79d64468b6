"""The reader at work: a small ONNX model over word pieces, one sequence at a time.

One at a time, as matrices of bytes are scaled by the numbers that meet in them: what a paragraph tells must not change
with its neighbours. One thread, for the same reason and as there is a process a core.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer
from tokenizers.implementations import BertWordPieceTokenizer

from worker.reader.labels import MODALITIES, ROLES, TYPES
from worker.reader.pieces import LONGEST, chunks
from worker.reader.reading import Reading

FOLDER = Path(__file__).parents[1] / "resources" / "reader"
_OUTPUTS = ("type", "modality", "cue", "query", "key")
_FATAL = 3  # onnxruntime logs nothing below errors: it writes to standard error


@dataclass(frozen=True)
class Reader:
    """The model and its tokenizer; `role_bias` [roles] is what the role logits are moved by."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    role_bias: Sequence[float]

    @cached_property
    def _marks(self) -> tuple[int, int]:
        begin, end = (self.tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        assert begin is not None  # marks of every BERT
        assert end is not None
        return begin, end

    def read(self, body: str, spans: Iterable[tuple[int, int]]) -> Reading:
        """Read the paragraphs `spans` of a body, in their order."""
        begin, end = self._marks
        starts: list[int] = []
        ends: list[int] = []
        parts: list[int] = []
        outputs: list[list[np.ndarray]] = []
        for start, stop in (part for span in spans for part in chunks(body, *span, self.tokenizer)):
            coded = self.tokenizer.encode(body[start:stop], add_special_tokens=False)
            ids = coded.ids[: LONGEST - 2]
            if not ids:
                continue
            given = np.array([[begin, *ids, end]], np.int64)
            found = self.session.run(_OUTPUTS, {"ids": given})
            starts += [start + a for a, _ in coded.offsets[: len(ids)]]
            ends += [start + b for _, b in coded.offsets[: len(ids)]]
            parts += [len(outputs)] * len(ids)
            outputs.append([array[0, 1:-1] for array in found])
        return _joined(starts, ends, parts, outputs, self.role_bias)


def _joined(
    starts: list[int], ends: list[int], parts: list[int], outputs: list[list[np.ndarray]], bias: Sequence[float]
) -> Reading:
    widths = (len(TYPES), len(MODALITIES), 1, len(ROLES), len(ROLES))
    nothing = [[np.zeros((0, width), np.float32) for width in widths]]
    types, modalities, cues, queries, keys = map(np.concatenate, zip(*(outputs or nothing), strict=True))
    by_role = (len(starts), len(ROLES), queries.shape[1] // len(ROLES))
    return Reading(
        starts=np.array(starts, np.int64),
        ends=np.array(ends, np.int64),
        parts=np.array(parts, np.int64),
        types=types,
        modalities=modalities,
        cues=cues.reshape(len(starts)),
        queries=queries.reshape(by_role),
        keys=keys.reshape(by_role),
        role_bias=np.array(bias, np.float32),
    )


def load_reader(folder: Path = FOLDER) -> Reader:
    """Load the model in `folder`: reader.onnx, vocabulary.txt, reader.json. Takes a quarter of a second."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = _FATAL
    session = onnxruntime.InferenceSession(str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"])
    tokenizer = BertWordPieceTokenizer(str(folder / "vocabulary.txt"))
    card = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    return Reader(session, tokenizer, tuple(card["role_bias"]))
