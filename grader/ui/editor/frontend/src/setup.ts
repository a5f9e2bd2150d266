// What the editor can do, apart from talking to Streamlit.

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

const LEAVE = 10_000; // milliseconds in which Tab leaves after Esc

// Streamlit's text colours are readable on its backgrounds, light, dark and custom alike.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--st-violet-text-color)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--st-green-text-color)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--st-orange-text-color)" },
  { tag: tags.comment, color: "var(--st-gray-text-color)", fontStyle: "italic" },
  {
    tag: [tags.definition(tags.function(tags.variableName)), tags.definition(tags.className)],
    color: "var(--st-blue-text-color)",
    fontWeight: "600",
  },
  { tag: tags.function(tags.variableName), color: "var(--st-blue-text-color)" },
  { tag: tags.meta, color: "var(--st-violet-text-color)" },
  { tag: tags.invalid, color: "var(--st-red-text-color)" },
]);

export function setup(onRun: () => void): Extension {
  const run = (): boolean => {
    onRun();
    return true;
  };
  const leave = (view: EditorView): boolean => {
    view.setTabFocusMode(LEAVE);
    return true;
  };
  return [
    Prec.highest(keymap.of([{ key: "Mod-Enter", run }, { key: "Ctrl-Enter", run }])),
    lineNumbers(),
    lintGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    highlightSelectionMatches(),
    history(),
    drawSelection(),
    bracketMatching(),
    indentOnInput(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    python(),
    syntaxHighlighting(colours),
    search({ top: true }),
    keymap.of([
      ...searchKeymap,
      ...historyKeymap,
      ...lintKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    // Last of all: Esc first closes what is open.
    Prec.lowest(keymap.of([{ key: "Escape", run: leave }])),
  ];
}
