// GraphiQL over /graphql, with the operations of explorer/operations/ as tabs. Their variables name the newest meeting
// with a list of people, and its body, so that each tab answers something from whatever is loaded.
"use strict";

const TABS = ["1-vem-sitter-i", "2-uppdrag", "3-narvaro", "4-person", "5-mote", "6-sok"];
const NEWEST = `{
  meetings(first: 20, filter: { status: [HELD] }) {
    nodes { startDate bodies { name } attendances(first: 1, status: [PRESENT]) { person { name } } }
  }
}`;

async function newest() {
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: NEWEST }),
    });
    const meetings = (await response.json()).data.meetings.nodes;
    return meetings.find((meeting) => meeting.attendances.length) ?? meetings[0] ?? {};
  } catch {
    return {}; // the database is away: the tabs still show what can be asked
  }
}

function variables(tab, meeting) {
  const body = meeting.bodies?.[0]?.name ?? "";
  const date = meeting.startDate ?? "";
  const person = meeting.attendances?.[0]?.person?.name ?? "";
  return {
    "1-vem-sitter-i": { body, asOf: date },
    "2-uppdrag": {},
    "3-narvaro": { body, date },
    "4-person": { name: person },
    "5-mote": { first: 5 },
    "6-sok": { text: body.split(" ")[0] ?? "" },
  }[tab];
}

async function start() {
  const [meeting, ...texts] = await Promise.all([
    newest(),
    ...TABS.map((tab) => fetch(`/explorer/operations/${tab}.graphql`).then((file) => file.text())),
  ]);
  const defaultTabs = texts.map((query, at) => ({
    query,
    variables: JSON.stringify(variables(TABS[at], meeting), null, 2),
  }));
  const logo = React.createElement(
    GraphiQL.Logo, null, React.createElement("a", { href: "/", title: "Radslag" }, "Radslag"),
  );
  const page = React.createElement(
    GraphiQL,
    {
      fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
      defaultTabs,
      variables: localStorage.getItem("graphiql:tabState") ? undefined : defaultTabs[0].variables,
      defaultEditorToolsVisibility: "variables",
      isHeadersEditorEnabled: false,
    },
    logo,
  );
  ReactDOM.createRoot(document.getElementById("graphiql")).render(page);
}

start();
