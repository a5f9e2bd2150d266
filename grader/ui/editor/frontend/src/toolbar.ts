// The row under the code: hints and status at the left, Cancel and Run at the right.

import type { Status } from "./drafts";
import type { Data } from "./protocol";

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const SETTLE = 1500; // a click is not repeated before the server has had this long to answer

let count = 0; // ids stay unique where several editors share a page

export class Toolbar {
  readonly element = element("div", "toolbar");
  readonly hintId = `editor-hint-${++count}`;
  private readonly hint = element("span", "hint");
  private readonly status = element("span", "status");
  private readonly alert = element("span", "alert");
  private readonly cancel = element("button", "cancel");
  private readonly run = element("button", "run");
  private busy = false;
  private settling: number | undefined;

  constructor(onRun: () => void, onCancel: () => void) {
    this.hint.id = this.hintId;
    this.alert.setAttribute("role", "alert");
    this.run.type = this.cancel.type = "button";
    this.run.onclick = onRun;
    this.cancel.onclick = () => {
      if (this.cancel.getAttribute("aria-disabled") === "true") return;
      this.cancel.setAttribute("aria-disabled", "true");
      onCancel();
    };
    const left = element("div", "left");
    left.append(this.hint, this.status, this.alert);
    const right = element("div", "right");
    right.append(this.cancel, this.run);
    this.element.append(left, right);
  }

  /** Whether Run would do something now. */
  get ready(): boolean {
    return !this.busy && this.settling === undefined;
  }

  /** Run was pressed: wait for the server before it may be pressed again. */
  settle(): void {
    window.clearTimeout(this.settling);
    this.settling = window.setTimeout(() => this.settled(), SETTLE);
    this.showRun();
  }

  settled(): void {
    window.clearTimeout(this.settling);
    this.settling = undefined;
    this.showRun();
  }

  show({ labels, busy, language }: Data, status: Status): void {
    this.element.lang = language;
    const keys = MAC ? "⌘ Enter" : "Ctrl+Enter";
    set(this.hint, `${labels.run_hint.replace("{keys}", keys)} · ${labels.leave_hint}`);
    set(this.status, { untouched: "", saving: labels.saving, saved: labels.saved, "too long": "" }[status]);
    this.status.dataset["status"] = status;
    set(this.alert, status === "too long" ? labels.too_long : "");
    set(this.run, busy ? labels.running : labels.run);
    set(this.cancel, labels.cancel);
    if (busy !== this.busy) {
      this.busy = busy;
      this.cancel.setAttribute("aria-disabled", "false");
      // A button that vanishes would take the focus with it.
      if (!busy && this.cancel.matches(":focus")) this.run.focus();
    }
    this.cancel.hidden = !busy;
    this.showRun();
  }

  private showRun(): void {
    // Not `disabled`: that would drop the focus of whoever pressed it.
    this.run.setAttribute("aria-disabled", String(!this.ready));
    this.run.classList.toggle("busy", this.busy);
  }
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

function set(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
