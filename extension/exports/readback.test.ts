/** What the command line exports, read by other people's parsers. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-csl";
import { parse } from "csv-parse/sync";
import jsonld from "jsonld";
import { documentLoader } from "./contexts";
import { STORY } from "./story";

/** A node of expanded JSON-LD, where every value stands in a list. */
type Node = { [iri: string]: Node[] } & { "@id"?: string; "@type"?: string[]; "@value"?: unknown };

interface Quote {
  content: [number, number][];
  kind: string;
  cue: [number, number] | null;
  continues: number | null;
  polarity: string;
  stance: string;
  speaker: { name: string; kind: string; how: string; role: string | null; affiliation: string | null } | null;
  occasion: { what: string | null; when: string | null; place: string | null } | null;
  via: string | null;
  relayed_by: string | null;
  furniture: string | null;
  links: string[];
  confidence: number;
}

const OA = "http://www.w3.org/ns/oa#";
const SCHEMA = "http://schema.org/";
const TITLE = "Old Bridge, “Tired”, to Close in May";
const PAGE = "https://news.example/bridge?page=1#story";

function scan(...options: string[]): string {
  const command = process.env["WHENCE_CLI"];
  if (!command) throw new Error("set WHENCE_CLI to the built command line, as `cargo xtask test` does");
  return execFileSync(command, ["scan", "--from", "html", ...options, "-"], { input: STORY, encoding: "utf8" });
}

/** `safe` has the processor throw where a term or an address would be lost. */
const expand = async (form: string): Promise<Node[]> =>
  (await jsonld.expand(JSON.parse(scan("--export", form)), { documentLoader, safe: true } as object)) as Node[];

/** The only value of a property. */
function only(node: Node, iri: string): Node {
  const [value, ...more] = node[iri] ?? [];
  assert.ok(value && more.length === 0, `${iri} once in ${JSON.stringify(node)}`);
  return value;
}

const said = (): { text: string[]; quotes: Quote[] } => {
  const { text, quotes } = JSON.parse(scan()) as { text: string; quotes: Quote[] };
  return { text: [...text], quotes };
};

const is = (node: Node, type: string): boolean => node["@type"]?.includes(type) ?? false;

test("a JSON-LD processor reads the Web Annotations", async () => {
  const { text, quotes } = said();
  const [page, ...more] = await expand("web-annotation");
  assert.ok(page && more.length === 0 && is(page, "http://www.w3.org/ns/activitystreams#OrderedCollectionPage"));
  const items = only(page, "http://www.w3.org/ns/activitystreams#items")["@list"] ?? [];
  assert.equal(items.length, quotes.length);
  const ids = new Set(items.map((it) => it["@id"] ?? ""));
  assert.equal(ids.size, items.length, "an address each");
  for (const id of ids) assert.match(id, /^https:\/\/news\.example\/bridge\?page=1#[^#]+$/);
  items.forEach((item, at) => {
    const quote = quotes[at];
    assert.ok(quote && is(item, `${OA}Annotation`));
    assert.equal(only(item, `${OA}motivatedBy`)["@id"], `${OA}identifying`);
    assert.equal(item[`${OA}hasBody`] !== undefined, quote.speaker !== null);
    if (quote.speaker) {
      const body = only(item, `${OA}hasBody`);
      assert.ok(is(body, `${OA}TextualBody`));
      assert.equal(only(body, `${OA}hasPurpose`)["@id"], `${OA}identifying`);
      assert.match(String(only(body, "http://www.w3.org/1999/02/22-rdf-syntax-ns#value")["@value"]), new RegExp(quote.speaker.name));
    }
    const targets = item[`${OA}hasTarget`] ?? [];
    assert.equal(targets.length, quote.content.length);
    targets.forEach((target, piece) => {
      assert.ok(is(target, `${OA}SpecificResource`));
      assert.equal(only(target, `${OA}hasSource`)["@id"], PAGE);
      const selector = (type: string): Node => {
        const found = target[`${OA}hasSelector`]?.find((it) => is(it, OA + type));
        assert.ok(found, type);
        return found;
      };
      const place = selector("TextPositionSelector");
      const span = ["start", "end"].map((it) => only(place, OA + it)["@value"]);
      assert.deepEqual(span, quote.content[piece]);
      const exact = only(selector("TextQuoteSelector"), `${OA}exact`)["@value"];
      assert.equal(exact, text.slice(...quote.content[piece] ?? []).join(""));
    });
  });
});

test("a JSON-LD processor reads the Quotations", async () => {
  const { quotes } = said();
  const graph = await expand("quotation");
  const [article] = graph.filter((it) => is(it, `${SCHEMA}Article`));
  assert.ok(article);
  assert.equal(only(article, `${SCHEMA}headline`)["@value"], TITLE);
  assert.equal(only(only(article, `${SCHEMA}author`), `${SCHEMA}name`)["@value"], "Dana Cole");
  const quotations = graph.filter((it) => is(it, `${SCHEMA}Quotation`));
  const direct = quotes.filter((it) => it.kind === "direct" && it.polarity === "affirmed");
  assert.ok(direct.length > 2);
  assert.deepEqual(
    quotations.map((it) => only(only(it, `${SCHEMA}creator`), `${SCHEMA}name`)["@value"]),
    direct.map((it) => it.speaker?.name),
  );
  for (const quotation of quotations) {
    assert.match(String(only(quotation, `${SCHEMA}text`)["@value"]), /^["“].+["”]$/);
    assert.equal(only(quotation, `${SCHEMA}isPartOf`)["@id"], article["@id"]);
    assert.ok(only(quotation, `${SCHEMA}url`)["@id"]?.startsWith(`${PAGE}:~:text=`));
  }
});

test("a CSV reader reads the table", () => {
  const { text, quotes } = said();
  const words = (span: [number, number] | null): string => text.slice(...span ?? [0, 0]).join("");
  const table = scan("--export", "csv");
  const rows = parse(table, { columns: true }) as Record<string, string>[];
  const fields = rows.map(({ url, ...row }) => row);
  const formula = (cell: string): string => (/^[=+@-]/.test(cell) ? `'${cell}` : cell);
  assert.deepEqual(
    fields,
    quotes.map((it, at) => ({
      page: TITLE,
      number: String(at + 1),
      words: formula(it.content.map(words).join(" … ")),
      kind: it.kind,
      furniture: it.furniture ?? "",
      speaker: it.speaker?.name ?? "",
      speaker_kind: it.speaker?.kind ?? "",
      role: it.speaker?.role ?? "",
      affiliation: it.speaker?.affiliation ?? "",
      how: it.speaker?.how ?? "",
      continues: it.continues === null ? "" : String(it.continues + 1),
      polarity: it.polarity,
      cue: words(it.cue),
      stance: it.stance,
      via: it.via ?? "",
      relayed_by: it.relayed_by ?? "",
      what: it.occasion?.what ?? "",
      when: it.occasion?.when ?? "",
      where: it.occasion?.place ?? "",
      links: it.links.join(" "),
      confidence: it.confidence.toFixed(2),
    })),
  );
  const cells = rows.map((it) => it["words"] ?? "");
  assert.ok(cells.includes(`"It is tired, very tired, and we all know it,"`), "commas and marks");
  assert.ok(cells.some((it) => it.startsWith("'=2+2")), "no formula");
  assert.ok(cells.includes("“It will not wait for us. … “It never has.”"), "two paragraphs on one line");
  for (const { url } of rows) assert.ok(url?.startsWith(`${PAGE}:~:text=`));
});

test("a CSL processor cites the article, not the speaker", () => {
  const items = JSON.parse(scan("--export", "csl")) as object[];
  assert.equal(items.length, said().quotes.length);
  for (const item of items) {
    const entry = new Cite(item).format("bibliography", { format: "text", template: "apa", lang: "en-US" });
    assert.match(entry, /^(Dana Cole|Cole, D\.)/, entry);
    for (const part of ["Old Bridge", "to Close in May", "The Norfield Post", "2025, March 4", PAGE]) {
      assert.ok(entry.includes(part), `${part} in ${entry}`);
    }
    assert.doesNotMatch(entry.split("http")[0] ?? "", /Reyes|Dunn|Trust/);
  }
});
