"""The reader's language: gettext catalogues behind one function.

English is the source language and needs no catalogue. The others lie in
``locale/<language>/LC_MESSAGES/scratchgrad.mo``.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from grader.message import Translate

LANGUAGES = ("en", "ko")
DOMAIN = "scratchgrad"
LOCALE = Path(__file__).resolve().parent / "locale"


@lru_cache(maxsize=8)
def translator(language: str) -> Translate:
    """Return the function that puts English text into `language`.

    Text without a translation stays English, and so does everything in an unknown language.
    """
    if language not in LANGUAGES:
        return _same
    catalogue = gettext.translation(DOMAIN, LOCALE, [language], fallback=True)

    def translate(text: str) -> str:
        # The empty key is where gettext keeps the catalogue's own header.
        return catalogue.gettext(text) if text else text

    return translate


def is_translated(text: str, language: str) -> bool:
    """Whether `text` has a translation of its own in `language`, even an identical one."""
    if language == "en" or not text:
        return True
    try:
        _strict(language).gettext(text)
    except LookupError:
        return False
    return True


def preferred_language(environment: Mapping[str, str]) -> str:
    """Return the language that the usual variables ask for, English when it is another.

    Parameters
    ----------
    environment
        ``os.environ``, or one like it. ``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES`` and ``LANG``
        count, in this order, as they do for gettext.
    """
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = environment.get(variable, "")
        if wanted:
            code = wanted.partition(":")[0][:2].lower()
            return code if code in LANGUAGES else "en"
    return "en"


class _Missing(gettext.NullTranslations):
    """Refuses where the catalogue before it knew no answer."""

    def gettext(self, message: str) -> str:
        raise LookupError(message)


@lru_cache(maxsize=8)
def _strict(language: str) -> gettext.NullTranslations:
    catalogue = gettext.translation(DOMAIN, LOCALE, [language], fallback=True)
    if type(catalogue) is gettext.NullTranslations:
        return _Missing()
    catalogue.add_fallback(_Missing())
    return catalogue


def _same(text: str) -> str:
    return text
