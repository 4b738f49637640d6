/** Parts that the card and the panel share. */
import type { Provenance, Span } from "whence";
import { make, pressable } from "../../shared/make";
import { clipsOf } from "./clip";
import type { Field } from "./fields";

/** What happens to words of the page when one points at ours. */
export interface Pointing {
  /** Lights up these words on the page; none when the list is empty. */
  light(evidence: readonly Span[]): void;
  /** Brings these words into view. */
  reveal(evidence: readonly Span[]): void;
}

/** The fields as terms and what is said of them. */
export function fieldList(fields: readonly Field[], pointing: Pointing): HTMLElement {
  const list = make("dl", "fields");
  for (const { label, value, note, shows, evidence, links } of fields) {
    const content = make("dd");
    const part = (words: string, which: Field["shows"]): Node | string =>
      which === shows ? evident(words, evidence, pointing) : words;
    if (value) content.append(part(value, "value"));
    if (value && note) content.append(" · ");
    if (note) content.append(part(note, "note"));
    links.forEach((href, at) => {
      if (at > 0) content.append(make("br"));
      content.append(link(href));
    });
    list.append(make("dt", "", label), content);
  }
  return list;
}

/** What became of the words of the quote at `place`; kept words are lit inside the whole quote. */
export function clips(
  place: number,
  provenance: Provenance,
  text: string,
  pointing: Pointing,
): HTMLElement[] {
  return clipsOf(place, provenance, text).map(({ title, note, pieces, evidence }) => {
    const made = make("div", "clip");
    const line = make("p");
    const lead = make("strong");
    lead.append(evident(title, evidence, pointing));
    line.append(lead, note ? ` ${note}` : "");
    made.append(line);
    if (pieces.length > 0) {
      const words = make("blockquote");
      words.append(...pieces.map((it) => (it.kept ? make("mark", "", it.words) : it.words)));
      made.append(words);
    }
    return made;
  });
}

/** Words whose evidence lights up when one points at them; plain words without evidence. */
export function evident(words: string, evidence: readonly Span[], pointing: Pointing): Node {
  if (evidence.length === 0) return document.createTextNode(words);
  const made = make("span", "evidence", words);
  pressable(made, () => pointing.reveal(evidence));
  pointed(made, evidence, pointing);
  return made;
}

/** Has `element` light up words of the page while one points at it or it has the focus. */
export function pointed(element: HTMLElement, evidence: readonly Span[], pointing: Pointing): void {
  const light = (): void => pointing.light(evidence);
  const dark = (): void => pointing.light([]);
  element.addEventListener("pointerenter", light);
  element.addEventListener("pointerleave", dark);
  element.addEventListener("focus", light);
  element.addEventListener("blur", dark);
}

function link(href: string): HTMLElement {
  const made = make("a", "", shortAddress(href));
  made.href = href;
  made.title = href;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

function shortAddress(href: string): string {
  const shown = href.replace(/^https?:\/\/(www\.)?/i, "").replace(/[?#].*$/, "").replace(/\/$/, "");
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}
