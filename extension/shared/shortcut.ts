/** Shortcuts as browsers write them ("Alt+Shift+W", "⌥⇧W"), held against key presses. */

/** A shortcut, taken apart. */
export interface Shortcut {
  alt: boolean;
  ctrl: boolean;
  meta: boolean;
  shift: boolean;
  /** A letter or digit in upper case, or a key's name in lower case. */
  key: string;
}

type Modifier = Exclude<keyof Shortcut, "key">;

const MODIFIERS: Readonly<Record<string, Modifier>> = {
  alt: "alt",
  option: "alt",
  "⌥": "alt",
  ctrl: "ctrl",
  macctrl: "ctrl",
  "⌃": "ctrl",
  command: "meta",
  "⌘": "meta",
  shift: "shift",
  "⇧": "shift",
};

/** What `KeyboardEvent.key` calls the named keys that a shortcut may have. */
const NAMED: Readonly<Record<string, string>> = {
  up: "arrowup",
  down: "arrowdown",
  left: "arrowleft",
  right: "arrowright",
  comma: ",",
  period: ".",
  space: " ",
};

/** Takes a written shortcut apart; null when there is none, or none that we know. */
export function parseShortcut(written: string): Shortcut | null {
  const shortcut: Shortcut = { alt: false, ctrl: false, meta: false, shift: false, key: "" };
  for (const part of written.replace(/[⌥⌃⌘⇧]/g, "$&+").split("+")) {
    const name = part.trim().toLowerCase();
    const modifier = MODIFIERS[name];
    if (modifier) shortcut[modifier] = true;
    else if (name) shortcut.key = /^[a-z0-9]$/.test(name) ? name.toUpperCase() : (NAMED[name] ?? name);
  }
  const isPlain = !shortcut.alt && !shortcut.ctrl && !shortcut.meta;
  return shortcut.key === "" || isPlain ? null : shortcut;
}

/** The parts of a key press that matter here. */
export type Press = Pick<
  KeyboardEvent,
  "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "key" | "code"
>;

/** Whether a press is that shortcut. */
export function fits(press: Press, shortcut: Shortcut): boolean {
  return (
    press.altKey === shortcut.alt &&
    press.ctrlKey === shortcut.ctrl &&
    press.metaKey === shortcut.meta &&
    press.shiftKey === shortcut.shift &&
    keyOf(press) === shortcut.key
  );
}

/**
 * The letter on the key. Where a modifier or another script's layout makes
 * something else of it ("∑", "ц"), the key's place on the board tells.
 */
function keyOf({ key, code }: Press): string {
  const letter = key.toUpperCase();
  if (/^[A-Z0-9]$/.test(letter)) return letter;
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return place ?? key.toLowerCase();
}

/**
 * Chromium lets a manifest suggest four shortcuts. This one is over, so it is
 * the page that listens for it until the reader sets another.
 */
const UNSUGGESTED = { card: "Alt+Shift+O" } as const;

/** The shortcuts that we suggest, by command. */
export function suggestedShortcuts(): Record<string, string> {
  const commands = Object.entries(chrome.runtime.getManifest().commands ?? {});
  const suggested = commands.flatMap(([name, { suggested_key: keys }]) => {
    const written = typeof keys === "string" ? keys : keys?.default;
    return written ? [[name, written]] : [];
  });
  return { ...UNSUGGESTED, ...Object.fromEntries(suggested) };
}
