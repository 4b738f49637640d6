/** The parts of the panel's page. */

/**
 * The part with that selector.
 * @throws when panel.html has none: the two belong together.
 */
export function part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
  const found = document.querySelector<Part>(selector);
  if (!found) throw new Error(`panel.html has no ${selector}`);
  return found;
}
