/** The panels that look at this page: they hear of every change, and ask for words to be shown. */
import { fromPanel, PANEL, type FromPanel, type ToPanel } from "../shared/messages";

/** What the panels see and do. */
export interface Watched {
  /** How the page is, and what was read of it. */
  look(): ToPanel;
  /** A panel asks for something; what is answered goes back to it. */
  heed(asked: FromPanel): Promise<ToPanel | null>;
  /** The last panel has gone. */
  alone(): void;
}

/** The ports to the panels. The browser opens and closes them. */
export class Panels {
  private readonly ports = new Set<chrome.runtime.Port>();

  constructor(private readonly watched: Watched) {
    chrome.runtime.onConnect.addListener((port) => this.welcome(port));
  }

  /** Tells every panel how the page is now. */
  tell(): void {
    if (this.ports.size === 0) return;
    const now = this.watched.look();
    for (const port of this.ports) port.postMessage(now);
  }

  private welcome(port: chrome.runtime.Port): void {
    if (port.name !== PANEL || port.sender?.id !== chrome.runtime.id) return;
    this.ports.add(port);
    port.onMessage.addListener((message: unknown) => {
      const asked = fromPanel(message);
      if (asked) void this.answer(port, asked);
    });
    port.onDisconnect.addListener(() => {
      this.ports.delete(port);
      if (this.ports.size === 0) this.watched.alone();
    });
    port.postMessage(this.watched.look());
  }

  private async answer(port: chrome.runtime.Port, asked: FromPanel): Promise<void> {
    const answer = await this.watched.heed(asked);
    if (answer && this.ports.has(port)) port.postMessage(answer);
  }
}
