"""Keeps the gettext catalogues in step with the English texts. For developers: needs Babel.

::

    python -m grader.catalogue update [FRAGMENT.po ...]
    python -m grader.catalogue check

``update`` writes every text that is collected by `grader.phrases` into the catalogue of each
language, keeps the translations it has, takes those of the fragments, and compiles the result.
A text that was changed keeps its old translation marked fuzzy: correct it and delete the mark.
``check`` lists what is missing, stale, fuzzy or breaks a placeholder, and changes nothing.
"""

from __future__ import annotations

import argparse
import string
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from grader.course import HOME, load_course
from grader.i18n import DOMAIN, LANGUAGES, LOCALE
from grader.phrases import Found, Phrase, Unclear, of_course, of_engine

_HEADER = """\
# Korean and other translations of scratchgrad.
# Kept by `python -m grader.catalogue update`; translations are edited here, by hand.
#"""


def collect(root: Path = HOME) -> list[Found]:
    """Return every text of the engine and the course below `root`."""
    return [*of_engine(root), *of_course(load_course(root))]


def template(found: Iterable[Found]) -> Catalog:
    """Return a catalogue of the phrases, each once, in the order they were found."""
    catalogue = Catalog(domain=DOMAIN, fuzzy=False)
    for phrase in found:
        if isinstance(phrase, Phrase):
            catalogue.add(phrase.text, locations=[(phrase.source, 0)])
    return catalogue


def merged(old: Catalog, new: Catalog, fragments: Iterable[Catalog] = ()) -> Catalog:
    """Return the texts of `new` with the translations of `old`, and of the fragments over them.

    Parameters
    ----------
    old
        The catalogue so far. It is changed into the result.
    """
    for fragment in fragments:
        for entry in fragment:
            if entry.id and entry.string:
                # Adding a known text would leave its translation as it was.
                known = old.get(entry.id) or old.add(entry.id)
                known.string = entry.string
                known.flags.discard("fuzzy")
    created = old.creation_date
    old.update(new)
    old.obsolete.clear()
    old.creation_date = created
    old.header_comment = _HEADER
    old.project, old.version = DOMAIN, "1"
    old.msgid_bugs_address = old.last_translator = old.language_team = ""
    for entry in old:
        entry.flags &= {"fuzzy"}  # Babel guesses at formats; ours are checked by `faults`
    return old


def faults(catalogue: Catalog, found: Iterable[Found]) -> list[str]:
    """Return what is wrong with a catalogue, one line for each fault."""
    lines = [str(unclear) for unclear in found if isinstance(unclear, Unclear)]
    wanted = {phrase.text: phrase.source for phrase in found if isinstance(phrase, Phrase)}
    entries = {str(entry.id): entry for entry in catalogue if entry.id}
    lines += [
        f"missing: {source}: {text!r}"
        for text, source in wanted.items()
        if text not in entries or not entries[text].string
    ]
    lines += [f"stale: {text!r}" for text in entries if text not in wanted]
    for text, entry in entries.items():
        if entry.fuzzy:
            lines.append(f"fuzzy: {text!r}")
        elif entry.string and fields(text) != fields(str(entry.string)):
            lines.append(f"other placeholders than the English text: {text!r}")
    return lines


def fields(text: str) -> set[str] | None:
    """Return the ``{named}`` placeholders of a text; None when it cannot be formatted."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def translations(catalogue: Catalog) -> Mapping[str, str]:
    """Return the finished translations by English text."""
    return {
        str(entry.id): str(entry.string)
        for entry in catalogue
        if entry.id and entry.string and not entry.fuzzy
    }


def read(path: Path, language: str) -> Catalog:
    """Read a ``.po`` or ``.mo`` file; an empty catalogue where there is none."""
    if not path.is_file():
        today = datetime.now(UTC)
        return Catalog(language, DOMAIN, fuzzy=False, creation_date=today, revision_date=today)
    with path.open("rb") as file:
        return read_mo(file) if path.suffix == ".mo" else read_po(file, language, DOMAIN)


def folder(language: str) -> Path:
    """Return where the catalogue of a language lies."""
    return LOCALE / language / "LC_MESSAGES"


def update(language: str, found: Sequence[Found], fragments: Sequence[Path]) -> list[str]:
    """Bring one language up to date on disk, and return what is still to be done."""
    path = folder(language) / f"{DOMAIN}.po"
    catalogue = merged(
        read(path, language),
        template(found),
        (read(fragment, language) for fragment in fragments),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        # Without line numbers, so that a change of code is no change here.
        write_po(file, catalogue, width=96, include_lineno=False, ignore_obsolete=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    return faults(catalogue, found)


def check(language: str, found: Sequence[Found]) -> list[str]:
    """Return what is wrong with the files of one language."""
    catalogue = read(folder(language) / f"{DOMAIN}.po", language)
    compiled = read(folder(language) / f"{DOMAIN}.mo", language)
    lines = faults(catalogue, found)
    if translations(compiled) != translations(catalogue):
        lines.append("the .mo file is not what the .po file compiles to: run update")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the developer's command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m grader.catalogue", description=__doc__)
    parser.add_argument("action", choices=["update", "check"])
    parser.add_argument("fragments", nargs="*", type=Path, help="more translations (.po)")
    chosen = parser.parse_args(arguments)
    found = collect()
    status = 0
    for language in LANGUAGES[1:]:
        if chosen.action == "update":
            lines = update(language, found, chosen.fragments)
        else:
            lines = check(language, found)
        for line in lines:
            print(f"{language}: {line}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
