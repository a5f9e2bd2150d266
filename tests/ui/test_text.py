"""Whatever a value says, the page shows it and obeys nothing of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from grader.clean import clean
from grader.message import message
from grader.ui.text import LONGEST, as_text, escape_markdown, fill, in_markdown, plain

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "https://evil.example www.evil.example a@evil.example",
    "$x$ and $$y$$",
    ":red[word] :material/home: :tada: :streamlit:",
    ":color[x]{foreground='red'}",
    "`code` ``more`` ```fence```",
    "`",
    "``",
    "` x",
    "\\`",
    "# heading",
    "- item\n- item",
    "1. one",
    "> quote",
    "| a | b |\n|---|---|",
    "***bold*** __under__ ~~gone~~",
    "a -> b <- c -- d",
    "    indented",
    "line\n\n```mermaid\ngraph TD\n```",
    "\x1b[31mred\x1b[0m",
    "abc\u202edcba\u2066x",
    "zero\u200bwidth\x00nul\x07bell",
    "\ud800lone",
    "{0} {name} {{",
    "&lt;b&gt; &#60;",
]


def inline(markdown: str) -> list[Token]:
    """The inline parts of Markdown that is one paragraph and nothing else."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parsed = tokens.parse(markdown)
    assert [token.type for token in parsed] == ["paragraph_open", "inline", "paragraph_close"]
    return parsed[1].children or []


def said(value: str) -> str:
    """What a reader is to see of a value."""
    text = " ".join(clean(value).split())
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_one_code_span_that_says_it(value: str) -> None:
    (span,) = inline(escape_markdown(value))
    assert span.type == "code_inline" or said(value).isalnum()
    assert span.content == said(value)


@given(st.text(max_size=700))
def test_every_value_says_itself_and_nothing_else(value: str) -> None:
    shown = escape_markdown(value)
    if not said(value):
        assert shown == ""
        return
    (span,) = inline(shown)
    assert span.type in ("code_inline", "text")
    assert span.content == said(value)
    if span.type == "text":
        assert re.fullmatch(r"[\w.+-]+", span.content)


@given(st.text(alphabet=st.characters(codec="ascii", categories=["P", "S"]), max_size=60))
def test_our_own_punctuation_means_nothing_either(words: str) -> None:
    if words:
        assert "".join(token.content for token in inline(as_text(words))) == words


def test_a_message_keeps_its_words_and_quotes_its_values() -> None:
    inner = message("in {part}", part="a*b*")
    words = message("W2 * delta, {where}: {error} [x](y)", where=inner, error="[a](b) $x$")
    spans = inline(in_markdown(words, lambda text: text))
    assert [(one.type, one.content) for one in spans if one.type == "code_inline"] == [
        ("code_inline", "a*b*"),
        ("code_inline", "[a](b) $x$"),
    ]
    text = "".join(one.content for one in spans)
    assert text == "W2 * delta, in a*b*: [a](b) $x$ [x](y)"


@given(st.text(max_size=80))
def test_a_value_is_never_read_as_a_template(value: str) -> None:
    assert said(value) in said(plain(message("{value}", value=value), str))
    in_markdown(message("{a} {b}", a=value, b="{a}"), str)


def test_a_template_of_ours_keeps_its_spaces_and_braces() -> None:
    spans = inline(fill("({seconds} s) {{x}} *no*", seconds=3))
    assert "".join(one.content for one in spans) == "(3 s) {x} *no*"


def test_one_plain_word_or_number_reads_like_the_sentence() -> None:
    assert escape_markdown("sigmoid_grad") == r"sigmoid\_grad"
    assert escape_markdown("-0.5") == r"\-0\.5"
    assert escape_markdown("a b").startswith("`")
