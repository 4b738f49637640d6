/** What the card says of a quote: each field is words of the page, or says why it was inferred. */
import type { Organization, OrganizationType, Provenance, Quote, QuoteSpeaker, Span } from "whence";
import { say } from "../../shared/words";

/** One line of the card. */
export interface Field {
  label: string;
  value: string;
  /** How it is known. */
  note: string | null;
  /** Which of the two lights up the evidence when one points at it. */
  shows: "value" | "note";
  /** The words of the page that show it. */
  evidence: Span[];
  /** Addresses to show in place of the value. */
  links: string[];
}

/** Below these the card says that it is not sure. */
const SURE = 0.9;
const LIKELY = 0.75;

/** Longer evidence is cut for the card, in UTF-16 units. */
const LONGEST_WORDS = 120;

/** The fields of the quote at `place`, in the order of the card. */
export function fieldsOf(place: number, provenance: Provenance, text: string): Field[] {
  const quote = provenance.quotes[place];
  if (!quote) return [];
  const { speaker } = quote;
  const fields: (Field | null)[] = [
    saidBy(quote, text),
    speaker && speaker.members.length > 0
      ? field("field_members", listed(speaker.members, "and"), null, speaker.evidence)
      : null,
    organization(quote, provenance, text),
    ...otherRoles(quote),
    ...circumstances(quote),
    quote.relayed_by ? field("field_relayed", quote.relayed_by) : null,
    within(quote, provenance),
    cue(quote, text),
    edited(place, provenance, text),
    quote.furniture ? field("field_furniture", say(FURNITURE[quote.furniture])) : null,
    trail(quote),
    quote.confidence < SURE
      ? field("field_sure", say(quote.confidence < LIKELY ? "sure_unsure" : "sure_likely"))
      : null,
  ];
  return fields.filter((it) => it !== null);
}

/** Who said it, as the card's heading; the candidates, or that nobody is stated. */
export function headingOf({ speaker, candidates, source }: Quote): string {
  if (speaker) return speaker.name;
  if (candidates.length > 0) return say("which", listed(candidates, "or"));
  return say(source ? "not_named" : "not_stated");
}

/** The line under the heading, and the words of the page that state it. */
export function standingOf({ speaker }: Quote): { words: string; evidence: Span[] } | null {
  if (!speaker) return null;
  const { role, affiliation, kind, roles } = speaker;
  const words = [role, affiliation].filter(Boolean).join(" · ");
  if (words) {
    const standing = roles.find((it) => it.role === role && it.affiliation === affiliation);
    return { words: capital(words), evidence: standing?.evidence ?? [] };
  }
  return kind === "person" ? null : { words: capital(say(`speaker_${kind}`)), evidence: [] };
}

/** The label of its kind. */
export function kindOf({ kind, polarity }: Quote): string {
  return say(polarity === "negated" ? "kind_denied" : `kind_${kind}`);
}

/** The words of some spans, cut when they are many. */
export function wordsOf(spans: readonly Span[], text: string, longest = LONGEST_WORDS): string {
  const words = spans.map(([start, end]) => text.slice(start, end)).join(" … ");
  if (words.length <= longest) return words;
  return `${words.slice(0, longest).replace(/\s+\S*$/, "")}…`;
}

/** What each piece of furniture is called. */
export const FURNITURE = {
  headline: "furniture_headline",
  deck: "furniture_deck",
  subhead: "furniture_subhead",
  caption: "furniture_caption",
  "pull-quote": "furniture_pull_quote",
} as const;

function field(
  label: Parameters<typeof say>[0],
  value: string,
  note: string | null = null,
  evidence: Span[] = [],
  links: string[] = [],
): Field {
  return { label: say(label), value, note, shows: note ? "note" : "value", evidence, links };
}

function saidBy({ source, speaker, candidates, polarity }: Quote, text: string): Field {
  const label = polarity === "negated" ? "field_source" : "field_said_by";
  const named = source ? say("quoted", wordsOf([source], text)) : say("no_speaker_here");
  const here: Span[] = source ? [source] : [];
  if (!speaker) {
    const why = candidates.length > 0 ? say("how_unresolved") : null;
    return field(label, named, why, here);
  }
  const { how, name, evidence } = speaker;
  const shown = evidence.length > 0 ? evidence : here;
  if (how === "continued" || how === "headline") {
    return field(label, say("no_speaker_here"), say(`how_${how}`), shown);
  }
  return field(label, named, noteOf(speaker, source ? wordsOf([source], text) : "", name), shown);
}

/** How a speaker is known from the words here. */
function noteOf({ kind, how }: QuoteSpeaker, words: string, name: string): string {
  if (how !== "nominal") return say(`how_${how}`, name);
  if (kind === "anonymous") return say("how_unnamed");
  // "two witnesses" stand for nobody but themselves.
  const isItself = words.toLowerCase().includes(name.toLowerCase());
  return isItself ? say("how_described") : say("how_nominal", name);
}

/** When, where and through what; a channel that is only implied is shown once, with where it is known from. */
function circumstances({ occasion, via }: Quote): Field[] {
  const implied = occasion !== null && !occasion.stated;
  const note = occasion ? say(implied ? "occasion_elsewhere" : "occasion_here") : null;
  const evidence = occasion?.evidence ?? [];
  const channel = implied && occasion.what === via;
  const event = occasion
    ? joined([channel ? null : occasion.what, occasion.when, occasion.where])
    : "";
  const isTime = event === occasion?.when;
  return [
    ...(event ? [field(isTime ? "field_when" : "field_in", event, note, evidence)] : []),
    ...(via ? [field("field_via", via, implied ? note : null, implied ? evidence : [])] : []),
  ];
}

function otherRoles({ speaker }: Quote): Field[] {
  if (!speaker) return [];
  return speaker.roles
    .filter((it) => it.role !== speaker.role || it.affiliation !== speaker.affiliation)
    .map((it) =>
      field("field_also", [it.role, it.affiliation].filter(Boolean).join(" · "), null, it.evidence),
    );
}

/** Who says what an organization is: the page itself, or we. */
const TYPED_BY = {
  page: "typed_by_page",
  head: "typed_by_head",
  list: "typed_by_list",
} as const satisfies Record<OrganizationType["by"], string>;

/** What the speaker's organization is, and who says so: our list's word is never passed off as the page's. */
function organization({ speaker }: Quote, { organizations }: Provenance, text: string): Field | null {
  const kind = speaker && organizationOf(speaker, organizations)?.kind;
  if (!kind) return null;
  // That a "Centre" is a center, its name says already. (The spelling may differ in its end.)
  const stem = kind.label.slice(0, 4);
  if (kind.by === "head" && wordsOf(kind.evidence, text).toLowerCase().includes(stem)) return null;
  return field("field_organization", kind.label, say(TYPED_BY[kind.by]), kind.evidence);
}

/** The organization whose words the speaker's affiliation is, or that speaks itself. */
function organizationOf(
  { name, kind, role, affiliation, roles }: QuoteSpeaker,
  organizations: readonly Organization[],
): Organization | undefined {
  if (kind === "organization") return organizations.find((it) => it.name === name);
  const standing = roles.find((it) => it.role === role && it.affiliation === affiliation);
  if (!affiliation || !standing) return undefined;
  const inside = ([start, end]: Span): boolean =>
    standing.evidence.some(([from, to]) => from <= start && end <= to);
  return organizations.find(
    (it) => it.mentions.some(inside) && [it.name, it.acronym].some((one) => one && affiliation.endsWith(one)),
  );
}

function within({ within: outer, level }: Quote, provenance: Provenance): Field | null {
  const around = outer == null ? undefined : provenance.quotes[outer];
  if (level < 2 || !around) return null;
  const name = around.speaker?.name;
  const value = name ? say("within_words", name) : say("within_unnamed");
  return field("field_within", value, null, around.content);
}

function cue({ cue: span, stance, speaker, polarity }: Quote, text: string): Field | null {
  if (!span || speaker?.how === "continued" || speaker?.how === "headline") return null;
  const note = polarity === "negated" ? null : say(`cue_${stance}`);
  // The cue is the page's word, its class is ours.
  return { ...field("field_cue", say("quoted", wordsOf([span], text)), note, [span]), shows: "value" };
}

/** What the page has put into the quoted words, or left out of them. */
function edited(place: number, { quotes, findings }: Provenance, text: string): Field | null {
  const content = quotes[place]?.content ?? [];
  const isHere = ([start, end]: Span): boolean => content.some(([from, to]) => from <= start && end <= to);
  const marks = findings.find(({ name }) => name === "edited-quotes")?.evidence.filter(isHere) ?? [];
  if (marks.length === 0) return null;
  const written = marks.map((it) => say("quoted", wordsOf([it], text)));
  return field("field_edited", say("edited", listed([...new Set(written)], "and")), null, marks);
}

function trail({ links, speaker, source }: Quote): Field {
  const safe = links.filter((it) => /^https?:\/\//i.test(it));
  if (safe.length > 0) return field("field_trail", "", null, [], safe);
  if (speaker?.kind === "document") {
    return field("field_trail", say("document"), null, source ? [source] : []);
  }
  return field("field_trail", say("no_trail"));
}

/** "a", "a or b", "a, b or c". */
function listed(names: readonly string[], last: "and" | "or"): string {
  if (names.length < 2) return names[0] ?? "";
  return say(last, names.slice(0, -1).join(", "), names.at(-1) ?? "");
}

/** Parts that do not say again what an earlier one said. */
function joined(parts: readonly (string | null | undefined)[]): string {
  const kept: string[] = [];
  for (const part of parts) {
    if (part && !kept.some((it) => it.includes(part))) kept.push(part);
  }
  return kept.join(", ");
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
