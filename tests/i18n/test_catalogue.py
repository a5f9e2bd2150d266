"""The catalogues on disk are complete, and the tool that keeps them so works."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from grader import catalogue
from grader.i18n import LANGUAGES
from grader.phrases import Found, Phrase, Unclear

ONE = Phrase("It returned {value}.", "grader/a.py")
TWO = Phrase("Where do the rows go?", "grader/b.py")


def korean(*entries: tuple[str, str]) -> Catalog:
    text = "\n".join(f'msgid "{english}"\nmsgstr "{other}"\n' for english, other in entries)
    return read_po(io.BytesIO(text.encode()), "ko")


@pytest.fixture(scope="module")
def found() -> list[Found]:
    return catalogue.collect()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_nothing_is_missing_stale_fuzzy_or_unformattable(language: str, found: list[Found]) -> None:
    assert catalogue.check(language, found) == []


def test_every_translation_can_be_filled_in(found: list[Found]) -> None:
    path = catalogue.folder("ko") / "scratchgrad.po"
    for english, other in catalogue.translations(catalogue.read(path, "ko")).items():
        fields = catalogue.fields(english)
        if fields:
            other.format_map(dict.fromkeys(fields, "value"))


def test_faults_are_named() -> None:
    complete = korean((ONE.text, "돌려준 값: {value}"), (TWO.text, "행은 어디로 갈까요?"))
    assert catalogue.faults(complete, [ONE, TWO]) == []
    assert catalogue.faults(korean((ONE.text, "{value}")), [ONE, TWO]) == [
        f"missing: grader/b.py: {TWO.text!r}"
    ]
    assert catalogue.faults(complete, [ONE]) == [f"stale: {TWO.text!r}"]
    assert catalogue.faults(korean((ONE.text, "돌려준 값: {valeu}")), [ONE]) == [
        f"other placeholders than the English text: {ONE.text!r}"
    ]
    assert catalogue.faults(korean((ONE.text, "돌려준 값: {value")), [ONE]) == [
        f"other placeholders than the English text: {ONE.text!r}"
    ]
    assert catalogue.faults(korean(), [Unclear("grader/c.py", 7)]) == [
        "grader/c.py, line 7: write the text to translate as one literal"
    ]


def test_a_changed_text_keeps_its_old_translation_as_fuzzy() -> None:
    old = korean((TWO.text, "행은 어디로 갈까요?"))
    changed = Phrase("Where do all the rows go?", "grader/b.py")
    merged = catalogue.merged(old, catalogue.template([changed]))
    assert catalogue.faults(merged, [changed]) == [f"fuzzy: {changed.text!r}"]
    assert catalogue.translations(merged) == {}


def test_a_fragment_wins_and_clears_the_mark() -> None:
    old = korean((ONE.text, "옛 번역 {value}"))
    old[ONE.text].flags.add("fuzzy")
    fragment = korean((ONE.text, "돌려준 값: {value}"), ("Elsewhere.", "다른 곳."))
    merged = catalogue.merged(old, catalogue.template([ONE]), [fragment])
    assert catalogue.translations(merged) == {ONE.text: "돌려준 값: {value}"}
    assert catalogue.faults(merged, [ONE]) == []


@pytest.fixture
def locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path)
    yield tmp_path / "ko" / "LC_MESSAGES"


def test_update_writes_both_files_and_changes_nothing_twice(locale: Path) -> None:
    fragment = locale.parent / "fragment.po"
    fragment.parent.mkdir()
    fragment.write_text(f'msgid "{ONE.text}"\nmsgstr "돌려준 값: {{value}}"\n', encoding="utf-8")
    assert catalogue.update("ko", [ONE], [fragment]) == []
    written = (locale / "scratchgrad.po").read_bytes()
    assert catalogue.check("ko", [ONE]) == []
    catalogue.update("ko", [ONE], [])
    assert (locale / "scratchgrad.po").read_bytes() == written
    assert b"grader/a.py\n" in written  # the file, without a line number


def test_an_mo_file_that_lags_behind_is_noticed(locale: Path) -> None:
    catalogue.update("ko", [ONE], [])
    path = locale / "scratchgrad.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('}."\nmsgstr ""', '}."\nmsgstr "{value}"'), encoding="utf-8")
    assert catalogue.check("ko", [ONE]) == [
        "the .mo file is not what the .po file compiles to: run update"
    ]
