// Lines that the grader has something to say about: underlined, with a sign in the gutter.

import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import type { EditorState, TransactionSpec } from "@codemirror/state";

import type { Marker } from "./protocol";

/** The transaction that shows `markers` and no others. */
export function showMarkers(state: EditorState, markers: readonly Marker[]): TransactionSpec {
  const diagnostics = markers.map(({ line, message, severity }): Diagnostic => {
    const { from, text, to } = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
    const start = from + (text.length - text.trimStart().length);
    return { from: Math.min(start, to), to, severity, message };
  });
  diagnostics.sort((one, other) => one.from - other.from);
  return setDiagnostics(state, diagnostics);
}
