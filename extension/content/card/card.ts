/**
 * The card: who said these words, and how the page tells it. Plain elements and
 * text only, so that nothing of a page can become markup here. It knows nothing
 * of where it is mounted: the extension puts it into a closed shadow root, the
 * demo page and the accessibility checks into an open document.
 */
import type { Provenance, Span } from "whence";
import { button, copier, initials, make } from "../../shared/make";
import { say, type Word } from "../../shared/words";
import { fieldsOf, headingOf, kindOf, standingOf, wordsOf, type Field } from "./fields";

/** What the card's parts do. */
export interface CardHandlers {
  /** Lights up these words on the page; none when the list is empty. */
  light(evidence: readonly Span[]): void;
  /** Brings these words into view. */
  reveal(evidence: readonly Span[]): void;
  /** Shows the card of another quote. */
  go(quote: number): void;
  /** Copies a citation of the quote; whether that worked. */
  copyCitation(): Promise<boolean>;
  /** Copies a link to the quote's words; whether that worked. */
  copyLink(): Promise<boolean>;
  /** Keeps the card open, or lets it go with the pointer again. */
  pin(pinned: boolean): void;
  /** Closes the card. */
  close(): void;
}

/**
 * Makes the card of the quote at `place`.
 *
 * `text` is the outline's text, whose spans `provenance` holds.
 */
export function renderCard(
  place: number,
  provenance: Provenance,
  text: string,
  handlers: CardHandlers,
  pinned = false,
): HTMLElement {
  const quote = provenance.quotes[place];
  const card = make("div", "card");
  if (!quote) return card;
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", say("card_label", wordsOf(quote.content, text, 80)));
  card.tabIndex = -1;
  card.append(
    header(place, provenance, handlers),
    fieldList(fieldsOf(place, provenance, text), handlers),
    footer(place, provenance, handlers, pinned),
  );
  return card;
}

function header(place: number, provenance: Provenance, handlers: CardHandlers): HTMLElement {
  const quote = provenance.quotes[place]!;
  const name = headingOf(quote);
  const isNamed = quote.speaker !== null && quote.speaker.kind !== "anonymous";
  const avatar = make("span", "avatar", isNamed ? initials(name) : "?");
  avatar.setAttribute("aria-hidden", "true");
  const heading = make("h2", "name");
  const mentions = provenance.speakers.find((it) => it.name === quote.speaker?.name)?.mentions ?? [];
  heading.append(evident(name, quote.speaker ? mentions : [], handlers));
  const who = make("div", "who");
  who.append(heading);
  const standing = standingOf(quote);
  if (standing) {
    const line = make("p", "standing");
    line.append(evident(standing.words, standing.evidence, handlers));
    who.append(line);
  }
  const kind = make("span", `kind ${quote.polarity === "negated" ? "denied" : quote.kind}`, kindOf(quote));
  const close = button("close", () => handlers.close());
  close.className = "close";
  close.textContent = "×";
  close.setAttribute("aria-label", say("close"));
  const header = make("div", "head");
  header.append(avatar, who, kind, close);
  return header;
}

function fieldList(fields: readonly Field[], handlers: CardHandlers): HTMLElement {
  const list = make("dl", "fields");
  for (const { label, value, note, evidence, links } of fields) {
    const content = make("dd");
    if (value) content.append(note || evidence.length === 0 ? value : evident(value, evidence, handlers));
    if (value && note) content.append(" · ");
    if (note) content.append(evident(note, evidence, handlers));
    links.forEach((href, at) => {
      if (at > 0) content.append(make("br"));
      content.append(link(href));
    });
    list.append(make("dt", "", label), content);
  }
  return list;
}

function footer(
  place: number,
  provenance: Provenance,
  handlers: CardHandlers,
  pinned: boolean,
): HTMLElement {
  const bar = make("div", "actions");
  const pin = button(pinned ? "unpin" : "pin", () => {
    const now = pin.getAttribute("aria-pressed") !== "true";
    pin.setAttribute("aria-pressed", String(now));
    pin.textContent = say(now ? "unpin" : "pin");
    handlers.pin(now);
  });
  pin.setAttribute("aria-pressed", String(pinned));
  bar.append(
    copier("copy_citation", () => handlers.copyCitation()),
    copier("copy_link", () => handlers.copyLink()),
    pin,
  );
  const same = stepper(place, provenance, handlers);
  if (same) bar.append(same);
  return bar;
}

/** "‹ 2 of 5 ›": the quotes of the same source. */
function stepper(place: number, provenance: Provenance, handlers: CardHandlers): HTMLElement | null {
  const quotes = provenance.speakers.find((it) => it.quotes.includes(place))?.quotes ?? [];
  if (quotes.length < 2) return null;
  const at = quotes.indexOf(place);
  const step = (by: -1 | 1, label: Word, sign: string): HTMLButtonElement => {
    const target = quotes[at + by];
    const made = button(label, () => target !== undefined && handlers.go(target));
    made.textContent = sign;
    made.setAttribute("aria-label", say(label));
    made.disabled = target === undefined;
    return made;
  };
  const group = make("span", "same");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", say("same_source"));
  group.append(
    step(-1, "previous_same", "‹"),
    make("span", "", say("same_source_place", String(at + 1), String(quotes.length))),
    step(1, "next_same", "›"),
  );
  return group;
}

/** Words whose evidence lights up when one points at them; plain words without evidence. */
function evident(words: string, evidence: readonly Span[], handlers: CardHandlers): Node {
  if (evidence.length === 0) return document.createTextNode(words);
  const made = make("button", "evidence", words);
  made.type = "button";
  const light = (): void => handlers.light(evidence);
  const dark = (): void => handlers.light([]);
  made.addEventListener("pointerenter", light);
  made.addEventListener("pointerleave", dark);
  made.addEventListener("focus", light);
  made.addEventListener("blur", dark);
  made.addEventListener("click", () => handlers.reveal(evidence));
  return made;
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
