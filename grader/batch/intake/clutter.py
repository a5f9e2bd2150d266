"""What systems, editors and tools leave behind, and is certainly nobody's work (pure)."""

from __future__ import annotations

from collections.abc import Sequence

METADATA = "submission_metadata.yml"  # Gradescope's
TIMESTAMP = "timestamp.txt"  # nbgrader's

FOLDERS = frozenset(
    {
        "__MACOSX",
        ".git",
        ".github",
        ".ipynb_checkpoints",
        ".idea",
        ".vscode",
        ".venv",
        "__pycache__",
        "node_modules",
        "site-packages",
        "venv",
    }
)
_FILES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", TIMESTAMP, METADATA})


def is_clutter(parts: Sequence[str]) -> bool:
    """Whether a path is certainly nobody's work."""
    return (
        any(part in FOLDERS for part in parts) or parts[-1] in _FILES or parts[-1].startswith("._")
    )
