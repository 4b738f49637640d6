import assert from "node:assert/strict";
import test from "node:test";
import type { Outline } from "../shared/outline";
import { looksLikeArticle, type Surroundings } from "./gate";

const PARAGRAPH =
  "The harbour was closed on Monday after the storm had broken the northern wall, and no boat has left it since then.";
const QUOTED = `${PARAGRAPH} “We shall open it again,” said Ada Finch.`;
const QUIET: Surroundings = { path: "/news/harbour", hasEditor: false, asksPassword: false };

function page(paragraphs: string[], { tag = "p", linked = false, meta = "" } = {}): Outline {
  const blocks: Outline["blocks"] = [];
  let text = "";
  for (const words of paragraphs) {
    const span: [number, number] = [text.length, text.length + words.length];
    blocks.push({ span, element: 0, links: linked ? [{ span, href: "https://a.example/" }] : [], strong: [] });
    text += `${words}\n`;
  }
  return {
    url: null,
    title: null,
    language: null,
    text,
    elements: [{ parent: null, tag, hints: "" }],
    blocks,
    metas: meta ? [{ name: "og:type", content: meta }] : [],
    jsonLd: [],
  };
}

const eight = [QUOTED, ...Array<string>(7).fill(PARAGRAPH)];
const three = [QUOTED, PARAGRAPH, PARAGRAPH];

const CASES: [what: string, outline: Outline, around: Partial<Surroundings>, isArticle: boolean][] = [
  ["an article", page(eight), {}, true],
  ["a short text", page(three), {}, false],
  ["a short text that says it is an article", page(three, { meta: "article" }), {}, true],
  ["a short text in an article element", page(three, { tag: "article" }), {}, true],
  ["no quote and no cue", page(Array<string>(8).fill(PARAGRAPH)), {}, false],
  ["a cue without marks", page([...eight.slice(1), `${PARAGRAPH} The mayor said that it was safe.`]), {}, true],
  ["short lines", page(Array<string>(200).fill("“Yes,” she said.")), {}, false],
  ["long lines without an end", page(eight.map((it) => it.replace(/\.$/, ""))), {}, false],
  ["a list of links", page(eight, { linked: true }), {}, false],
  ["text in the footer", page(eight, { tag: "footer" }), {}, false],
  ["an editor", page(eight), { hasEditor: true }, false],
  ["a log-in", page(eight), { asksPassword: true }, false],
  ["a log-in beside an article", page(eight, { meta: "article" }), { asksPassword: true }, true],
  ["search results by path", page(eight), { path: "/search/harbour" }, false],
  ["search results by query", page(eight), { path: "/?q=harbour" }, false],
  ["an article shared with a tail", page(eight), { path: "/news/harbour?s=20&q=x" }, true],
  ["an article about research", page(eight), { path: "/research/quarry" }, true],
  ["nothing", page([]), {}, false],
];

for (const [what, outline, around, isArticle] of CASES) {
  test(`the gate and ${what}`, () => {
    assert.equal(looksLikeArticle(outline, { ...QUIET, ...around }), isArticle);
  });
}
