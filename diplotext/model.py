"""The language model: which one, loaded once per process, slimmed to the parts in use."""

import functools
import importlib
import sys
import weakref
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeAlias

from diplotext.errors import ModelNotFoundError
from diplotext.version import model_name

if TYPE_CHECKING:
    from spacy.language import Language

# Configuration and content of a pipeline.
Packed: TypeAlias = tuple[str, bytes]

_OWN = Path(__file__).parent / "model_en"
# Names are found by titles, capitals and the lexicon, verbs by an own table of forms.
_UNUSED = ("ner", "lemmatizer", "attribute_ruler")

# Pipelines of callers that were seen to tag and to parse.
_able: "weakref.WeakSet[Language]" = weakref.WeakSet()


def load(name: str | None = None) -> "Language":
    """Load a spaCy pipeline as `extract` uses it: its tagger and parser, and what they need.

    Args:
        name: an installed package, as "en_core_web_trf", or a folder; None for the model that diplotext brings.

    Returns:
        The pipeline, loaded once per process and name.

    Raises:
        ModelNotFoundError: the named model is not installed; the message names the remedy.
    """
    return _load(name)


def load_copy(name: str | None = None) -> "Language":
    """Load a pipeline as `load` does, but one that nobody else uses."""
    spacy = _import_spacy()
    from diplotext.encoder import quicken  # noqa: PLC0415

    try:
        return quicken(spacy.load(_OWN if name is None else name, exclude=list(_UNUSED)))
    except OSError as error:
        raise ModelNotFoundError(
            f"there is no spaCy model {name!r} here; name an installed one, as 'en_core_web_trf' after\n"
            "  python -m spacy download en_core_web_trf\n"
            "or leave it out, for the one that diplotext brings"
        ) from error


def pipeline(nlp: "Language | str | None") -> "Language":
    """The pipeline that a caller means.

    Args:
        nlp: one that tags and parses, a model's name as in `load`, or None.

    Raises:
        ModelNotFoundError: the named model is not installed.
        TypeError: `nlp` is nothing of that.
        ValueError: the pipeline does not tag or does not parse.
    """
    if nlp is None or isinstance(nlp, str):
        return load(nlp)
    from spacy.language import Language  # noqa: PLC0415

    if not isinstance(nlp, Language):
        raise TypeError(f"nlp must be a spaCy pipeline, the name of a model or None, not {type(nlp).__name__}")
    if nlp not in _able:
        doc = nlp("They met.")
        if not (doc.has_annotation("TAG") and doc.has_annotation("DEP")):
            raise ValueError(
                f"the pipeline {model_name(nlp)!r} needs a tagger and a parser; "
                f"it has {', '.join(nlp.pipe_names) or 'no component'}; "
                "pass one that has them, as spacy.load('en_core_web_trf'), or leave nlp out"
            )
        _able.add(nlp)
    return nlp


def pack(nlp: "Language") -> Packed:
    """Take a pipeline apart into what another process needs to rebuild it."""
    return nlp.config.to_str(), nlp.to_bytes()


def unpack(packed: Packed) -> "Language":
    """Rebuild what `pack` took apart."""
    from spacy.util import load_model_from_config  # noqa: PLC0415
    from thinc.api import Config  # noqa: PLC0415

    from diplotext.encoder import quicken  # noqa: PLC0415

    config, content = packed
    return quicken(load_model_from_config(Config().from_str(config), auto_fill=True).from_bytes(content))


@functools.cache
def _load(name: str | None) -> "Language":
    return load_copy(name)


def _import_spacy() -> ModuleType:
    """Import spaCy without its command line, which is a third of its start; who asks for it later gets it."""
    if "spacy" in sys.modules:
        return importlib.import_module("spacy")
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []
    module.info = lambda *args, **kwargs: _command_line("info").info(*args, **kwargs)  # type: ignore[attr-defined]
    stand_ins = {"spacy.cli": package, "spacy.cli.info": module}
    sys.modules.update(stand_ins)
    try:
        spacy = importlib.import_module("spacy")
    finally:
        for name in stand_ins:
            del sys.modules[name]
    spacy.__getattr__ = _attribute  # type: ignore[method-assign]
    return spacy


def _command_line(module: str) -> Any:
    return importlib.import_module(f"spacy.cli.{module}")


def _attribute(name: str) -> Any:
    """What `spacy.cli` is when nobody has imported it."""
    if name == "cli":
        return importlib.import_module("spacy.cli")
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")
