"""What a browser sends to the editor's Python side is taken for nothing more than it is."""

from __future__ import annotations

from typing import Any

import pytest

from grader.ui.editor.messages import (
    SIZE_LIMIT,
    Draft,
    RunRequest,
    read_cancel,
    read_draft,
    read_run,
)

NOT_MESSAGES: list[Any] = [None, True, 0, 1.5, "run", b"run", [], ["code"], {}, [{"code": "x"}]]
BAD_TEXTS: list[Any] = [None, 1, True, ["x"], {"x": 1}, b"x", "x" * (SIZE_LIMIT + 1)]
BAD_NUMBERS: list[Any] = [None, "1", True, 1.0, -1, 2**53, float("nan"), [1], 10**400]


def test_an_honest_browser_is_understood() -> None:
    assert read_draft({"code": "x = 1\n", "revision": 2, "seq": 3}) == Draft("x = 1\n", 2, 3)
    assert read_run({"code": "한글", "seq": 4}) == RunRequest("한글", 4)
    assert read_cancel({"seq": 5})


@pytest.mark.parametrize("value", NOT_MESSAGES, ids=repr)
def test_what_is_no_message_is_nothing(value: object) -> None:
    assert read_draft(value) is None
    assert read_run(value) is None
    assert not read_cancel(value)


@pytest.mark.parametrize("code", BAD_TEXTS, ids=lambda code: type(code).__name__)
def test_what_is_no_text_or_too_much_of_it_is_refused(code: object) -> None:
    assert read_draft({"code": code, "revision": 0, "seq": 1}) is None
    assert read_run({"code": code, "seq": 1}) is None


@pytest.mark.parametrize("number", BAD_NUMBERS, ids=lambda number: repr(number)[:12])
def test_what_is_no_count_is_refused(number: object) -> None:
    assert read_draft({"code": "", "revision": number, "seq": 1}) is None
    assert read_draft({"code": "", "revision": 0, "seq": number}) is None
    assert read_run({"code": "", "seq": number}) is None
    assert not read_cancel({"seq": number})


def test_the_limit_counts_bytes_and_not_characters() -> None:
    fits = "가" * (SIZE_LIMIT // 3)
    assert read_run({"code": fits, "seq": 1}) == RunRequest(fits, 1)
    assert read_run({"code": fits + "가", "seq": 1}) is None


def test_the_text_that_comes_through_can_be_stored_anywhere() -> None:
    run = read_run({"code": "a\r\nb\rc\0d\ud800e\udc00", "seq": 1})
    assert run is not None
    assert run.code == "a\nb\nc\N{REPLACEMENT CHARACTER}d?e?"
    run.code.encode("utf-8")


def test_what_a_message_says_besides_is_ignored() -> None:
    draft = read_draft({"code": "x", "revision": 0, "seq": 1, "__class__": "y", "more": [1] * 9})
    assert draft == Draft("x", 0, 1)
