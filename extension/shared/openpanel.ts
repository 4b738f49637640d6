/** Opens the panel: Chromium's side panel, or Firefox's sidebar. */

interface SidebarAction {
  open(): Promise<void>;
}

/** Firefox's own; the types are Chromium's. */
function sidebar(): SidebarAction | undefined {
  return (chrome as typeof chrome & { sidebarAction?: SidebarAction }).sidebarAction;
}

/** Whether a click in a page, told to the background, may open the panel. */
export function opensFromPage(): boolean {
  return typeof chrome.sidePanel?.open === "function";
}

/** Whether this browser has a panel at all: those of phones have none. */
export function hasPanel(): boolean {
  return opensFromPage() || sidebar() !== undefined;
}

/**
 * Opens the panel in a window. To be called straight out of the handler of a
 * click or a shortcut: after a wait, browsers no longer see the reader's hand in it.
 *
 * @throws when the browser refuses.
 */
export async function openPanel(windowId: number): Promise<void> {
  if (opensFromPage()) await chrome.sidePanel.open({ windowId });
  else await sidebar()?.open();
}
