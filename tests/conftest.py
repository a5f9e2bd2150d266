"""Shared by all tests: one jail for a module, and the course."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.course import Course, load_course
from grader.sandbox.session import Sandbox


@pytest.fixture(scope="session")
def course() -> Course:
    return load_course()


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as jail:
        yield jail


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-feedback",
        action="store_true",
        help="write the files of tests/feedback anew, from what learners read now",
    )
