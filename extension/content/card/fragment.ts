/** Links to words of a page: the URL's text fragment (`#:~:text=`). */
import type { Span } from "whence";

/** Words up to this length are given in full, in UTF-16 units. */
const LONGEST_WHOLE = 120;
/** How many words stand at each end of a longer stretch. */
const END_WORDS = 5;
/** How many words of context make a doubtful start clear. */
const CONTEXT_WORDS = 4;

/** The address of the words at `span` of `text`, which the page at `url` shows. */
export function linkTo(span: Span, text: string, url: string): string {
  const address = url.replace(/:~:.*$/, "");
  return `${address}${address.includes("#") ? "" : "#"}:~:text=${directive(span, text)}`;
}

/** The directive's value: `[before-,]start[,end][,-after]`. */
export function directive([start, end]: Span, text: string): string {
  const lines = text.slice(start, end).split("\n");
  const whole = lines.join(" ");
  const first = lines[0] ?? "";
  const last = lines.at(-1) ?? "";
  if (lines.length === 1 && whole.length <= LONGEST_WHOLE) {
    return isOnce(whole, text) ? encode(whole) : inContext(start, end, text, encode(whole));
  }
  const head = wordsOf(first).slice(0, END_WORDS).join(" ");
  const tail = wordsOf(last).slice(-END_WORDS).join(" ");
  const range = `${encode(head)},${encode(tail)}`;
  return isOnce(head, text) ? range : inContext(start, end, text, range);
}

function inContext(start: number, end: number, text: string, middle: string): string {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const rest = text.slice(end).split("\n", 1)[0] ?? "";
  const before = wordsOf(line).slice(-CONTEXT_WORDS).join(" ");
  const after = wordsOf(rest).slice(0, CONTEXT_WORDS).join(" ");
  return (before ? `${encode(before)}-,` : "") + middle + (after ? `,-${encode(after)}` : "");
}

function wordsOf(text: string): string[] {
  return text.split(" ").filter(Boolean);
}

function isOnce(words: string, text: string): boolean {
  return text.indexOf(words) === text.lastIndexOf(words);
}

/** A hyphen has a meaning of its own in a directive, as have comma and ampersand. */
function encode(words: string): string {
  return encodeURIComponent(words.replace(/\p{Surrogate}/gu, "\uFFFD")).replace(/-/g, "%2D");
}
