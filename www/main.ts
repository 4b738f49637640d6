/**
 * The demo page: the core and the card of the extension, on a sample article or
 * on text that the reader pastes. Nothing leaves the page.
 */
import start from "whence";
import cardStyle from "../extension/content/card/card.css";
import { Desk } from "./desk";
import { part } from "./part";
import { readPasted } from "./pasted";
import type { Reading } from "./reading";
import { fetchSample, readSample } from "./sample";

const ground = part("article");
const form = part<HTMLFormElement>("paste");
const text = part<HTMLTextAreaElement>("text");
let desk: Desk | null = null;

/** Puts a reading on the desk in place of the last one. */
function open(read: (ground: HTMLElement) => Reading): void {
  desk?.clear();
  desk = new Desk(read(ground), ground);
}

/** Shows one of the two choices as the current one. */
function choose(id: "show-sample" | "show-paste"): void {
  for (const it of ["show-sample", "show-paste"]) part(it).setAttribute("aria-pressed", String(it === id));
  form.hidden = id !== "show-paste";
}

/** Gives the card the page's theme, now and when the system changes its own. */
function followTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = (): void => {
    part("card").className = dark.matches ? "theme-dark" : "theme-light";
  };
  dark.addEventListener("change", follow);
  follow();
}

async function main(): Promise<void> {
  const style = new CSSStyleSheet();
  style.replaceSync(cardStyle);
  document.adoptedStyleSheets.push(style);
  followTheme();

  const [sample] = await Promise.all([fetchSample(), start()]);
  part("show-sample").addEventListener("click", () => {
    choose("show-sample");
    open((it) => readSample(sample, it));
  });
  part("show-paste").addEventListener("click", () => {
    choose("show-paste");
    text.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    open((it) => readPasted(text.value, it));
    ground.focus();
  });
  open((it) => readSample(sample, it));
}

main().catch((error: unknown) => {
  const words = document.createElement("p");
  words.textContent = `This page could not start: ${error instanceof Error ? error.message : String(error)}. It needs to be served over HTTP, as “cargo xtask run” does.`;
  ground.replaceChildren(words);
  throw error;
});
