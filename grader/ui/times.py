"""Moments as the reader's clock shows them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def reader_zone() -> ZoneInfo | None:
    """Return where the reader is, as far as their browser says; None is the server's zone."""
    try:
        return ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def shown(moment: datetime | None) -> str:
    """Return a moment to the minute; nothing where there is none."""
    return "" if moment is None else f"{moment.astimezone(reader_zone()):%Y-%m-%d %H:%M}"
