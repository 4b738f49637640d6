/** What to say of a page that shows no quotes, and what the reader can do about it. */
import { wasOpenBefore } from "../background/installed";
import type { Status } from "./messages";
import type { Word } from "./words";

/** A page's state in words. */
export interface View {
  state: Word | null;
  action: { word: Word; does: "read-anyway" | "reload" } | null;
}

/** Of a page that has our script; `on` is whether it is on for all sites. */
export function readable({ state, counts }: Status, on: boolean): View {
  const anyway = (word: Word): View["action"] => ({ word, does: "read-anyway" });
  switch (state) {
    case "reading":
      return { state: "state_reading", action: null };
    case "read": {
      const { direct, mixed, indirect } = counts;
      return { state: direct + mixed + indirect > 0 ? null : "state_none", action: null };
    }
    case "foreign":
      return { state: "state_foreign", action: null };
    case "no-article":
      return { state: "state_no_article", action: anyway("popup_read_anyway") };
    case "failed":
      return { state: "state_failed", action: anyway("state_try_again") };
    case "hidden":
      return { state: "state_hidden", action: anyway("popup_show") };
    case "pdf":
      return { state: "state_pdf", action: null };
    case "off":
      return { state: on ? "state_off_site" : "state_off_all", action: null };
  }
}

/** Of a page that does not answer. Its address is known in some browsers only. */
export async function unreadable(tab: chrome.tabs.Tab | null): Promise<View> {
  const reload: View["action"] = { word: "popup_reload", does: "reload" };
  const address = tab?.url ?? "";
  if (/\.pdf([?#]|$)/i.test(address)) return { state: "state_pdf", action: null };
  if (address.startsWith("file:")) return { state: "state_file", action: null };
  if (address && !/^https?:/.test(address)) return { state: "state_browser_page", action: null };
  if (!(await hasAccess())) return { state: "state_withheld", action: null };
  if (tab?.id !== undefined && (await wasOpenBefore(tab.id))) {
    return { state: "state_opened_before", action: reload };
  }
  return { state: "state_unreadable", action: reload };
}

/** Whether the reader lets us into sites at all. */
async function hasAccess(): Promise<boolean> {
  const { origins = [] } = await chrome.permissions.getAll();
  return origins.length > 0;
}
