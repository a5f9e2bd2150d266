"""What a learner wrote stays text on a page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.message import message
from grader.ui.text import as_code, as_text, in_markdown

HOSTILE = (
    "<script>alert(1)</script> [x](javascript:alert(1)) ![i](http://evil) $x^2$ :red[x] :smile: "
    "**b** `tick` ``two`` http://evil.example www.evil.example \x1b[31mred\u202e\u200b\x00 | a | b"
)


@given(st.text(max_size=80) | st.just(HOSTILE))
def test_a_value_is_one_code_span_that_nothing_closes(value):
    span = as_code(value)
    fence = re.match(r"`+", span).group()
    assert span.endswith(fence)
    inside = span[len(fence) : -len(fence)]
    assert fence not in re.findall(r"`+", inside)
    assert not inside.startswith("`")
    assert not inside.endswith("`")
    assert "\n" not in span
    assert not re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", span)


@given(st.text(max_size=80) | st.just(HOSTILE))
def test_every_mark_of_markdown_in_a_text_is_escaped(text):
    escaped = as_text(text.replace("{", "").replace("}", ""))
    without = re.sub(r"\\[!-/:-@\[-`{-~]", "", escaped)
    assert not re.search(r"[!-/:-@\[-`|~]", without)


def test_fields_survive_and_values_are_code():
    words = message("Line {line} raised {error}: *{text}*", line=3, error="E", text="<b>`$x$")
    assert in_markdown(words, lambda text: text) == ("Line `3` raised `E`\\: \\*`` <b>`$x$ ``\\*")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_nested_messages_keep_the_rule(language):
    inner = message("a NumPy array")
    outer = message(
        "It returned {actual}; the task asks for {expected}.", actual="[x](y)", expected=inner
    )
    assert "`[x](y)`" in in_markdown(outer, lambda text: text)
