/**
 * The toolbar button's popup: what was found on this page, or in plain words
 * why nothing was; on and off; the way to shortcuts and options.
 */
import type { Status, ToPage } from "../shared/messages";
import { hasPanel, openPanel } from "../shared/openpanel";
import { load, save, switchSite, watch } from "../shared/settings";
import { readable, unreadable, type View } from "../shared/state";
import { say, writeWords, type Word } from "../shared/words";

/** How long the popup waits before it looks again at a page that is being read, in ms. */
const AGAIN = 300;

function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}

async function currentTab(): Promise<chrome.tabs.Tab | null> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab ?? null;
}

async function ask(tab: chrome.tabs.Tab, message: ToPage): Promise<Status | null> {
  try {
    return await chrome.tabs.sendMessage<ToPage, Status>(tab.id ?? -1, message, { frameId: 0 });
  } catch {
    return null;
  }
}

async function show(): Promise<void> {
  const tab = await currentTab();
  const settings = await load();
  const status = tab && (await ask(tab, { type: "status" }));
  const view = status ? readable(status, settings.on) : await unreadable(tab);

  element("state").textContent = view.state ? say(view.state) : "";
  element("actions").hidden = view.action === null;
  const button = element<HTMLButtonElement>("action");
  button.textContent = view.action ? say(view.action.word) : "";
  button.onclick = () => void (view.action && act(view.action, tab));

  const panel = element<HTMLButtonElement>("panel");
  panel.hidden = !tab || !hasPanel();
  // The browser looks for the reader's click: nothing may come between.
  panel.onclick = () => void (tab && openPanel(tab.windowId).then(() => close()));

  showCounts(status);
  element<HTMLInputElement>("on").checked = settings.on;
  element("site").hidden = !status;
  if (status) {
    element("site-name").textContent = say("popup_site", status.host);
    const site = element<HTMLInputElement>("site-on");
    site.checked = !settings.sitesOff.includes(status.host);
    site.disabled = !settings.on;
    site.onchange = () => keep(switchSite(status.host, site.checked));
  }
  if (status?.state === "reading") setTimeout(() => void show(), AGAIN);
}

/** Waits for a change to be stored; a switch of one that cannot be goes back, with a word why. */
function keep(stored: Promise<void>): void {
  stored.catch(() => {
    element("hint").textContent = say("not_stored");
    void show();
  });
}

async function act({ does }: NonNullable<View["action"]>, tab: chrome.tabs.Tab | null): Promise<void> {
  if (does === "reload") {
    await chrome.tabs.reload(tab?.id ?? -1);
    return close();
  }
  if (tab) await ask(tab, { type: "read-anyway" });
  await show();
}

const ROWS = [
  ["direct", "popup_direct"],
  ["mixed", "popup_mixed"],
  ["indirect", "popup_indirect"],
] as const;

function showCounts(status: Status | null): void {
  const list = element("counts");
  list.hidden = status?.state !== "read";
  list.replaceChildren();
  if (!status) return;
  const row = (word: Word, count: number, kind: string): void => {
    const term = document.createElement("dt");
    term.className = kind;
    term.textContent = say(word);
    const value = document.createElement("dd");
    value.textContent = String(count);
    list.append(term, value);
  };
  for (const [kind, word] of ROWS) row(word, status.counts[kind], kind);
  row("popup_sources", status.sources, "sources");
}

/** Firefox opens its own settings; Chromium has a page for them. */
async function openShortcuts(): Promise<void> {
  const commands: typeof chrome.commands & { openShortcutSettings?: () => Promise<void> } =
    chrome.commands;
  try {
    if (commands.openShortcutSettings) await commands.openShortcutSettings();
    else await chrome.tabs.create({ url: "chrome://extensions/shortcuts" });
    close();
  } catch {
    element("hint").textContent = say("popup_shortcuts_hint");
  }
}

writeWords(document);
element<HTMLInputElement>("on").onchange = (event) =>
  keep(save({ on: (event.currentTarget as HTMLInputElement).checked }));
element("shortcuts").onclick = () => void openShortcuts();
element("options").onclick = () => void chrome.runtime.openOptionsPage().then(() => close());
// The page hears of a change when we do: give it the time to act on it.
watch(() => setTimeout(() => void show(), 50));
void show();
