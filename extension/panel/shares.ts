/** Whose words the quoted words are: a bar by speaker and one by organization. */
import type { Check, Provenance, Share, Span } from "whence";
import { pointed, type Pointing } from "../content/card/parts";
import { make } from "../shared/make";
import { say, type Word } from "../shared/words";
import { definitionOf } from "./findings";

/** Bars of more parts than this end in one for all others. */
const MOST_PARTS = 5;

const SVG = "http://www.w3.org/2000/svg";

/** A part of a bar. */
interface Part {
  name: string;
  share: number;
  /** The pattern that fills it, by its id. */
  fill: string;
  /** The words that it stands for. */
  evidence: Span[];
}

/** The bars that the page has words for. */
export function shareBars(provenance: Provenance, pointing: Pointing): HTMLElement[] {
  const { shares, speakers, organizations } = provenance;
  const ofSpeaker = ({ of }: Share): readonly number[] =>
    of === null ? [] : (speakers[of]?.quotes ?? []);
  const ofOrganization = ({ of }: Share): readonly number[] =>
    of === null ? [] : (organizations[of]?.speakers ?? []).flatMap((it) => speakers[it]?.quotes ?? []);
  const words = (quotes: readonly number[]): Span[] =>
    quotes.flatMap((it) => provenance.quotes[it]?.content ?? []);
  return [
    bar("speaker-concentration", "panel_bar_speakers", parts(shares.by_speaker, "share_unnamed", (it) => words(ofSpeaker(it))), pointing),
    bar(
      "organization-concentration",
      "panel_bar_organizations",
      parts(shares.by_organization, "share_no_organization", (it) => words(ofOrganization(it))),
      pointing,
    ),
  ].filter((it) => it !== null);
}

function parts(shares: readonly Share[], none: Word, evidence: (share: Share) => Span[]): Part[] {
  const named = shares.filter(({ name }) => name !== null);
  const most = named.length > MOST_PARTS ? MOST_PARTS - 1 : MOST_PARTS;
  const made = named.slice(0, most).map((it, place) => ({
    name: it.name ?? "",
    share: it.share,
    fill: `fill-${place}`,
    evidence: evidence(it),
  }));
  const sum = (some: readonly Share[]): number => some.reduce((all, { share }) => all + share, 0);
  const rest = named.slice(most);
  if (rest.length > 0) {
    const name = say("share_others", String(rest.length));
    made.push({ name, share: sum(rest), fill: "fill-rest", evidence: rest.flatMap(evidence) });
  }
  const unnamed = shares.filter(({ name }) => name === null);
  if (unnamed.length > 0) {
    made.push({ name: say(none), share: sum(unnamed), fill: "fill-none", evidence: [] });
  }
  return made.filter(({ share }) => share > 0);
}

function bar(check: Check, label: Word, parts: readonly Part[], pointing: Pointing): HTMLElement | null {
  if (parts.length === 0) return null;
  const figure = make("figure");
  const legend = make("ul", "legend");
  legend.append(...parts.map((it) => entry(it, pointing)));
  const caption = make("figcaption", "", say(label));
  caption.append(" ", definitionOf(check, say(label)));
  figure.append(caption, drawing(parts), legend);
  return figure;
}

/** The bar. The legend under it says the same in words, so it is a picture without any. */
function drawing(parts: readonly Part[]): SVGElement {
  const svg = shape("svg", { class: "bar", width: "100%", height: "12", "aria-hidden": "true" });
  let at = 0;
  for (const { share, fill } of parts) {
    const place = { x: percent(at), width: percent(share), height: "100%" };
    svg.append(shape("rect", { ...place, fill: `url(#${fill})` }));
    at += share;
    if (at < 0.999) svg.append(shape("line", { x1: percent(at), x2: percent(at), y2: "100%" }));
  }
  return svg;
}

function entry({ name, share, fill, evidence }: Part, pointing: Pointing): HTMLElement {
  const swatch = shape("svg", { class: "swatch", width: "12", height: "12", "aria-hidden": "true" });
  swatch.append(shape("rect", { width: "12", height: "12", rx: "3", fill: `url(#${fill})` }));
  const words = [make("b", "", inPercent(share)), ` ${name}`];
  const item = make("li");
  if (evidence.length === 0) {
    item.append(swatch, ...words);
    return item;
  }
  const made = make("button", "plain");
  made.type = "button";
  made.append(swatch, ...words);
  pointed(made, evidence, pointing);
  made.addEventListener("click", () => pointing.reveal(evidence));
  item.append(made);
  return item;
}

/** "56%", "<1%". */
export function inPercent(share: number): string {
  const rounded = Math.round(share * 100);
  return share > 0 && rounded === 0 ? say("percent_less") : say("percent", String(rounded));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}

function shape(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
