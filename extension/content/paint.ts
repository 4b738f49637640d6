/**
 * Marks words of the page without touching a node of it: ranges in
 * `CSS.highlights`, and one adopted style sheet that says how they look.
 */
import type { Provenance, Span } from "whence";
import type { TextMap } from "./textmap";
import { isDark } from "./luminance";
import { markStyle } from "./markstyle";

/** The marks that come and go with the card. */
export type Accent = "hover" | "source" | "evidence";

const KINDS = ["direct", "mixed", "indirect"] as const;
const ACCENTS: readonly Accent[] = ["hover", "source", "evidence"];
const PREFIX = "whence-";

/** Pages with more quotes than this have only those near the viewport marked. */
const MANY_QUOTES = 300;
/** How far around the viewport counts as near. */
const NEAR = "100% 0px";

/** The marks of one page. */
export class Paint {
  private readonly sheet = new CSSStyleSheet();
  private readonly quoteOf = new WeakMap<AbstractRange, number>();
  private readonly painted = new Map<number, StaticRange[]>();
  private readonly observer: IntersectionObserver | null;
  private readonly darkness = matchMedia("(prefers-color-scheme: dark)");

  /** An element that the quotes stand in: its ground is theirs. */
  readonly ground: Element;

  /** Marks the quotes of `provenance`, whose spans `map` leads back to the page. */
  constructor(
    private readonly provenance: Provenance,
    private readonly map: TextMap,
  ) {
    const first = provenance.quotes.find((it) => it.furniture === null)?.content[0]?.[0] ?? 0;
    this.ground = map.startOf(first)?.node.parentElement ?? document.documentElement;
    for (const name of [...KINDS, ...ACCENTS]) CSS.highlights.set(PREFIX + name, new Highlight());
    // What was marked last wins where marks overlap: accents over kinds.
    ACCENTS.forEach((name, place) => (highlight(name).priority = place + 1));
    this.colour();
    document.adoptedStyleSheets.push(this.sheet);
    this.darkness.addEventListener("change", this.colour);
    const { quotes } = provenance;
    this.observer = quotes.length > MANY_QUOTES ? this.observe() : null;
    if (!this.observer) quotes.forEach((_, place) => this.mark(place));
  }

  /** Removes every mark, the sheet and all listeners. */
  remove(): void {
    this.observer?.disconnect();
    this.darkness.removeEventListener("change", this.colour);
    for (const name of [...KINDS, ...ACCENTS]) CSS.highlights.delete(PREFIX + name);
    const sheets = document.adoptedStyleSheets;
    if (sheets.includes(this.sheet)) {
      document.adoptedStyleSheets = sheets.filter((it) => it !== this.sheet);
    }
  }

  /** Lights these spans up as `accent`, and nothing else. */
  accent(accent: Accent, spans: readonly Span[]): void {
    const shown = highlight(accent);
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

  private quotesAt(x: number, y: number): number[] {
    const marked = CSS.highlights.highlightsFromPoint?.(x, y);
    if (marked) {
      return marked.flatMap(({ ranges }) => ranges.flatMap((it) => this.quoteOf.get(it) ?? []));
    }
    const caret = document.caretPositionFromPoint(x, y);
    if (!(caret?.offsetNode instanceof Text)) return [];
    const position = this.map.positionOf(caret.offsetNode, caret.offset);
    if (position === null) return [];
    const isAt = ([start, end]: Span): boolean => start <= position && position <= end;
    // The nearest caret may be far from the point: the words themselves must be there.
    return [...this.painted.keys()].filter(
      (quote) =>
        this.provenance.quotes[quote]?.content.some(isAt) &&
        this.boxes(quote).some((it) => x >= it.left && x <= it.right && y >= it.top && y <= it.bottom),
    );
  }

  private mark(quote: number): void {
    const { content, kind } = this.provenance.quotes[quote]!;
    const ranges = content.flatMap((span) => this.map.range(span) ?? []);
    for (const range of ranges) {
      this.quoteOf.set(range, quote);
      highlight(kind).add(range);
    }
    this.painted.set(quote, ranges);
  }

  private unmark(quote: number): void {
    const { kind } = this.provenance.quotes[quote]!;
    for (const range of this.painted.get(quote) ?? []) highlight(kind).delete(range);
    this.painted.delete(quote);
  }

  /** Marks quotes as their elements come near the viewport, and unmarks them as they go. */
  private observe(): IntersectionObserver {
    const quotesIn = new Map<Element, number[]>();
    this.provenance.quotes.forEach(({ content }, quote) => {
      const first = content[0];
      const element = first && this.map.startOf(first[0])?.node.parentElement;
      if (element) quotesIn.set(element, [...(quotesIn.get(element) ?? []), quote]);
    });
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          for (const quote of quotesIn.get(target) ?? []) {
            if (isIntersecting) this.mark(quote);
            else this.unmark(quote);
          }
        }
      },
      { rootMargin: NEAR },
    );
    for (const element of quotesIn.keys()) observer.observe(element);
    return observer;
  }

  private readonly colour = (): void => {
    this.sheet.replaceSync(markStyle(PREFIX, isDark(this.ground)));
  };
}

/** One of our highlights; a page's script can take it away, then a new one does no harm. */
function highlight(name: (typeof KINDS)[number] | Accent): Highlight {
  const known = CSS.highlights.get(PREFIX + name);
  if (known) return known;
  const made = new Highlight();
  CSS.highlights.set(PREFIX + name, made);
  return made;
}

function live(range: StaticRange): Range {
  const made = document.createRange();
  made.setStart(range.startContainer, range.startOffset);
  made.setEnd(range.endContainer, range.endOffset);
  return made;
}
