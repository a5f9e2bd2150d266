"""What every oracle test uses: PyTorch where it is, and the files of an exercise."""

from __future__ import annotations

import importlib
import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

REFERENCE = Path(__file__).resolve().parents[2] / "reference"


@pytest.fixture(scope="session")
def torch() -> ModuleType:
    """PyTorch. Without it a test is skipped, but fails in CI, where nothing may be skipped."""
    if importlib.util.find_spec("torch") is None:
        reason = "PyTorch is not installed; it is needed only as an oracle of the solutions"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return importlib.import_module("torch")


@pytest.fixture(scope="session")
def answers() -> Callable[[str, str], ModuleType]:
    """Load one file of an exercise: ``answers("activations/sigmoid", "solution")``."""
    return _load


def _load(exercise: str, name: str) -> ModuleType:
    path = REFERENCE / exercise / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"oracle_{path.parent.name}_{name}", path)
    assert spec is not None and spec.loader is not None, path
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
