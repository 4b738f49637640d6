import assert from "node:assert/strict";
import test from "node:test";
import { directive, linkTo } from "./fragment";

const span = (text: string, words: string, from = 0): [number, number] => {
  const start = text.indexOf(words, from);
  return [start, start + words.length];
};

const LONG =
  "“One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen.”";

const CASES: [what: string, text: string, words: string, from: number, expected: string][] = [
  ["whole when short", "A dog barked.", "dog", 0, "dog"],
  ["escaped", "A well-known, old & odd dog.", "well-known, old & odd", 0, "well%2Dknown%2C%20old%20%26%20odd"],
  ["in context when it stands twice", "Yes, said Ann. Yes, said Bob.", "Yes", 5, "Yes%2C%20said%20Ann.-,Yes,-%2C%20said%20Bob."],
  ["its ends when long", `He said: ${LONG} Then he left.`, LONG, 0, "%E2%80%9COne%20two%20three%20four%20five,fifteen%20sixteen%20seventeen%20eighteen%20nineteen.%E2%80%9D"],
  ["its ends when it runs over a line's end", "“One two.\nThree four.”", "“One two.\nThree four.”", 0, "%E2%80%9COne%20two.,Three%20four.%E2%80%9D"],
  ["something at all for broken text", "A \ud800 b", "\ud800", 0, "%EF%BF%BD"],
];

for (const [what, text, words, from, expected] of CASES) {
  test(`a text fragment is ${what}`, () => assert.equal(directive(span(text, words, from), text), expected));
}

test("a link keeps the page's own fragment and replaces another's directive", () => {
  const link = (url: string): string => linkTo([2, 5], "A dog barked.", url);
  assert.equal(link("https://a.example/x"), "https://a.example/x#:~:text=dog");
  assert.equal(link("https://a.example/x#part"), "https://a.example/x#part:~:text=dog");
  assert.equal(link("https://a.example/x#:~:text=cat"), "https://a.example/x#:~:text=dog");
});
