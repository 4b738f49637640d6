/** The options page: every control is a setting, saved at once. */
import { load, save, switchSite, THEMES, watch, type Settings } from "../shared/settings";
import { say, writeWords } from "../shared/words";

function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}

const badge = element<HTMLInputElement>("badge");
const delay = element<HTMLInputElement>("delay");
const themes = [...document.querySelectorAll<HTMLInputElement>("[name=theme]")];

function show({ badge: shown, hoverDelay, theme, sitesOff }: Settings): void {
  badge.checked = shown;
  delay.value = String(hoverDelay);
  showDelay();
  for (const it of themes) it.checked = it.value === theme;
  element("no-sites").hidden = sitesOff.length > 0;
  element("sites").replaceChildren(...sitesOff.map(site));
}

function showDelay(): void {
  const words = say("options_delay_ms", delay.value);
  element("delay-shown").textContent = words;
  delay.setAttribute("aria-valuetext", words);
}

function site(host: string): HTMLElement {
  const item = document.createElement("li");
  const name = document.createElement("span");
  name.textContent = host;
  const remove = document.createElement("button");
  remove.type = "button";
  remove.textContent = say("options_remove_short");
  remove.setAttribute("aria-label", say("options_remove", host));
  remove.onclick = () => {
    const removed = switchSite(host, true).then(() => {
      element("told").textContent = say("options_removed", host);
      // The button is gone: the focus goes to the list's heading, not nowhere.
      element("sites-title").focus();
    });
    keep(removed);
  };
  item.append(name, remove);
  return item;
}

/** Waits for a change to be stored; one that cannot be is taken back, with a word why. */
function keep(stored: Promise<void>): void {
  stored.catch(() => {
    element("told").textContent = say("not_stored");
    void load().then(show);
  });
}

writeWords(document);
document.title = say("options_title");
badge.onchange = () => keep(save({ badge: badge.checked }));
delay.oninput = showDelay;
delay.onchange = () => keep(save({ hoverDelay: Number(delay.value) }));
for (const it of themes) {
  it.onchange = () => keep(save({ theme: THEMES.find((theme) => theme === it.value) ?? "auto" }));
}
watch(show);
void load().then(show);
