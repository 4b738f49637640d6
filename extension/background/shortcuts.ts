/**
 * Tells pages' scripts which keys to listen for: the shortcuts as the reader has
 * set them in the browser.
 */
import { load, save } from "../shared/settings";
import { suggestedShortcuts } from "../shared/shortcut";

/** Commands whose suggested shortcut the browser kept for itself. */
const REFUSED = "refusedShortcuts";

/**
 * Writes the shortcuts down. Not every browser tells of a change, so this runs
 * whenever the background starts.
 *
 * A command without a shortcut is one that the reader took it from, or one whose
 * keys the browser uses: on the first run it can only be the latter, and then
 * pages still listen for them.
 */
export async function saveShortcuts(): Promise<void> {
  const [commands, { shortcuts: known }, before] = await Promise.all([
    chrome.commands.getAll(),
    load(),
    refused(),
  ]);
  const suggested = suggestedShortcuts();
  const shortcuts: Record<string, string> = {};
  const nowRefused: string[] = [];
  for (const { name = "", shortcut = "" } of commands) {
    const keys = suggested[name];
    if (keys === undefined) continue;
    const isRefused = shortcut === "" && (before === null || before.includes(name));
    if (isRefused) nowRefused.push(name);
    shortcuts[name] = isRefused ? keys : shortcut;
  }
  const isKnown = Object.keys(shortcuts).every((name) => shortcuts[name] === known[name]);
  if (before !== null && isKnown && before.length === nowRefused.length) return;
  await Promise.all([save({ shortcuts }), chrome.storage.local.set({ [REFUSED]: nowRefused })]);
}

/** Null on the first run. */
async function refused(): Promise<string[] | null> {
  const stored = (await chrome.storage.local.get(REFUSED))[REFUSED];
  return Array.isArray(stored) ? stored.filter((it) => typeof it === "string") : null;
}
