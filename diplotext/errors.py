"""The exceptions that diplotext raises of its own. No text makes it raise; these are for a caller's mistakes."""


class DiplotextError(Exception):
    """Base of every exception that diplotext defines."""


class ModelNotFoundError(DiplotextError):
    """No English spaCy model is installed, or the named one is not."""


class LexiconError(DiplotextError):
    """A lexicon has faults.

    Attributes:
        faults: every fault found, each as ``"fault @ file[entry].field"``.
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        number = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__(f"{number} in the lexicon:\n" + "\n".join(f"  {fault}" for fault in faults))
        self.faults = faults

    def __reduce__(self) -> tuple[type["LexiconError"], tuple[tuple[str, ...]]]:
        return type(self), (self.faults,)


class SchemaVersionError(DiplotextError):
    """A serialised Extraction was written by a version that this one cannot read."""


class WorkerError(DiplotextError):
    """A worker process died while it read a document; the message names the document."""
