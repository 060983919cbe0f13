"""diplotext as a component of a spaCy pipeline: ``nlp.add_pipe("diplotext")``.

The records stand at ``doc._.diplotext``, and their spans in ``doc.spans`` under "diplotext_visits" and so on. The
extension holds JSON, so that a Doc survives `nlp.pipe(n_process=2)`, `DocBin` and `to_bytes`.
"""

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from diplotext.countries import check_home
from diplotext.extraction import extraction_of
from diplotext.kinds import KINDS
from diplotext.reading import read
from diplotext.result import Extraction

if TYPE_CHECKING:
    from diplotext.extraction import Published

__all__ = ["Diplotext", "make_component"]


class Diplotext:
    """The component: reads a parsed Doc as it is.

    Args:
        published: day of publication of documents whose ``doc._.published`` is not set.
        home: ISO code of the state where documents were issued whose ``doc._.home`` is not set.

    Raises:
        ValueError: `home` is no country's code.
    """

    def __init__(self, published: str | None = None, home: str | None = None) -> None:
        self.published = published
        self.home = check_home(home)

    def __call__(self, doc: Doc) -> Doc:
        """Read a Doc and put its records and their spans on it."""
        published: Published = doc._.published or self.published
        extraction = extraction_of(read(doc, published=published, home=doc._.home or self.home))
        doc._.diplotext_json = extraction.to_json()
        for kind in KINDS:
            spans = (span for record in getattr(extraction, kind.name) for span in kind.spans(record))
            found = (doc.char_span(span.start, span.end, kind.name, alignment_mode="expand") for span in spans)
            doc.spans[f"diplotext_{kind.name}"] = SpanGroup(doc, spans=[span for span in found if span is not None])
        return doc


@Language.factory("diplotext", default_config={"published": None, "home": None}, requires=["token.dep", "token.tag"])
def make_component(nlp: Language, name: str, published: str | None, home: str | None = None) -> Diplotext:  # noqa: ARG001
    """Make the component; spaCy calls this for ``nlp.add_pipe("diplotext", config={"published": "2024-04-24"})``."""
    return Diplotext(published, home)


def _extraction(doc: Doc) -> Extraction | None:
    """What ``doc._.diplotext`` gives: the Extraction, or None if the component has not run."""
    return None if doc._.diplotext_json is None else Extraction.from_json(doc._.diplotext_json)


if not Doc.has_extension("diplotext"):
    Doc.set_extension("diplotext", getter=_extraction)
if not Doc.has_extension("diplotext_json"):
    Doc.set_extension("diplotext_json", default=None)
for _setting in ("published", "home"):
    if not Doc.has_extension(_setting):
        Doc.set_extension(_setting, default=None)
