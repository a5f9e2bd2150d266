"""The pages without a browser: every outcome can be shown, hostile text stays text."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from grader.message import message
from grader.report import (
    CheckResult,
    Control,
    Diagnosis,
    Frame,
    Isolation,
    Outcome,
    Report,
    dumps,
)
from grader.store import Store

HOSTILE = "<script>alert(1)</script>[x](javascript:1)$x$:red[y]\x1b[31m\u202e"
APP = str(Path(__file__).resolve().parents[2] / "app.py")


@pytest.fixture
def store(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'try.db'}"
    monkeypatch.setenv("SCRATCHGRAD_DATABASE", url)
    import streamlit as st  # noqa: PLC0415

    st.cache_resource.clear()
    kept = Store(url)
    yield kept
    kept.close()
    st.cache_resource.clear()


def report_of(outcome: Outcome) -> Report:
    passed = outcome is Outcome.PASSED
    check = CheckResult(
        "values",
        "sigmoid(0) is one half",
        outcome,
        10 if passed else 0,
        10,
        message=None if passed else message("It raised {error}: {text}", error="E", text=HOSTILE),
        details=(message("{name}: agrees with the measured slope.", name=HOSTILE),),
        call=f"sigmoid({HOSTILE})",
        actual=HOSTILE,
        expected="1",
        hint="",
        trace=(Frame(3, HOSTILE, HOSTILE),),
    )
    return Report(
        "activations/sigmoid",
        outcome,
        check.points,
        10,
        (check,),
        Isolation("reduced", (Control("seccomp", "unavailable", "x"),)),
        1,
        0.1,
        diagnosis=() if passed else (Diagnosis("x", "Your curve *falls* [here](javascript:1)"),),
        stdout=HOSTILE,
        notes=(
            message(
                "Plotting does nothing while your code is graded ({module}); nothing is "
                "lost by it.",
                module=HOSTILE,
            ),
        ),
    )


def texts(app: AppTest) -> str:
    elements = [*app.markdown, *app.caption, *app.error, *app.success, *app.info, *app.warning]
    return "\n".join(element.value for element in elements)


def open_exercise(language: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=30)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_overview_lists_the_course(store, language, course):
    app = open_exercise(language)
    shown = texts(app) + "\n".join(header.value for header in app.header)
    words = {"en": "Activations", "ko": "활성화 함수"}[language]
    assert words in shown
    assert len(app.header) == len(course.chapters)
    # The address keeps what was asked for by its code: a reload shows the same.
    label = {"en": "English", "ko": "한국어"}[language]
    assert app.query_params["lang"] == label
    assert app.button_group(key="lang").value == language
    again = open_exercise(label)
    assert (again.query_params["lang"], again.title[0].value) == (label, app.title[0].value)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_can_be_shown(outcome, language):
    script = (
        "from grader.i18n import translator\n"
        "from grader.report import loads\n"
        "from grader.ui import feedback\n"
        "import streamlit as st\n"
        f"say = translator({language!r})\n"
        f"report = loads({dumps(report_of(outcome))!r})\n"
        "feedback.show(report, say)\n"
        "st.text(str([marker.line for marker in feedback.markers(report, say)]))\n"
    )
    app = AppTest.from_string(script, default_timeout=30).run()
    assert not app.exception
    shown = texts(app)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[here](javascript" not in shown
    # What a learner wrote stands in code spans only.
    outside = "".join(part for part in shown.split("`")[::2])
    assert "<script>" not in outside
    assert not any(block.value.count("\x1b") for block in app.code)
    if outcome is Outcome.PASSED:
        assert app.success
        assert app.text[0].value == "[]"
    else:
        assert app.text[0].value == "[3]"


def test_progress_is_told(store):
    store.add_attempt("local", "activations/sigmoid", "x", report_of(Outcome.PASSED))
    assert "Passed, 10 of 10 points" in texts(open_exercise("en")).replace("\\", "")


def see_the_map(monkeypatch, language="en", chosen=None):
    """Open the overview; return it, and what its map is told."""
    told = {}

    def instead(lanes, **others):
        told.update(others, stops={stop.id: stop for lane in lanes for stop in lane.stops})
        return chosen

    monkeypatch.setattr("grader.ui.overview.course_map", instead)
    return open_exercise(language), told


def test_the_map_shows_how_one_stands(store, monkeypatch, course):
    store.add_attempt("local", "activations/sigmoid", "x", report_of(Outcome.PASSED))
    store.save_draft("local", "losses/cross_entropy", "x")
    told = see_the_map(monkeypatch)[1]
    stops = told["stops"]
    assert list(stops) == [entry.id for entry in course]
    assert [stops[one].standing for one in ("activations/sigmoid", "losses/cross_entropy")] == [
        "passed",
        "begun",
    ]
    assert stops["activations/sigmoid"].told.startswith("passed")
    for entry in course:
        stop = stops[entry.id]
        assert stop.requires == entry.requires
        assert all(stops[needed].title in stop.told for needed in entry.requires)
        assert stop.address == f"{entry.chapter}-{entry.slug}"
    assert told["following"] == "losses/cross_entropy"


def test_the_map_speaks_korean(store, monkeypatch, course):
    told = see_the_map(monkeypatch, "ko")[1]
    for entry in course:
        stop = told["stops"][entry.id]
        assert stop.title == entry.task("ko").title
        assert stop.told.startswith("시작 전")


def test_what_is_chosen_on_the_map_is_opened(store, monkeypatch, course):
    entry = course.find("cross_entropy")
    app, _ = see_the_map(monkeypatch, chosen=entry.id)
    assert entry.task().title in [title.value.replace("\\", "") for title in app.title]
