/**
 * Whether something is a provenance: each type of the core as a table of what
 * its fields must be. A field that the core has and a table lacks is an error
 * of types.
 */
import type {
  Figure,
  Finding,
  Occasion,
  Organization,
  OrganizationType,
  Provenance,
  Quote,
  QuoteSpeaker,
  Share,
  Shares,
  Speaker,
  Standing,
  Trace,
} from "whence";
import { isIndex, isRecord, isSpan } from "./checks";

type Is = (value: unknown) => boolean;
type Shape<Type> = Readonly<Record<keyof Type, Is>>;

const text: Is = (it) => typeof it === "string";
const number: Is = (it) => typeof it === "number" && Number.isFinite(it);
const flag: Is = (it) => typeof it === "boolean";

function orNull(is: Is): Is {
  return (it) => it === null || is(it);
}

function many(is: Is): Is {
  return (it) => Array.isArray(it) && it.every(is);
}

function oneOf<Value extends string>(values: Readonly<Record<Value, true>>): Is {
  return (it) => typeof it === "string" && Object.hasOwn(values, it);
}

function shaped<Type>(shape: Shape<Type>): Is {
  const fields = Object.entries<Is>(shape);
  return (it) => isRecord(it) && fields.every(([name, is]) => is(it[name]));
}

/** The check for a provenance of a text with `length` UTF-16 units. */
function provenance(length: number): Is {
  const span: Is = (it) => isSpan(it) && it[1] <= length;
  const spans = many(span);
  const speakerKind = oneOf<Speaker["kind"]>({
    person: true,
    organization: true,
    document: true,
    group: true,
    anonymous: true,
  });
  const standings = many(
    shaped<Standing>({ role: orNull(text), affiliation: orNull(text), evidence: spans }),
  );
  const speaker = shaped<QuoteSpeaker>({
    name: text,
    kind: speakerKind,
    role: orNull(text),
    affiliation: orNull(text),
    roles: standings,
    members: many(text),
    how: oneOf<QuoteSpeaker["how"]>({
      name: true,
      nominal: true,
      pronoun: true,
      continued: true,
      headline: true,
      transcript: true,
      group: true,
    }),
    evidence: spans,
  });
  const occasion = shaped<Occasion>({
    what: orNull(text),
    when: orNull(text),
    where: orNull(text),
    stated: flag,
    evidence: spans,
  });
  const trace = shaped<Trace>({
    how: oneOf<Trace["how"]>({
      exact: true,
      clipped: true,
      elided: true,
      altered: true,
      paraphrased: true,
      absent: true,
    }),
    of: orNull(isIndex),
    kept: spans,
    words_kept: isIndex,
    words_total: isIndex,
    before: orNull(span),
    after: orNull(span),
  });
  const quote = shaped<Quote>({
    content: spans,
    kind: oneOf<Quote["kind"]>({ direct: true, mixed: true, indirect: true }),
    furniture: orNull(
      oneOf<NonNullable<Quote["furniture"]>>({
        headline: true,
        deck: true,
        subhead: true,
        caption: true,
        "pull-quote": true,
      }),
    ),
    source: orNull(span),
    cue: orNull(span),
    continues: orNull(isIndex),
    level: isIndex,
    within: orNull(isIndex),
    polarity: oneOf<Quote["polarity"]>({ affirmed: true, negated: true }),
    stance: oneOf<Quote["stance"]>({
      neutral: true,
      assertive: true,
      doubting: true,
      factive: true,
      forceful: true,
      hedged: true,
    }),
    speaker: orNull(speaker),
    candidates: many(text),
    via: orNull(text),
    relayed_by: orNull(text),
    occasion: orNull(occasion),
    links: many(text),
    trace: orNull(trace),
    confidence: number,
  });
  const organizationType = shaped<OrganizationType>({
    label: text,
    by: oneOf<OrganizationType["by"]>({ page: true, head: true, list: true }),
    evidence: spans,
  });
  const finding = shaped<Finding>({
    // A check that this panel does not know yet is still worth its sentence.
    name: text,
    sentence: text,
    evidence: spans,
    quotes: many(isIndex),
    figures: many(shaped<Figure>({ name: text, value: number })),
  });
  const shares = many(
    shaped<Share>({ of: orNull(isIndex), name: orNull(text), words: isIndex, share: number }),
  );
  return shaped<Provenance>({
    language: text,
    quotes: many(quote),
    speakers: many(
      shaped<Speaker>({
        name: text,
        kind: speakerKind,
        roles: standings,
        mentions: spans,
        quotes: many(isIndex),
      }),
    ),
    organizations: many(
      shaped<Organization>({
        name: text,
        mentions: spans,
        speakers: many(isIndex),
        kind: orNull(organizationType),
        acronym: orNull(text),
        country: orNull(text),
      }),
    ),
    findings: many(finding),
    shares: shaped<Shares>({
      words: isIndex,
      attributed: isIndex,
      quoted: isIndex,
      by_speaker: shares,
      by_organization: shares,
      effective_speakers: number,
      effective_organizations: number,
    }),
  });
}

/** Whether it is a provenance whose spans lie in a text with `length` UTF-16 units. */
export function isProvenance(value: unknown, length: number): value is Provenance {
  return provenance(length)(value);
}
