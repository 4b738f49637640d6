/**
 * Follows the tab in front of the panel's window: binds the panel to that page's
 * script by a port, and to the next page's when the tab or its page changes. It
 * asks nothing twice: the page tells, and the browser tells when there is a new page.
 */
import { PANEL, toBackground, toPanel, type FromPanel, type ToPanel } from "../shared/messages";

/** What the panel hears. */
export interface Heard {
  /** The page tells how it is, or answers. */
  told(now: ToPanel): void;
  /** The tab loads a page; nothing is known yet. */
  loading(): void;
  /** The page has no script of ours. */
  silent(tab: chrome.tabs.Tab | null): void;
}

/** The binding to the page in front. */
export class Follow {
  private port: chrome.runtime.Port | null = null;
  private tabId: number | null = null;
  /** Whether the tab has begun to load since the port was opened. */
  private isStale = false;

  private constructor(
    private readonly windowId: number,
    private readonly heard: Heard,
  ) {
    chrome.tabs.onActivated.addListener(({ tabId, windowId: its }) => {
      if (its === this.windowId) this.bind(tabId);
    });
    chrome.tabs.onUpdated.addListener((tabId, { status }) => {
      if (tabId !== this.tabId || !status) return;
      // Firefox keeps the port to a page that it keeps: the page in front may be another.
      this.isStale = true;
      if (status === "complete" || !this.port) this.bind(tabId);
    });
    // A page tells the background what it shows, and so everybody: it has a script now.
    chrome.runtime.onMessage.addListener((message: unknown, sender) => {
      if (sender.id !== chrome.runtime.id || sender.tab?.id !== this.tabId) return;
      if (this.port && !this.isStale) return;
      if (toBackground(message)?.type === "shown") this.bind(sender.tab.id);
    });
  }

  /** Starts to follow the tabs of the window that the panel is in. */
  static async start(heard: Heard): Promise<Follow> {
    const { id = chrome.windows.WINDOW_ID_NONE } = await chrome.windows.getCurrent();
    const follow = new Follow(id, heard);
    const [tab] = await chrome.tabs.query({ active: true, windowId: id });
    if (tab?.id !== undefined) follow.bind(tab.id);
    else heard.silent(null);
    return follow;
  }

  /** Asks the page for something; false where no page is there to answer. */
  ask(asked: FromPanel): boolean {
    this.port?.postMessage(asked);
    return this.port !== null;
  }

  /** Loads the page anew. */
  async reload(): Promise<void> {
    if (this.tabId !== null) await chrome.tabs.reload(this.tabId);
  }

  private bind(tabId: number): void {
    this.port?.disconnect();
    this.tabId = tabId;
    this.isStale = false;
    const port = chrome.tabs.connect(tabId, { name: PANEL, frameId: 0 });
    this.port = port;
    port.onMessage.addListener((message: unknown) => {
      const now = toPanel(message);
      if (now && this.port === port) this.heard.told(now);
    });
    port.onDisconnect.addListener(() => {
      // Read, or the browser complains that nobody looked.
      void chrome.runtime.lastError;
      if (this.port !== port) return;
      this.port = null;
      void this.explain(tabId);
    });
  }

  /** Says why the page in front does not answer. */
  private async explain(tabId: number): Promise<void> {
    const tab = await chrome.tabs.get(tabId).catch(() => null);
    if (this.port || this.tabId !== tabId) return;
    if (tab?.status === "loading") this.heard.loading();
    else this.heard.silent(tab);
  }
}
