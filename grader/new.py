"""Writes the skeleton of an exercise: two folders of small, working files to start from."""

from __future__ import annotations

import keyword
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from grader.course import SLUG, Course

SKELETON = Path(__file__).resolve().parent / "skeleton"
PARTS = ("exercises", "reference")
POINTS = 10  # of the skeleton's checks
_NAME = "SLUG"  # in the skeleton; every name that is written instead is in lower case


class NewExerciseError(Exception):
    """The skeleton cannot be written; the text says what to do instead."""


def write_skeleton(root: Path, name: str) -> tuple[Path, Path]:
    """Write both folders of the exercise ``chapter/slug`` and return them.

    Nothing is left behind when it fails.

    Parameters
    ----------
    root
        The project's folder, which holds ``exercises`` and ``reference``.

    Raises
    ------
    NewExerciseError
        When the name cannot be used, or something of that name is there already.
    OSError
        When the files cannot be written.
    """
    chapter, slug = read_name(name)
    targets = tuple(root / part / chapter / slug for part in PARTS)
    for target in targets:
        if target.exists():
            raise NewExerciseError(f"{target} is there already. Choose another name.")
    with ExitStack() as holders, ExitStack() as undo:
        # Both are complete before the first is put in its place, on the same file system.
        made = [_write(part, root / part, slug, holders) for part in PARTS]
        for folder, target in zip(made, targets, strict=True):
            if not target.parent.exists():
                target.parent.mkdir()
                undo.callback(target.parent.rmdir)
            folder.rename(target)
            undo.callback(shutil.rmtree, target)
        undo.pop_all()
    return targets[0], targets[1]


def read_name(name: str) -> tuple[str, str]:
    """Return the chapter and the slug of ``chapter/slug``.

    Raises
    ------
    NewExerciseError
        When it is not two names of lower-case letters, digits and underscores.
    """
    chapter, slash, slug = name.partition("/")
    if not slash or not SLUG.fullmatch(chapter) or not SLUG.fullmatch(slug):
        raise NewExerciseError(
            f"{name!r} is not of the form chapter/slug, each of lower-case letters, digits and "
            "underscores, for example losses/hinge."
        )
    if keyword.iskeyword(slug) or "__" in slug:
        raise NewExerciseError(
            f"{slug!r} cannot be the name of a function that mistakes are named after. Choose "
            "one that is no word of Python and has no double underscore."
        )
    return chapter, slug


def listing(course: Course, name: str) -> str:
    """Return what to add to ``course.toml``, with the chapter's heading if that is new."""
    chapter, slug = read_name(name)
    lines = []
    if all(known.slug != chapter for known in course.chapters):
        lines = ["[[chapters]]", f'slug = "{chapter}"', 'title = "..."', 'about = "..."', ""]
    lines += ["[[chapters.exercises]]", f'slug = "{slug}"', f"points = {POINTS}", "requires = []"]
    return "\n".join(lines)


def _write(part: str, beside: Path, slug: str, holders: ExitStack) -> Path:
    """Write one folder where nobody looks for it yet."""
    holder = holders.enter_context(tempfile.TemporaryDirectory(prefix=".new-", dir=beside))
    folder = Path(holder) / slug
    folder.mkdir()
    for source in sorted((SKELETON / part).glob("*.txt")):
        text = source.read_text(encoding="utf-8").replace(_NAME, slug)
        (folder / source.stem).write_text(text, encoding="utf-8", newline="\n")
    return folder
