/**
 * The background: reads pages for the tabs' scripts, shows the badge, passes
 * shortcuts on. The browser ends and restarts it at its whim, so it remembers
 * nothing.
 */
import { COMMANDS, toBackground, type Exported, type Reading, type Status, type ToPage } from "../shared/messages";
import { openPanel, opensFromPage } from "../shared/openpanel";
import { load } from "../shared/settings";
import { read, warm, write } from "./core";
import { forgetTab, rememberOpenTabs } from "./installed";
import { saveShortcuts } from "./shortcuts";

const BADGE_COLOUR = "#2d7d64";

chrome.runtime.onMessage.addListener((message: unknown, sender, reply: (answer: Reading | Exported) => void) => {
  if (sender.id !== chrome.runtime.id || sender.tab?.id === undefined) return false;
  const asked = toBackground(message);
  switch (asked?.type) {
    case "read":
      void forgetTab(sender.tab.id);
      read(asked.outline).then(
        (provenance) => reply({ ok: true, provenance, opensPanel: opensFromPage() }),
        (error: unknown) => {
          console.error("Whence could not read a page:", error);
          reply({ ok: false });
        },
      );
      return true;
    case "wake":
      wake(sender.url).catch(() => undefined);
      return false;
    case "shown":
      void forgetTab(sender.tab.id);
      void showBadge(sender.tab.id, asked.quotes);
      return false;
    case "export":
      write(asked.outline, asked.format).then(
        (text) => reply({ text }),
        (error: unknown) => {
          console.error("Whence could not export a page:", error);
          reply({ text: null });
        },
      );
      return true;
    case "open-panel":
      open(sender.tab.windowId);
      return false;
    default:
      // An answer, so that a page whose outline was refused does not wait for ever.
      reply({ ok: false });
      return false;
  }
});

chrome.commands.onCommand.addListener((name, tab) => {
  if (name === "panel" && tab) return open(tab.windowId);
  const command = COMMANDS.find((it) => it === name);
  if (command && tab?.id !== undefined) void tell<void>(tab.id, { type: "command", command });
});

chrome.runtime.onInstalled.addListener(() => void rememberOpenTabs());

// Where nothing can be stored, pages listen for the suggested ones.
saveShortcuts().catch(() => undefined);

chrome.storage.local.onChanged.addListener((changes) => {
  if ("badge" in changes) void refreshBadges();
});

/** Makes the core ready unless the reader has switched the page's site off; whoever reads hears of a failure. */
async function wake(url = ""): Promise<void> {
  const { on, sitesOff } = await load();
  if (on && !sitesOff.includes(URL.parse(url)?.host ?? "")) await warm();
}

async function showBadge(tabId: number, quotes: number): Promise<void> {
  const { badge } = await load();
  const text = badge && quotes > 0 ? String(quotes) : "";
  // The tab may be gone by now; then there is nothing to show.
  await Promise.allSettled([
    chrome.action.setBadgeText({ tabId, text }),
    chrome.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
  ]);
}

async function refreshBadges(): Promise<void> {
  for (const { id } of await chrome.tabs.query({})) {
    if (id === undefined) continue;
    const status = await tell<Status>(id, { type: "status" });
    if (status) await showBadge(id, quotesOf(status));
  }
}

function quotesOf({ state, counts }: Status): number {
  return state === "read" ? counts.direct + counts.mixed + counts.indirect : 0;
}

/** A browser that takes this for nobody's wish leaves the panel shut; there is nothing to say then. */
function open(windowId: number): void {
  openPanel(windowId).catch(() => undefined);
}

/** Sends to a tab's page; null when it has no script of ours. */
async function tell<Answer>(tabId: number, message: ToPage): Promise<Answer | null> {
  try {
    return await chrome.tabs.sendMessage<ToPage, Answer>(tabId, message, { frameId: 0 });
  } catch {
    return null;
  }
}
