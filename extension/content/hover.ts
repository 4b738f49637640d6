/**
 * The pointer's side of the card: resting on a quote opens its card, leaving
 * both closes it, a click or a tap keeps it open. The page's own clicks, links
 * and selections go on as if nothing were there.
 */
import { isOnTheWay, type Point } from "./corridor";
import type { Box } from "./card/place";

/** What the pointer can see and do. */
export interface Pointed {
  /** The quote at a point of the viewport. */
  quoteAt(x: number, y: number): number | null;
  /** The open card. */
  opened(): { quote: number; isPinned: boolean; box: Box } | null;
  /** Whether an event came out of the card. */
  isInCard(event: Event): boolean;
  open(quote: number, at: Point, pinned: boolean): void;
  close(): void;
}

/** How long the card stays after the pointer has left it and the words, in ms. */
const GRACE = 220;
/** How long the pointer may linger on its way to the card, in ms. */
const LINGER = 600;

/** What takes a click for itself. */
const INTERACTIVE =
  "a[href], area[href], button, input, select, textarea, label, summary, audio, video, iframe, " +
  "[contenteditable], [role=button], [role=link], [onclick]";

/** Watches the pointer until it is stopped. */
export class Hover {
  private readonly listening = new AbortController();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private frame = 0;
  /** The quote whose card the timer will open. */
  private awaited: number | null = null;
  /** Where the pointer was last on the words of the open card. */
  private left: Point | null = null;

  /** `delay` is how long the pointer must rest on a quote, in ms. */
  constructor(
    public delay: number,
    private readonly pointed: Pointed,
  ) {
    const options = { signal: this.listening.signal, capture: true, passive: true };
    window.addEventListener("pointermove", (event) => this.move(event), options);
    window.addEventListener("click", (event) => this.click(event), options);
    document.documentElement.addEventListener("pointerleave", () => this.away(GRACE), options);
  }

  /** Stops watching. */
  stop(): void {
    this.listening.abort();
    this.forget();
    cancelAnimationFrame(this.frame);
  }

  private move(event: PointerEvent): void {
    if (event.pointerType === "touch") return;
    if (this.pointed.isInCard(event)) return this.forget();
    // A button held down is a selection or a drag.
    if (event.buttons !== 0) return;
    const at = { x: event.clientX, y: event.clientY };
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.consider(at));
  }

  private consider(at: Point): void {
    const quote = this.pointed.quoteAt(at.x, at.y);
    const card = this.pointed.opened();
    if (card && quote === card.quote) {
      this.left = at;
      return this.forget();
    }
    if (card?.isPinned) return this.forget();
    const isOnWay = card && this.left && isOnTheWay(at, this.left, card.box);
    if (quote === null) return card ? this.away(isOnWay ? LINGER : GRACE) : this.forget();
    if (this.awaited === quote) return;
    this.wait(isOnWay ? LINGER : this.delay, () => {
      this.left = at;
      this.pointed.open(quote, at, false);
    });
    this.awaited = quote;
  }

  private away(after: number): void {
    const card = this.pointed.opened();
    if (!card || card.isPinned) return this.forget();
    if (this.timer !== null && this.awaited === null) return;
    this.wait(after, () => this.pointed.close());
  }

  private click(event: MouseEvent): void {
    if (this.pointed.isInCard(event) || event.button !== 0) return;
    const target = event.composedPath()[0];
    const isTaken = target instanceof Element && target.closest(INTERACTIVE) !== null;
    const isSelecting = getSelection()?.isCollapsed === false;
    const quote = isTaken || isSelecting ? null : this.pointed.quoteAt(event.clientX, event.clientY);
    this.forget();
    if (quote === null) return this.pointed.close();
    this.left = { x: event.clientX, y: event.clientY };
    this.pointed.open(quote, this.left, true);
  }

  private wait(after: number, then: () => void): void {
    this.forget();
    this.timer = setTimeout(() => {
      this.forget();
      then();
    }, after);
  }

  private forget(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.awaited = null;
  }
}
