"""A map as large as the whole course, for the browser tests: what is chosen is printed below it."""

from __future__ import annotations

import streamlit as st

from grader.ui.path import Lane, Stop, Words, course_map

# Each chapter's exercises with the numbers of those they build on.
COURSE: dict[str, dict[str, tuple[str, ...]]] = {
    "Neurons and gates": {
        "Arrays and their shapes": (),
        "The weighted sum": ("Arrays and their shapes",),
        "Gates from a step": ("The weighted sum",),
        "XOR, put together by hand": ("Gates from a step",),
    },
    "Activations": {
        "The sigmoid": ("The weighted sum",),
        "The slope of the sigmoid": ("The sigmoid",),
        "Tanh, ReLU and leaky ReLU": ("The slope of the sigmoid",),
        "Softmax": ("The sigmoid",),
    },
    "Losses": {
        "Squared and absolute error": ("The weighted sum",),
        "One-hot labels": ("Arrays and their shapes",),
        "Cross-entropy": ("Softmax", "One-hot labels"),
        "Binary cross-entropy": ("Cross-entropy",),
    },
    "Slopes and descent": {
        "A slope, measured": (),
        "Descent in one dimension": ("A slope, measured",),
        "A gradient, measured": ("A slope, measured",),
        "A line fitted by descent": ("Descent in one dimension", "Squared and absolute error"),
        "Batch, stochastic, mini-batch": ("A line fitted by descent",),
    },
    "One layer": {
        "The delta rule": ("The slope of the sigmoid", "Descent in one dimension"),
        "One layer cannot learn XOR": ("The delta rule",),
    },
    "The chain rule, backwards": {
        "Nodes of a graph": ("A slope, measured",),
        "The affine layer": ("Nodes of a graph", "The weighted sum"),
        "Activations, backwards": ("Nodes of a graph", "Tanh, ReLU and leaky ReLU"),
        "Softmax with loss, backwards": ("Cross-entropy", "Nodes of a graph"),
        "Updating the output layer": ("The delta rule", "Squared and absolute error"),
        "Updating the hidden layer": ("Updating the output layer",),
        "Checking gradients": ("A gradient, measured", "The affine layer"),
    },
    "Two layers": {
        "XOR with two layers": ("One layer cannot learn XOR", "Updating the hidden layer"),
        "Two layers, backwards": (
            "The affine layer",
            "Activations, backwards",
            "Softmax with loss, backwards",
        ),
        "A network as a class": ("Two layers, backwards",),
        "The same by measured slopes": ("A network as a class", "A gradient, measured"),
        "Training on digits": ("A network as a class", "Batch, stochastic, mini-batch"),
    },
    "Deeper nets": {"Four layers and five glyphs": ("Two layers, backwards",)},
}
MORE = {
    "Getting better": 5,
    "Convolutions": 4,
    "Sequences": 3,
    "Beyond": 2,
}
KOREAN = ("신경망의 순전파를 배열로 계산하기", "시그모이드", "소프트맥스와 손실의 역전파")
WORDS = {
    "en": Words("Map of the course", "passed", "in progress", "not started", "Next",
                "leads to what builds on it; you may jump ahead"),
    "ko": Words("강의 지도", "통과", "하는 중", "시작 전", "다음",
                "바탕이 되는 문제에서 이어지는 문제로. 건너뛰어도 돼요"),
}  # fmt: skip

st.set_page_config(layout="wide")
language = st.query_params.get("language", "en")
course = dict(COURSE)
if "all" in st.query_params:
    before = "Four layers and five glyphs"
    for chapter, count in MORE.items():
        names = [f"{chapter}, part {number}" for number in range(1, count + 1)]
        course[chapter] = {
            name: (before,) if number == 0 else (names[0], names[number - 1])
            for number, name in enumerate(names)
        }
        before = names[0]
names = [name for exercises in course.values() for name in exercises]
passed = int(st.query_params.get("passed", 6))


def stop(name: str, requires: tuple[str, ...]) -> Stop:
    number = names.index(name)
    standing = "passed" if number < passed else "begun" if number < passed + 2 else "new"
    title = name if language == "en" else KOREAN[number % len(KOREAN)]
    return Stop(name, title, f"page-{number}", standing, standing, requires)


chosen = course_map(
    [
        Lane(
            chapter if language == "en" else "활성화 함수와 기울기",
            tuple(stop(name, requires) for name, requires in exercises.items()),
        )
        for chapter, exercises in course.items()
    ],
    key="map",
    words=WORDS[language],
    following=names[passed] if passed < len(names) else None,
)
if chosen is not None:
    st.session_state["chosen"] = chosen
st.text(f"chosen: {st.session_state.get('chosen', 'nothing')}")
if st.button("Pass one more"):
    st.query_params["passed"] = str(passed + 1)
    st.rerun()
