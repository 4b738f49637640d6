/** Makes elements with words in them; words of a page never become markup. */
import { say, type Word } from "./words";

/** An element with a class and words. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = "",
  words = "",
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (words) made.textContent = words;
  return made;
}

/** A button that says `label`. */
export function button(label: Word, press: () => void): HTMLButtonElement {
  const made = make("button", "", say(label));
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

/**
 * Makes words a button. A real one is broken between lines by no browser, as
 * words in a sentence must be.
 */
export function pressable(words: HTMLElement, press: () => void): void {
  words.setAttribute("role", "button");
  words.tabIndex = 0;
  words.addEventListener("click", press);
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (!event.repeat) press();
  });
}

/** How long a button says that it has copied, in ms. */
const SAID = 1600;

/** A button that copies, and says what became of it. */
export function copier(label: Word, copy: () => Promise<boolean>): HTMLButtonElement {
  const made = button(label, () => {
    void copy().then((done) => {
      made.textContent = say(done ? "copied" : "copy_failed");
      setTimeout(() => (made.textContent = say(label)), SAID);
    });
  });
  // A screen reader hears what became of it.
  made.setAttribute("aria-live", "polite");
  return made;
}

/** The first letters of the first and the last word, those in capitals where there are some. */
export function initials(name: string): string {
  const words = name.match(/\p{Lu}[\p{L}\p{M}]*/gu) ?? name.match(/\p{L}+/gu) ?? [];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters.map((it) => [...(it ?? "")][0]?.toLocaleUpperCase() ?? "").join("") || "?";
}
