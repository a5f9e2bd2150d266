"""Pictures of experiments: the only importer of matplotlib.

Figures are made without pyplot, whose globals no server should touch, and leave as PNG bytes.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from cycler import cycler
from matplotlib import font_manager, style
from matplotlib.figure import Figure

SIZE = (7.0, 4.2)  # inches
DPI = 130

_HANGUL = Path(__file__).resolve().parent / "fonts" / "ScratchgradHangul-Regular.ttf"
# Six colours that colour-blind readers tell apart too; C4 is the grey of helper lines.
_ON_LIGHT = ("#0072b2", "#d55e00", "#009e73", "#cc3311", "#767676", "#aa4499")
_ON_DARK = ("#56b4e9", "#ffa154", "#2ecc9b", "#ff7a6b", "#a0a0a0", "#e08bd8")
_LOCK = threading.Lock()  # style.context changes the settings of the whole process


def render(paint: Callable[[Figure], object], *, dark: bool) -> bytes:
    """Return the PNG of what `paint` draws on a fresh figure.

    The background is transparent, so that the picture fits whatever page it stands on.

    Parameters
    ----------
    paint
        Draws on the figure it is given. What it raises, this raises.
    dark
        Whether the page is dark.
    """
    # "default" first: a matplotlibrc of this machine must not change the pictures.
    with _LOCK, style.context(["default", _settings(dark)]), np.errstate(all="ignore"):
        figure = Figure(figsize=SIZE, dpi=DPI, layout="constrained")
        paint(figure)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", dpi=DPI, transparent=True)
        return buffer.getvalue()


def _settings(dark: bool) -> dict[Any, Any]:
    ink = "#e6e6e6" if dark else "#262730"
    faint = "#4a4d57" if dark else "#c8cad0"
    return {
        "font.family": ["DejaVu Sans", _hangul_family()],
        "font.size": 11,
        "axes.titlesize": 12,
        "axes.prop_cycle": cycler(color=_ON_DARK if dark else _ON_LIGHT),
        "axes.edgecolor": faint,
        "axes.labelcolor": ink,
        "axes.titlecolor": ink,
        "axes.facecolor": "none",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "figure.facecolor": "none",
        "image.cmap": "RdBu",
        "legend.facecolor": "#0e1117" if dark else "#ffffff",
        "legend.edgecolor": faint,
        "legend.framealpha": 0.7,
        "lines.linewidth": 2.0,
        "text.color": ink,
        "xtick.color": ink,
        "ytick.color": ink,
    }


@cache
def _hangul_family() -> str:
    """Make the Hangul font known to matplotlib, and return its family's name."""
    font_manager.fontManager.addfont(_HANGUL)
    return font_manager.FontProperties(fname=_HANGUL).get_name()
