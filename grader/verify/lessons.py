"""Promise: the lesson says the same in every language, and every phrase can be read in each."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from grader.course import Course, Entry, Task
from grader.i18n import translator
from grader.illustrations import draw, parts
from grader.phrases import Found, Unclear, of_entry, of_titles
from grader.verify.problem import Problem

IsTranslated: TypeAlias = Callable[[str, str], bool]

_FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_DISPLAYED = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
_INLINE = re.compile(r"\$([^$\n]+)\$")
_CODE = re.compile(r"`([^`\n]+)`")
_DECIMAL = re.compile(r"\d+\.\d+")
_HEADING = re.compile(r"^(#{2,6})\s", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_WORDS = re.compile(r"\\(?:text|textrm|mathrm)\{[^{}]*\}|\s+")  # free in a formula
_COMMENT = re.compile(r"#.*")


def check_lesson(entry: Entry, languages: Iterable[str]) -> Iterator[Problem]:
    """Yield what is wrong in a lesson, and where it differs from its English twin."""
    english = entry.task("en")
    for language in languages:
        path = entry.folder / ("task.md" if language == "en" else f"task.{language}.md")
        if not path.is_file():
            continue  # the check of the files says so
        where = path.relative_to(entry.root).as_posix()
        task = entry.task(language)
        for text in (*_faults(task), *_illustrated(entry, task, language)):
            yield Problem(where, text)
        if language != "en":
            for text in _differences(english, task):
                yield Problem(where, text)


def check_phrases(
    entry: Entry, languages: Iterable[str], is_translated: IsTranslated
) -> Iterator[Problem]:
    """Yield the phrases of one exercise that a learner of another language could not read."""
    yield from _untranslated(of_entry(entry), tuple(languages), is_translated)


def check_titles(
    course: Course, languages: Iterable[str], is_translated: IsTranslated
) -> Iterator[Problem]:
    """Yield the untranslated titles of the course and its chapters."""
    yield from _untranslated(of_titles(course), tuple(languages), is_translated)


def _untranslated(
    found: Iterable[Found], languages: tuple[str, ...], is_translated: IsTranslated
) -> Iterator[Problem]:
    for phrase in dict.fromkeys(found):
        if isinstance(phrase, Unclear):
            yield Problem(phrase.source, f"line {phrase.line}: {phrase.remedy}")
            continue
        for language in languages:
            if not is_translated(phrase.text, language):
                yield Problem(phrase.source, f"not translated ({language}): {phrase.text!r}")


def _faults(task: Task) -> Iterator[str]:
    if not task.body:
        yield "it says nothing"
    if len(task.hints) < 3:
        yield f"{len(task.hints)} hints; at least three lead from a nudge to nearly there"
    if not all(task.hints):
        yield "one of its hints is empty"
    if _TAG.search(_CODE.sub("", _FENCED.sub("", "\n".join((task.body, *task.hints))))):
        yield "it holds HTML, which the page shows as text"


def _illustrated(entry: Entry, task: Task, language: str) -> Iterator[str]:
    for part in parts(task):
        if isinstance(part, str):
            continue
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", UserWarning)  # what matplotlib complains with
                draw(entry, part.name, translator(language), dark=False)
        except Exception as error:
            yield f"its picture {part.name} cannot be drawn: {type(error).__name__}: {error}"


def _differences(english: Task, other: Task) -> Iterator[str]:
    if len(other.hints) != len(english.hints):
        yield f"{len(other.hints)} hints; the English lesson has {len(english.hints)}"
    mine, theirs = _HEADING.findall(other.body), _HEADING.findall(english.body)
    if mine != theirs:
        yield f"headings {' '.join(mine)}; the English lesson has {' '.join(theirs)}"
    if _pictures(other) != _pictures(english):
        yield "its pictures are not those of the English lesson, in the same order"
    our_parts, their_parts = _parts(other), _parts(english)
    for what, wanted in their_parts.items():
        for text in sorted(wanted - our_parts[what]):
            yield f"{what} of the English lesson missing: {text}"
        for text in sorted(our_parts[what] - wanted):
            yield f"{what} that the English lesson does not have: {text}"


def _pictures(task: Task) -> list[str]:
    return [part.name for part in parts(task) if not isinstance(part, str)]


def _parts(task: Task) -> Mapping[str, frozenset[str]]:
    """What does not depend on the language: formulas, code, and numbers in the text."""
    text = "\n".join((task.body, *task.hints))
    blocks = frozenset(_COMMENT.sub("", block) for block in _FENCED.findall(text))
    text = _FENCED.sub("", text)
    codes = frozenset(_CODE.findall(text))
    text = _CODE.sub("", text)
    formulas = {_WORDS.sub("", formula) for formula in _DISPLAYED.findall(text)}
    text = _DISPLAYED.sub("", text)
    formulas |= {_WORDS.sub("", formula) for formula in _INLINE.findall(text)}
    numbers = frozenset(_DECIMAL.findall(_INLINE.sub("", text)))
    return {
        "a block of code": blocks,
        "code": codes,
        "a formula": frozenset(formulas),
        "a number": numbers,
    }
