"""A student's feedback as Markdown, in which nothing of theirs can be markup.

What a program holds or answers stands in fences that are longer than any within; sentences are
escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from grader.batch.outputs.told import Told, ToldCheck, ToldExercise
from grader.markdown import as_text as _as_text
from grader.markdown import escape_markdown, in_markdown
from grader.message import Message, Translate, message

as_text = lru_cache(maxsize=4096)(_as_text)  # of our own words, which come by again
_TICKS = re.compile(r"`{3,}")


def feedback_md(told: Told, translate: Translate) -> str:
    """Return the file's text."""
    return "\n\n".join(_Writer(translate).whole(told)) + "\n"


class _Writer:
    def __init__(self, translate: Translate) -> None:
        self._ = translate

    def whole(self, told: Told) -> Iterator[str]:
        yield f"# {as_text(told.assignment)}"
        yield f"{escape_markdown(told.name)} · **{as_text(told.total)}**"
        if told.open:
            yield as_text(told.open)
        for part in told.exercises:
            yield from self._exercise(part)

    def _exercise(self, part: ToldExercise) -> Iterator[str]:
        _ = self._
        yield f"## {as_text(part.title)}"
        yield f"**{as_text(part.points)}** · {as_text(f'{part.sign} {part.verdict}')}"
        if part.lateness:
            yield as_text(part.lateness)
        if part.diagnosis:
            yield f"### {as_text(_('What we think happened'))}"
            yield from map(as_text, part.diagnosis)
        if part.message is not None:
            yield self._tell(part.message)
            yield from self._trace(part.trace)
            yield from self._bullets(part.details)
        elif part.first is not None:
            yield f"### {as_text(_('What to look at first'))}"
            yield from self._more(part.first)
        if part.checks:
            yield f"### {as_text(_('The checks'))}"
            yield "\n".join(
                _check(check.sign, check.title, check.word, check.points) for check in part.checks
            )
        if part.printed:
            yield as_text(_("What your code printed"))
            yield fenced(part.printed)
        told = [*part.notes, *part.remarks]
        yield from (f"{as_text(_('Note:'))} {self._tell(one)}" for one in told)
        if part.handed is not None:
            yield self._tell(part.handed)

    def _more(self, check: ToldCheck) -> Iterator[str]:
        yield f"**{as_text(check.title)}**"
        if check.message is not None:
            yield self._tell(check.message)
        for label, value in check.values:
            yield as_text(label)
            yield fenced(value)
        yield from self._trace(check.trace)
        yield from self._bullets(check.details)
        if check.hint:
            yield f"**{as_text(self._('Next step:'))}** {as_text(check.hint)}"

    def _trace(self, trace: str) -> Iterator[str]:
        if trace:
            yield as_text(message("These lines of yours were running:").render(self._))
            yield fenced(trace)

    def _bullets(self, details: tuple[Message, ...]) -> Iterator[str]:
        if details:
            yield "\n".join(f"- {self._tell(detail)}" for detail in details)

    def _tell(self, words: Message) -> str:
        return in_markdown(words, self._)


@lru_cache(maxsize=4096)
def _check(sign: str, title: str, word: str, points: str) -> str:
    return f"- {as_text(sign)} {as_text(title)} ({as_text(word)}, {as_text(points)})"


def fenced(text: str) -> str:
    """Return text in a fence that nothing in it closes.

    Examples
    --------
    >>> print(fenced("a"))
    ```
    a
    ```
    """
    longest = max((len(found) for found in _TICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{text}\n{fence}"
