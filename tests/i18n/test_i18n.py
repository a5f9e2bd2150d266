"""The reader's language."""

from __future__ import annotations

import pytest

from grader.course import Course
from grader.i18n import LANGUAGES, is_translated, preferred_language, translator


def test_translates_the_course(course: Course) -> None:
    title = course.chapters[0].title
    assert translator("en")(title) == title
    assert translator("ko")(title) != title
    assert any("가" <= character <= "힣" for character in translator("ko")(title))


def test_what_is_not_known_stays_english() -> None:
    assert translator("ko")("no such text anywhere") == "no such text anywhere"
    assert translator("xx")("Activations") == "Activations"
    assert translator("../../etc")("Activations") == "Activations"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_empty_text_is_not_the_header_of_the_catalogue(language: str) -> None:
    assert translator(language)("") == ""


def test_knows_what_is_translated() -> None:
    assert is_translated("Activations", "ko")
    assert not is_translated("no such text anywhere", "ko")
    assert is_translated("no such text anywhere", "en")
    assert not is_translated("Activations", "xx")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ko:en"}, "ko"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LC_ALL": "", "LANG": "ko"}, "ko"),
    ],
)
def test_the_environment_chooses(environment: dict[str, str], language: str) -> None:
    assert preferred_language(environment) == language
