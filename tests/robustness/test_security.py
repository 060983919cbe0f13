"""Our code unpickles nothing, evaluates nothing, opens no connection, starts no shell, and reads no clock."""

import ast
from pathlib import Path

import pytest

import diplotext

SOURCES = sorted(Path(diplotext.__file__).parent.rglob("*.py"))
FORBIDDEN_MODULES = {
    "pickle", "marshal", "shelve", "socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "subprocess",
    "pty", "ctypes", "code", "codeop",
}  # fmt: skip
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint", "system", "popen"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_dangerous_module_is_imported(path: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.partition(".")[0])
    assert not imported & FORBIDDEN_MODULES


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_nothing_is_evaluated_or_run(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            assert name not in FORBIDDEN_CALLS
            assert method not in {"system", "popen"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_clock_is_read(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"today", "now", "utcnow", "localtime", "gmtime"}
