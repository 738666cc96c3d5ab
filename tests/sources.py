"""The program's own source, read as syntax trees, for the tests that hold it to its rules."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import synthkit

PACKAGE = Path(synthkit.__file__).parent


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of the package by its path within it, with "/" between the parts."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8"), str(path))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def nodes() -> tuple[tuple[str, ast.AST], ...]:
    """Every node of every module, with the module's path."""
    return tuple((path, node) for path, tree in trees().items() for node in ast.walk(tree))


def calls_of(names: frozenset[str]) -> Iterator[tuple[str, ast.Call]]:
    """The calls of what has one of these names, with the module's path."""
    for path, node in nodes():
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in names:
                yield path, node


def literals(node: ast.expr) -> Iterator[str]:
    """The strings that an expression may come to: itself, or either end of an ``if``."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
