/** The card on the page: which quote it shows, where, and what its parts do. */
import type { Provenance, Span } from "whence";
import type { Theme } from "../shared/settings";
import { say } from "../shared/words";
import { renderCard } from "./card/card";
import { citation, quoteLink } from "./card/citation";
import { headingOf, standingOf, wordsOf } from "./card/fields";
import { CardHost } from "./card/host";
import type { Box } from "./card/place";
import { copyText } from "./clipboard";
import type { Point } from "./corridor";
import type { Page } from "./extract";
import { isDark } from "./luminance";
import type { Paint } from "./paint";
import { bringIntoView } from "./reveal";

interface Opened {
  quote: number;
  isPinned: boolean;
  host: CardHost;
  /** The line of the words that was pointed at, by number. */
  line: number;
  listening: AbortController;
}

/** Lines that are no further apart than this touch, in CSS pixels. */
const TOUCH = 12;

/** The card of one page's quotes. */
export class CardView {
  private shown: Opened | null = null;
  /** The quote that was shown last: stepping goes on from there. */
  private last: number | null = null;

  constructor(
    private readonly page: Page,
    private readonly provenance: Provenance,
    private readonly paint: Paint,
    private theme: Theme,
    /** Opens the panel; null where a click in a page may not. */
    private readonly openPanel: (() => void) | null,
  ) {}

  /** The open card. */
  opened(): { quote: number; isPinned: boolean; box: Box } | null {
    if (this.shown?.host.isShown === false) this.close();
    const { shown } = this;
    return shown && { quote: shown.quote, isPinned: shown.isPinned, box: shown.host.box };
  }

  /** Whether an event came out of the card. */
  holds(event: Event): boolean {
    return this.shown?.host.holds(event) ?? false;
  }

  /** Takes over a changed theme. */
  use(theme: Theme): void {
    this.theme = theme;
    this.close();
  }

  /** Opens the card of `quote` near `at`, or near its words' beginning. */
  open(quote: number, at: Point | null, isPinned: boolean): void {
    const lines = this.paint.boxes(quote);
    if (lines.length === 0) return;
    if (this.shown?.host.isShown === false) this.close();
    const line = Math.max(0, at ? lines.findIndex((it) => isIn(at, it)) : 0);
    if (this.shown) {
      this.shown.quote = quote;
      this.shown.isPinned = isPinned;
      this.shown.line = line;
      this.shown.host.replace(this.render());
    } else {
      const listening = new AbortController();
      const card = this.make(quote, isPinned);
      const host = new CardHost(card, this.isDark() ? "dark" : "light");
      this.shown = { quote, isPinned, host, line, listening };
      this.listen(listening.signal);
    }
    this.last = quote;
    this.light();
    this.place();
  }

  /** Closes the card. */
  close(): void {
    const { shown } = this;
    if (!shown) return;
    this.shown = null;
    shown.listening.abort();
    shown.host.remove();
    for (const accent of ["hover", "source", "evidence"] as const) this.paint.accent(accent, []);
  }

  /** Shows the next quote of the page, or the one before. */
  step(by: 1 | -1): void {
    const { length } = this.provenance.quotes;
    if (length === 0) return;
    const from = this.shown?.quote ?? this.last;
    this.show(from === null ? this.firstSeen() : (from + by + length) % length);
  }

  /** Moves the focus into the card; opens one when none is open. */
  enter(): void {
    if (!this.shown && this.provenance.quotes.length > 0) this.show(this.last ?? this.firstSeen());
    if (this.shown) this.shown.isPinned = true;
    this.shown?.host.focus();
  }

  /** Brings a quote into view and opens its card. */
  private show(quote: number): void {
    this.reveal(this.provenance.quotes[quote]?.content ?? []);
    this.open(quote, null, true);
    this.shown?.host.tell(this.announcement(quote));
  }

  private announcement(place: number): string {
    const { quotes } = this.provenance;
    const quote = quotes[place];
    if (!quote) return "";
    const who = [headingOf(quote), standingOf(quote)?.words].filter(Boolean).join(", ");
    const words = wordsOf(quote.content, this.page.outline.text);
    return say("announce", String(place + 1), String(quotes.length), who, words);
  }

  private make(quote: number, isPinned: boolean): HTMLElement {
    const { provenance, page } = this;
    const { text, title, url } = page.outline;
    const cited = { title: title ?? "", url: url ?? "" };
    return renderCard(
      quote,
      provenance,
      text,
      {
        light: (evidence) => this.paint.accent("evidence", evidence),
        reveal: (evidence) => this.reveal(evidence),
        go: (other) => this.show(other),
        copyCitation: () => copyText(citation(quote, provenance, text, cited)),
        copyLink: () => copyText(quoteLink(quote, provenance, text, cited)),
        pin: (pinned) => {
          if (this.shown) this.shown.isPinned = pinned;
        },
        openPanel: this.openPanel,
        close: () => this.close(),
      },
      isPinned,
    );
  }

  private render(): HTMLElement {
    const { quote, isPinned } = this.shown!;
    return this.make(quote, isPinned);
  }

  /** Marks the words of the card, and whose they are. */
  private light(): void {
    const quote = this.shown && this.provenance.quotes[this.shown.quote];
    if (!quote) return;
    const { content, source, speaker } = quote;
    this.paint.accent("hover", content);
    this.paint.accent("source", source ? [source] : (speaker?.evidence ?? []));
    this.paint.accent("evidence", []);
  }

  private listen(signal: AbortSignal): void {
    let frame = 0;
    const follow = (event: Event): void => {
      if (this.holds(event)) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => this.place());
    };
    window.addEventListener("scroll", follow, { signal, capture: true, passive: true });
    window.addEventListener("resize", follow, { signal, passive: true });
    window.addEventListener("keydown", (event) => this.key(event), { signal, capture: true });
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.close();
  }

  /** Puts the card near its words; one that is not pinned goes when they do. */
  private place(): void {
    const { shown } = this;
    if (!shown) return;
    const lines = this.paint.boxes(shown.quote);
    const near = lines[shown.line] ?? lines[0];
    const isSeen = lines.some((it) => it.bottom > 0 && it.top < innerHeight);
    if (!near || (!isSeen && !shown.isPinned)) return this.close();
    shown.host.place([...lines, ...this.sourceNear(shown.quote, lines)], near);
  }

  /** The lines of the source, where they touch those of the words: the card keeps clear of both. */
  private sourceNear(quote: number, lines: readonly Box[]): Box[] {
    const source = this.provenance.quotes[quote]?.source;
    if (!source) return [];
    const touches = (box: Box): boolean =>
      lines.some((it) => box.top <= it.bottom + TOUCH && box.bottom >= it.top - TOUCH);
    const boxes = this.paint.boxesOf([source]);
    return boxes.some(touches) ? boxes : [];
  }

  private reveal(spans: readonly Span[]): void {
    bringIntoView(spans, this.paint, "instant");
  }

  /** The first quote that is in the viewport or below it. */
  private firstSeen(): number {
    const seen = this.provenance.quotes.findIndex((_, quote) =>
      this.paint.boxes(quote).some((it) => it.bottom > 0),
    );
    return Math.max(0, seen);
  }

  private isDark(): boolean {
    return this.theme === "auto" ? isDark(this.paint.ground) : this.theme === "dark";
  }
}

function isIn({ x, y }: Point, { left, top, right, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
