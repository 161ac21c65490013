// The start page: counts, and the form that asks who sits in a body on a day, by the same GraphQL as everybody else.
"use strict";

const WORDS = {
  sv: {
    counts: { documents: "dokument", people: "personer", bodies: "organ", organizations: "organisationer",
      meetings: "möten", seats: "platser", decisions: "beslut", mandates: "uppdrag" },
    head: ["Roll", "Namn", "För", "Grund", "Belägg"], asOf: "per", lastSeen: "Senast sedda, inte kända för dagen",
    vacant: "(vakant)", unnamed: "(ej namngiven)", line: "rad", from: "från", to: "till", away: "Databasen svarar inte.",
    ready: "databasen svarar", notReady: "databasen svarar inte", candidates: "Menade du:",
    roles: { CHAIR: "ordförande", VICE_CHAIR: "vice ordförande", SECOND_VICE_CHAIR: "andre vice ordförande",
      SECRETARY: "sekreterare", LEADER: "ledare", MEMBER: "ledamot", SUBSTITUTE: "ersättare", CO_OPTED: "adjungerad",
      OTHER: "annan" },
    basis: { STATED: "angivet", ROSTER: "i fullständig lista", SEEN: "i lista", LAST_SEEN: "senast i lista" },
  },
  en: {
    counts: { documents: "documents", people: "people", bodies: "bodies", organizations: "organisations",
      meetings: "meetings", seats: "seats", decisions: "decisions", mandates: "mandates" },
    head: ["Role", "Name", "On behalf of", "Basis", "Evidence"], asOf: "as of", lastSeen: "Last seen, not known for the day",
    vacant: "(vacant)", unnamed: "(not named)", line: "line", from: "from", to: "to", away: "The database doesn't answer.",
    ready: "database answers", notReady: "database doesn't answer", candidates: "Did you mean:",
    roles: { CHAIR: "chair", VICE_CHAIR: "vice chair", SECOND_VICE_CHAIR: "second vice chair", SECRETARY: "secretary",
      LEADER: "leader", MEMBER: "member", SUBSTITUTE: "substitute", CO_OPTED: "co-opted", OTHER: "other" },
    basis: { STATED: "stated", ROSTER: "in a complete list", SEEN: "in a list", LAST_SEEN: "last in a list" },
  },
};

const COUNTS = `{
  counts { documents people bodies organizations meetings seats decisions mandates }
  bodies(first: 500) { nodes { name county owner { name } rosters(first: 1) { date } } }
}`;
const WHO = `query WhoSitsIn($body: String!, $asOf: Date) {
  whoSitsIn(body: $body, asOf: $asOf) {
    asOf
    body { name county owner { name } }
    seats { ...Seat }
    lastSeen { ...Seat }
    reason { sv: text(lang: SV) en: text(lang: EN) }
  }
}
fragment Seat on Membership {
  role vacant basis heldFrom heldTo
  person { name }
  onBehalfOf { name }
  evidence { quote line role document { id title } }
}`;

const $ = (id) => document.getElementById(id);
let lang = localStorage.getItem("lang") === "en" ? "en" : "sv";
let counts = null;
let answer = null;
let ready = null;

async function ask(query, variables) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function named(body) {
  const place = body.owner?.name ?? body.county;
  return place ? `${body.name} (${place})` : body.name;
}

function evidence(seat) {
  const cell = element("td", undefined, "words");
  const lines = new Map();
  for (const cited of seat.evidence) {
    const key = `${cited.document.id} ${cited.line}`;
    lines.set(key, [...(lines.get(key) ?? []), cited]);
  }
  const own = [...lines.values()].sort((a, b) => b.some((c) => c.role === "VALUE") - a.some((c) => c.role === "VALUE"));
  for (const cited of own.slice(0, 1)) {
    cell.append(`${cited[0].document.title}, ${WORDS[lang].line} ${cited[0].line}: `);
    for (const quote of new Set(cited.map((each) => each.quote))) cell.append(element("q", quote), " ");
  }
  return cell;
}

function table(seats) {
  const words = WORDS[lang];
  const made = element("table");
  const head = made.createTHead().insertRow();
  for (const word of words.head) head.append(element("th", word));
  const rows = made.createTBody();
  for (const seat of seats) {
    const row = rows.insertRow();
    row.append(element("td", words.roles[seat.role] ?? seat.role));
    row.append(element("td", seat.person?.name ?? (seat.vacant ? words.vacant : words.unnamed)));
    row.append(element("td", seat.onBehalfOf?.name ?? ""));
    const basis = element("td");
    if (seat.basis) basis.append(element("span", words.basis[seat.basis], "basis"));
    const days = [seat.heldFrom && `${words.from} ${seat.heldFrom}`, seat.heldTo && `${words.to} ${seat.heldTo}`];
    basis.append(" ", element("span", days.filter(Boolean).join(" "), "note"));
    row.append(basis, evidence(seat));
  }
  return made;
}

function show() {
  const words = WORDS[lang];
  document.documentElement.lang = lang;
  for (const each of document.querySelectorAll("[data-sv]")) each.textContent = each.dataset[lang];
  $("lang").textContent = lang === "sv" ? "English" : "Svenska";
  if (ready !== null) $("state").textContent = ready ? words.ready : words.notReady;
  $("counts").replaceChildren(...Object.entries(counts ?? {}).map(([name, count]) => {
    const card = element("div");
    card.append(element("b", count.toLocaleString(lang)), element("span", words.counts[name]));
    return card;
  }));
  if (!answer) return;
  const parts = [];
  if (answer.error) {
    parts.push(element("p", answer.error, "error"));
    if (answer.candidates?.length) {
      const line = element("p", `${words.candidates} `, "note");
      for (const candidate of answer.candidates) {
        const link = element("button", candidate.of ? `${candidate.name} (${candidate.of})` : candidate.name);
        link.type = "button";
        link.addEventListener("click", () => { $("body").value = candidate.id; submit(); });
        line.append(link, " ");
      }
      parts.push(line);
    }
  } else {
    const { body, asOf, seats, lastSeen, reason } = answer;
    parts.push(element("h3", `${named(body)}, ${words.asOf} ${asOf}`));
    parts.push(seats.length ? table(seats) : element("p", reason?.[lang] ?? "", "note"));
    if (lastSeen.length) parts.push(element("h3", words.lastSeen), table(lastSeen));
  }
  $("answer").replaceChildren(...parts);
}

async function submit() {
  const variables = { body: $("body").value, asOf: $("day").value || null };
  history.replaceState(null, "", `?${new URLSearchParams({ body: variables.body, day: variables.asOf ?? "" })}`);
  try {
    const { data, errors } = await ask(WHO, variables);
    answer = data?.whoSitsIn ?? { error: errors[0].message, candidates: errors[0].extensions?.candidates };
  } catch {
    answer = { error: WORDS[lang].away };
  }
  show();
}

async function start() {
  show();
  $("lang").addEventListener("click", () => {
    lang = lang === "sv" ? "en" : "sv";
    localStorage.setItem("lang", lang);
    show();
  });
  $("ask").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  fetch("/ready").then((response) => { ready = response.ok; show(); }, () => { ready = false; show(); });
  try {
    const { data } = await ask(COUNTS);
    counts = data.counts;
    $("bodies").replaceChildren(...data.bodies.nodes.map((body) => {
      const option = element("option");
      option.value = named(body);
      return option;
    }));
    // Without a question in the address: the body whose list of seats is the newest.
    const asked = new URLSearchParams(location.search);
    const listed = data.bodies.nodes.filter((body) => body.rosters.length);
    const newest = listed.sort((a, b) => b.rosters[0].date.localeCompare(a.rosters[0].date))[0];
    $("body").value = asked.get("body") ?? (newest ? named(newest) : "");
    $("day").value = asked.get("day") ?? newest?.rosters[0].date ?? "";
    if ($("body").value) await submit();
  } catch {
    answer = { error: WORDS[lang].away };
  }
  show();
}

start();
