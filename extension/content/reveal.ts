/** Brings words of the page into view, and draws the eye to them. */
import type { Span } from "whence";
import type { Paint } from "./paint";

/** How much of the viewport's height, at each edge, is too near the edge. */
const EDGE = 0.12;

/** When the words are lit and when not, in ms each: on, off, on. Slower than any flicker that does harm. */
const BEATS = [420, 160, 1400];
/** How long they stay lit, in ms, for those who want nothing to move. */
const STEADY = 2000;

/**
 * Scrolls until the first of `spans` that stands on the page is well in view;
 * false when none does. `behavior` is how the window scrolls; boxes inside of
 * it jump.
 */
export function bringIntoView(
  spans: readonly Span[],
  paint: Paint,
  behavior: ScrollBehavior,
): boolean {
  const first = spans.find((span) => paint.boxesOf([span]).length > 0);
  const element = first && paint.elementOf(first);
  if (!first || !element) return false;
  for (let box: Element | null = element; box; box = box.parentElement) {
    if (box === document.scrollingElement || !scrolls(box)) continue;
    const around = box.getBoundingClientRect();
    const [line] = paint.boxesOf([first]);
    if (!line || (line.top >= around.top && line.bottom <= around.bottom)) continue;
    box.scrollBy({ top: line.top - around.top - (around.height - line.height) / 2, behavior: "instant" });
  }
  const [line] = paint.boxesOf([first]);
  if (!line) return false;
  const isSeen = line.top >= innerHeight * EDGE && line.bottom <= innerHeight * (1 - EDGE);
  if (!isSeen) {
    window.scrollTo({ top: scrollY + line.top - (innerHeight - line.height) * 0.4, behavior });
  }
  return true;
}

function scrolls(element: Element): boolean {
  return (
    element.scrollHeight > element.clientHeight &&
    /^(auto|scroll)$/.test(getComputedStyle(element).overflowY)
  );
}

/** Whether the reader wants nothing to move. */
export function isCalm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Lights words up for a moment. */
export class Flash {
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly paint: Paint) {}

  /** Flashes these words, in place of those before. */
  start(spans: readonly Span[]): void {
    this.stop();
    this.beat(spans, isCalm() ? [STEADY] : BEATS, true);
  }

  /** Ends it. */
  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.paint.accent("flash", []);
  }

  private beat(spans: readonly Span[], [now, ...later]: readonly number[], isLit: boolean): void {
    if (now === undefined) return this.stop();
    this.paint.accent("flash", isLit ? spans : []);
    this.timer = setTimeout(() => this.beat(spans, later, !isLit), now);
  }
}
