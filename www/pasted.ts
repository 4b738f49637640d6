/** Text that the reader pasted, a paragraph a line. */
import { readText } from "whence";
import { TextMap } from "../extension/content/textmap";
import type { Reading } from "./reading";

/** Puts `text` into `ground`, a paragraph a line, and reads it. */
export function readPasted(text: string, ground: HTMLElement): Reading {
  const map = new TextMap();
  const article = document.createElement("article");
  article.className = "pasted";
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.trim()) {
      const words = document.createTextNode(line);
      const paragraph = document.createElement("p");
      paragraph.append(words);
      article.append(paragraph);
      map.add(start, line.length, words, 0);
    }
    start += line.length + 1;
  }
  ground.replaceChildren(article);
  return { provenance: readText(text), text, map, cited: { title: document.title, url: location.href } };
}
