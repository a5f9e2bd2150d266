"""Small damage done to every solution: all of it is noticed, and most of it is put into words.

Each solution is changed in one place at a time (an operator, a number, an axis, a sign, a missing
statement). What passes every check all the same stands in `survivors.toml` with the reason.

``pytest tests/mutants -rP`` prints the figures and every mutant without words of its own.
"""

from __future__ import annotations

import ast
import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest
from crowd import Program, reports
from told import PART, PLACE, PLAIN, Told, told

from grader.batch.local import LocalPool
from grader.course import HOME, Entry, load_course
from grader.grading import grade
from grader.phrases import Phrase, of_engine
from grader.report import Outcome, Report
from grader.sandbox.session import Sandbox

SURVIVORS = Path(__file__).with_name("survivors.toml")
SEED = 11
CALL_SECONDS = 0.5  # a mutant may loop for ever
# The share of the noticed mutants that is told more than "another number".
NAMED, NAMED_OF_EACH = 0.75, 0.5

# ---------------------------------------------------------------- mutations

_Node: TypeAlias = ast.AST
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.MatMult: ast.Mult,
}
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
_NAMES: dict[str, tuple[str, ...]] = {
    "sum": ("mean",),
    "mean": ("sum",),
    "max": ("min",),
    "min": ("max",),
    "exp": ("exp2", "expm1"),
    "log": ("log2", "log10", "log1p"),
}
_TAKES_NUMBERS = (
    ast.AnnAssign,
    ast.Assign,
    ast.BinOp,
    ast.Dict,
    ast.List,
    ast.Return,
    ast.Tuple,
)


class Mutation(NamedTuple):
    """One change: the line of the solution, the statement's head before and after."""

    line: int
    before: str
    after: str


@dataclass(frozen=True)
class Mutant:
    """A solution with one change in it, as a whole program."""

    entry: Entry
    mutation: Mutation
    kind: str
    source: str

    def __str__(self) -> str:
        line, before, after = self.mutation
        return f"{self.entry.slug}, line {line}, {self.kind}: {before}  ->  {after}"


@dataclass(frozen=True)
class _Site:
    """A place in a tree where another node can stand."""

    holder: _Node
    field: str
    index: int | None
    statement: ast.stmt

    @property
    def node(self) -> _Node:
        held = getattr(self.holder, self.field)
        return held if self.index is None else held[self.index]

    def put(self, node: _Node) -> None:
        if self.index is None:
            setattr(self.holder, self.field, node)
        else:
            getattr(self.holder, self.field)[self.index] = node


def mutants(entry: Entry) -> Iterator[Mutant]:
    """Yield every mutant of what a learner writes of a solution; no program twice."""
    tree = ast.parse(entry.solution_source)
    seen = {ast.unparse(tree)}
    given = {ast.unparse(node) for node in ast.parse(entry.stub).body}  # no learner writes these
    written = [node for node in tree.body if ast.unparse(node) not in given]
    for site in [site for function in _functions(written) for site in _sites(function, function)]:
        node, before = site.node, _head(site.statement)
        for kind, changed in list(_changes(site)):
            site.put(changed)
            source = ast.unparse(tree)
            after = "pass" if node is site.statement else _head(site.statement)
            site.put(node)
            if source not in seen:
                seen.add(source)
                line = getattr(node, "lineno", site.statement.lineno)
                yield Mutant(entry, Mutation(line, before, after), kind, source)


def _functions(body: Sequence[ast.stmt]) -> Iterator[ast.FunctionDef]:
    """Yield the functions, and the methods of the classes."""
    for node in body:
        for inner in node.body if isinstance(node, ast.ClassDef) else (node,):
            if isinstance(inner, ast.FunctionDef):
                yield inner


def _sites(node: _Node, statement: ast.stmt) -> Iterator[_Site]:
    """Yield every place below `node` where code (no docstring, no type) stands."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "ctx"):
            continue
        children = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if not isinstance(child, ast.AST) or _is_docstring(child):
                continue
            inner = child if isinstance(child, ast.stmt) else statement
            yield _Site(node, field, index, inner)
            yield from _sites(child, inner)


def _is_docstring(node: _Node) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _head(statement: ast.stmt) -> str:
    """Return a statement on one line; of a loop or a function, its first."""
    return ast.unparse(statement).splitlines()[0]


def _changes(site: _Site) -> Iterator[tuple[str, _Node]]:
    """Yield what could stand in a place instead, and what kind of change it is."""
    node = site.node
    match node:
        case ast.stmt():
            yield "statement deleted", ast.Pass()
        case ast.operator() if type(node) in _OPERATORS:
            yield "arithmetic operator", _OPERATORS[type(node)]()
        case ast.cmpop():
            for other in _COMPARISONS.get(type(node), ()):
                yield "comparison", other()
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            yield from _other_numbers(site, number)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield "minus dropped", operand
        case ast.Attribute(value=value, attr="T"):
            yield ".T dropped", value
        case ast.Attribute(value=value, attr=name, ctx=context) if name in _NAMES:
            for other in _NAMES[name]:
                yield "other function", ast.Attribute(value, other, context)
        case ast.Call():
            yield from _other_calls(node)
            if _is_number(site):
                yield "minus added", ast.UnaryOp(ast.USub(), node)
        case ast.Name(ctx=ast.Load()) if _is_number(site):
            yield "minus added", ast.UnaryOp(ast.USub(), node)


def _other_numbers(site: _Site, number: float) -> Iterator[tuple[str, _Node]]:
    if isinstance(site.holder, ast.keyword) and site.holder.arg == "axis":
        yield "axis", ast.Constant(1 - int(number))
        yield "axis", ast.Constant(None)
        return
    for other in (number + 1, number - 1, number * 2, type(number)(0)):
        yield "number", ast.Constant(other)


def _other_calls(call: ast.Call) -> Iterator[tuple[str, _Node]]:
    func, args, keywords = call.func, call.args, call.keywords
    for first in range(len(args) - 1):
        swapped = [*args[:first], args[first + 1], args[first], *args[first + 2 :]]
        yield "arguments swapped", ast.Call(func, swapped, keywords)
    kept = [keyword for keyword in keywords if keyword.arg != "keepdims"]
    if len(kept) < len(keywords):
        yield "keepdims dropped", ast.Call(func, args, kept)
    if len(args) == 1 and not keywords:
        yield "call dropped", args[0]
    if isinstance(func, ast.Attribute) and not args and not keywords:
        yield "call dropped", func.value


def _is_number(site: _Site) -> bool:
    """Whether a name stands for a number or an array that is used as a whole."""
    holder = site.holder
    if isinstance(holder, ast.Compare):
        return not any(isinstance(other, ast.Constant) for other in holder.comparators)
    if isinstance(holder, ast.Call):
        return site.field == "args"
    return isinstance(holder, _TAKES_NUMBERS)


# ---------------------------------------------------------------- what is said of them


@dataclass(frozen=True)
class Judged:
    """A mutant and its report."""

    mutant: Mutant
    report: Report

    @property
    def told(self) -> Told:
        """The most that its report tells."""
        return told(self.report)


# ---------------------------------------------------------------- the tests


COURSE = load_course()
each_exercise = pytest.mark.parametrize("entry", list(COURSE), ids=lambda entry: entry.slug)
Judge: TypeAlias = Callable[[Entry], list[Judged]]


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    """Gives the verdicts on every mutant of a solution; each is graded once."""
    with closing(LocalPool(call_seconds=CALL_SECONDS)) as pool:
        # All are asked for at once, so that no processor waits for another.
        asked = {entry.id: list(_asked(pool, list(mutants(entry)))) for entry in COURSE}
        yield lambda entry: [Judged(mutant, report()) for mutant, report in asked[entry.id]]


def _asked(
    pool: LocalPool, found: Sequence[Mutant]
) -> Iterator[tuple[Mutant, Callable[[], Report]]]:
    programs = [Program(mutant.entry.id, mutant.source.encode(), SEED) for mutant in found]
    return zip(found, reports(pool, programs), strict=True)


@each_exercise
def test_every_solution_has_mutants(entry: Entry) -> None:
    found = [mutant.mutation for mutant in mutants(entry)]
    assert len(found) >= 12  # a solution of three lines has no more
    assert len(set(found)) == len(found), "two mutants cannot be told apart in the list"


@each_exercise
def test_every_survivor_is_justified_and_every_justification_is_needed(
    entry: Entry, judge: Judge
) -> None:
    listed = {
        mutation: reason for (slug, mutation), reason in _survivors().items() if slug == entry.slug
    }
    assert all(reason.strip() for reason in listed.values())
    found = {one.mutant.mutation: one.mutant for one in judge(entry) if one.report.passed}
    unlisted = [mutant for mutation, mutant in found.items() if mutation not in listed]
    assert not unlisted, "passes every check:\n" + "\n".join(map(_entry, unlisted))
    stale = [mutation for mutation in listed if mutation not in found]
    assert not stale, "does not survive (any more), or is no mutant"


def test_every_survivor_is_of_an_exercise() -> None:
    assert {slug for slug, _ in _survivors()} <= {entry.slug for entry in COURSE}


@each_exercise
def test_no_mutant_is_our_fault(entry: Entry, judge: Judge) -> None:
    faults = [one.mutant for one in judge(entry) if one.report.outcome is Outcome.INTERNAL_ERROR]
    assert not faults


@each_exercise
def test_most_are_told_more_than_that_values_differ(entry: Entry, judge: Judge) -> None:
    noticed = [one for one in judge(entry) if not one.report.passed]
    counts = Counter(one.told for one in noticed)
    named = counts[Told.DIAGNOSIS] + counts[Told.ERROR] + counts[Told.STATEMENT]
    print(f"{len(judge(entry))} mutants, {len(noticed)} noticed")
    print(f"{named} are told more than that values differ ({named / len(noticed):.1%})")
    for kind in Told:
        print(f"{counts[kind]:5}  {kind}")
    for one in noticed:
        if one.told in (Told.PLACE, Told.NOTHING):
            print(f"{one.told}: {one.mutant}")
    assert named >= NAMED_OF_EACH * len(noticed)


def test_of_all_exercises_even_more_are(judge: Judge) -> None:
    noticed = [one.told for entry in COURSE for one in judge(entry) if not one.report.passed]
    named = sum(told in (Told.DIAGNOSIS, Told.ERROR, Told.STATEMENT) for told in noticed)
    print(f"{len(noticed)} noticed, {named} told more ({named / len(noticed):.1%})")
    assert named >= NAMED * len(noticed)


@each_exercise
def test_no_diagnosis_is_contradicted(entry: Entry, judge: Judge, sandbox: Sandbox) -> None:
    """Where the mistake itself fails a check, the mutant that is named after it fails too."""
    for mistake in entry.mistakes:
        named = [
            one
            for one in judge(entry)
            if mistake.id in {found.mistake for found in one.report.diagnosis}
        ]
        if named:
            alone = grade(entry, mistake.source, seed=SEED, sandbox=sandbox)
            failed = _ending_as(alone, Outcome.FAILED)
            for one in named:
                assert not failed & _ending_as(one.report, Outcome.PASSED), (one, mistake.id)


def _ending_as(report: Report, outcome: Outcome) -> set[str]:
    return {check.id for check in report.checks if check.outcome is outcome}


def test_the_words_that_tell_nothing_are_still_the_engines_words() -> None:
    known = {one.text for one in of_engine(HOME) if isinstance(one, Phrase)}
    assert known >= {*PLAIN, *PLACE, PART}


def _survivors() -> dict[tuple[str, Mutation], str]:
    listed = tomllib.loads(SURVIVORS.read_text(encoding="utf-8"))["survivor"]
    return {
        (one["exercise"], Mutation(one["line"], one["from"], one["to"])): one["reason"]
        for one in listed
    }


def _entry(mutant: Mutant) -> str:
    """Return what to put into `survivors.toml`, once there is a reason."""
    line, before, after = mutant.mutation
    # JSON's strings are TOML's too.
    return (
        f"\n[[survivor]]\nexercise = {json.dumps(mutant.entry.slug)}\nline = {line}\n"
        f'from = {json.dumps(before)}\nto = {json.dumps(after)}\nreason = ""'
    )
