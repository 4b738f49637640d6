import assert from "node:assert/strict";
import test from "node:test";
import { luminance, parseColour } from "./luminance";

test("colours as browsers compute them", () => {
  assert.deepEqual(parseColour("rgb(1, 2, 3)"), { red: 1, green: 2, blue: 3, alpha: 1 });
  assert.deepEqual(parseColour("rgba(0, 0, 0, 0)"), { red: 0, green: 0, blue: 0, alpha: 0 });
  assert.equal(parseColour("color(display-p3 1 0 0)"), null);
});

test("luminance goes from black to white", () => {
  const of = (written: string): number => luminance(parseColour(written)!);
  assert.equal(of("rgb(0, 0, 0)"), 0);
  assert.equal(of("rgb(255, 255, 255)").toFixed(4), "1.0000");
  assert.ok(of("rgb(0, 255, 0)") > of("rgb(255, 0, 0)"));
});
