/**
 * The page's script: decides whether this page is read, and passes on what the
 * reader and the rest of the extension ask of it.
 */
import { toPage, type Command, type State, type Status, type ToPage } from "../shared/messages";
import { load, watch, type Settings } from "../shared/settings";
import { Keys } from "./keys";
import { Overlay } from "./overlay";
import { Panels } from "./panels";
import { isOrphan, send } from "./send";

class Session {
  private overlay: Overlay | null = null;
  /** What the reader chose for this page alone, over the settings. */
  private choice: "shown" | "hidden" | null = null;
  private readonly keys = new Keys((command) => this.act(command));
  private readonly panels = new Panels({
    look: () => ({ type: "page", status: this.status(), article: this.overlay?.article() ?? null }),
    heed: async (asked) => {
      if (asked.type === "read-anyway") this.readAnyway();
      else if (asked.type === "export") return (await this.overlay?.write(asked)) ?? null;
      else this.overlay?.point(asked);
      return null;
    },
    alone: () => this.overlay?.unlight(),
  });

  constructor(private settings: Settings) {
    this.keys.use(settings.shortcuts);
    this.apply();
  }

  /** Takes over changed settings; switching on or off overrules the choice for this page. */
  use(settings: Settings): void {
    const was = this.isOn;
    const chosen = this.choice;
    this.settings = settings;
    this.keys.use(settings.shortcuts);
    this.choice = null;
    if (this.isOn === was) this.choice = chosen;
    this.overlay?.use(settings);
    this.apply();
  }

  act(command: Command): void {
    if (isOrphan()) return this.end();
    if (command === "toggle") this.toggle();
    else this.overlay?.act(command);
  }

  fromBrowser(command: Command): void {
    this.keys.fromBrowser(command);
  }

  readAnyway(): void {
    this.overlay?.stop();
    this.overlay = null;
    this.choice = "shown";
    this.apply();
  }

  status(): Status {
    if (this.overlay) return { host: location.host, ...this.overlay.status() };
    return unread(this.choice === "hidden" ? "hidden" : "off");
  }

  /** Tells the background anew: a page that comes back from the browser's memory lost its badge. */
  announce(): void {
    const { state, counts } = this.status();
    this.shown(state === "read" ? counts.direct + counts.mixed + counts.indirect : 0);
  }

  private toggle(): void {
    const marks = this.overlay && this.overlay.state !== "no-article";
    if (!marks) return this.readAnyway();
    this.choice = "hidden";
    this.apply();
  }

  private get isOn(): boolean {
    if (this.choice) return this.choice === "shown";
    return this.settings.on && !this.settings.sitesOff.includes(location.host);
  }

  private apply(): void {
    if (this.isOn === (this.overlay !== null)) return;
    if (this.overlay) {
      this.overlay.stop();
      this.overlay = null;
      this.shown(0);
    } else {
      this.overlay = new Overlay(this.choice === "shown", this.settings, (it) => this.shown(it));
      this.panels.tell();
    }
  }

  private shown(quotes: number): void {
    void send({ type: "shown", quotes });
    this.panels.tell();
  }

  /** The extension is gone: so are we. */
  private end(): void {
    this.overlay?.stop();
    this.keys.stop();
  }
}

/** The status of a page that is not read. */
function unread(state: State): Status {
  return { host: location.host, state, counts: { direct: 0, mixed: 0, indirect: 0 }, sources: 0 };
}

/** Answers the popup and the background. */
function listen(answer: (asked: ToPage) => Status | null): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender, reply: (status: Status) => void) => {
    const asked = sender.id === chrome.runtime.id ? toPage(message) : null;
    const status = asked && answer(asked);
    if (status) reply(status);
    return false;
  });
}

async function main(): Promise<void> {
  const session = new Session(await load());
  watch((settings) => session.use(settings));
  listen((asked) => {
    if (asked.type === "command") {
      session.fromBrowser(asked.command);
      return null;
    }
    if (asked.type === "read-anyway") session.readAnyway();
    return session.status();
  });
  window.addEventListener("pageshow", ({ persisted }) => persisted && session.announce());
}

if (document.contentType === "application/pdf") {
  const status = unread("pdf");
  listen(() => status);
  new Panels({ look: () => ({ type: "page", status, article: null }), heed: async () => null, alone: () => {} });
}
// A picture or a feed shown on its own is no page to read either.
else if (document.documentElement instanceof HTMLElement) void main();
