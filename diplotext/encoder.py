"""Run the layer that tagger and parser share on plain arrays: it says the same, in a third of the time."""

import ctypes
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs
import numpy
from numpy.typing import NDArray
from thinc.api import Model, NumpyOps

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Floats: TypeAlias = NDArray[numpy.float32]
Features: TypeAlias = NDArray[numpy.uint64]

# So many words keep their vectors, some eight megabytes; texts have few words more that are not rare.
_KEPT_WORDS = 16_384
# The product of a row with a matrix may differ in its last bit with the number of rows: words are always so many.
_WORDS_AT_ONCE = 64
_FACTOR = 0x9E3779B97F4A7C15  # an odd number without a pattern in its bits
_EPSILON = 1e-8  # as thinc adds to a variance
# The same library under its names in numpy's wheels and elsewhere: how many threads it uses, and who sets it.
_THREADS = [
    (f"{prefix}get_num_threads{suffix}", f"{prefix}set_num_threads{suffix}")
    for prefix in ("scipy_openblas_", "openblas_")
    for suffix in ("64_", "")
]


class OneThread:
    """While it is entered, numpy multiplies in one thread.

    The matrices are small: more threads mostly wait for each other, and on a busy machine they wait long.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entered = self._before = 0
        self._get: Callable[[], int] | None = None
        self._set: Callable[[int], None] | None = None
        loaded = sys.modules.get("numpy._core._multiarray_umath")
        library = ctypes.PyDLL(loaded.__file__) if loaded and loaded.__file__ else None
        for get, set_ in _THREADS:
            if hasattr(library, get) and hasattr(library, set_):
                self._get, self._set = getattr(library, get), getattr(library, set_)

    def __enter__(self) -> None:
        with self._lock:
            if not self._entered and self._get and self._set:
                self._before = self._get()
                self._set(1)
            self._entered += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._entered -= 1
            if not self._entered and self._set:
                self._set(self._before)


_one_thread = OneThread()


class _Ops(NumpyOps):  # type: ignore[misc]
    """thinc's, with numpy's product of matrices: up to three times as fast as its own."""

    def gemm(
        self, x: Floats, y: Floats, *, out: Floats | None = None, trans1: bool = False, trans2: bool = False
    ) -> Floats:
        with _one_thread:
            product: Floats = numpy.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)
        return product


def quicken(nlp: "Language") -> "Language":
    """Let the models of a pipeline run on numpy's matrix products, and their shared layer on `Encoder`.

    A pipeline on a graphics card, and a shared layer of another architecture, stay as they are.

    Args:
        nlp: a pipeline that nobody else uses yet; it is changed.

    Returns:
        The same pipeline.
    """
    ops = _Ops()
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if not isinstance(model, Model) or not isinstance(model.ops, NumpyOps):
            continue
        for node in model.walk():
            node.ops = ops
            for name in node.param_names:
                if node.has_param(name):  # float16 on disk; what is float32 already is not copied
                    node.set_param(name, _parameter(node, name).astype("float32", copy=False))  # type: ignore[arg-type]
        if _is_known(model):
            model._func = Encoder(forward=model._func)
    return nlp


def _is_known(model: Model[Any, Any]) -> bool:
    """Hash embeddings that one layer mixes, then windows of a word and its two neighbours."""
    nodes = list(model.walk(order="dfs_pre"))
    leaves = [node.name for node in nodes if not node.layers]
    tables, windows = leaves.count("hashembed"), leaves.count("expand_window")
    dense = ["maxout", "layernorm", "dropout"]
    return (
        leaves
        == [
            *("extract_features", "list2ragged", *["ints-getitem", "hashembed"] * tables),
            *(*dense, "ragged2list", *["expand_window", *dense] * windows),
        ]
        and min(tables, windows) > 0
        and all(node.attrs["window_size"] == 1 for node in nodes if node.name == "expand_window")
    )


def _parameter(model: Model[Any, Any], name: str) -> Floats:
    found: Floats = model.get_param(name)  # type: ignore[assignment]
    return found


@attrs.frozen(eq=False)
class _Dense:
    """A layer of maxout units, normalised: the units' pieces lie one behind the other."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, maxout: Model[Any, Any], norm: Model[Any, Any]) -> "_Dense":
        weights = _parameter(maxout, "W").transpose(2, 1, 0)
        return cls(
            weights=weights.reshape(len(weights), -1).copy(),
            bias=_parameter(maxout, "b").T.ravel(),
            scale=_parameter(norm, "G"),
            shift=_parameter(norm, "b"),
        )

    def apply(self, rows: Floats) -> Floats:
        pieces: Floats = rows @ self.weights
        pieces += self.bias
        width = len(self.scale)
        best = pieces[:, :width]
        for start in range(width, pieces.shape[1], width):
            best = numpy.maximum(best, pieces[:, start : start + width])
        best -= best.mean(axis=1, keepdims=True)
        variance = numpy.einsum("ij,ij->i", best, best)[:, None] / width + _EPSILON
        best *= self.scale / numpy.sqrt(variance)
        best += self.shift
        return best


@attrs.frozen(eq=False)
class _Layers:
    columns: list[int | str]
    tables: list[tuple[Floats, int]]
    mixer: _Dense
    windows: list[_Dense]
    padding: int
    ops: Any

    @classmethod
    def of(cls, model: Model[Any, Any]) -> "_Layers":
        nodes: dict[str, list[Model[Any, Any]]] = {}
        for node in model.walk(order="dfs_pre"):
            nodes.setdefault(node.name, []).append(node)
        mixer, *windows = map(_Dense.of, nodes["maxout"], nodes["layernorm"])
        return cls(
            columns=nodes["extract_features"][0].attrs["columns"],
            tables=[(_parameter(table, "E"), table.attrs["seed"]) for table in nodes["hashembed"]],
            mixer=mixer,
            windows=windows,
            padding=model.layers[1].attrs["pad"],
            ops=model.ops,
        )


@attrs.define(eq=False)
class _Words:
    """What words are before their neighbours are looked at: that depends on the word alone and is computed once."""

    layers: _Layers
    rows: dict[int, int] = attrs.field(factory=dict)
    vectors: Floats = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.vectors = numpy.empty((1_024, len(self.layers.mixer.scale)), dtype="float32")

    def look_up(self, docs: "list[Doc]") -> Floats:
        """The vectors of all words, one after the other."""
        columns = self.layers.columns
        features = numpy.concatenate([doc.to_array(columns).reshape(len(doc), len(columns)) for doc in docs])
        features = features.astype("uint64", copy=False)
        keys = numpy.zeros(len(features), dtype="uint64")
        for column in features.T:
            keys = keys * numpy.uint64(_FACTOR) + column
        listed = keys.tolist()
        new = {key: at for at, key in enumerate(listed) if key not in self.rows}
        if new:
            self._add(list(new), _embed(features[list(new.values())], self.layers))
        found: Floats = self.vectors[[self.rows[key] for key in listed]]
        return found

    def _add(self, keys: list[int], vectors: Floats) -> None:
        start = len(self.rows)
        missing = start + len(keys) - len(self.vectors)
        if missing > 0:
            more = numpy.empty((max(missing, len(self.vectors)), vectors.shape[1]), dtype="float32")
            self.vectors = numpy.concatenate([self.vectors, more])
        self.vectors[start : start + len(keys)] = vectors
        self.rows.update(zip(keys, range(start, start + len(keys)), strict=True))


@attrs.define(eq=False)
class Encoder:
    """The forward pass of a shared layer.

    Attributes:
        forward: the layer's own pass, for training.
    """

    forward: Any
    _words: _Words | None = attrs.field(default=None, init=False)
    _lock: threading.Lock = attrs.field(factory=threading.Lock, init=False)

    def __reduce__(self) -> tuple[type["Encoder"], tuple[Any]]:
        return type(self), (self.forward,)

    def __call__(self, model: Model[Any, Any], docs: "list[Doc]", is_train: bool) -> tuple[Any, Any]:
        """Run the layer, as thinc calls it."""
        if is_train:
            self._words = None  # what is learnt changes them
            learnt: tuple[Any, Any] = self.forward(model, docs, is_train)
            return learnt
        with self._lock:
            words = self._words
            if words is None or len(words.rows) > _KEPT_WORDS:
                words = self._words = _Words(_Layers.of(model) if words is None else words.layers)
            with _one_thread:
                vectors = words.look_up(docs)
        with _one_thread:
            return _encode(vectors, [len(doc) for doc in docs], words.layers), _no_way_back


def _no_way_back(_: object) -> None:
    raise RuntimeError("the layer was run to predict, not to learn")


def _embed(features: Features, layers: _Layers) -> Floats:
    """Mix the hash embeddings of each word's features."""
    width = len(layers.mixer.scale)
    mixed = numpy.empty((len(features), width), dtype="float32")
    for start in range(0, len(features), _WORDS_AT_ONCE):
        some = features[start : start + _WORDS_AT_ONCE]
        joined = numpy.zeros((_WORDS_AT_ONCE, width * len(layers.tables)), dtype="float32")
        for number, (table, seed) in enumerate(layers.tables):
            keys = layers.ops.hash(numpy.ascontiguousarray(some[:, number]), seed) % len(table)
            joined[: len(some), number * width : (number + 1) * width] = layers.ops.gather_add(table, keys)
        mixed[start : start + len(some)] = layers.mixer.apply(joined)[: len(some)]
    return mixed


def _encode(vectors: Floats, lengths: list[int], layers: _Layers) -> list[Floats]:
    """Let each word look at its neighbours, once a layer; empty rows keep the texts apart."""
    width, padding = vectors.shape[1], layers.padding
    ends = numpy.cumsum([length + padding for length in lengths])
    starts = [int(end) - length for end, length in zip(ends, lengths, strict=True)]
    rows = numpy.zeros((int(ends[-1]) + padding, width), dtype="float32")
    at = 0
    for start, length in zip(starts, lengths, strict=True):
        rows[start : start + length] = vectors[at : at + length]
        at += length
    windows = numpy.zeros((len(rows), 3 * width), dtype="float32")
    for layer in layers.windows:
        windows[1:, :width] = rows[:-1]
        windows[:, width : 2 * width] = rows
        windows[:-1, 2 * width :] = rows[1:]
        rows += layer.apply(windows)
    return [rows[start : start + length] for start, length in zip(starts, lengths, strict=True)]
