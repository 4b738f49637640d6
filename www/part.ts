/**
 * The part of this page with that id.
 * @throws when index.html has none: the two belong together.
 */
export function part<Part extends HTMLElement = HTMLElement>(id: string): Part {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no part "${id}"`);
  return found as Part;
}
