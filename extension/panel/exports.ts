/** What was read, as a file for other programs or on paper. */
import type { Format } from "whence";
import { FORMATS } from "../shared/messages";
import { button } from "../shared/make";
import type { Word } from "../shared/words";

/** Of each form: its button's word, and what its files are called and are. */
const FORMS: Readonly<Record<Format, { word: Word; ending: string; type: string }>> = {
  "web-annotation": { word: "export_web_annotation", ending: "annotations.jsonld", type: "application/ld+json" },
  quotation: { word: "export_quotation", ending: "quotations.jsonld", type: "application/ld+json" },
  csv: { word: "export_csv", ending: "csv", type: "text/csv" },
  markdown: { word: "export_markdown", ending: "md", type: "text/markdown" },
  csl: { word: "export_csl", ending: "csl.json", type: "application/vnd.citationstyles.csl+json" },
};

/** The longest name of a file, without its ending. */
const LONGEST_NAME = 60;
/** When the browser has surely taken the file, in ms. */
const TAKEN = 60_000;

/** A button for each form, and one to print. */
export function exportButtons(ask: (format: Format) => void): HTMLElement[] {
  return [
    ...FORMATS.map((format) => button(FORMS[format].word, () => ask(format))),
    button("export_print", () => print()),
  ];
}

/** Hands a file over to the reader; `title` is the page's. */
export function download(format: Format, text: string, title: string): void {
  const { ending, type } = FORMS[format];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `${nameOf(title)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN);
}

/** The title with nothing in it that a file's name may not have. */
function nameOf(title: string): string {
  const name = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  return name.slice(0, LONGEST_NAME).replace(/^-+|-+$/g, "") || "whence";
}
