"""Shared by all browser tests: Debian's Chromium, Streamlit servers, and pages that are watched.

A machine without Chromium, Playwright or the installed project skips these tests and says why;
with ``CI=true`` in the environment it fails instead, for there a skip would hide a regression.

The servers answer on 127.0.0.1 only, and the browser resolves no other name.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.metadata
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
START = 60  # seconds that a server may need until it answers
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
# Only schemes that go out; data:, blob: and about: stay in the browser.
OUTGOING = ("http", "https", "ws", "wss", "ftp")


def unavailable(reason: str) -> NoReturn:
    """Skip the test, or fail it where nothing may be missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    """One Chromium for the whole session; take `page` for a page in a context of its own."""
    try:
        playwright_api = importlib.import_module("playwright.sync_api")
    except ImportError:
        unavailable("Playwright is not installed: pip install -e '.[test]'")
    chromium = shutil.which("chromium")
    if chromium is None:
        unavailable("Chromium is not installed: apt-get install chromium")
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def streamlit_server(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[Path, Mapping[str, str]], str]]:
    """Start Streamlit apps: ``streamlit_server(app_path, env)`` returns the address of one.

    `env` is added to the environment of the server. Every call starts a server of its own; all
    of them end with the session. They run in the project's root, and so with its settings.
    """
    try:
        importlib.metadata.distribution("scratchgrad")
    except importlib.metadata.PackageNotFoundError:
        unavailable(
            "scratchgrad is not installed, so Streamlit cannot find its editor: pip install -e ."
        )
    with contextlib.ExitStack() as servers:

        def start(app_path: Path, env: Mapping[str, str] | None = None) -> str:
            log = tmp_path_factory.mktemp("streamlit") / "server.log"
            return servers.enter_context(_serve(app_path, env or {}, log))

        yield start


@contextlib.contextmanager
def _serve(app_path: Path, env: Mapping[str, str], log: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(app_path)]
    options = {
        "server.address": "127.0.0.1",
        "server.port": str(port),
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    command += [part for name, value in options.items() for part in (f"--{name}", value)]
    with log.open("wb") as sink:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(process, address, log)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health"):
            return
        time.sleep(0.1)
    pytest.fail(f"Streamlit did not start:\n{log.read_text('utf-8', 'replace')}", pytrace=False)


@pytest.fixture
def foreign_requests() -> list[str]:
    """The addresses outside this computer that `page` asked for; a test asserts that none did."""
    return []


@pytest.fixture
def page_errors() -> list[str]:
    """The uncaught exceptions and console errors of `page`."""
    return []


@pytest.fixture
def page(
    chromium_browser: Browser, foreign_requests: list[str], page_errors: list[str]
) -> Iterator[Page]:
    """A page in a fresh context, whose requests and errors are recorded."""
    context = chromium_browser.new_context(viewport={"width": 1100, "height": 900})

    def visit(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in OUTGOING and parts.hostname not in {"127.0.0.1", "localhost", "::1"}:
            foreign_requests.append(url)

    context.on("request", lambda request: visit(request.url))
    made = context.new_page()
    made.on("websocket", lambda socket: visit(socket.url))
    made.on("pageerror", lambda error: page_errors.append(str(error)))
    made.on(
        "console",
        lambda message: page_errors.append(message.text) if message.type == "error" else None,
    )
    yield made
    context.close()
