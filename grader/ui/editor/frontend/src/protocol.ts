// What Streamlit and the Python side hand over, and what goes back.

export type Severity = "error" | "warning" | "info";

export interface Marker {
  line: number; // counted from 1
  message: string;
  severity: Severity;
}

export interface Labels {
  name: string;
  run: string;
  running: string;
  cancel: string;
  run_hint: string;
  leave_hint: string;
  saved: string;
  saving: string;
  too_long: string;
}

export interface Data {
  code: string;
  revision: number;
  saved: number; // the newest draft that has reached the server
  ran: number; // the run that this rerun serves: it changes, so that the renderer is called
  markers: Marker[];
  language: string;
  labels: Labels;
  phrases: Record<string, string>;
  busy: boolean;
  height: string;
  limit: number; // bytes of UTF-8
}

export interface Draft {
  code: string;
  revision: number;
  seq: number;
}

/** The arguments of a Components v2 renderer, as far as they are used here. */
export interface Component {
  data: Data;
  parentElement: HTMLElement | ShadowRoot;
  setStateValue(name: "draft", value: Draft): void;
  setTriggerValue(name: "run", value: { code: string; seq: number }): void;
  setTriggerValue(name: "cancel", value: { seq: number }): void;
}
