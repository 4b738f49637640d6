/**
 * The card: who said these words, and how the page tells it. Plain elements and
 * text only, so that nothing of a page can become markup here. It knows nothing
 * of where it is mounted: the extension puts it into a closed shadow root, the
 * demo page and the accessibility checks into an open document.
 */
import type { Provenance } from "whence";
import { button, copier, initials, make } from "../../shared/make";
import { say, type Word } from "../../shared/words";
import { fieldsOf, headingOf, kindOf, standingOf, wordsOf } from "./fields";
import { clips, evident, fieldList, type Pointing } from "./parts";

/** What the card's parts do. */
export interface CardHandlers extends Pointing {
  /** Shows the card of another quote. */
  go(quote: number): void;
  /** Copies a citation of the quote; whether that worked. */
  copyCitation(): Promise<boolean>;
  /** Copies a link to the quote's words; whether that worked. */
  copyLink(): Promise<boolean>;
  /** Keeps the card open, or lets it go with the pointer again. */
  pin(pinned: boolean): void;
  /** Opens the panel; null where there is none to open from here. */
  openPanel: (() => void) | null;
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
  // The page's own language and direction are not those of our words.
  card.lang = say("language");
  card.dir = say("direction");
  card.tabIndex = -1;
  const same = stepper(place, provenance, handlers);
  card.append(
    header(place, provenance, handlers),
    fieldList(fieldsOf(place, provenance, text), handlers),
    ...clips(place, provenance, text, handlers),
    ...(same ? [same] : []),
    footer(handlers, pinned),
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
  const kind = make("span", `kind ${quote.polarity === "negated" ? "denied" : quote.kind}`, kindOf(quote));
  const close = button("close", () => handlers.close());
  close.className = "close";
  close.textContent = "×";
  close.setAttribute("aria-label", say("close"));
  const header = make("div", "head");
  header.append(avatar, heading, kind, close);
  const standing = standingOf(quote);
  if (standing) {
    const line = make("p", "standing");
    line.append(evident(standing.words, standing.evidence, handlers));
    heading.after(line);
  }
  return header;
}

function footer(handlers: CardHandlers, pinned: boolean): HTMLElement {
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
  const { openPanel } = handlers;
  if (openPanel) {
    const open = button("open_panel", openPanel);
    open.className = "open-panel";
    bar.append(open);
  }
  return bar;
}

/** "More by this source ‹ 2 of 5 ›". */
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
  const group = make("div", "same");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", say("same_source"));
  group.append(
    make("span", "label", say("more_by_source")),
    step(-1, "previous_same", "‹"),
    make("span", "", say("same_source_place", String(at + 1), String(quotes.length))),
    step(1, "next_same", "›"),
  );
  return group;
}
