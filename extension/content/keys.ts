/**
 * The shortcuts, heard in the page too: browsers do not pass every press on to
 * `commands` (not one that a driver or an assistive tool makes, and none of keys
 * that the browser uses itself, which the page still gets first).
 *
 * Where a browser does both, one press arrives twice, once on each way. It must
 * count once: what the other way has just brought is not taken again.
 */
import { COMMANDS, type Command } from "../shared/messages";
import { fits, parseShortcut, suggestedShortcuts, type Shortcut } from "../shared/shortcut";

/** How long after each other the two ways may bring the same press, in ms. */
const SAME_PRESS = 500;

type Way = "page" | "browser";

/** Listens for the shortcuts until it is stopped. */
export class Keys {
  private readonly listening = new AbortController();
  private shortcuts: readonly (readonly [Command, Shortcut])[] = [];
  private last: { command: Command; way: Way; at: number } | null = null;

  constructor(private readonly act: (command: Command) => void) {
    this.use({});
    const options = { signal: this.listening.signal, capture: true };
    window.addEventListener("keydown", (event) => this.press(event), options);
  }

  /** Takes over the browser's shortcuts: the reader may have changed them. */
  use(shortcuts: Readonly<Record<string, string>>): void {
    const suggested = suggestedShortcuts();
    this.shortcuts = COMMANDS.flatMap((command) => {
      const shortcut = parseShortcut(shortcuts[command] ?? suggested[command] ?? "");
      return shortcut ? [[command, shortcut] as const] : [];
    });
  }

  /** A press that the browser saw. */
  fromBrowser(command: Command): void {
    this.take(command, "browser");
  }

  /** Stops listening. */
  stop(): void {
    this.listening.abort();
  }

  private press(event: KeyboardEvent): void {
    // A page may make up events; only the reader's own count.
    if (!event.isTrusted || event.repeat || event.isComposing || isTyping(event)) return;
    const command = this.shortcuts.find(([, shortcut]) => fits(event, shortcut))?.[0];
    if (!command) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.take(command, "page");
  }

  private take(command: Command, way: Way): void {
    const at = performance.now();
    const { last } = this;
    const isEcho =
      last?.command === command && last.way !== way && at - last.at < SAME_PRESS;
    if (isEcho) {
      this.last = null;
      return;
    }
    this.last = { command, way, at };
    this.act(command);
  }
}

function isTyping(event: Event): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select, [role=textbox]"))
  );
}
