// The working page, second part: its sections, and how each number and filter opens its list.

// What is chosen.

const filter = { question: "", group: "", state: "", words: "", only: null };
const controls = {};
const inQuestion = (note) => !filter.question || String(note.question) === filter.question;
const inGroup = (note) => !filter.group || (note.group ?? "-") === filter.group;
const inState = (note) =>
  !filter.state || note.state === filter.state || (filter.state === "left_out" && kindOf(note.state) === "left");
const isChosen = (note, number) =>
  inQuestion(note) && inGroup(note) && inState(note) && (!filter.only || filter.only.notes.has(number));
const holdsWords = (thing) => filter.words.every((word) => thing.folded.includes(word));

function choose(changed) {
  Object.assign(filter, { question: "", group: "", state: "", words: [], only: null }, changed);
  for (const [name, control] of Object.entries(controls)) control.value = name === "words" ? "" : filter[name];
  apply();
}
function openNotes(changed) {
  choose(changed);
  reach(document.getElementById("notes-heading"), "start");
}
function apply() {
  const chosen = data.notes.map(isChosen);
  const notes = [...data.notes.keys()].filter((number) => chosen[number] && holdsWords(data.notes[number]));
  const found = new Set(notes);
  const some = filter.group || filter.state || filter.only;
  let lines = 0;
  data.lines.forEach((line, number) => {
    const here = line.notes.length ? line.notes.some((note) => chosen[note])
      : !some && (!filter.question || String(line.question) === filter.question);
    const shown = here && (holdsWords(line) || line.notes.some((note) => found.has(note)));
    lineItems[number].hidden = !shown;
    lines += shown;
  });
  for (const part of document.querySelectorAll(".theme")) part.hidden = !part.querySelector(".lines > li:not([hidden])");
  for (const part of document.querySelectorAll(".of-question")) {
    const lines = part.querySelectorAll(".lines > li");
    part.hidden = (filter.question && part.dataset.question !== filter.question)
      || (lines.length > 0 && [...lines].every((line) => line.hidden));
  }
  document.getElementById("no-lines").hidden = lines > 0;
  document.getElementById("shown").textContent = say("shown", {
    notes: figure(notes.length), all_notes: figure(data.notes.length), lines: figure(lines), all_lines: figure(data.lines.length),
  });
  listNotes(notes, LIMIT);
}
function listNotes(notes, most) {
  const list = document.getElementById("note-list");
  list.replaceChildren(...notes.slice(0, most).map((number) => noteItem(number)));
  const more = notes.length > most && button(counted("show_all", notes.length), () => listNotes(notes, Infinity));
  document.getElementById("note-more").replaceChildren(...[more].filter(Boolean));
  const narrowed = notes.length < data.notes.length;
  document.getElementById("note-count").replaceChildren(
    `${counted("notes_total", notes.length)}${filter.only ? `: ${filter.only.label}` : ""} `,
    ...[narrowed && button(say("clear"), () => openNotes({}))].filter(Boolean));
}

// The ledger: bars, in which every number opens its list.

function parts(name, total, shares) {
  const bar = make("div", { class: "bar", "aria-hidden": "true" });
  for (const { kind, count } of shares.filter((share) => share.count)) {
    const piece = make("span", { class: kind });
    piece.style.flexGrow = count;
    bar.append(piece);
  }
  const items = [total, ...shares.filter((share) => share.count)].map(({ kind, label, open, count }) =>
    make("li", { class: kind ? null : "total" }, button(label, open, { class: kind && `key ${kind}`, "data-count": count })));
  return make("div", { id: name }, bar, make("ul", { class: "parts" }, items));
}
function ofWhich(id, pairs, words, open) {
  const items = pairs.map(([why, count]) =>
    make("li", null, button(counted("part", count, { what: words(why) }), () => open(why), { "data-count": count })));
  return items.length > 0 && make("div", { class: "of-which" }, say("of_which"), make("ul", { class: "parts", id }, items));
}
function overview() {
  const { totals } = data;
  const left = Object.entries(totals.left_out).sort(([, one], [, other]) => other - one);
  const aside = Object.entries(totals.set_aside_blocks).sort(([, one], [, other]) => other - one);
  const sum = (pairs) => pairs.reduce((all, [, count]) => all + count, 0);
  const ofState = (kind, key, count, state) =>
    ({ kind, count, label: counted(key, count), open: () => openNotes({ state }) });
  const ofBlocks = (kind, label, count, what) => ({ kind, count, label, open: () => openBlocks(what) });
  return [
    parts("ledger-notes", { count: totals.notes, label: counted("notes_total", totals.notes), open: () => openNotes({}) }, [
      ofState("cited", "cited", totals.cited, "cited"),
      ofState("near", "near", totals.near, "near"),
      ofState("left", "left_out", sum(left), "left_out"),
      ofState("wait", "not_summarised", totals.not_summarised, "not_summarised"),
    ]),
    ofWhich("ledger-reasons", left, reason, (why) => openNotes({ state: why })),
    parts("ledger-blocks", { count: totals.blocks, label: counted("blocks_total", totals.blocks), open: () => openBlocks("") }, [
      ofBlocks("cited", counted("blocks_with_notes", totals.blocks_with_notes), totals.blocks_with_notes, "notes"),
      ofBlocks("aside", counted("blocks_aside", sum(aside)), sum(aside), "aside"),
    ]),
    ofWhich("ledger-aside", aside, asideReason, openBlocks),
    make("ul", { class: "parts" }, [["insights_total", totals.insights, "synthesis"], ["tensions_total", totals.tensions, "synthesis"], ["files_total", totals.documents, "files"]]
      .map(([key, count, where]) => make("li", null, button(counted(key, count), () => { choose({}); reach(document.getElementById(`${where}-heading`), "start"); })))),
  ].filter(Boolean);
}

// The filters.

const labelled = (control, words) => make("div", null, make("label", { for: control.id }, words), " ", control);
function filters() {
  const changed = (name) => (event) => { filter[name] = event.target.value; apply(); };
  const option = ([value, label]) => make("option", { value }, label);
  const chooser = (name, options) => {
    controls[name] = make("select", { id: `filter-${name}`, change: changed(name) }, [["", say("every")], ...options].map(option));
    return labelled(controls[name], say(name));
  };
  const states = Object.keys(data.totals.left_out).map((why) => [why, stateWords(why)]);
  let waiting;
  controls.words = make("input", { type: "search", id: "filter-words", input: () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { filter.words = folded(controls.words.value).split(/\s+/).filter(Boolean); apply(); }, 120);
  } });
  return make("form", { class: "filters", role: "search", "aria-label": say("filters"), submit: (event) => event.preventDefault() },
    chooser("question", [...data.questions.map(({ number, text }) => [number, say("question_option", { number, text })]), ["null", say("no_question")]]),
    chooser("group", [...groups.map((group) => [group, group]), ["-", say("no_group")]]),
    chooser("state", [["cited", say("state_cited")], ["near", say("state_near")], ["left_out", say("state_left_out")], ...states, ["not_summarised", say("state_not_summarised")]]),
    labelled(controls.words, say("search")),
    button(say("clear"), () => choose({})),
    make("p", { role: "status", id: "shown" }));
}

// The synthesis.

const lineItems = [];
function sourcesOf(line) {
  const listed = (sources, name = "notes") => make("ul", { class: name }, sources.map(([note, spans]) => noteItem(note, { spans, among: "line" })));
  return [
    line.sides.flatMap((side) => [
      side.text && make("p", { class: "side" }, side.text),
      listed(side.sources.filter(([, , role]) => role !== "near")),
    ]),
    line.near.length && [make("p", { class: "side" }, counted("near_line", line.near.length)), listed(line.near, "notes nearby")],
  ].flat(2).filter(Boolean);
}
function lineItem(number) {
  const line = data.lines[number];
  const behind = new Set(line.notes.map((note) => data.notes[note].group).filter(Boolean));
  const label = [counted("sources", line.notes.length), behind.size ? ` · ${counted("from_groups", behind.size)}` : ""].join("");
  const panel = make("div", { role: "group", "aria-label": say("sources_of", { line: line.text }), hidden: true });
  const opener = button(label, () => toggle(panel.hidden), { "aria-expanded": "false", class: "opener", "data-count": line.notes.length });
  const toggle = (open) => {
    if (open && !panel.firstChild) panel.append(...sourcesOf(line));
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
  };
  const item = make("li", { id: line.id },
    make("div", null, make("p", null, line.text), line.origin === "person" && make("span", { class: "tag" }, say("by_person")), remarks("line", number)),
    make("div", null, line.notes.length ? [opener, panel] : make("span", { class: "tag" }, say("no_sources"))));
  item.openSources = line.notes.length ? toggle : () => {};
  lineItems[number] = item;
  return item;
}
function synthesis() {
  const lineNumbers = [...data.lines.keys()];
  const listed = (title, id, theme, numbers) => make("div", { class: "theme" },
    make("h4", { id }, title), remarks("theme", theme), make("ul", { class: "lines" }, numbers.map(lineItem)));
  const bulk = button(say("open_all"), () => {
    const open = bulk.getAttribute("aria-pressed") !== "true";
    bulk.setAttribute("aria-pressed", String(open));
    lineItems.forEach((item) => item.openSources(open));
  }, { "aria-pressed": "false", class: "bulk" });
  return [bulk, make("p", { id: "no-lines", hidden: true }, say("no_lines")), ...data.questions.map(({ number, text, made }) => {
    const ours = lineNumbers.filter((line) => data.lines[line].question === number);
    const themes = [...data.themes.entries()].filter(([, theme]) => theme.question === number);
    const tensions = ours.filter((line) => data.lines[line].theme === null);
    return make("div", { class: "of-question", "data-question": number },
      make("h3", { id: `question_${number}` }, say("question_option", { number, text })), remarks("question", number),
      made ? null : make("p", null, say("not_made")),
      themes.map(([place, { id, title }]) => listed(title, id, place, ours.filter((line) => data.lines[line].theme === place))),
      tensions.length ? listed(say("tensions"), `tensions_${number}`, null, tensions) : null);
  })];
}

// Groups by theme.

function matrix() {
  return [make("p", null, say("matrix_lead")), ...data.questions.map(({ number }) => {
    const shown = make("details", { class: "of-question", "data-question": number, toggle: () => {
      if (shown.open && shown.childElementCount === 1) shown.append(tableOf(number));
    } }, make("summary", null, say("matrix_of", { number })));
    return shown;
  })];
}
function tableOf(question) {
  const ours = [...data.notes.keys()].filter((note) => data.notes[note].question === question);
  const ofThemes = [...data.themes.entries()].filter(([, theme]) => theme.question === question).map(([place, { title }]) =>
    [title, (note) => note.lines.some((line) => data.lines[line].theme === place)]);
  const columns = [...ofThemes,
    [say("tensions"), (note) => note.lines.some((line) => data.lines[line].theme === null)],
    [say("state_left_out"), (note) => kindOf(note.state) === "left"],
    [say("total"), () => true]];
  const rows = [...groups.map((group) => [group, (note) => note.group === group]),
    [say("no_group"), (note) => !note.group], [say("total"), () => true]];
  const cell = (group, inRow, theme, inColumn, most) => {
    const found = ours.filter((note) => inRow(data.notes[note]) && inColumn(data.notes[note]));
    if (!found.length) return make("td", null);
    const what = `${group}, ${theme}`;
    const opener = button(figure(found.length), () => openNotes({ only: { label: what, notes: new Set(found) } }),
      { "aria-label": say("cell", { group, theme, count: figure(found.length) }), "data-count": found.length });
    opener.style.setProperty("--weight", Math.round((35 * found.length) / most));
    return make("td", null, opener);
  };
  const filled = rows.filter(([, inRow]) => ours.some((note) => inRow(data.notes[note])));
  return make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": say("matrix_of", { number: question }) }, make("table", null,
    make("thead", null, make("tr", null, make("td", null), columns.map(([title]) => make("th", { scope: "col" }, title)))),
    make("tbody", null, filled.map(([group, inRow]) => {
      const most = ours.filter((note) => inRow(data.notes[note])).length;
      return make("tr", null, make("th", { scope: "row" }, group), columns.map(([theme, inColumn]) => cell(group, inRow, theme, inColumn, most)));
    }))));
}

// How the files were read.

const blockFilter = make("select", { id: "filter-blocks", change: () => showBlocks() });
const blockKind = (block) => (block.notes ? "notes" : block.reason);
const isShown = (block) => !blockFilter.value || blockKind(block) === blockFilter.value || (blockFilter.value === "aside" && !block.notes);
const fileItems = [];
const inside = (number) => fileItems[number].querySelector(".inside");

function openBlocks(what) {
  blockFilter.value = what;
  showBlocks();
  for (const item of fileItems) item.open = !item.hidden && Boolean(what);
  reach(document.getElementById("files-heading"), "start");
}
function showBlocks() {
  fileItems.forEach((item, number) => {
    const count = data.files[number].blocks.filter(isShown).length;
    item.hidden = !count && Boolean(blockFilter.value);
    item.querySelector(".count").textContent = counted("file_blocks", count);
    inside(number).replaceChildren();
    if (item.open) fill(number);
  });
}
function blockItem(file, number) {
  const block = data.files[file].blocks[number];
  const id = blockId(file, number);
  if (block.notes) return make("li", { id }, make("ul", { class: "notes" }, block.notes.map((note) => noteItem(note, { among: "file" }))));
  return make("li", { id, class: "set-aside" }, block.text, " ", make("span", { class: "tag" }, `(${asideReason(block.reason)})`));
}
function fill(number) {
  const file = data.files[number];
  const shown = [...file.blocks.keys()].filter((place) => isShown(file.blocks[place]));
  const pages = [...new Set([...shown.map((place) => file.blocks[place].page), ...(blockFilter.value ? [] : Object.keys(file.pictures).map(Number))])]
    .sort((one, other) => one - other);
  const ofPage = (page) => {
    const picture = file.pictures[page];
    const image = picture && make("img", { src: `data:image/jpeg;base64,${picture}`, alt: say("page_picture", { page, file: file.name }) });
    return [page === null ? null : make("h3", null, say("page", { page })),
      picture === "" ? make("p", { class: "tag" }, say("pictures_left")) : null,
      make("div", { class: picture ? "read pictured" : "read" },
        make("ol", { class: "blocks" }, shown.filter((place) => file.blocks[place].page === page).map((place) => blockItem(number, place))), image || null)];
  };
  const unread = file.unread.map(({ place, reason: why }) => make("li", null, say("unread", { place, reason: asideReason(why) })));
  inside(number).replaceChildren(
    ...[unread.length ? make("ul", null, unread) : null, ...pages.flatMap(ofPage)].filter(Boolean));
}
function files() {
  const reasons = Object.keys(data.totals.set_aside_blocks).map((why) => [why, asideReason(why)]);
  blockFilter.append(...[["", say("every")], ["notes", say("block_notes")], ["aside", counted("blocks_aside", Object.values(data.totals.set_aside_blocks).reduce((all, one) => all + one, 0))], ...reasons]
    .map(([value, label]) => make("option", { value }, label)));
  const paged = data.files.some((file) => file.blocks.some((block) => block.page));
  const pictured = data.files.some((file) => Object.keys(file.pictures).length);
  return [make("p", null, say("files_lead")), paged && !pictured ? make("p", { class: "tag" }, say("no_pictures")) : null,
    pictured && data.masked ? make("p", { class: "tag" }, say("pictures_masked")) : null,
    labelled(blockFilter, say("block_filter")),
    ...data.files.map((file, number) => {
      const item = make("details", { id: `file_${number}`, toggle: () => { if (item.open && !inside(number).firstChild) fill(number); } },
        make("summary", null, file.name, " ", make("span", { class: "tag count" }, counted("file_blocks", file.blocks.length))),
        remarks("file", number), make("div", { class: "inside" }));
      fileItems[number] = item;
      return item;
    }),
    make("ul", null, data.not_read.map((one) => make("li", null, say("not_read", one))))];
}

// Findings, and getting from one place to another.

function findings() {
  if (!data.findings.length) return [make("p", null, say("no_findings"))];
  const place = ([kind, number]) => kind === "note"
    ? button(say("show_place"), () => openNotes({ only: { label: say("findings"), notes: new Set([number]) } }))
    : link({ line: () => data.lines[number].id, theme: () => data.themes[number].id, file: () => `file_${number}`, question: () => `question_${number}` }[kind](), say("show_place"));
  return [make("ul", { class: "remarks" }, data.findings.map((one) => make("li", null, remarkWords(one), " ", one.place ? place(one.place) : null)))];
}
function reach(target, block) {
  target.tabIndex = -1;
  target.scrollIntoView({ block });
  target.focus({ preventScroll: true });
}
function goTo(id) {
  const [, file, block] = /^block_(\d+)_(\d+)$/.exec(id) ?? [];
  if (block && data.files[file]) {
    blockFilter.value = "";
    showBlocks();
    fill(Number(file));
  }
  const target = document.getElementById(id);
  if (!target) return;
  if (target.closest("[hidden]")) choose({});
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  reach(target, "center");
}

const sections = [["overview", overview], ["synthesis", synthesis], ["notes", () => [make("p", { id: "note-count" }), make("ul", { class: "notes", id: "note-list" }), make("div", { id: "note-more" })]],
  ["matrix", matrix], ["files", files], ["findings", findings]];
const contents = make("nav", { "aria-label": say("contents") }, make("ul", null, sections.map(([name]) => make("li", null, link(`${name}-heading`, say(name))))));
const main = make("main", null,
  data.warning && make("p", { class: "warning" }, data.warning),
  sections.map(([name, fillIn]) => [
    make("section", { "aria-labelledby": `${name}-heading` }, make("h2", { id: `${name}-heading` }, say(name)), fillIn()),
    name === "overview" ? filters() : null]));
document.body.append(contents, main);
choose({});
if (groups.length <= LIMIT) document.querySelector("#matrix-heading ~ details")?.setAttribute("open", "");
window.addEventListener("hashchange", () => goTo(decodeURIComponent(location.hash.slice(1))));
if (location.hash) goTo(decodeURIComponent(location.hash.slice(1)));
