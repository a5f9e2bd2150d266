"""A sentence for a person, not yet in any language.

Reports are stored and passed around before anyone knows who will read them, so they hold
messages: the English text (which is the gettext key) and the values to put into it. A face
renders them in the reader's language and quotes the values for its own medium.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias, Union

Value: TypeAlias = Union[str, int, float, "Message"]
Translate: TypeAlias = Callable[[str], str]
Quote: TypeAlias = Callable[[str], str]


def _same(text: str) -> str:
    return text


@dataclass(frozen=True)
class Message:
    """English text with ``{named}`` fields, and the values of the fields.

    Values may come from a learner (an exception's text, a name): they are data, are never
    looked up as format strings, and pass through `quote` on their way to a face.
    """

    text: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))

    def render(self, translate: Translate = _same, quote: Quote = _same) -> str:
        """Return the sentence in the reader's language, with every value quoted."""
        values = {
            name: value.render(translate, quote)
            if isinstance(value, Message)
            else quote(str(value))
            for name, value in self.values.items()
        }
        return translate(self.text).format_map(values)

    def to_data(self) -> dict[str, Any]:
        """Return the JSON form read back by `from_data`."""
        values = {
            name: value.to_data() if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return {"text": self.text, "values": values}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Message:
        """Read what `to_data` wrote.

        Raises
        ------
        ValueError
            When `data` is not a message.
        """
        text, values = data.get("text"), data.get("values")
        if not isinstance(text, str) or not isinstance(values, Mapping):
            raise ValueError("not a message: it needs a text and its values")
        read: dict[str, Value] = {}
        for name, value in values.items():
            if isinstance(value, Mapping):
                read[str(name)] = cls.from_data(value)
            elif isinstance(value, str | int | float):
                read[str(name)] = value
            else:
                raise ValueError(f"not a message value: {name}")
        return cls(text, read)


def message(text: str, /, **values: Value) -> Message:
    """Make a message; `text` is collected for translation wherever this is called.

    Examples
    --------
    >>> message("It returned {value}.", value=3).render()
    'It returned 3.'
    """
    return Message(text, MappingProxyType(values))
