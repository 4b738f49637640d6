import assert from "node:assert/strict";
import test from "node:test";
import { toBackground, toPage } from "./messages";

const outline = (changes: object = {}): object => ({
  url: "https://a.example/",
  title: null,
  language: "en",
  text: "One.\n",
  elements: [{ parent: null, tag: "html", hints: "" }, { parent: 0, tag: "p", hints: "" }],
  blocks: [{ span: [0, 4], element: 1, links: [{ span: [0, 3], href: "/x" }], strong: [[0, 3]] }],
  metas: [{ name: "a", content: "b" }],
  jsonLd: ["{}"],
  ...changes,
});
const block = (changes: object): object => ({ span: [0, 4], element: 1, links: [], strong: [], ...changes });

const CASES: [what: string, outline: unknown, fits: boolean][] = [
  ["a whole outline", outline(), true],
  ["an empty page", outline({ text: "", elements: [], blocks: [], metas: [], jsonLd: [] }), true],
  ["no outline", "text", false],
  ["no text", outline({ text: 5 }), false],
  ["too much text", outline({ text: " ".repeat(2_000_001) }), false],
  ["a child before its parent", outline({ elements: [{ parent: 0, tag: "p", hints: "" }] }), false],
  ["a span outside of the text", outline({ blocks: [block({ span: [0, 9] })] }), false],
  ["a span the wrong way round", outline({ blocks: [block({ span: [3, 1] })] }), false],
  ["a fraction", outline({ blocks: [block({ span: [0, 1.5] })] }), false],
  ["an element that is not there", outline({ blocks: [block({ element: 2 })] }), false],
  ["a link without an address", outline({ blocks: [block({ links: [{ span: [0, 1] }] })] }), false],
  ["a bold stretch that is none", outline({ blocks: [block({ strong: [1] })] }), false],
  ["metas that are no list", outline({ metas: {} }), false],
  ["an address that is no text", outline({ url: {} }), false],
];

for (const [what, value, fits] of CASES) {
  test(`the background and ${what}`, () => {
    assert.equal(toBackground({ type: "read", outline: value }) !== null, fits);
  });
}

test("only messages that we know are heard, and only their own fields", () => {
  assert.deepEqual(toBackground({ type: "shown", quotes: 3, more: 1 }), { type: "shown", quotes: 3 });
  assert.deepEqual(toBackground({ type: "wake", outline: 1 }), { type: "wake" });
  for (const it of [null, 1, "read", [], {}, { type: "shown" }, { type: "shown", quotes: -1 }, { type: "status" }]) {
    assert.equal(toBackground(it), null);
  }
  assert.deepEqual(toPage({ type: "command", command: "next" }), { type: "command", command: "next" });
  assert.deepEqual(toPage({ type: "status", command: "next" }), { type: "status" });
  for (const it of [null, {}, { type: "command" }, { type: "command", command: "quit" }, { type: "read" }]) {
    assert.equal(toPage(it), null);
  }
});
