"""Every English text that a learner may read, collected from where it is written.

In the engine these are the first arguments of ``message(...)`` and ``_(...)``; in the course also
check titles, hints, what mistakes say, the words of experiments, and the titles in `course.toml`.
Lessons are not among them: each has a twin in the other language.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from grader.course import Course, CourseError, Entry

_TAKERS = frozenset({"_", "translate", "message", "say"})
_LITERAL = frozenset({"message", "say"})  # these name new texts; `_` also looks up known ones

_Function: TypeAlias = ast.FunctionDef | ast.Lambda


@dataclass(frozen=True)
class Phrase:
    """A text to be translated, and the file that it stands in (relative, with slashes)."""

    text: str
    source: str


@dataclass(frozen=True)
class Unclear:
    """A place where a text is put together at run time, so that nobody can translate it."""

    source: str
    line: int

    remedy = "write the text to translate as one literal"

    def __str__(self) -> str:
        return f"{self.source}, line {self.line}: {self.remedy}"


Found: TypeAlias = Phrase | Unclear


def of_engine(root: Path) -> Iterator[Found]:
    """Yield the texts of ``grader/**/*.py`` below `root`, file by file in alphabetical order."""
    for path in sorted((root / "grader").rglob("*.py")):
        yield from of_source(path.read_text(encoding="utf-8"), _name(path, root))


def of_course(course: Course) -> Iterator[Found]:
    """Yield the course's own texts, then those of every exercise, in teaching order."""
    yield from of_titles(course)
    for entry in course:
        yield from of_entry(entry)


def of_titles(course: Course) -> Iterator[Found]:
    """Yield the titles of the course and its chapters, and what the chapters are about."""
    listed = "exercises/course.toml"
    yield Phrase(course.title, listed)
    for chapter in course.chapters:
        yield Phrase(chapter.title, listed)
        yield Phrase(chapter.about, listed)


def of_entry(entry: Entry) -> Iterator[Found]:
    """Yield the texts of one exercise.

    Raises
    ------
    CourseError
        When one of its files is missing or cannot be loaded.
    """
    checks = entry.answers / "checks.py"
    if not checks.is_file():
        raise CourseError(f"{checks} is missing")
    text = checks.read_text(encoding="utf-8")
    yield from of_source(text, _name(checks, entry.root), checks=True)
    mistakes = _name(entry.answers / "mistakes.py", entry.root)
    for known in entry.mistakes:
        yield Phrase(known.explanation, mistakes)
    experiment, training = entry.experiment, entry.experiment_source
    if experiment is not None and training is not None:
        source = _name(entry.folder / "experiment.py", entry.root)
        for controls in (experiment.CONTROLS, getattr(experiment, "TRY", {})):
            yield from (Phrase(label, source) for label in _labels(controls))
        yield from of_source(training, source)
    pictures = entry.folder / "picture.py"
    if pictures.is_file():
        yield from of_source(pictures.read_text(encoding="utf-8"), _name(pictures, entry.root))


def of_source(text: str, source: str, *, checks: bool = False) -> list[Found]:
    """Return the texts of one Python file.

    Parameters
    ----------
    text
        The file's text; it is parsed, never run.
    source
        The name to give as its source.
    checks
        Whether it declares checks, whose titles and hints count too.
    """
    reader = _Reader(source, checks)
    reader.visit(ast.parse(text))
    return reader.found


def _labels(controls: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    for control in controls.values():
        yield str(control["label"])
        options = control.get("options", ()) if control["kind"] == "choice" else ()
        for option in options if isinstance(options, Sequence) else ():
            if any(character.isalpha() for character in str(option)):
                yield str(option)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


class _Reader(ast.NodeVisitor):
    """Walks one file, knowing which names stand for which literals where it is."""

    def __init__(self, source: str, checks: bool) -> None:
        self.found: list[Found] = []
        self._source = source
        self._checks = checks
        self._scopes: list[dict[str, list[ast.expr]]] = []

    def visit_Module(self, node: ast.Module) -> None:
        self._inside(node, _assigned(node.body))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for decorator in node.decorator_list:  # read before what stands below it
            self.visit(decorator)
        node.decorator_list = []
        self._inside(node, {**_assigned(node.body), **_parameters(node)})

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._inside(node, _parameters(node))

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        if node.args and isinstance(function, ast.Name) and function.id in _TAKERS:
            self._take(node.args[0], required=function.id in _LITERAL)
        if self._checks:
            if node.args and isinstance(function, ast.Attribute) and function.attr == "check":
                self._take(node.args[0], required=True)
            for keyword in node.keywords:
                if keyword.arg == "hint":
                    self._take(keyword.value, required=True)
        self.generic_visit(node)

    def _inside(self, node: ast.AST, scope: dict[str, list[ast.expr]]) -> None:
        self._scopes.append(scope)
        self.generic_visit(node)
        self._scopes.pop()

    def _take(self, node: ast.expr, *, required: bool) -> None:
        texts = self._texts(node)
        if texts is None:
            if required:
                self.found.append(Unclear(self._source, node.lineno))
            return
        self.found.extend(Phrase(text, self._source) for text in texts if text)

    def _texts(self, node: ast.expr, seen: frozenset[str] = frozenset()) -> list[str] | None:
        """The texts that an expression may stand for; None when that cannot be told."""
        if isinstance(node, ast.Constant):
            return [node.value] if isinstance(node.value, str) else None
        if isinstance(node, ast.IfExp):
            return self._all((node.body, node.orelse), seen)
        if isinstance(node, ast.Name):
            if node.id in seen:
                return []
            for scope in reversed(self._scopes):
                if node.id in scope:
                    return self._all(scope[node.id], seen | {node.id})
        return None

    def _all(self, nodes: Iterable[ast.expr], seen: frozenset[str]) -> list[str] | None:
        texts: list[str] = []
        for node in nodes:
            inner = self._texts(node, seen)
            if inner is None:
                return None
            texts += inner
        return texts


def _assigned(body: Iterable[ast.stmt]) -> dict[str, list[ast.expr]]:
    names: dict[str, list[ast.expr]] = {}
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                names.setdefault(node.targets[0].id, []).append(node.value)
    return names


def _parameters(node: _Function) -> dict[str, list[ast.expr]]:
    """A parameter stands for its default; what callers give is collected where they call."""
    given = node.args
    positional = [*given.posonlyargs, *given.args]
    names: dict[str, list[ast.expr]] = {one.arg: [] for one in (*positional, *given.kwonlyargs)}
    for one, default in zip(reversed(positional), reversed(given.defaults), strict=False):
        names[one.arg] = [default]
    for one, optional in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        if optional is not None:
            names[one.arg] = [optional]
    return names
