import assert from "node:assert/strict";
import test from "node:test";
import { fits, parseShortcut, type Press } from "./shortcut";

const press = (key: string, code: string, held: Partial<Press> = {}): Press => ({
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  key,
  code,
  ...held,
});
const both = { altKey: true, shiftKey: true };

const CASES: [what: string, written: string, pressed: Press, isIt: boolean][] = [
  ["the letter", "Alt+Shift+W", press("W", "KeyW", both), true],
  ["another letter", "Alt+Shift+W", press("V", "KeyV", both), false],
  ["without a modifier", "Alt+Shift+W", press("w", "KeyW", { altKey: true }), false],
  ["with one too many", "Alt+Shift+W", press("W", "KeyW", { ...both, ctrlKey: true }), false],
  ["where the modifier makes a sign of it", "Alt+Shift+W", press("„", "KeyW", both), true],
  ["on a Russian board", "Alt+Shift+W", press("Ц", "KeyW", both), true],
  ["on a French board, by its letter", "Alt+Shift+W", press("W", "KeyZ", both), true],
  ["a Mac's signs", "⌥⇧W", press("„", "KeyW", both), true],
  ["a Mac's command", "⌘K", press("k", "KeyK", { metaKey: true }), true],
  ["a named key", "Alt+Down", press("ArrowDown", "ArrowDown", { altKey: true }), true],
  ["a comma", "Ctrl+Comma", press(",", "Comma", { ctrlKey: true }), true],
  ["a function key", "Ctrl+F6", press("F6", "F6", { ctrlKey: true }), true],
];

for (const [what, written, pressed, isIt] of CASES) {
  test(`${written}: ${what}`, () => {
    const shortcut = parseShortcut(written);
    assert.ok(shortcut);
    assert.equal(fits(pressed, shortcut), isIt);
  });
}

test("what is no shortcut", () => {
  for (const written of ["", "W", "Shift+W", "Alt+Shift", "+++"]) assert.equal(parseShortcut(written), null, written);
});
