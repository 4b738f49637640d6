/**
 * What the reader has chosen. Kept in `storage.local`, never in `storage.sync`:
 * a list of sites must not leave the device.
 */

/** The card's and the pages' colours. */
export type Theme = "auto" | "light" | "dark";

/** All settings, each with a value. */
export interface Settings {
  /** Whether pages are read at all. */
  on: boolean;
  /** The hosts where pages are not read. */
  sitesOff: string[];
  /** Whether the toolbar button shows the number of quotes. */
  badge: boolean;
  /** How long the pointer rests on a quote before its card opens, in ms. */
  hoverDelay: number;
  /** Light, dark, or as the page is. */
  theme: Theme;
  /** The browser's shortcut for each of our commands, as the browser writes it. */
  shortcuts: Record<string, string>;
}

/** The settings of a new installation. */
export const DEFAULTS: Readonly<Settings> = {
  on: true,
  sitesOff: [],
  badge: true,
  hoverDelay: 120,
  theme: "auto",
  shortcuts: {},
};

/** The themes, in the order of the options page. */
export const THEMES: readonly Theme[] = ["auto", "light", "dark"];

/** The longest delay that the options page offers, in ms. */
export const LONGEST_DELAY = 1000;

/** Settings from whatever the storage held; what does not fit is the default. */
export function parse(stored: Record<string, unknown>): Settings {
  const { on, sitesOff, badge, hoverDelay, theme, shortcuts } = stored;
  return {
    on: typeof on === "boolean" ? on : DEFAULTS.on,
    sitesOff: Array.isArray(sitesOff)
      ? sitesOff.filter((it) => typeof it === "string")
      : DEFAULTS.sitesOff,
    badge: typeof badge === "boolean" ? badge : DEFAULTS.badge,
    hoverDelay:
      typeof hoverDelay === "number" && hoverDelay >= 0 && hoverDelay <= LONGEST_DELAY
        ? hoverDelay
        : DEFAULTS.hoverDelay,
    theme: THEMES.find((it) => it === theme) ?? DEFAULTS.theme,
    shortcuts: strings(shortcuts),
  };
}

function strings(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((it): it is [string, string] => typeof it[1] === "string"),
  );
}

/** The settings as they are now; those of a new installation where the browser cannot read its storage. */
export async function load(): Promise<Settings> {
  return parse(await chrome.storage.local.get(null).catch(() => ({})));
}

/**
 * Changes some settings.
 * @throws when the browser cannot store them: its disk is full, or its profile is broken.
 */
export async function save(changes: Partial<Settings>): Promise<void> {
  await chrome.storage.local.set(changes);
}

/**
 * Puts `host` on the list of sites that are off, or takes it off the list.
 * @throws as {@link save} does.
 */
export async function switchSite(host: string, on: boolean): Promise<void> {
  const { sitesOff } = await load();
  const others = sitesOff.filter((it) => it !== host);
  await save({ sitesOff: on ? others : [...others, host].sort() });
}

/** Calls `listener` with all settings whenever one changes. */
export function watch(listener: (settings: Settings) => void): void {
  chrome.storage.local.onChanged.addListener(() => void load().then(listener));
}
