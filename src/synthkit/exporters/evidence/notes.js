"use strict";
// The working page, first part: its data, its words, and a note wherever it is listed.
// Text is put in as text nodes and attributes alone, never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const LIMIT = 100; // of notes that are listed before somebody asks for all
const language = document.documentElement.lang;

function say(key, values = {}) {
  const form = data.texts[key] ?? data.texts[`${key}.${values.count === 1 ? "one" : "other"}`];
  return form.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
const figures = new Intl.NumberFormat(language);
const figure = (number) => figures.format(number);
const counted = (key, count, values = {}) => say(key, { ...values, count: figure(count) === "1" ? 1 : figure(count) });
const reason = (state) => say(`document.reason.${state}`);
const asideReason = (state) => say(`document.set_aside.${state}`);

function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}
const button = (label, click, attributes) => make("button", { type: "button", click, ...attributes }, label);

// What is known of notes and lines beside what stands in the data.

const folded = (text) => text.normalize("NFC").toLocaleLowerCase(language);
const groups = [...new Set(data.notes.map((note) => note.group).filter(Boolean))]
  .sort((one, other) => one.localeCompare(other, language, { numeric: true }));
for (const note of data.notes) note.folded = folded(note.text);
for (const line of data.lines) {
  line.folded = folded(line.text);
  const cited = line.sides.flatMap((side) => side.sources);
  line.notes = [...new Set(cited.filter(([, , role]) => role !== "near").map(([note]) => note))];
  line.near = cited.filter(([, , role]) => role === "near");
}
const remarksAt = new Map();
for (const finding of data.findings) {
  const place = ["line", "theme", "note", "file", "question"].find((name) => name in finding.where);
  finding.place = place && [place, finding.where[place]];
  if (place) {
    const at = finding.place.join();
    remarksAt.set(at, [...(remarksAt.get(at) ?? []), finding]);
  }
}
const remarkWords = (finding) => `${say(finding.severity)}: ${finding.message}`;
function remarks(...place) {
  const found = remarksAt.get(place.join());
  return found ? make("ul", { class: "remarks" }, found.map((one) => make("li", null, remarkWords(one)))) : null;
}
const kindOf = (state) => ({ cited: "cited", near: "near", not_summarised: "wait" })[state] ?? "left";
const stateWords = (state) =>
  ["cited", "near", "not_summarised"].includes(state) ? say(`state_${state}`) : say("state_left_out_for", { reason: reason(state) });

// One note, wherever it is listed.

function marked(text, spans) {
  const letters = Array.from(text); // spans count code points
  const parts = [];
  let at = 0;
  for (const [start, end] of spans) {
    parts.push(letters.slice(at, start).join(""), make("mark", null, letters.slice(start, end).join("")));
    at = end;
  }
  return [...parts, letters.slice(at).join("")];
}
const link = (id, label) => make("a", { href: `#${id}`, click: (event) => { event.preventDefault(); goTo(id); } }, label);
const blockId = (file, block) => `block_${file}_${block}`;

function noteItem(number, { spans = [], among = "" } = {}) {
  const note = data.notes[number];
  const file = data.files[note.file].name;
  const tags = [note.group ?? say("no_group"), " · "];
  if (among !== "file") tags.push(link(blockId(note.file, note.block), note.place ? `${file}, ${note.place}` : file), " · ");
  tags.push(note.question === null ? say("no_question") : `${say("question")} ${note.question}`);
  const lines = note.lines.map((line) => make("li", null, link(data.lines[line].id, data.lines[line].text)));
  const fate = among === "line" ? null : lines.length ? [say(note.state === "near" ? "near_to" : "behind"), make("ul", null, lines)] : stateWords(note.state);
  return make("li", { class: `note ${kindOf(note.state)}` },
    make("p", null, marked(note.text, spans)), make("p", { class: "tag" }, tags),
    note.behind.length > 0 && make("ul", { class: "behind" },
      note.behind.map((one) => make("li", null, one.text, make("p", { class: "tag" }, one.where)))),
    fate && make("div", { class: "state" }, fate), remarks("note", number));
}
