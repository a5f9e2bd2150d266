// The renderer that Streamlit calls: at first, and again after every rerun and theme change.

import { Compartment, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { Drafts } from "./drafts";
import { showMarkers } from "./markers";
import type { Component, Data } from "./protocol";
import { setup } from "./setup";
import style from "./style.css";
import { element, Toolbar } from "./toolbar";

const NARROW = 520; // pixels; below it long lines are wrapped, as nobody scrolls sideways well

class Editor {
  private readonly frame = element("div", "frame");
  private readonly style = element("style", "");
  private readonly toolbar: Toolbar;
  private readonly drafts: Drafts;
  private readonly view: EditorView;
  private readonly words = new Compartment();
  private readonly wrapping = new Compartment();
  private readonly width: ResizeObserver;
  private readonly hidden = (): void => {
    if (document.visibilityState === "hidden") this.drafts.flush();
  };
  // The blur of a tapped link comes together with its click, and a draft that follows a page
  // change calls Streamlit back to the old page. The pointer goes down well before.
  private readonly pointed = (event: Event): void => {
    if (!event.composedPath().includes(this.frame)) this.drafts.flush();
  };
  private revision: number;
  private shownMarkers = "[]";
  private shownWords = "";

  constructor(private component: Component) {
    const { data, parentElement } = component;
    this.revision = data.revision;
    this.toolbar = new Toolbar(
      () => this.run(),
      () => this.component.setTriggerValue("cancel", { seq: this.drafts.nextSeq() }),
    );
    const root = parentElement.getRootNode();
    this.view = new EditorView({
      // Without the shadow root the editor's styles would land in the page's head.
      root: root instanceof ShadowRoot ? root : document,
      state: EditorState.create({
        doc: data.code,
        extensions: [
          setup(() => this.run()),
          this.words.of([]),
          this.wrapping.of([]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && update.transactions.some((one) => !one.isUserEvent("replace"))) {
              this.drafts.edited();
            }
          }),
          EditorView.domEventHandlers({ blur: () => void this.drafts.flush() }),
        ],
      }),
    });
    this.drafts = new Drafts(
      component,
      () => this.view.state.doc.toString(),
      () => this.toolbar.show(this.component.data, this.drafts?.status ?? "untouched"),
    );
    // Streamlit takes single letters pressed anywhere in the page as its own shortcuts.
    for (const name of ["keydown", "keypress", "keyup"] as const) {
      this.frame.addEventListener(name, (event) => event.stopPropagation());
    }
    document.addEventListener("visibilitychange", this.hidden);
    document.addEventListener("pointerdown", this.pointed, true);
    this.style.textContent = style;
    this.frame.append(this.view.dom, this.toolbar.element);
    parentElement.append(this.style, this.frame);
    this.width = new ResizeObserver(([entry]) => {
      const narrow = entry !== undefined && entry.contentRect.width < NARROW;
      this.frame.classList.toggle("narrow", narrow);
      const wrap = narrow ? EditorView.lineWrapping : [];
      if (this.wrapping.get(this.view.state) !== wrap) {
        this.view.dispatch({ effects: this.wrapping.reconfigure(wrap) });
      }
    });
    this.width.observe(this.frame);
  }

  /** Bring what is shown up to date, and disturb nobody who is typing. */
  update(component: Component): void {
    const { data } = (this.component = component);
    this.frame.style.setProperty("--editor-height", data.height);
    this.toolbar.settled();
    this.drafts.refresh(component);
    if (data.revision !== this.revision) {
      this.revision = data.revision;
      this.replace(data.code);
    }
    this.showWords(data);
    const markers = JSON.stringify(data.markers);
    if (markers !== this.shownMarkers) {
      this.shownMarkers = markers;
      this.view.dispatch(showMarkers(this.view.state, data.markers));
    }
  }

  /** Streamlit took the component off the page. */
  leave(): void {
    this.drafts.flush();
    document.removeEventListener("visibilitychange", this.hidden);
    document.removeEventListener("pointerdown", this.pointed, true);
    this.width.disconnect();
    this.view.destroy();
    this.frame.remove();
    this.style.remove();
  }

  /** One change like any other, so that undo brings the old text back. */
  private replace(code: string): void {
    const { doc, selection } = this.view.state;
    if (doc.toString() !== code) {
      this.view.dispatch({
        changes: { from: 0, to: doc.length, insert: code },
        selection: { anchor: Math.min(selection.main.head, code.length) },
        userEvent: "replace",
      });
    }
    this.drafts.forget();
  }

  private showWords({ labels, phrases }: Data): void {
    const key = JSON.stringify([labels.name, phrases]);
    if (key === this.shownWords) return;
    this.shownWords = key;
    this.view.dispatch({
      effects: this.words.reconfigure([
        EditorState.phrases.of(phrases),
        EditorView.contentAttributes.of({
          "aria-label": labels.name,
          "aria-describedby": this.toolbar.hintId,
          autocapitalize: "off",
          autocorrect: "off",
          spellcheck: "false",
        }),
      ]),
    });
  }

  private run(): void {
    // The draft goes first: a message after the run's would interrupt the rerun that serves it.
    if (!this.toolbar.ready || !this.drafts.flush()) return;
    this.toolbar.settle();
    const code = this.view.state.doc.toString();
    this.component.setTriggerValue("run", { code, seq: this.drafts.nextSeq() });
  }
}

const editors = new WeakMap<Component["parentElement"], Editor>();

export default function render(component: Component): () => void {
  const { parentElement } = component;
  const editor = editors.get(parentElement) ?? new Editor(component);
  editors.set(parentElement, editor);
  editor.update(component);
  return () => {
    editors.delete(parentElement);
    editor.leave();
  };
}
