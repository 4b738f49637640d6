/** Who is quoted, in what capacity, and how often. */
import type { Provenance, Quote, Span, Speaker } from "whence";
import { pointed, type Pointing } from "../content/card/parts";
import { initials, make } from "../shared/make";
import { say } from "../shared/words";
import { countsOf } from "./count";

/** The list's items; `choose` shows only the quotes of the speaker at a place. */
export function sourceItems(
  { speakers, quotes }: Provenance,
  pointing: Pointing,
  choose: (speaker: number) => void,
): HTMLElement[] {
  return speakers.map((speaker, place) => {
    const said = speaker.quotes.flatMap((it) => quotes[it] ?? []);
    return item(speaker, said, pointing, () => choose(place));
  });
}

function item(
  { name, kind, roles, mentions }: Speaker,
  quotes: readonly Quote[],
  pointing: Pointing,
  choose: () => void,
): HTMLElement {
  const isNamed = kind !== "anonymous" && kind !== "group";
  const avatar = make("span", isNamed ? "avatar" : "avatar unnamed", isNamed ? initials(name) : "?");
  avatar.setAttribute("aria-hidden", "true");

  const words: Span[] = quotes.flatMap(({ content }) => content);
  const who = make("button", "plain");
  who.type = "button";
  who.append(make("b", "", isNamed ? name : say("quoted", name)));
  for (const line of standings(kind, roles)) who.append(make("span", "standing", line));
  pointed(who, words, pointing);
  who.addEventListener("click", () => pointing.reveal(mentions.length > 0 ? mentions : words));

  const counts = countsOf(quotes);
  const count = make("button", "plain count");
  count.type = "button";
  count.append(make("i", "heard", say("panel_show")), " ");
  for (const it of counts) count.append(make("span", "", it), " ");
  count.append(make("i", "heard", say("panel_of", name)));
  pointed(count, words, pointing);
  count.addEventListener("click", choose);

  const made = make("li");
  made.append(avatar, who, count);
  return made;
}

/** A line for each role that the page states; what it is, for one that is no person. */
function standings(kind: Speaker["kind"], roles: Speaker["roles"]): string[] {
  const stated = roles.map((it) => [it.role, it.affiliation].filter(Boolean).join(" · ")).filter(Boolean);
  if (stated.length > 0) return stated;
  return [kind === "person" ? say("panel_no_role") : say(`speaker_${kind}`)];
}
