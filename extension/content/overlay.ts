/** All that we add to a page while it is read: marks, card, watchers. */
import type { Provenance } from "whence";
import type { Article, Command, Exported, FromPanel, State, Status, ToPanel } from "../shared/messages";
import type { Settings } from "../shared/settings";
import type { Page } from "./extract";
import { CardView } from "./cardview";
import { isDraft } from "./gate";
import { Hover } from "./hover";
import { Paint } from "./paint";
import { readPage, type Result } from "./reader";
import { bringIntoView, Flash, isCalm } from "./reveal";
import { isOrphan, send } from "./send";
import { Settle } from "./settle";
import { CalledOff } from "./slices";

/** The overlay of one page, from start to stop. */
export class Overlay {
  /** How the page is. */
  state: State = "reading";
  private readonly life = new AbortController();
  private readonly settle: Settle;
  private reading: AbortController | null = null;
  private page: Page | null = null;
  private provenance: Provenance | null = null;
  private paint: Paint | null = null;
  private hover: Hover | null = null;
  private card: CardView | null = null;
  private flash: Flash | null = null;
  /** When the page was read, which no other reading shares. */
  private readAt = 0;

  /**
   * Starts reading, as soon as the page is seen. `anyway` reads a page that
   * does not look like an article too; `shown` hears how many quotes are marked.
   */
  constructor(
    private readonly anyway: boolean,
    private settings: Settings,
    private readonly shown: (quotes: number) => void,
  ) {
    this.settle = new Settle(
      () => this.isStale(),
      () => void this.read(),
    );
    this.whenSeen(() => void this.read());
    // Some pages make themselves an editor once they have loaded.
    const { signal } = this.life;
    window.addEventListener("load", () => this.leaveDraft(), { once: true, signal });
  }

  /** Removes every trace. */
  stop(): void {
    this.life.abort();
    this.reading?.abort();
    this.settle.stop();
    this.clear();
  }

  /** Takes over changed settings. */
  use(settings: Settings): void {
    this.settings = settings;
    if (this.hover) this.hover.delay = settings.hoverDelay;
    this.card?.use(settings.theme);
  }

  /** How the page is, in numbers. */
  status(): Pick<Status, "state" | "counts" | "sources"> {
    const counts = { direct: 0, mixed: 0, indirect: 0 };
    for (const { kind } of this.provenance?.quotes ?? []) counts[kind] += 1;
    const isForeign = this.state === "read" && this.provenance?.language !== "en";
    return { state: isForeign ? "foreign" : this.state, counts, sources: this.provenance?.speakers.length ?? 0 };
  }

  /** What was read, for the panel. */
  article(): Article | null {
    const { page, provenance, readAt } = this;
    if (!page || !provenance) return null;
    const { title, url, text } = page.outline;
    return { reading: readAt, title: title ?? "", url: url ?? "", text, provenance };
  }

  /** Shows words that the panel asks for. */
  point(asked: Extract<FromPanel, { spans: unknown }>): void {
    const { paint, flash } = this;
    if (!paint || !flash || asked.reading !== this.readAt) return;
    if (asked.type === "light") return paint.accent("lit", asked.spans);
    bringIntoView(asked.spans, paint, isCalm() ? "instant" : "smooth");
    flash.start(asked.spans);
  }

  /** Has the background write what was read in another program's form. */
  async write({ reading, format }: Extract<FromPanel, { type: "export" }>): Promise<ToPanel | null> {
    if (!this.page || reading !== this.readAt) return null;
    const answer = await send<Exported>({ type: "export", outline: this.page.outline, format });
    return { type: "exported", format, text: answer?.text ?? null };
  }

  /** Takes away what the panel lit: it has gone. */
  unlight(): void {
    this.paint?.accent("lit", []);
  }

  /** Steps from quote to quote, or moves into the card. */
  act(command: Exclude<Command, "toggle">): void {
    if (command === "card") this.card?.enter();
    else this.card?.step(command === "next" ? 1 : -1);
  }

  private async read(): Promise<void> {
    if (isOrphan()) return this.stop();
    this.reading?.abort();
    this.reading = new AbortController();
    const { signal } = this.reading;
    try {
      const result = await readPage(this.page, this.anyway, signal);
      if (signal.aborted || result.state === "same") return;
      this.clear();
      this.state = result.state;
      if (result.state === "read") this.show(result);
      this.shown(this.provenance?.quotes.length ?? 0);
    } catch (error) {
      if (!(error instanceof CalledOff)) throw error;
    }
  }

  private leaveDraft(): void {
    if (this.anyway || !isDraft(document)) return;
    this.reading?.abort();
    this.clear();
    this.state = "no-article";
    this.shown(0);
  }

  private show({ page, provenance, opensPanel }: Extract<Result, { state: "read" }>): void {
    this.page = page;
    this.provenance = provenance;
    this.readAt = performance.timeOrigin + performance.now();
    const paint = new Paint(provenance, page.map);
    const openPanel = opensPanel ? (): void => void send({ type: "open-panel" }) : null;
    const card = new CardView(page, provenance, paint, this.settings.theme, openPanel);
    this.paint = paint;
    this.flash = new Flash(paint);
    this.card = card;
    this.hover = new Hover(this.settings.hoverDelay, {
      quoteAt: (x, y) => paint.quoteAt(x, y),
      opened: () => card.opened(),
      isInCard: (event) => card.holds(event),
      open: (quote, at, pinned) => (isOrphan() ? this.stop() : card.open(quote, at, pinned)),
      close: () => card.close(),
    });
  }

  /** Whether words that were read have left the page, or other words stand where quotes are marked. */
  private isStale(): boolean {
    const { page, provenance } = this;
    if (!page || !provenance) return false;
    const { map, outline } = page;
    return (
      map.isStale() ||
      provenance.quotes.some(({ content }) => content.some((span) => !map.holds(span, outline.text)))
    );
  }

  private clear(): void {
    this.hover?.stop();
    this.card?.close();
    this.flash?.stop();
    this.paint?.remove();
    this.page = this.provenance = this.paint = this.hover = this.card = this.flash = null;
  }

  /** Waits until somebody looks at the page: a tab in the background is left alone. */
  private whenSeen(then: () => void): void {
    if (!document.hidden) return then();
    const { signal } = this.life;
    document.addEventListener("visibilitychange", then, { once: true, signal });
  }
}
