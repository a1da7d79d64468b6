"""The reader as an ONNX graph (opset 17), built from the trained arrays; matrices as bytes (int8) on request.

Inputs: `ids` and `mask` [batch, n] int64. Outputs: see `net.outputs`; `query` and `key` are [batch, n, roles * width].
"""

import math
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from tests.quality.reader.net import HEADS, Params

OPSET = 17
_FAR = -1e4


class _Graph:
    """Nodes and initialisers in the order they are added."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.held: list[Any] = []
        self.count = 0

    def hold(self, name: str, value: np.ndarray) -> str:
        self.held.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def add(self, op: str, inputs: list[str], name: str = "", **attributes: Any) -> str:
        self.count += 1
        out = name or f"t{self.count}"
        self.nodes.append(helper.make_node(op, inputs, [out], name=f"{op}{self.count}", **attributes))
        return out

    def linear(self, x: str, name: str, weights: tuple[Any, Any], out: str = "") -> str:
        product = self.add("MatMul", [x, self.hold(f"{name}.w", np.asarray(weights[0], np.float32))])
        return self.add("Add", [product, self.hold(f"{name}.b", np.asarray(weights[1], np.float32))], out)

    def norm(self, x: str, name: str, weights: tuple[Any, Any]) -> str:
        scale, shift = (np.asarray(w, np.float32) for w in weights)
        held = [self.hold(f"{name}.g", scale), self.hold(f"{name}.s", shift)]
        return self.add("LayerNormalization", [x, *held], axis=-1, epsilon=1e-12)


def build(params: Params) -> onnx.ModelProto:
    """The graph of all heads."""
    g, encoder = _Graph(), params["encoder"]
    width = encoder["word"].shape[1]
    word = g.add("Gather", [g.hold("word", np.asarray(encoder["word"], np.float32)), "ids"])
    shape = g.add("Shape", ["ids"])
    length = g.add("Slice", [shape, g.hold("one", np.array([1])), g.hold("two", np.array([2]))])
    position = g.hold("position", np.asarray(encoder["position"], np.float32))
    placed = g.add("Slice", [position, g.hold("zero", np.array([0])), length, g.hold("axis", np.array([0]))])
    x = g.norm(g.add("Add", [word, placed]), "n0", encoder["n0"])
    away = _away(g)
    for number, layer in enumerate(encoder["layers"]):
        x = _layer(g, x, away, layer, f"l{number}", width)
    given = params["heads"]
    for name in ("type", "modality", "cue", "query", "key"):
        g.linear(x, name, given[name], name)
    first = g.add("Gather", [x, g.hold("first", np.array(0))], axis=1)
    g.linear(first, "kind", given["kind"], "kind")
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "n"]) for n in ("ids", "mask")]
    outputs = [
        helper.make_tensor_value_info(n, TensorProto.FLOAT, ["batch", "n", given[n][1].shape[0]])
        for n in ("type", "modality", "cue", "query", "key")
    ]
    outputs.append(helper.make_tensor_value_info("kind", TensorProto.FLOAT, ["batch", given["kind"][1].shape[0]]))
    graph = helper.make_graph(g.nodes, "reader", inputs, outputs, g.held)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def _away(g: _Graph) -> str:
    """What is added to the scores of padding: far below all others."""
    mask = g.add("Cast", ["mask"], to=TensorProto.FLOAT)
    gone = g.add("Sub", [g.hold("unit", np.array(1, np.float32)), mask])
    low = g.add("Mul", [gone, g.hold("far", np.array(_FAR, np.float32))])
    return g.add("Unsqueeze", [low, g.hold("axes", np.array([1, 2]))])


def _layer(g: _Graph, x: str, away: str, layer: Params, name: str, width: int) -> str:
    size = width // HEADS
    scale = 1 / math.sqrt(size)
    q, k, v = (tuple(np.asarray(w) for w in layer[part]) for part in "qkv")
    joined = np.concatenate([q[0] * scale, k[0], v[0]], 1), np.concatenate([q[1] * scale, k[1], v[1]])
    parts = g.linear(x, f"{name}.qkv", joined)
    cut = g.add("Reshape", [parts, g.hold(f"{name}.cut", np.array([0, 0, 3, HEADS, size]))])
    turned = g.add("Transpose", [cut], perm=[2, 0, 3, 1, 4])
    one = [g.add("Gather", [turned, g.hold(f"{name}.{i}", np.array(i))], axis=0) for i in range(3)]
    keys = g.add("Transpose", [one[1]], perm=[0, 1, 3, 2])
    share = g.add("Softmax", [g.add("Add", [g.add("MatMul", [one[0], keys]), away])], axis=-1)
    mixed = g.add("Transpose", [g.add("MatMul", [share, one[2]])], perm=[0, 2, 1, 3])
    flat = g.add("Reshape", [mixed, g.hold(f"{name}.flat", np.array([0, 0, width]))])
    x = g.norm(g.add("Add", [x, g.linear(flat, f"{name}.o", layer["o"])]), f"{name}.n1", layer["n1"])
    inner = _gelu(g, g.linear(x, f"{name}.i", layer["i"]), name)
    return g.norm(g.add("Add", [x, g.linear(inner, f"{name}.f", layer["f"])]), f"{name}.n2", layer["n2"])


def _gelu(g: _Graph, x: str, name: str) -> str:
    turned = g.add("Erf", [g.add("Div", [x, g.hold(f"{name}.r", np.array(math.sqrt(2), np.float32))])])
    whole = g.add("Mul", [x, g.add("Add", [turned, g.hold(f"{name}.u", np.array(1, np.float32))])])
    return g.add("Mul", [whole, g.hold(f"{name}.h", np.array(0.5, np.float32))])


def write(params: Params, path: Path, small: bool = True) -> None:
    """Write the graph; `small`: matrices of the encoder and the table of words as int8, one scale a column."""
    whole = path.with_suffix(".whole.onnx") if small else path
    onnx.save(build(params), whole)
    if small:
        quantize_dynamic(whole, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        whole.unlink()
