/**
 * Tells when a page's text has changed for good: an article that came late, a
 * move inside a one-page site. At rest it costs nothing: no timer runs unless
 * the page has just changed, and a hidden page is not watched.
 */

/** How long the page must be quiet, and how long it may keep us waiting, in ms. */
const QUIET = 700;
const LONGEST_WAIT = 3000;
/** A page that changes all the time for nothing is looked at ever more seldom, in ms. */
const LONGEST_QUIET = 10_000;
/** Smaller changes are clocks, counters and the like, in UTF-16 units. */
const SIGNIFICANT = 200;

/** Watches a page until it is stopped. */
export class Settle {
  private readonly observer = new MutationObserver(() => this.stir());
  private readonly listening = new AbortController();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private since = 0;
  private quiet = QUIET;
  private seen = look();

  /**
   * `changed` is called when the text has changed and is quiet again. `isStale`
   * says that words which were read have left the page.
   */
  constructor(
    private readonly isStale: () => boolean,
    private readonly changed: () => void,
  ) {
    const options = { signal: this.listening.signal };
    document.addEventListener("visibilitychange", () => this.appear(), options);
    if (!document.hidden) this.watch();
  }

  /** Stops watching. */
  stop(): void {
    this.listening.abort();
    this.pause();
  }

  private watch(): void {
    const { body } = document;
    if (body) this.observer.observe(body, { childList: true, characterData: true, subtree: true });
  }

  private pause(): void {
    this.observer.disconnect();
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private appear(): void {
    this.pause();
    if (document.hidden) return;
    this.watch();
    this.judge();
  }

  private stir(): void {
    const now = performance.now();
    // A move inside the site is worth a look at once, however restless the page was.
    if (address() !== this.seen.url) this.quiet = QUIET;
    if (this.timer === null) this.since = now;
    else if (now - this.since > Math.max(LONGEST_WAIT, this.quiet)) return;
    else clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.judge();
    }, this.quiet);
  }

  private judge(): void {
    const now = look();
    const isSame =
      now.url === this.seen.url && Math.abs(now.length - this.seen.length) < SIGNIFICANT;
    if (isSame && !this.isStale()) {
      this.quiet = Math.min(this.quiet * 2, LONGEST_QUIET);
      return;
    }
    this.seen = now;
    this.quiet = QUIET;
    this.changed();
  }
}

interface Look {
  url: string;
  length: number;
}

function look(): Look {
  return { url: address(), length: document.body?.textContent.length ?? 0 };
}

function address(): string {
  return document.URL.replace(/#.*$/, "");
}
