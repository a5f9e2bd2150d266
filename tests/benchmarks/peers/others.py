"""nbgrader and otter with the nine checks: installed, set up, and run as their manuals say."""

from __future__ import annotations

import csv
import inspect
import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import asserts
from programs import programs
from timing import Grade, Points, Times, stopwatch

CHECKS = range(1, 10)
NAME = "nine"
# What the checks stand on, as a notebook's cell or the head of a test file.
SETTING = inspect.getsource(asserts).partition('"""\n\n')[2].partition("def check_1")[0].strip()


def nbgrader(environments: Path, place: Path, count: int) -> Grade:
    """Set nbgrader up, and return ``nbgrader autograde`` of a class."""
    tool = _installed(environments / "nbgrader", "nbgrader==0.9.6", "ipykernel")
    _notebook(place / "source" / NAME / f"{NAME}.ipynb", _graded_cells("# your code\n"))
    for student, text, _ in programs(count):
        _notebook(place / "submitted" / student / NAME / f"{NAME}.ipynb", _graded_cells(text))
    config = 'c = get_config()\nc.CourseDirectory.course_id = "peers"\n'
    (place / "nbgrader_config.py").write_text(config, encoding="utf-8")
    _run([tool / "nbgrader", "generate_assignment", NAME], place)

    def grade() -> tuple[Points, Times]:
        shutil.rmtree(place / "autograded", ignore_errors=True)
        taken = stopwatch()
        _run([tool / "nbgrader", "autograde", NAME, "--force"], place)
        times = taken()
        _run([tool / "nbgrader", "export", "--to", "grades.csv"], place)
        with (place / "grades.csv").open(encoding="utf-8", newline="") as file:
            rows = [*csv.DictReader(file)]
        return {row["student_id"]: float(row["score"]) for row in rows}, times

    return grade


def otter(environments: Path, place: Path, count: int) -> Grade:
    """Set otter up, and return ``otter run`` for each student, one after the other."""
    tool = _installed(environments / "otter", "otter-grader[grading]==7.0.0", "ipykernel")
    (place / "tests").mkdir(parents=True)
    for number in CHECKS:
        test = place / "tests" / f"check_{number}.py"
        test.write_text(_otter_test(number), encoding="utf-8")
    _run([tool / "otter", "generate", "-t", "tests", "-o", "kit.zip", "--no-environment"], place)
    students = [student for student, _, _ in programs(count)]
    for student, text, _ in programs(count):
        _notebook(place / f"{student}.ipynb", [_cell(0, text)])

    def grade() -> tuple[Points, Times]:
        taken = stopwatch()
        for student in students:
            out = place / "out" / student
            out.mkdir(parents=True, exist_ok=True)
            command = [tool / "otter", "run", "-a", "kit.zip", "-o", out, "--no-logo"]
            _run([*command, f"{student}.ipynb"], place)
        times = taken()
        found: Points = {}
        for student in students:
            text = (place / "out" / student / "results.json").read_text(encoding="utf-8")
            tests = json.loads(text)["tests"]
            found[student] = sum(float(test.get("score") or 0) for test in tests)
        return found, times

    return grade


def _installed(environment: Path, *packages: str) -> Path:
    """Make a virtual environment, once, and return the folder of its programs."""
    environment = environment.resolve()
    done = environment / "installed"
    if not done.is_file():
        print(f"installing {packages[0]} into {environment}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        pip = [environment / "bin" / "python", "-m", "pip", "install", "--quiet", "numpy"]
        subprocess.run([*pip, *packages], check=True)
        done.touch()
    return environment / "bin"


def _run(command: Sequence[str | Path], place: Path) -> None:
    programs_first = f"{Path(command[0]).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        command,
        cwd=place,
        env={**os.environ, "PATH": programs_first},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}")


def _graded_cells(program: str) -> list[dict[str, Any]]:
    """Return nbgrader's cells: the student's, the setting, and a test worth a point for each."""
    cells = [_cell(0, program, solution=True), _cell(100, SETTING)]
    for number in CHECKS:
        body = inspect.getsource(getattr(asserts, f"check_{number}")).partition(":\n")[2]
        cells.append(_cell(number, textwrap.dedent(body).strip(), points=1))
    return cells


def _otter_test(number: int) -> str:
    function = inspect.getsource(getattr(asserts, f"check_{number}"))
    return (
        "from otter.test_files import test_case\n\n"
        f'OK_FORMAT = False\nname = "check_{number}"\npoints = 1\n\n'
        f"{SETTING}\n\n\n@test_case(points=1)\n{function}"
    )


def _cell(number: int, source: str, *, solution: bool = False, points: int = 0) -> dict[str, Any]:
    name = f"check_{number}" if points else f"cell_{number}"
    marks: dict[str, Any] = {
        "grade": bool(points),
        "grade_id": name,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    return {
        "cell_type": "code",
        "id": name,
        "execution_count": None,
        "outputs": [],
        "metadata": {"nbgrader": marks | ({"points": points} if points else {})},
        "source": source,
    }


def _notebook(path: Path, cells: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    whole = {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(whole), encoding="utf-8")
