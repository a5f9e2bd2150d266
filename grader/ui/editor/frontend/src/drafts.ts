// When a draft goes to the server, and whether it has arrived.

import type { Component } from "./protocol";

const PAUSE = 400; // milliseconds without a keystroke

export type Status = "untouched" | "saving" | "saved" | "too long";

export class Drafts {
  private timer: number | undefined;
  private dirty = false;
  private seq = 0;
  private sent: number;
  private touched = false;
  private tooLong = false;

  /** @param read the text as it stands; @param changed called when the status may have changed */
  constructor(
    private component: Component,
    private readonly read: () => string,
    private readonly changed: () => void,
  ) {
    this.sent = component.data.saved;
  }

  /** Take the callbacks and the acknowledgement of a newer rerun. */
  refresh(component: Component): void {
    this.component = component;
    this.changed();
  }

  get status(): Status {
    if (this.tooLong) return "too long";
    if (!this.touched) return "untouched";
    return this.dirty || this.sent > this.component.data.saved ? "saving" : "saved";
  }

  /** A number above all before it, also above those of an editor that this one replaces. */
  nextSeq(): number {
    return (this.seq = Math.max(this.seq + 1, this.component.data.saved + 1, Date.now()));
  }

  edited(): void {
    this.dirty = this.touched = true;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), PAUSE);
    this.changed();
  }

  /** Send what has not been sent yet; false when it is more than the server takes. */
  flush(): boolean {
    window.clearTimeout(this.timer);
    const code = this.read();
    this.tooLong = new TextEncoder().encode(code).length > this.component.data.limit;
    if (this.dirty && !this.tooLong) {
      this.dirty = false;
      const { revision } = this.component.data;
      this.sent = this.nextSeq();
      this.component.setStateValue("draft", { code, revision, seq: this.sent });
    }
    this.changed();
    return !this.tooLong;
  }

  /** The server replaced the text: nothing of the old one is to be sent any more. */
  forget(): void {
    window.clearTimeout(this.timer);
    this.dirty = this.touched = this.tooLong = false;
    this.changed();
  }
}
