/**
 * How marks look. The kinds differ in the line under them, not only in colour:
 * one line, two, or dots.
 */

interface Palette {
  line: string;
  direct: string;
  mixed: string;
  hover: string;
  source: string;
}

const LIGHT: Palette = {
  line: "rgb(45 125 100)",
  direct: "rgb(45 125 100 / 8%)",
  mixed: "rgb(45 125 100 / 5%)",
  hover: "rgb(45 125 100 / 19%)",
  source: "rgb(250 200 70 / 35%)",
};

const DARK: Palette = {
  line: "rgb(110 205 170)",
  direct: "rgb(110 205 170 / 12%)",
  mixed: "rgb(110 205 170 / 8%)",
  hover: "rgb(110 205 170 / 28%)",
  source: "rgb(240 190 70 / 32%)",
};

/** The style sheet of all marks, whose names begin with `prefix`. */
export function markStyle(prefix: string, dark: boolean): string {
  const { line, direct, mixed, hover, source } = dark ? DARK : LIGHT;
  const rule = (name: string, style: string): string => `::highlight(${prefix}${name}) { ${style} }\n`;
  return (
    // On paper a page is the page's own.
    `@media not print {\n` +
    rule("direct", `background-color: ${direct}; text-decoration: underline solid 2px ${line};`) +
    rule("mixed", `background-color: ${mixed}; text-decoration: underline double 1px ${line};`) +
    rule("indirect", `text-decoration: underline dotted 2px ${line};`) +
    ["lit", "hover"].map((name) => rule(name, `background-color: ${hover};`)).join("") +
    rule("source", `background-color: ${source};`) +
    ["evidence", "flash"]
      .map((name) => rule(name, `background-color: ${source}; text-decoration: underline solid 3px ${line};`))
      .join("") +
    `}\n@media (forced-colors: active) {\n` +
    ["direct", "mixed", "indirect"]
      .map((name) => rule(name, "text-decoration-color: CanvasText;"))
      .join("") +
    ["lit", "hover", "source", "evidence", "flash"]
      .map((name) => rule(name, "background-color: Mark; color: MarkText;"))
      .join("") +
    `}\n`
  );
}
