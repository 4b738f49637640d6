import assert from "node:assert/strict";
import test from "node:test";
import { Folding } from "./folding";
import { TextMap } from "./textmap";

/** Folds text nodes of one block as the walker does. */
function fold(...pieces: string[]): { text: string; map: TextMap; nodes: Text[] } {
  const nodes = pieces.map((data) => ({ data, isConnected: true }) as Text);
  const map = new TextMap();
  let text = "";
  const folding = new Folding((words, node, offset) => {
    map.add(text.length, words.length, node, offset);
    text += words;
  });
  for (const node of nodes) folding.fold(node.data, node, 0);
  return { text, map, nodes };
}

/** What a blank of the text may be in the page: white space, or what stands before it. */
const BLANK = /[\s\u00AD]/;

const CASES: [what: string, pieces: string[], text: string][] = [
  ["plain words", ["One two."], "One two."],
  ["runs of white space", ["One \n\t two\u00a0 three"], "One two three"],
  ["single tabs and line ends", ["One\ttwo\nthree\u00a0four"], "One two three four"],
  ["the ends", ["  One ", " ", " two  "], "One two"],
  ["words across nodes", ["inter", "view"], "interview"],
  ["blanks across nodes", ["One ", "two", " three"], "One two three"],
  ["soft hyphens", ["inter\u00adview\u00ad ed"], "interview ed"],
  ["zero-width spaces", ["a\u200bb\u2060c\ufeffd"], "abcd"],
  ["joiners, which shape letters", ["\u0646\u200c\u0627"], "\u0646\u200c\u0627"],
  ["nothing", ["", " \n "], ""],
  ["lone surrogates", ["a \ud800 b"], "a \ud800 b"],
];

for (const [what, pieces, text] of CASES) {
  test(`folding ${what}`, () => assert.equal(fold(...pieces).text, text));
}

test("every character of the text leads back to itself in the page", () => {
  for (const [what, pieces] of CASES) {
    const { text, map } = fold(...pieces);
    for (let at = 0; at < text.length; at += 1) {
      const start = map.startOf(at);
      const end = map.endOf(at + 1);
      assert.ok(start && end, what);
      assert.equal(start.node.data.slice(start.offset, start.offset + 1).replace(BLANK, " "), text[at], what);
      assert.equal(start.node, end.node, what);
      assert.equal(end.offset, start.offset + 1, what);
    }
  }
});

test("places outside of the text lead nowhere, and nodes that left the page are missed", () => {
  const { map, nodes } = fold("One", " two");
  assert.equal(map.startOf(99), null);
  assert.equal(map.endOf(0), null);
  assert.equal(map.isStale(), false);
  (nodes[1] as { isConnected: boolean }).isConnected = false;
  assert.equal(map.isStale(), true);
});

test("the nodes of a span are those it has words in", () => {
  const { text, map, nodes } = fold("One ", "two", "", " three");
  const of = (words: string): number[] => {
    const start = text.indexOf(words);
    return [...map.nodesOf([start, start + words.length])].map((it) => nodes.indexOf(it));
  };
  assert.deepEqual(of("One"), [0]);
  assert.deepEqual(of("two"), [1]);
  assert.deepEqual(of("One two three"), [0, 1, 3]);
  assert.deepEqual([...map.nodesOf([50, 60])], []);
});

test("a mark that stands nowhere in the page is left out of its range's ends", () => {
  const map = new TextMap();
  const node = { data: "yes", isConnected: true } as Text;
  // “yes”: the marks are drawn by the style sheet.
  map.add(1, 3, node, 0);
  assert.deepEqual(map.startOf(0), { node, offset: 0 });
  assert.deepEqual(map.endOf(5), { node, offset: 3 });
});
