/** Sends to the background. */
import type { ToBackground } from "../shared/messages";

/** Whether the extension that put this script here still runs: an update ends it. */
export function isOrphan(): boolean {
  return chrome.runtime?.id === undefined;
}

/** Sends `message`; null when nobody answers. */
export async function send<Answer>(message: ToBackground): Promise<Answer | null> {
  try {
    return (await chrome.runtime.sendMessage<ToBackground, Answer | undefined>(message)) ?? null;
  } catch {
    return null;
  }
}
