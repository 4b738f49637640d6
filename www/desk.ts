/**
 * An article with its marks, and the margin where the card of one statement
 * stands. The card is the extension's own; only its place differs.
 */
import type { Span } from "whence";
import { citation, quoteLink } from "../extension/content/card/citation";
import { renderCard } from "../extension/content/card/card";
import { copyText } from "../extension/content/clipboard";
import { Paint } from "../extension/content/paint";
import { part } from "./part";
import type { Reading } from "./reading";
import { writeSummary } from "./summary";

/** The extension may mark this page too: its marks have names of their own. */
const PREFIX = "whence-demo-";

/** One reading on the desk. */
export class Desk {
  private readonly paint: Paint;
  private readonly listeners = new AbortController();
  private shown: number | null = null;
  private pinned = false;

  /** Marks what was read in `ground`. */
  constructor(
    private readonly reading: Reading,
    ground: HTMLElement,
  ) {
    const { provenance, map } = reading;
    this.paint = new Paint(provenance, map, PREFIX);
    writeSummary(provenance, (quote) => this.go(quote));
    const on = { signal: this.listeners.signal };
    ground.addEventListener("pointermove", (event) => this.point(event), on);
    ground.addEventListener("click", (event) => this.tap(event), on);
    part("previous").addEventListener("click", () => this.step(-1), on);
    part("next").addEventListener("click", () => this.step(1), on);
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.show(null), on);
    this.show(null);
  }

  /** Takes marks, card and listeners away. */
  clear(): void {
    this.listeners.abort();
    this.show(null);
    this.paint.remove();
  }

  private point({ pointerType, clientX, clientY }: PointerEvent): void {
    if (this.pinned || pointerType === "touch") return;
    const quote = this.paint.quoteAt(clientX, clientY);
    // Between two statements the last card stays: the pointer may be on its way to it.
    if (quote !== null && quote !== this.shown) this.show(quote);
  }

  private tap({ clientX, clientY }: MouseEvent): void {
    const quote = this.paint.quoteAt(clientX, clientY);
    this.pinned = quote !== null && !(this.pinned && quote === this.shown);
    this.show(quote);
  }

  private step(by: -1 | 1): void {
    const count = this.reading.provenance.quotes.length;
    if (count === 0) return;
    const from = this.shown ?? (by > 0 ? -1 : 0);
    this.go((from + by + count) % count);
  }

  /** Shows a statement's card and brings its words into view. */
  private go(quote: number): void {
    this.pinned = true;
    this.show(quote);
    this.reveal(this.reading.provenance.quotes[quote]?.content ?? []);
  }

  private show(place: number | null): void {
    this.shown = place;
    if (place === null) this.pinned = false;
    const { provenance, text, cited } = this.reading;
    const quote = place === null ? null : provenance.quotes[place];
    const count = provenance.quotes.length;
    part("place").textContent = place === null ? `${count} marked` : `${place + 1} of ${count}`;
    this.paint.accent("hover", quote?.content ?? []);
    this.paint.accent("source", quote?.source ? [quote.source] : []);
    this.paint.accent("evidence", []);
    if (place === null) {
      part("card").replaceChildren();
      return;
    }
    const card = renderCard(
      place,
      provenance,
      text,
      {
        light: (evidence) => this.paint.accent("evidence", evidence),
        reveal: (evidence) => this.reveal(evidence),
        go: (other) => this.go(other),
        copyCitation: () => copyText(citation(place, provenance, text, cited)),
        copyLink: () => copyText(quoteLink(place, provenance, text, cited)),
        pin: (pinned) => (this.pinned = pinned),
        openPanel: null,
        close: () => this.close(),
      },
      this.pinned,
    );
    const slot = part("card");
    const hadFocus = slot.contains(document.activeElement);
    slot.replaceChildren(card);
    if (hadFocus) card.focus({ preventScroll: true });
  }

  /** Closes the card from inside: the focus must not be lost with it. */
  private close(): void {
    this.show(null);
    part("next").focus({ preventScroll: true });
  }

  private reveal(evidence: readonly Span[]): void {
    const [first] = evidence;
    const element = first && this.reading.map.startOf(first[0])?.node.parentElement;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
}
