"""The command line: read a text, or a corpus, and print or write its records."""

import argparse
import csv
import io
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import attrs

from diplotext.errors import DiplotextError
from diplotext.inputs import check_confidence, check_published
from diplotext.result import Extraction
from diplotext.version import __version__

if TYPE_CHECKING:
    import datetime

    from diplotext.interop.sources import Source
    from diplotext.lexicon import Lexicon

FORMATS = ("table", "json", "jsonl", "html", "csv")
# What an output's name tells of its form.
_ENDINGS = {".txt": "table", ".json": "json", ".jsonl": "jsonl", ".html": "html", ".csv": "csv", ".parquet": "parquet"}
_UNREAD = 1
_FAULT = 2
_INTERRUPTED = 128 + signal.SIGINT
_PIPE_CLOSED = 128 + 13


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what stands after the program's name; None for those of this process.

    Returns:
        The exit code: 0; 1 where a document could not be read; 2 for a fault, told in one line on standard error; 130
        after Ctrl-C; 141 where the reader of the output went away.
    """
    options = _parser().parse_args(arguments)
    try:
        code = _run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer would raise again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        goes_on = "; the same command goes on where it stopped" if options.is_resumable else ""
        _tell(f"stopped{goes_on}")
        return _INTERRUPTED
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        return _complain(f"{name}{error.strerror or error}")
    except (DiplotextError, ValueError, ImportError) as error:
        return _complain(str(error))
    return code


class _OneLineParser(argparse.ArgumentParser):
    """A parser whose faults are one line, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(_FAULT, f"{self.prog}: error: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(
        prog="diplotext",
        description="Visits, meetings, statements, projects, agreements, officials, figures and dates of diplomatic "
        "texts.",
        epilog="With several documents and --output visits.parquet, visits.csv or all.jsonl, an interrupted run goes "
        "on where it stopped. Exit codes: 0 all read, 1 some documents not read, 2 an error, 130 stopped by Ctrl-C.",
    )
    parser.add_argument(
        "input", metavar="FILE", nargs="+",
        help="a UTF-8 text, a folder of .txt files, a .jsonl file (objects with text, published, home, id), or - for "
        "standard input",
    )  # fmt: skip
    parser.add_argument("--published", metavar="DATE", type=_day, help="day of publication, as 2024-04-24")
    parser.add_argument("--home", metavar="CODE", help="state where the text was issued, as NO")
    parser.add_argument(
        "--published-from-name", action="store_true", help='take the day from file names, as "2024-04-24 visit.txt"'
    )
    parser.add_argument(
        "--metadata", metavar="CSV", type=Path, help="a table with the columns id (or file name), published, home"
    )
    parser.add_argument("--kind", help="which records to print or to write to a table, as visits or dates")
    parser.add_argument("--format", choices=FORMATS, help="how to print the records (table)")
    parser.add_argument("--full", action="store_true", help="print whole texts and every kind of record")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write there instead; its ending tells the form")
    parser.add_argument("--codes", metavar="LIST", help="add codes of countries to a table: alpha3,cow,gw")
    parser.add_argument(
        "--min-confidence", metavar="P", type=_probability, help="only records that are right with this probability"
    )
    parser.add_argument("--lexicon", metavar="TOML", type=Path, help="your additions to the vocabulary")
    parser.add_argument("--model", metavar="NAME", help="an installed spaCy model (the one that diplotext brings)")
    parser.add_argument("--processes", metavar="N", type=_positive, default=1, help="read a corpus in N processes")
    parser.add_argument("--version", action="version", version=f"diplotext {__version__}")
    parser.set_defaults(is_resumable=False)
    return parser


def _run(options: argparse.Namespace) -> int:
    from diplotext.interop.tables import check_codes, check_table  # noqa: PLC0415

    options.codes = check_codes(options.codes.split(",") if options.codes else ())
    options.form = _form(options)
    if options.kind:
        check_table(options.kind)
    elif options.form in ("csv", "parquet"):
        options.kind = _kind_of_name(options.output)
    if options.kind and options.form in ("json", "jsonl", "html"):
        raise ValueError(f"--kind is for tables and for what is printed; {options.form} holds every kind of record")
    if options.codes and options.form not in ("csv", "parquet"):
        raise ValueError("--codes is for tables; write to a .csv or .parquet file, or print --format csv")
    source = None if options.input == ["-"] else _source(options)
    if source and options.output and not source.is_one_text:
        return _write_corpus(source, options)
    return _print(_read(source, options), options, several=bool(source and not source.is_one_text))


def _form(options: argparse.Namespace) -> str:
    """In which form to print or write: as the output's name says, else as asked for."""
    told = None
    if options.output:
        told = _ENDINGS.get(options.output.suffix)
        if told is None and options.format is None:
            raise ValueError(f"{options.output}: use an ending such as {', '.join(_ENDINGS)}, or add --format")
        if told and options.format not in (None, told):
            raise ValueError(f"{options.output}: this ending stands for {told}, not for --format {options.format}")
    return told or options.format or "table"


def _kind_of_name(output: Path | None) -> str:
    from diplotext.interop.tables import TABLES  # noqa: PLC0415

    if output and output.stem in TABLES:
        return output.stem
    raise ValueError(f"a table holds one kind of record; add --kind with one of {', '.join(TABLES)}")


def _source(options: argparse.Namespace) -> "Source":
    from diplotext.interop.sources import Source  # noqa: PLC0415

    if "-" in options.input:
        raise ValueError("- (standard input) cannot be combined with files")
    return Source(
        paths=tuple(map(Path, options.input)),
        published=options.published,
        home=options.home,
        published_from_name=options.published_from_name,
        metadata=options.metadata,
    )


def _read(source: "Source | None", options: argparse.Namespace) -> Iterator[Extraction]:
    """The documents' records; dates or figures alone are found without the language model."""
    from diplotext.countries import check_home  # noqa: PLC0415

    if source is None:
        text = _decode(sys.stdin.buffer.read())
        documents: Iterator[dict[str, Any]] = iter(
            [{"text": text, "published": options.published, "home": check_home(options.home)}]
        )
    else:
        documents = source.documents()
    if options.kind in ("dates", "figures") and options.form == "table" and options.min_confidence is None:
        return _read_strings(documents, options)
    from diplotext import extract_many  # noqa: PLC0415

    return extract_many(
        documents,
        nlp=options.model,
        lexicon=_lexicon(options),
        n_process=options.processes,
        min_confidence=options.min_confidence,
    )


def _read_strings(documents: Iterator[dict[str, Any]], options: argparse.Namespace) -> Iterator[Extraction]:
    from diplotext import extract_dates, extract_figures  # noqa: PLC0415
    from diplotext.lexicon import resolve_lexicon  # noqa: PLC0415
    from diplotext.version import version  # noqa: PLC0415

    lexicon = resolve_lexicon(_lexicon(options))
    for document in documents:
        text, identifier = document.get("text"), document.get("id")
        empty = Extraction(id=identifier, text="", version=version(lexicon))
        if not isinstance(text, str):
            yield attrs.evolve(empty, error=document.get("error") or "a document's mapping needs a 'text'")
            continue
        published = check_published(document["published"])
        found: dict[str, Any] = (
            {"dates": extract_dates(text, published=published, lexicon=lexicon)}
            if options.kind == "dates"
            else {"figures": extract_figures(text, lexicon=lexicon)}
        )
        yield attrs.evolve(empty, text=text, published=published, **found)


def _print(documents: Iterator[Extraction], options: argparse.Namespace, *, several: bool) -> int:
    """Print what was read, or write the one document that there is; the exit code."""
    if several and options.form in ("json", "html"):
        raise ValueError(f"{options.form} holds one document; use --format jsonl for several")
    if options.output and options.form in ("csv", "parquet", "jsonl"):
        return _write_one(next(documents), options)
    code = undated = 0
    for number, extraction in enumerate(documents):
        if extraction.error:
            message = f"{extraction.id or 'standard input'}: {_fault(extraction)}"
            if not several:
                return _complain(message)
            code = _complain(message, "not read", _UNREAD)
            continue
        undated += _needs_a_day(extraction)
        text = _rendered(extraction, options, first=not number)
        _write(f"\n{text}" if number and options.form == "table" else text, options.output)
    if undated and options.form == "table":
        _tell(_hint(undated, several=several))
    return code


def _write_one(extraction: Extraction, options: argparse.Namespace) -> int:
    from diplotext.interop.corpus import write_whole  # noqa: PLC0415

    if extraction.error:
        return _complain(f"{extraction.id}: {_fault(extraction)}")
    write_whole(options.output, [extraction], kind=options.kind or "documents", codes=options.codes)
    if _needs_a_day(extraction):
        _tell(_hint(1, several=False))
    return 0


def _write_corpus(source: "Source", options: argparse.Namespace) -> int:
    from diplotext.interop.corpus import extract_corpus  # noqa: PLC0415

    options.is_resumable = True
    summary = extract_corpus(
        source,
        options.output,
        kind=options.kind or "documents",
        codes=options.codes,
        nlp=options.model,
        lexicon=_lexicon(options),
        n_process=options.processes,
        progress=sys.stderr.isatty(),
        min_confidence=options.min_confidence,
    )
    for fault in summary.faults:
        _complain(fault.replace("ValueError: ", "", 1), "not read")
    more = f", {summary.failed} could not be read" if summary.failed else ""
    again = f", {summary.resumed} of them by the run before" if summary.resumed else ""
    _tell(f"{summary.documents} documents{again}{more}: {options.output}")
    if summary.undated:
        _tell(_hint(summary.undated, several=True))
    return _UNREAD if summary.failed else 0


def _rendered(extraction: Extraction, options: argparse.Namespace, *, first: bool) -> str:
    title = extraction.id or "standard input"
    match options.form:
        case "json":
            return extraction.to_json(indent=2) + "\n"
        case "jsonl":
            return extraction.to_json() + "\n"
        case "html":
            from diplotext.interop.html import page  # noqa: PLC0415

            return page(extraction, title=title)
        case "csv":
            return _csv(extraction, options, header=first)
    from diplotext.interop.report import report  # noqa: PLC0415

    kinds = (options.kind,) if options.kind else None
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    return report(extraction, title=title, width=width, kinds=kinds, full=options.full)


def _csv(extraction: Extraction, options: argparse.Namespace, *, header: bool) -> str:
    from diplotext.interop.tables import columns_of, rows_of  # noqa: PLC0415

    lines = io.StringIO()
    writer = csv.writer(lines)
    if header:
        writer.writerow(column.name for column in columns_of(options.kind, codes=options.codes))
    writer.writerows(rows_of(extraction, options.kind, codes=options.codes))
    return lines.getvalue()


def _lexicon(options: argparse.Namespace) -> "Lexicon | None":
    from diplotext import Lexicon  # noqa: PLC0415

    return Lexicon.from_toml(options.lexicon) if options.lexicon else None


def _needs_a_day(extraction: Extraction) -> bool:
    """Whether dates stay open because the day of publication is not told."""
    return extraction.published is None and any(
        date.kind in ("date", "time") and date.first is None and not (date.value or "").endswith("_REF")
        for date in extraction.dates
    )


def _hint(number: int, *, several: bool) -> str:
    if not several:
        return "some dates stay open without the day of publication; add --published 2024-04-24"
    return (
        f"{number} documents have no day of publication, so some of their dates stay open; add --published, "
        "--published-from-name or --metadata"
    )


def _fault(extraction: Extraction) -> str:
    return (extraction.error or "").removeprefix("ValueError: ")


def _write(text: str, output: Path | None) -> None:
    # The same bytes wherever it runs: the locale decides neither encoding nor line ends.
    content = text.encode("utf-8", errors="replace")
    if output is not None:
        output.write_bytes(content)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"standard input: not UTF-8 (byte {error.start}); convert it first, as with iconv") from None


def _day(value: str) -> "datetime.date | None":
    try:
        return check_published(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a date; write it as 2024-04-24") from None


def _positive(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of processes")
    return int(value)


def _probability(value: str) -> float:
    try:
        return check_confidence(float(value))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not between 0 and 1") from None


def _complain(message: str, what: str = "error", code: int = _FAULT) -> int:
    _tell(f"{what}: {message}")
    return code


def _tell(message: str) -> None:
    print(f"diplotext: {message}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
