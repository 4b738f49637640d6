import type { JsonLdDocument } from "jsonld";

const terms = (space: string, ...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, space + name]));

const OA = "http://www.w3.org/ns/oa#";
const ACTIVITY = "http://www.w3.org/ns/activitystreams#";
const DC = "http://purl.org/dc/elements/1.1/";
const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const SCHEMA = "http://schema.org/";

/**
 * Excerpts, made by hand, of the contexts at these addresses: the terms that
 * the exports use, with the IRIs and coercions that the published ones give
 * them. Tests ask no network, and no npm package carries the originals. Any
 * other term has no IRI here, so that the processor complains of it.
 */
const CONTEXTS: Record<string, JsonLdDocument> = {
  "http://www.w3.org/ns/anno.jsonld": {
    "@context": {
      id: "@id",
      type: "@type",
      ...terms(OA, "Annotation", "TextualBody", "SpecificResource", "identifying"),
      ...terms(OA, "TextQuoteSelector", "TextPositionSelector"),
      ...terms(OA, "exact", "prefix", "suffix", "start", "end"),
      AnnotationPage: `${ACTIVITY}OrderedCollectionPage`,
      Text: "http://purl.org/dc/dcmitype/Text",
      items: { "@id": `${ACTIVITY}items`, "@type": "@id", "@container": "@list" },
      body: { "@id": `${OA}hasBody`, "@type": "@id" },
      target: { "@id": `${OA}hasTarget`, "@type": "@id" },
      source: { "@id": `${OA}hasSource`, "@type": "@id" },
      selector: { "@id": `${OA}hasSelector`, "@type": "@id" },
      motivation: { "@id": `${OA}motivatedBy`, "@type": "@vocab" },
      purpose: { "@id": `${OA}hasPurpose`, "@type": "@vocab" },
      format: `${DC}format`,
      value: `${RDF}value`,
    },
  },
  "https://schema.org": {
    "@context": {
      ...terms(SCHEMA, "Article", "Quotation", "Person", "Organization", "CreativeWork"),
      ...terms(SCHEMA, "text", "creator", "author", "publisher", "headline"),
      ...terms(SCHEMA, "name", "jobTitle", "affiliation"),
      isPartOf: { "@id": `${SCHEMA}isPartOf`, "@type": "@id" },
      url: { "@id": `${SCHEMA}url`, "@type": "@id" },
      datePublished: { "@id": `${SCHEMA}datePublished`, "@type": `${SCHEMA}Date` },
    },
  },
};

/** Loads a context from the excerpts, and nothing from the network. */
export async function documentLoader(url: string): Promise<{ documentUrl: string; document: JsonLdDocument }> {
  const document = CONTEXTS[url];
  if (!document) throw new Error(`no context for ${url} in exports/contexts.ts`);
  return { documentUrl: url, document };
}
