/**
 * Which tabs were open before the extension was installed or updated: their
 * pages have no script of ours until they are loaded anew, and the popup says so.
 */

const KEY = "openBefore";

/** Writes down the tabs that are open now. */
export async function rememberOpenTabs(): Promise<void> {
  const tabs = await chrome.tabs.query({});
  await write(tabs.flatMap(({ id }) => id ?? []));
}

/** Takes a tab off the list: its page has our script. */
export async function forgetTab(tabId: number): Promise<void> {
  const tabs = await list();
  if (tabs.includes(tabId)) await write(tabs.filter((it) => it !== tabId));
}

/** Whether the tab was open before. */
export async function wasOpenBefore(tabId: number): Promise<boolean> {
  return (await list()).includes(tabId);
}

async function list(): Promise<number[]> {
  const stored = (await chrome.storage.session.get(KEY))[KEY];
  return Array.isArray(stored) ? stored.filter((it) => typeof it === "number") : [];
}

async function write(tabs: number[]): Promise<void> {
  await chrome.storage.session.set({ [KEY]: tabs });
}
