/** The words of the interface, in the reader's language where there is one. */
import english from "../_locales/en/messages.json";

/** The name of a message. */
export type Word = keyof typeof english;

/**
 * A message with `parts` in the places of `$1`, `$2`. The demo page has no
 * `chrome.i18n`: it speaks English.
 */
export function say(word: Word, ...parts: string[]): string {
  const translated = globalThis.chrome?.i18n?.getMessage(word, parts);
  return (
    translated || english[word].message.replace(/\$(\d)/g, (_, place) => parts[Number(place) - 1] ?? "")
  );
}

/** Writes messages into the elements of a page that name one in `data-word`. */
export function writeWords(document: Document): void {
  document.documentElement.lang = say("language");
  for (const element of document.querySelectorAll<HTMLElement>("[data-word]")) {
    element.textContent = say(element.dataset.word as Word);
  }
}
