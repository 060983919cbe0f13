"""Many documents, one after the other or in several processes, in constant memory."""

import functools
import gc
import itertools
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from diplotext import model
from diplotext.errors import ModelNotFoundError, WorkerError
from diplotext.extraction import Published, extraction_of
from diplotext.inputs import check_confidence, check_text
from diplotext.lexicon import Lexicon, resolve_lexicon
from diplotext.reading import read
from diplotext.result import Extraction
from diplotext.version import version

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from spacy.language import Language

__all__ = ["Item", "extract_many", "private_pipeline", "read_items"]

Item: TypeAlias = str | tuple[str, Published] | Mapping[str, Any]

# What the string store learns is forgotten after so many documents; more would cost memory, fewer the token cache.
_ZONE = 500
# Its hash table keeps room for what it has forgotten, and doubles: the pipeline is made anew after so many documents.
_RENEWED = 5_000
# So many batches per worker may wait for a slow document before them.
_WAITING = 4

_idle_pipelines: "list[PrivatePipeline]" = []


def extract_many(  # the public contract
    texts: Iterable[Item],
    *,
    nlp: "Language | str | None" = None,
    lexicon: Lexicon | None = None,
    batch_size: int = 16,
    n_process: int = 1,
    progress: bool = False,
    min_confidence: float | None = None,
) -> Iterator[Extraction]:
    """Extract the records of many documents, in constant memory.

    Args:
        texts: strings, ``(text, published)`` pairs, or mappings with "text" and, optionally, "published", "home" and
            "id"; any iterable, read as the results are taken.
        nlp: a spaCy pipeline with tagger and parser, or the name of an installed model; None for a private copy of the
            model that diplotext brings. A pipeline of your own keeps every new word that it sees, as always in spaCy.
        lexicon: None for the packaged vocabulary.
        batch_size: so many documents are sent to a worker at a time; without effect in one process.
        n_process: how many processes read; more than one needs ``if __name__ == "__main__":`` in a script.
        progress: show a progress bar on standard error (extra "progress").
        min_confidence: give only records of at least this confidence, as `Extraction.sure` does; None for all.

    Returns:
        An iterator of one `Extraction` a document, in the order of `texts`. A document that cannot be read gives one
        whose `error` says why; the others go on. Nothing is left running when the iterator is left early.

    Raises:
        TypeError: `texts` is a single string.
        ValueError: `batch_size` or `n_process` is less than 1, `min_confidence` is not between 0 and 1, or `nlp` has
            no tagger or no parser.
        ModelNotFoundError: the named model is not installed.
        WorkerError: a worker process was killed; the message names the document that it was reading.

    >>> [result.error for result in extract_many([{"id": "a"}])]
    ["ValueError: a document's mapping needs a 'text'"]
    """
    if isinstance(texts, str | bytes | Mapping):
        raise TypeError(f"texts must be an iterable of documents, not {type(texts).__name__}; pass [text] for one")
    if batch_size < 1 or n_process < 1:
        raise ValueError(f"batch_size and n_process must be at least 1, not {batch_size} and {n_process}")
    lexicon = resolve_lexicon(lexicon)
    nlp = None if nlp is None else model.pipeline(nlp)
    if n_process > 1:
        results = _read_in_processes(texts, nlp, lexicon, batch_size=batch_size, n_process=n_process)
    else:
        results = _read_here(texts, nlp, lexicon)
    if min_confidence is not None:
        least = check_confidence(min_confidence)
        results = (extraction.sure(least) for extraction in results)
    return _with_progress(results, texts) if progress else results


@attrs.define(eq=False)
class PrivatePipeline:
    """A pipeline that nobody else uses, so that memory zones are safe beside threads, and how to make another one."""

    make: "Callable[[], Language]"
    nlp: "Language" = attrs.field(init=False)
    documents: int = 0

    def __attrs_post_init__(self) -> None:
        self.nlp = self.make()

    def renew(self) -> None:
        """Make the pipeline anew where it has read so many documents that its tables have grown."""
        if self.documents >= _RENEWED:
            del self.nlp  # two at a time would be the peak
            gc.collect()
            self.nlp, self.documents = self.make(), 0


def read_items(items: Iterable[Item], pipeline: PrivatePipeline, lexicon: Lexicon) -> Iterator[Extraction]:
    """Read document after document in constant memory."""
    waiting = iter(items)
    number = _ZONE
    while number == _ZONE:
        pipeline.renew()
        number = 0
        with pipeline.nlp.memory_zone():
            for number, item in enumerate(itertools.islice(waiting, _ZONE), 1):  # noqa: B007
                yield _read_item(item, pipeline.nlp, lexicon)
        pipeline.documents += number


@contextmanager
def private_pipeline() -> Iterator[PrivatePipeline]:
    """Lend a copy of the default pipeline that nobody else uses."""
    try:
        pipeline = _idle_pipelines.pop()
    except IndexError:
        pipeline = PrivatePipeline(model.load_copy)
    try:
        yield pipeline
    finally:
        _idle_pipelines.append(pipeline)


def _read_here(items: Iterable[Item], nlp: "Language | None", lexicon: Lexicon) -> Iterator[Extraction]:
    if nlp is not None:
        yield from (_read_item(item, nlp, lexicon) for item in items)
        return
    with private_pipeline() as pipeline:
        yield from read_items(items, pipeline, lexicon)


def _read_item(item: Item, nlp: "Language", lexicon: Lexicon) -> Extraction:
    identifier, text = _identifier(item), ""
    try:
        given, published, home = _unpack(item)
        text = check_text(given)
        return extraction_of(
            read(text, published=published, home=home, nlp=nlp, lexicon=lexicon), identifier=identifier
        )
    except Exception as error:  # one document's fault must not lose the others
        fault = f"{type(error).__name__}: {error}"
        return Extraction(id=identifier, text=text, error=fault, version=version(lexicon))


def _identifier(item: object) -> str | None:
    identifier = item.get("id") if isinstance(item, Mapping) else None
    return None if identifier is None else str(identifier)


def _unpack(item: object) -> tuple[Any, Any, Any]:
    """Take a document apart into text, publication date and home."""
    if isinstance(item, Mapping):
        if "text" not in item:
            raise ValueError(item.get("error") or "a document's mapping needs a 'text'")
        # In tables of texts what is unknown is often an empty string.
        return item["text"], item.get("published") or None, item.get("home") or None
    if isinstance(item, tuple):
        if len(item) != 2:
            raise ValueError(f"a document's tuple must be (text, published), not {len(item)} values")
        return *item, None
    return item, None, None


@attrs.define(eq=False)
class _Worker:
    """A process that reads documents, and the numbers of those that it has not sent back yet."""

    process: "BaseProcess"
    connection: "Connection[Any, Any]"
    pending: deque[tuple[int, Item]] = attrs.field(factory=deque)

    def give(self, batch: list[tuple[int, Item]]) -> None:
        self.pending.extend(batch)
        try:
            self.connection.send([item for _, item in batch])
        except OSError:
            raise self.lost() from None

    def take(self) -> tuple[int, Extraction]:
        try:
            result = self.connection.recv()
        except (EOFError, OSError):
            raise self.lost() from None
        if isinstance(result, ModelNotFoundError):
            raise result
        return self.pending.popleft()[0], result

    def lost(self) -> WorkerError:
        self.process.join(5)
        number, item = self.pending[0]
        name = f" (id {_identifier(item)!r})" if _identifier(item) else ""
        return WorkerError(
            f"a worker process ended with exit code {self.process.exitcode} while it read document {number}{name}, "
            "counted from 0; if this is a script, its main part must stand under if __name__ == '__main__':"
        )

    def end(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _read_in_processes(
    items: Iterable[Item], nlp: "Language | None", lexicon: Lexicon, *, batch_size: int, n_process: int
) -> Iterator[Extraction]:
    packed = None if nlp is None else model.pack(nlp)
    numbered = enumerate(items)
    done: dict[int, Extraction] = {}
    workers: list[_Worker] = []
    try:
        workers.extend(_start(packed, lexicon) for _ in range(n_process))
        for following in itertools.count():
            while following not in done:
                # One batch at a time: a second one sent to a worker that is sending could block both for ever.
                for worker in workers:
                    if not worker.pending and len(done) < _WAITING * n_process * batch_size:
                        batch = list(itertools.islice(numbered, batch_size))
                        if batch:
                            worker.give(batch)
                if not any(worker.pending for worker in workers):
                    return
                done.update(_arrived(workers))
            yield done.pop(following)
    finally:
        for worker in workers:
            worker.end()


def _arrived(workers: list[_Worker]) -> Iterator[tuple[int, Extraction]]:
    from multiprocessing.connection import wait  # noqa: PLC0415

    ready = wait([worker.connection for worker in workers if worker.pending])
    return (worker.take() for worker in workers if worker.connection in ready)


def _start(packed: "model.Packed | None", lexicon: Lexicon) -> _Worker:
    import multiprocessing  # noqa: PLC0415

    # A fork of a process with threads may hang, and inherits the other workers' ends of their pipes.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, packed, lexicon), daemon=True)
    with _interrupts_held():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let a new process inherit a blocked SIGINT: Ctrl-C is for the parent, which then ends its workers."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: "Connection[Any, Any]", packed: "model.Packed | None", lexicon: Lexicon) -> None:
    """What a worker process does until its connection is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pipeline = PrivatePipeline(model.load_copy if packed is None else functools.partial(model.unpack, packed))
        for extraction in read_items(_received(connection), pipeline, lexicon):
            connection.send(extraction)
    except ModelNotFoundError as error:
        connection.send(error)
    except (EOFError, OSError):
        return


def _received(connection: "Connection[Any, Any]") -> Iterator[Item]:
    while True:
        yield from connection.recv()


def _with_progress(results: Iterator[Extraction], texts: Iterable[Item]) -> Iterator[Extraction]:
    try:
        from tqdm import tqdm  # noqa: PLC0415
    except ImportError:
        raise ImportError('progress=True needs tqdm; install it with\n  pip install "diplotext[progress]"') from None
    total = len(texts) if isinstance(texts, Sized) else None
    return iter(tqdm(results, total=total, unit=" documents"))
