/**
 * Marks words of the page without touching a node of it: ranges in
 * `CSS.highlights`, and one adopted style sheet that says how they look.
 */
import type { Provenance, Span } from "whence";
import { isDark } from "./luminance";
import { markStyle } from "./markstyle";
import type { TextMap } from "./textmap";

/** The marks that come and go: the card's, and those that the panel asks for. */
export type Accent = (typeof ACCENTS)[number];

const KINDS = ["direct", "mixed", "indirect"] as const;
const ACCENTS = ["lit", "hover", "source", "evidence", "flash"] as const;
const PREFIX = "whence-";

/** Pages with more quotes than this have only those near the viewport marked. */
const MANY_QUOTES = 300;
/** How far around the viewport counts as near. */
const NEAR = "100% 0px";

/** The marks of one page. */
export class Paint {
  private readonly sheet = new CSSStyleSheet();
  /** The quotes that have words directly in an element. */
  private readonly quotesIn: ReadonlyMap<Element, readonly number[]>;
  private readonly painted = new Map<number, StaticRange[]>();
  private readonly observer: IntersectionObserver | null;
  private readonly darkness = matchMedia("(prefers-color-scheme: dark)");

  private readonly highlights = Object.fromEntries(
    [...KINDS, ...ACCENTS].map((name) => [name, new Highlight()]),
  ) as Record<(typeof KINDS)[number] | Accent, Highlight>;

  /** An element that the quotes stand in: its ground is theirs. */
  readonly ground: Element;

  /**
   * Marks the quotes of `provenance`, whose spans `map` leads back to the page.
   * All marks of a page share one register of names: `prefix` keeps ours apart.
   */
  constructor(
    private readonly provenance: Provenance,
    private readonly map: TextMap,
    private readonly prefix = PREFIX,
  ) {
    const first = provenance.quotes.find((it) => it.furniture === null)?.content[0]?.[0] ?? 0;
    this.ground = map.startOf(first)?.node.parentElement ?? document.documentElement;
    this.quotesIn = quotesByElement(provenance, map);
    // What was marked last wins where marks overlap: accents over kinds.
    ACCENTS.forEach((name, place) => (this.highlights[name].priority = place + 1));
    this.register();
    this.colour();
    this.darkness.addEventListener("change", this.colour);
    const { quotes } = provenance;
    this.observer = quotes.length > MANY_QUOTES ? this.observe() : null;
    if (!this.observer) quotes.forEach((_, place) => this.mark(place));
  }

  /** Removes every mark, the sheet and all listeners. */
  remove(): void {
    this.observer?.disconnect();
    this.darkness.removeEventListener("change", this.colour);
    for (const name of Object.keys(this.highlights)) CSS.highlights.delete(this.prefix + name);
    const sheets = document.adoptedStyleSheets;
    if (sheets.includes(this.sheet)) {
      document.adoptedStyleSheets = sheets.filter((it) => it !== this.sheet);
    }
  }

  /** Shows the marks; again where a page's script has taken them away. */
  register(): void {
    for (const [name, highlight] of Object.entries(this.highlights)) {
      if (!CSS.highlights.has(this.prefix + name)) CSS.highlights.set(this.prefix + name, highlight);
    }
    const sheets = document.adoptedStyleSheets;
    if (!sheets.includes(this.sheet)) sheets.push(this.sheet);
  }

  /** Lights these spans up as `accent`, and nothing else. */
  accent(accent: Accent, spans: readonly Span[]): void {
    this.register();
    const shown = this.highlights[accent];
    shown.clear();
    for (const span of spans) {
      const range = this.map.range(span);
      if (range) shown.add(range);
    }
  }

  /** The quote whose words are at a point of the viewport; the innermost one. */
  quoteAt(x: number, y: number): number | null {
    const level = (quote: number): number => this.provenance.quotes[quote]?.level ?? 0;
    return this.quotesAt(x, y).reduce<number | null>(
      (best, it) => (best === null || level(it) > level(best) ? it : best),
      null,
    );
  }

  /** Where the words of a quote stand in the viewport, a box a line. */
  boxes(quote: number): DOMRect[] {
    return this.boxesOf(this.provenance.quotes[quote]?.content ?? []);
  }

  /** Where some words stand in the viewport, a box a line. */
  boxesOf(spans: readonly Span[]): DOMRect[] {
    return spans.flatMap((span) => {
      const at = this.map.range(span);
      return at ? [...live(at).getClientRects()] : [];
    });
  }

  /** The element that some words begin in. */
  elementOf([start]: Span): Element | null {
    return this.map.startOf(start)?.node.parentElement ?? null;
  }

  /**
   * All quotes at a point. `highlightsFromPoint` would tell, but finds nothing in
   * a zoomed page or on a dense screen (Chromium 156).
   */
  private quotesAt(x: number, y: number): number[] {
    const isAt = (quote: number): boolean =>
      this.boxes(quote).some((it) => x >= it.left && x <= it.right && y >= it.top && y <= it.bottom);
    for (let at = document.elementFromPoint(x, y); at; at = at.parentElement) {
      const quotes = this.quotesIn.get(at)?.filter(isAt) ?? [];
      if (quotes.length > 0) return quotes;
    }
    return [];
  }

  private mark(quote: number): void {
    const { content, kind } = this.provenance.quotes[quote]!;
    const ranges = content.flatMap((span) => this.map.range(span) ?? []);
    for (const range of ranges) this.highlights[kind].add(range);
    this.painted.set(quote, ranges);
  }

  private unmark(quote: number): void {
    const { kind } = this.provenance.quotes[quote]!;
    for (const range of this.painted.get(quote) ?? []) this.highlights[kind].delete(range);
    this.painted.delete(quote);
  }

  /** Marks quotes as one of their elements comes near the viewport, and unmarks them as all go. */
  private observe(): IntersectionObserver {
    const near = new Map<number, number>();
    const seen = new Set<Element>();
    const count = (quote: number, by: 1 | -1): void => {
      const before = near.get(quote) ?? 0;
      near.set(quote, before + by);
      if (before === 0) this.mark(quote);
      else if (before + by === 0) this.unmark(quote);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting === seen.has(target)) continue;
          if (isIntersecting) seen.add(target);
          else seen.delete(target);
          for (const quote of this.quotesIn.get(target) ?? []) count(quote, isIntersecting ? 1 : -1);
        }
      },
      { rootMargin: NEAR },
    );
    for (const element of this.quotesIn.keys()) observer.observe(element);
    return observer;
  }

  private readonly colour = (): void => {
    this.sheet.replaceSync(markStyle(this.prefix, isDark(this.ground)));
  };
}

function quotesByElement({ quotes }: Provenance, map: TextMap): Map<Element, number[]> {
  const index = new Map<Element, number[]>();
  quotes.forEach(({ content }, quote) => {
    for (const { parentElement } of content.flatMap((span) => [...map.nodesOf(span)])) {
      if (!parentElement) continue;
      const there = index.get(parentElement);
      if (!there) index.set(parentElement, [quote]);
      else if (there.at(-1) !== quote) there.push(quote);
    }
  });
  return index;
}

function live(range: StaticRange): Range {
  const made = document.createRange();
  made.setStart(range.startContainer, range.startOffset);
  made.setEnd(range.endContainer, range.endOffset);
  return made;
}
