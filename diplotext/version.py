"""What made a result: the versions of diplotext, of its lexicon and of the language model."""

import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from diplotext.lexicon import Lexicon

__version__ = "0.1.0"

_names: "weakref.WeakKeyDictionary[Language, str]" = weakref.WeakKeyDictionary()


def version(lexicon: "Lexicon") -> str:
    """Version of diplotext and digest of the lexicon: "0.1.0+lexicon.1a2b3c4d"."""
    return f"{__version__}+lexicon.{lexicon.digest}"


def model_name(nlp: "Language") -> str:
    """Name and version of a pipeline: "en_core_web_trf 3.8.0"."""
    if nlp not in _names:
        meta = nlp.meta  # which lists every label that the pipeline gives
        _names[nlp] = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return _names[nlp]
