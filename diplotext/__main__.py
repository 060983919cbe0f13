"""The command line: read a text, or a corpus, and print or write its records."""

import argparse
import os
import shutil
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from diplotext.errors import DiplotextError
from diplotext.inputs import check_published
from diplotext.result import Extraction
from diplotext.version import __version__

if TYPE_CHECKING:
    import datetime

FORMATS = ("table", "json", "jsonl", "html")
_FAULT = 2
_INTERRUPTED = 128 + signal.SIGINT
_PIPE_CLOSED = 128 + 13


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what stands after the program's name; None for those of this process.

    Returns:
        The exit code: 0; 2 for a fault, told in one line on standard error; 130 after Ctrl-C; 141 where the reader of
        the output went away.
    """
    options = _parser().parse_args(arguments)
    try:
        _run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer would raise again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        return _complain(f"{name}{error.strerror or error}")
    except (DiplotextError, ValueError, ImportError) as error:
        return _complain(str(error))
    return 0


class _OneLineParser(argparse.ArgumentParser):
    """A parser whose faults are one line, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(_FAULT, f"{self.prog}: error: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(
        prog="diplotext",
        description="Visits, meetings, statements, projects, agreements, officials and figures of a diplomatic text.",
        epilog="A .jsonl file (objects with text, published, home, id) or a folder of .txt files is a corpus: with "
        "--output visits.parquet it is read to a table, and an interrupted run goes on where it stopped.",
    )
    parser.add_argument("input", metavar="FILE", help="a UTF-8 text, - for standard input, or a corpus")
    parser.add_argument("--published", metavar="DATE", type=_day, help="day of publication, as 2024-04-24")
    parser.add_argument("--home", metavar="CODE", help="state where the text was issued, as NO")
    parser.add_argument("--format", choices=FORMATS, default="table", help="how to print the records (table)")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write there instead of printing")
    parser.add_argument("--kind", default=None, help="which records a table holds (the output's name, else visits)")
    parser.add_argument("--lexicon", metavar="TOML", type=Path, help="your additions to the vocabulary")
    parser.add_argument("--model", metavar="NAME", help="an installed spaCy model (the one that diplotext brings)")
    parser.add_argument("--processes", metavar="N", type=_positive, default=1, help="read a corpus in N processes")
    parser.add_argument("--version", action="version", version=f"diplotext {__version__}")
    return parser


def _run(options: argparse.Namespace) -> None:
    source = Path(options.input)
    if options.input != "-" and (source.is_dir() or source.suffix == ".jsonl"):
        _run_corpus(source, options)
        return
    text = _decode(sys.stdin.buffer.read() if options.input == "-" else source.read_bytes(), options.input)
    from diplotext import Lexicon, extract  # noqa: PLC0415

    extraction = extract(
        text,
        published=options.published,
        home=options.home,
        nlp=options.model,
        lexicon=Lexicon.from_toml(options.lexicon) if options.lexicon else None,
    )
    _write(_rendered(extraction, options, "standard input" if options.input == "-" else source.name), options.output)


def _run_corpus(source: Path, options: argparse.Namespace) -> None:
    from diplotext import Lexicon, extract_many  # noqa: PLC0415
    from diplotext.countries import check_home  # noqa: PLC0415
    from diplotext.interop.corpus import extract_corpus, read_corpus  # noqa: PLC0415
    from diplotext.interop.tables import TABLES, check_table  # noqa: PLC0415

    lexicon = Lexicon.from_toml(options.lexicon) if options.lexicon else None
    check_home(options.home)
    if options.output is None:
        documents = extract_many(
            read_corpus(source, home=options.home), nlp=options.model, lexicon=lexicon, n_process=options.processes
        )
        for number, extraction in enumerate(documents):
            if number and options.format == "table":
                _write("\n", None)
            _write(_rendered(extraction, options, extraction.id or str(number)), None)
        return
    named = options.output.stem if options.output.stem in TABLES else "visits"
    summary = extract_corpus(
        source,
        options.output,
        kind=check_table(options.kind or named),
        home=options.home,
        nlp=options.model,
        lexicon=lexicon,
        n_process=options.processes,
        progress=sys.stderr.isatty(),
    )
    for fault in summary.faults:
        _complain(fault, "not read")
    more = f", {summary.failed} could not be read" if summary.failed else ""
    again = f", {summary.resumed} of them by the run before" if summary.resumed else ""
    print(f"diplotext: {summary.documents} documents{again}{more}: {options.output}", file=sys.stderr)


def _rendered(extraction: Extraction, options: argparse.Namespace, title: str) -> str:
    if options.format == "json":
        return extraction.to_json(indent=2) + "\n"
    if options.format == "jsonl":
        return extraction.to_json() + "\n"
    if options.format == "html":
        from diplotext.interop.html import page  # noqa: PLC0415

        return page(extraction, title=title)
    from diplotext.interop.report import report  # noqa: PLC0415

    return report(extraction, title=title, width=min(shutil.get_terminal_size((100, 24)).columns, 120))


def _write(text: str, output: Path | None) -> None:
    # The same bytes wherever it runs: the locale decides neither encoding nor line ends.
    content = text.encode("utf-8", errors="replace")
    if output is not None:
        output.write_bytes(content)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{name}: not UTF-8 (byte {error.start}); convert it first, as with iconv") from None


def _day(value: str) -> "datetime.date | None":
    try:
        return check_published(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no day; write it as 2024-04-24") from None


def _positive(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of processes")
    return int(value)


def _complain(message: str, what: str = "error") -> int:
    print(f"diplotext: {what}: {message}", file=sys.stderr)
    return _FAULT


if __name__ == "__main__":
    sys.exit(main())
