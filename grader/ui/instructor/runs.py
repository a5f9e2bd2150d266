"""Where runs are kept: a folder for each, and a short record by which it is found again."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grader.store import data_folder

ENVIRONMENT = "SCRATCHGRAD_RUNS"
INPUTS = "inputs"  # what was uploaded or chosen by hand, inside the folder of a run

_RECORD = ".json"
_STALE = 24 * 3600.0  # seconds after which uploads that nobody graded are thrown away


@dataclass(frozen=True)
class Kept:
    """A run that can be opened again.

    Attributes
    ----------
    id
        Names it; sorts by when it was begun.
    folder
        Where its results are.
    title, submissions
        Of the assignment, and what was looked through, as they were called.
    students, programs
        How many there were.
    """

    id: str
    folder: str
    title: str
    submissions: str
    students: int
    programs: int

    @property
    def begun(self) -> datetime:
        """When it was begun, in UTC."""
        return datetime.strptime(self.id[:15], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def home() -> Path:
    """Return the folder of all runs: `ENVIRONMENT`, or one in the user's data folder."""
    named = os.environ.get(ENVIRONMENT, "").strip()
    return Path(named).expanduser() if named else data_folder() / "runs"


def make_home() -> Path:
    """Make the folder of all runs, which nobody else on this machine may look into.

    Raises
    ------
    OSError
        When it cannot be made.
    """
    folder = home()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def path_of(text: str) -> Path | None:
    """Return the path that somebody typed; None for nothing."""
    given = Path(text.replace("\0", "").strip())
    try:
        return given.expanduser().absolute() if given.parts else None
    except RuntimeError:  # nobody here is called like that
        return given.absolute()


def new_id(now: datetime) -> str:
    """Return the name of a new run."""
    return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def record(kept: Kept) -> None:
    """Remember a run, so that `all_kept` lists it.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    path = make_home() / (kept.id + _RECORD)
    unfinished = path.with_suffix(".new")
    unfinished.write_text(json.dumps(asdict(kept)), encoding="utf-8")
    unfinished.replace(path)


def all_kept() -> list[Kept]:
    """Return the runs whose folders are still there, the newest first."""
    try:
        paths = sorted(home().glob(f"*{_RECORD}"), reverse=True)
    except OSError:
        return []
    found = (_read(path) for path in paths)
    return [kept for kept in found if kept is not None and Path(kept.folder).is_dir()]


def sweep(now: float | None = None) -> None:
    """Throw away folders of ours that were begun a day ago or more, and never graded."""
    before = (time.time() if now is None else now) - _STALE
    try:
        folders = [path for path in home().iterdir() if path.is_dir() and not path.is_symlink()]
    except OSError:
        return
    for folder in folders:
        if _is_id(folder.name) and not (home() / (folder.name + _RECORD)).exists():
            held = {path.name for path in folder.iterdir()}
            if held <= {INPUTS} and folder.stat().st_mtime < before:
                shutil.rmtree(folder, ignore_errors=True)


def _read(path: Path) -> Kept | None:
    try:
        data: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        kept = Kept(**data)
        return kept if kept.id == path.stem and _is_id(kept.id) else None
    except (OSError, ValueError, TypeError):
        return None


def _is_id(name: str) -> bool:
    day, _, rest = name.partition("-")
    clock, _, token = rest.partition("-")
    return day.isdecimal() and clock.isdecimal() and (len(day), len(clock), len(token)) == (8, 6, 6)
