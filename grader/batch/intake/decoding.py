"""Programs as UTF-8, however their author's editor wrote them (pure)."""

from __future__ import annotations

import codecs
import re

from grader.message import Message, message

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*[-\w.]+", re.MULTILINE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLE = 4096  # bytes


def as_utf8(content: bytes) -> tuple[bytes, Message | None]:
    """Return a program's bytes as UTF-8 where that can be told, and a remark if they were not.

    What says itself how it is written (a coding cookie, UTF-8 with or without its mark) stays as
    it is: the jail reads it as Python does. UTF-16, with its mark or without, and CP949, the old
    encoding of Korean Windows, are converted. Anything else stays too; Python will say what it
    makes of it.
    """
    encoding = _utf16(content)
    if encoding is not None:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            return content, None
        return text.encode("utf-8", "replace"), message("The file was UTF-16; it was converted.")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return content, None
    if _COOKIE.search(b"\n".join(content.split(b"\n", 2)[:2])):
        return content, None
    try:
        text = content.decode("cp949")
    except UnicodeDecodeError:
        return content, None
    return text.encode("utf-8"), message("The file was CP949; it was converted.")


def _utf16(content: bytes) -> str | None:
    """Return which UTF-16 it is, if it is: by its mark, or since every other byte is zero."""
    if content.startswith(_UTF16):
        return "utf-16"
    sample = content[:_SAMPLE]
    if len(sample) < 8 or len(content) % 2:
        return None
    half = len(sample) // 2
    low, high = sample[::2].count(0), sample[1::2].count(0)
    if high > half * 0.4 and low < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if low > half * 0.4 and high < half * 0.05 else None
