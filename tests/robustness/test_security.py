"""Our code unpickles nothing, evaluates nothing, opens no connection, starts no shell, and reads no clock."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import diplotext

ROOT = Path(__file__).parents[2]
SOURCES = sorted(Path(diplotext.__file__).parent.rglob("*.py"))
FORBIDDEN_MODULES = {
    "pickle", "marshal", "shelve", "socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "subprocess",
    "pty", "ctypes", "code", "codeop",
}  # fmt: skip
# It tells the library that numpy has loaded to multiply in one thread.
EXCEPTIONS = {"encoder.py": {"ctypes"}}
# What other packages offer that reads code from a file or the network: pickles, YAML, models and data sets by address.
FORBIDDEN_METHODS = {
    "system", "popen", "read_pickle", "to_pickle", "load_module", "exec_module", "unsafe_load", "full_load",
    "from_disk", "download", "urlopen", "urlretrieve", "read_html", "read_sql", "allow_pickle",
}  # fmt: skip
THIRD_PARTY = {"attrs", "dateparser", "numpy", "pandas", "pyarrow", "spacy", "thinc", "tqdm"}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint", "system", "popen"}


each_file = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)


def imported_by(path: Path) -> set[str]:
    """The names of all modules that a file imports, in functions too."""
    modules = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules.add(node.module)
    return modules


@each_file
def test_no_dangerous_module_is_imported(path: Path) -> None:
    assert not {name.partition(".")[0] for name in imported_by(path)} & (
        FORBIDDEN_MODULES - EXCEPTIONS.get(path.name, set())
    )


@each_file
def test_only_known_packages_are_imported(path: Path) -> None:
    roots = {name.partition(".")[0] for name in imported_by(path)}
    assert roots <= THIRD_PARTY | {"diplotext"} | sys.stdlib_module_names


@each_file
def test_nothing_is_evaluated_run_unpickled_or_fetched(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            assert name not in FORBIDDEN_CALLS
            assert method not in FORBIDDEN_METHODS
            assert not {keyword.arg for keyword in node.keywords} & {"shell", "allow_pickle"}


@pytest.mark.model
def test_reading_opens_no_connection_starts_no_process_and_writes_no_file() -> None:
    script = """
import builtins, sys
import diplotext
from diplotext.interop.html import page

TEXT = "On 04/05/2024, President Ana Lund said that Norway would lend $3 billion for the port of Oslo. " * 3
seen = []

def look(event, arguments):
    # A library that spaCy imports binds a socket to see whether there is IPv6; none may speak to anybody.
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "urllib.Request"):
        seen.append(event)
    elif event == "open" and any(letter in str(arguments[1]) for letter in "wax+"):
        seen.append(f"{event} {arguments[:2]}")
    elif event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.system", "os.exec", "os.fork"):
        seen.append(event)

sys.dont_write_bytecode = True
sys.addaudithook(look)
result = diplotext.extract(TEXT, published="2024-05-03")
list(diplotext.extract_many([TEXT] * 3))
diplotext.to_frame(result, "visits")
page(result, title="t"), str(result), diplotext.Extraction.from_json(result.to_json())
print(seen)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


@each_file
def test_no_clock_is_read(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"today", "now", "utcnow", "localtime", "gmtime"}
