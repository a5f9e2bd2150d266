"""The committed bundle is what its source builds, byte for byte, and says whose work is in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from grader.ui.editor.messages import PHRASES

EDITOR = Path(__file__).resolve().parents[2] / "grader" / "ui" / "editor"
BUILD_TIME = 300  # seconds


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source, built from nothing."""
    npm = shutil.which("npm")
    if npm is None:
        reason = "npm is not installed, so the editor's bundle cannot be rebuilt"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    copy = tmp_path_factory.mktemp("editor")
    shutil.copytree(
        EDITOR / "frontend", copy / "frontend", ignore=shutil.ignore_patterns("node_modules")
    )
    for command in (["ci"], ["run", "check"], ["run", "build"]):
        done = subprocess.run(
            [npm, *command],
            cwd=copy / "frontend",
            capture_output=True,
            text=True,
            timeout=BUILD_TIME,
            check=False,
        )
        assert done.returncode == 0, f"npm {' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return copy


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_bundle_builds_from_its_source(rebuilt: Path) -> None:
    committed, fresh = contents(EDITOR / "build"), contents(rebuilt / "build")
    assert sorted(committed) == sorted(fresh)
    assert committed == fresh, "run `npm ci && npm run build` in grader/ui/editor/frontend"


def test_every_phrase_of_codemirror_can_be_translated(rebuilt: Path) -> None:
    modules = rebuilt / "frontend" / "node_modules" / "@codemirror"
    asked = set()
    for package in ("commands", "lint", "search", "view"):
        text = (modules / package / "dist" / "index.js").read_text("utf-8")
        asked |= set(re.findall(r"""phrase\((?:view, )?"([^"]*)\"""", text))
    assert asked - set(PHRASES) == set()
    assert set(PHRASES) - asked == set()


def test_every_bundled_package_has_its_licence() -> None:
    text = (EDITOR / "build" / "LICENSES").read_text("utf-8")
    titles = re.findall(r"^=+\n(\S+) \S+ \((\S+)\)\n=+$", text, re.MULTILINE)
    assert {"@codemirror/view", "@lezer/python", "style-mod"} <= {name for name, _ in titles}
    assert {licence for _, licence in titles} == {"MIT"}
    assert text.count("Permission is hereby granted") == len(titles)


def test_no_registry_is_named_in_what_is_committed() -> None:
    lock = (EDITOR / "frontend" / "package-lock.json").read_text("utf-8")
    assert "://" not in lock
    assert '"integrity"' in lock


def test_the_bundle_names_no_address() -> None:
    (bundle,) = (EDITOR / "build").glob("*.js")
    addresses = set(re.findall(r"(?:https?|wss?)://[^\"'`\s]*", bundle.read_text("utf-8")))
    assert addresses <= {"http://www.w3.org/2000/svg"}  # the name of a namespace, never fetched
