/** Opens the panel: Chromium's side panel, or Firefox's sidebar. */

/** What the two browsers have for it; each knows only its own. */
interface Panels {
  sidePanel?: Pick<typeof chrome.sidePanel, "open">;
  sidebarAction?: { open(): Promise<void> };
}

function panels(): Panels {
  return chrome as Panels;
}

/** Whether a click in a page, told to the background, may open the panel. */
export function opensFromPage(): boolean {
  return panels().sidePanel?.open !== undefined;
}

/** Whether this browser has a panel at all: those of phones have none. */
export function hasPanel(): boolean {
  return opensFromPage() || panels().sidebarAction !== undefined;
}

/**
 * Opens the panel in a window. To be called straight out of the handler of a
 * click or a shortcut: after a wait, browsers no longer see the reader's hand in it.
 *
 * @throws when the browser refuses.
 */
export async function openPanel(windowId: number): Promise<void> {
  const { sidePanel, sidebarAction } = panels();
  if (sidePanel) await sidePanel.open({ windowId });
  else await sidebarAction?.open();
}
