/** What is worth knowing of the page's sourcing: each finding with its words on the page. */
import type { Check, Finding } from "whence";
import { pointed, type Pointing } from "../content/card/parts";
import { make, pressable } from "../shared/make";
import { say, type Word } from "../shared/words";

/** What each check's findings are called. */
const TITLES: Readonly<Record<Check, Word>> = {
  "attributed-share": "finding_attributed_share",
  "speaker-concentration": "finding_speaker_concentration",
  "organization-concentration": "finding_organization_concentration",
  "headline-trace": "finding_headline_trace",
  "clip-audit": "finding_clip_audit",
  "furniture-consistency": "finding_furniture_consistency",
  "vague-sources": "finding_vague_sources",
  "floating-quotes": "finding_floating_quotes",
  "one-event": "finding_one_event",
  "venue-is-employer": "finding_venue_is_employer",
  "missing-role": "finding_missing_role",
  "confusable-names": "finding_confusable_names",
  "edited-quotes": "finding_edited_quotes",
  fragments: "finding_fragments",
  "unquoted-reuse": "finding_unquoted_reuse",
  "cue-classes": "finding_cue_classes",
  "anonymous-sources": "finding_anonymous_sources",
  "second-hand": "finding_second_hand",
  "no-trail": "finding_no_trail",
  refusals: "finding_refusals",
  duplicates: "finding_duplicates",
};

/** The checks whose findings the bars show, with the same numbers. */
const IN_BARS: ReadonlySet<string> = new Set<Check>(["speaker-concentration", "organization-concentration"]);

/** The list's items; their numbers are the list's own. What the bars above it show is not said again. */
export function findingItems(findings: readonly Finding[], pointing: Pointing): HTMLElement[] {
  return findings.filter(({ name }) => !IN_BARS.has(name)).map((it) => item(it, pointing));
}

/** The way to what a check is; `title` is what its findings are called. */
export function definitionOf(check: string, title: string): HTMLElement {
  const made = make("a", "definition", say("panel_definition"));
  made.href = `findings.html#${encodeURIComponent(check)}`;
  made.target = "_blank";
  made.setAttribute("aria-label", say("panel_definition_of", title));
  return made;
}

function item({ name, sentence, evidence }: Finding, pointing: Pointing): HTMLElement {
  const title = TITLES[name] ? say(TITLES[name]) : "";
  const words: (Node | string)[] = title ? [make("strong", "", title), ` ${sentence}`] : [sentence];
  const made = make("li");
  if (evidence.length === 0) {
    made.append(...words);
  } else {
    made.append(finder(words, evidence, pointing));
  }
  made.append(" ", definitionOf(name, title || name));
  return made;
}

/** A button that leads from one of the finding's places to the next. */
function finder(
  words: readonly (Node | string)[],
  evidence: Finding["evidence"],
  pointing: Pointing,
): HTMLElement {
  const made = make("span", "plain");
  const place = make("span", "place");
  if (evidence.length > 1) place.textContent = say("panel_places", String(evidence.length));
  made.append(...words, " ", place);
  pointed(made, evidence, pointing);
  let next = 0;
  pressable(made, () => {
    pointing.reveal([...evidence.slice(next), ...evidence.slice(0, next)]);
    next = (next + 1) % evidence.length;
    if (evidence.length > 1) {
      place.textContent = say("panel_place", String(next === 0 ? evidence.length : next), String(evidence.length));
    }
  });
  return made;
}
