"""The reader as an ONNX graph, built from the trained arrays; matrices as bytes (int8) on request.

Input: `ids` [1, n] int64, one sequence without padding. Outputs: see `net.outputs`; `query` and `key` are
[1, n, roles * width]. Attention, the norms and the activation are onnxruntime's fused operators.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from tests.quality.reader.net import HEADS, Params

_OPSET = 17
_FUSED = "com.microsoft"
_EPSILON = 1e-12
_BY_PIECE = ("type", "modality", "cue", "query", "key")


class _Graph:
    """Nodes and constants in the order they are added."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.held: list[Any] = []

    def hold(self, name: str, value: Any) -> str:
        """A constant: matrices and vectors as float32, others as they are."""
        array = np.asarray(value)
        array = array.astype(np.float32) if array.dtype.kind == "f" else array
        self.held.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def add(self, op: str, inputs: list[str], name: str = "", domain: str = "", **attributes: Any) -> str:
        """A node and the name of its output."""
        out = name or f"t{len(self.nodes)}"
        self.nodes.append(
            helper.make_node(op, inputs, [out], name=f"{op}{len(self.nodes)}", domain=domain, **attributes)
        )
        return out

    def linear(self, x: str, name: str, weights: tuple[Any, Any], out: str = "") -> str:
        """x @ w + b."""
        product = self.add("MatMul", [x, self.hold(f"{name}.w", weights[0])])
        return self.add("Add", [product, self.hold(f"{name}.b", weights[1])], out)

    def normed(self, x: str, skip: str, name: str, norm: tuple[Any, Any], bias: Any) -> str:
        """The norm of x + skip + bias."""
        held = [self.hold(f"{name}.{part}", value) for part, value in zip("gsb", (*norm, bias), strict=True)]
        return self.add("SkipLayerNormalization", [x, skip, *held], domain=_FUSED, epsilon=_EPSILON)


def build(params: Params) -> onnx.ModelProto:
    """The graph of all heads."""
    g, encoder, given = _Graph(), params["encoder"], params["heads"]
    x = _embedded(g, encoder)
    for number, layer in enumerate(encoder["layers"]):
        x = _layer(g, x, layer, f"l{number}")
    for name in _BY_PIECE:
        g.linear(x, name, given[name], name)
    inputs = [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "n"])]
    outputs = [
        helper.make_tensor_value_info(n, TensorProto.FLOAT, [1, "n", int(np.asarray(given[n][1]).shape[0])])
        for n in _BY_PIECE
    ]
    graph = helper.make_graph(g.nodes, "reader", inputs, outputs, g.held)
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def _embedded(g: _Graph, encoder: Params) -> str:
    """Words and positions, normed."""
    word = g.add("Gather", [g.hold("word", encoder["word"]), "ids"])
    one, two, zero = (g.hold(name, np.array([value])) for name, value in (("one", 1), ("two", 2), ("zero", 0)))
    length = g.add("Slice", [g.add("Shape", ["ids"]), one, two])
    placed = g.add("Slice", [g.hold("position", encoder["position"]), zero, length, zero])
    held = [g.hold(f"n0.{part}", value) for part, value in zip("gs", encoder["n0"], strict=True)]
    return g.add("LayerNormalization", [g.add("Add", [word, placed]), *held], axis=-1, epsilon=_EPSILON)


def _layer(g: _Graph, x: str, layer: Params, name: str) -> str:
    weights = np.concatenate([np.asarray(layer[part][0]) for part in "qkv"], 1)
    biases = np.concatenate([np.asarray(layer[part][1]) for part in "qkv"])
    inputs = [x, g.hold(f"{name}.qkv.w", weights), g.hold(f"{name}.qkv.b", biases)]
    mixed = g.add("Attention", inputs, domain=_FUSED, num_heads=HEADS)
    out = g.add("MatMul", [mixed, g.hold(f"{name}.o.w", layer["o"][0])])
    x = g.normed(x, out, f"{name}.n1", layer["n1"], layer["o"][1])
    inner = g.add("MatMul", [x, g.hold(f"{name}.i.w", layer["i"][0])])
    inner = g.add("BiasGelu", [inner, g.hold(f"{name}.i.b", layer["i"][1])], domain=_FUSED)
    out = g.add("MatMul", [inner, g.hold(f"{name}.f.w", layer["f"][0])])
    return g.normed(x, out, f"{name}.n2", layer["n2"], layer["f"][1])


def write(params: Params, path: Path, small: bool = True) -> None:
    """Write the graph; `small`: matrices of the encoder and the table of words as int8, a scale a column."""
    whole = path.with_suffix(".whole.onnx") if small else path
    onnx.save(build(params), whole)
    if small:
        options = {"DefaultTensorType": TensorProto.FLOAT}  # no shapes are inferred behind fused operators
        quantize_dynamic(
            whole, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, extra_options=options
        )
        whole.unlink()
