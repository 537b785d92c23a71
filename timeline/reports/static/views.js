/* The table, the votes, the notes for print, and the pane that shows a fact with its sentences. */
(function () {
  "use strict";

  const { cut, NAMES } = window.timelinePage;
  const { make } = window.timelineMap;
  const PAGE = 100; // rows at a time
  const SIGNS = { for: "✓", against: "✗", abstain: "○", absent: "–" };

  const placeName = (place) => (place.country ? `${place.name}, ${place.country}` : place.name);

  function tableRow(data, event, note) {
    const row = make("tr");
    row.dataset.n = event.n;
    const link = make("a", "", event.title);
    link.href = `#${encodeURIComponent(event.id)}`;
    const title = make("th");
    title.scope = "row";
    title.append(link);
    if (note) title.append(make("sup", "", String(note)));
    row.append(
      make("td", "tp-when", event.when), title, make("td", "", event.type),
      make("td", "", event.who.map((who) => data.people[who]).join(", ")),
      make("td", "", event.where.map((where) => placeName(data.places[where])).join("; ")),
      make("td", `tp-status tp-${event.status}`, event.status),
    );
    return row;
  }

  class Table {
    constructor(body, more, data) {
      this.body = body;
      this.more = more;
      this.data = data;
      this.list = [];
      this.size = PAGE;
      more.addEventListener("click", () => this.extend());
    }

    fill(list) {
      this.list = list;
      this.body.replaceChildren(...list.slice(0, PAGE).map((event) => tableRow(this.data, event)));
      this.size = Math.min(PAGE, list.length);
      this.remain();
    }

    extend() {
      const next = this.list.slice(this.size, this.size + PAGE);
      this.body.append(...next.map((event) => tableRow(this.data, event)));
      this.size += next.length;
      this.remain();
    }

    remain() {
      const left = this.list.length - this.size;
      this.more.hidden = left <= 0;
      this.more.textContent = `Show ${Math.min(PAGE, left)} more of ${left}`;
    }

    mark(name, n) {
      const before = this.body.querySelector(`.${name}`);
      if (before) before.classList.remove(name);
      const row = n < 0 ? null : this.body.querySelector(`[data-n="${n}"]`);
      if (row) row.classList.add(name);
      return row;
    }

    /* On paper: every row, each with the number of its note. */
    print(notes) {
      this.body.replaceChildren(...this.list.map((event, k) => tableRow(this.data, event, k + 1)));
      notes.replaceChildren(...this.list.map((event) => {
        const item = make("li");
        for (const { quote, source } of event.evidence) item.append(make("q", "", quote), make("cite", "", ` ${source} `));
        return item;
      }));
    }
  }

  function votesTable(data, table) {
    const codes = Object.keys(data.countries).sort((a, b) => data.countries[a].localeCompare(data.countries[b], "en"));
    const head = make("tr");
    head.append(make("th", "", "Country"));
    for (const vote of data.votes) {
      const cell = make("th"), event = data.events[vote.n];
      cell.scope = "col";
      cell.dataset.n = vote.n;
      const link = make("a", "", vote.subject);
      link.href = `#${encodeURIComponent(event.id)}`;
      cell.append(link, make("small", "", event.when), make("small", "", vote.tally));
      head.append(cell);
    }
    const rows = codes.map((code) => {
      const row = make("tr"), name = make("th", "", data.countries[code]);
      name.scope = "row";
      row.append(name);
      for (const vote of data.votes) {
        const position = vote.positions[code], cell = make("td", position ? `tp-vote tp-${position}` : "tp-vote");
        cell.dataset.n = vote.n;
        if (position) cell.append(make("span", "", `${SIGNS[position]} ${position}`));
        row.append(cell);
      }
      return row;
    });
    table.tHead.replaceChildren(head);
    table.tBodies[0].replaceChildren(...rows);
  }

  /* The document's text with the evidence marked, scrolled to it; the quote alone where the text is not kept. */
  function excerpt(data, piece) {
    const text = data.documents[piece.document] ? data.documents[piece.document].text : "";
    if (!text || piece.end === null) return make("blockquote", "", piece.quote);
    const box = make("div", "tp-text");
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", `Text of ${piece.source}`);
    box.append(cut(text, 0, piece.start), make("mark", "", piece.quote), cut(text, piece.end, Infinity));
    return box;
  }

  /* What was decided between the sources, as sentences. */
  function decision(kept, because) {
    const reason = because ? because[0].toUpperCase() + because.slice(1).replace(/[.]?$/, ".") : "";
    return `${kept ? `Kept: ${kept}.` : "Nothing was decided."} ${reason}`.trim();
  }

  function showFact(data, pane, event) {
    const box = document.createDocumentFragment();
    box.append(make("h2", "", event.title));
    const facts = make("dl");
    const fact = (name, value) => value && facts.append(make("dt", "", name), make("dd", "", value));
    fact("When", event.when);
    fact("Kind", event.type);
    fact("Status", event.status);
    fact("Who", event.who.map((who) => data.people[who]).join(", "));
    fact("Where", event.where.map((where) => placeName(data.places[where])).join("; "));
    const vote = data.votes.find((one) => one.n === event.n);
    if (vote) fact("Tally", vote.tally);
    box.append(facts);
    const about = new Set([event.id, ...event.stops]);
    for (const [id, kind, claims, kept, because] of data.conflicts) {
      if (!about.has(id)) continue;
      const note = `The sources disagree on the ${kind}: ${claims.join(" or ")}.`;
      box.append(make("p", "tp-conflict", [note, decision(kept, because)].join(" ")));
    }
    for (const piece of event.evidence.slice(0, 12)) {
      const figure = make("figure");
      figure.append(make("figcaption", "", piece.source), excerpt(data, piece));
      box.append(figure);
    }
    pane.replaceChildren(box);
    for (const mark of pane.querySelectorAll("mark")) {
      mark.parentElement.scrollTop = mark.offsetTop - mark.parentElement.offsetTop - 40;
    }
  }

  /* Before anything is chosen: how to go on, and what the sources disagree on. */
  function showStart(data, pane) {
    pane.replaceChildren(make("p", "", "Point at a fact, or choose one, to see it in every view and in the words of its document."));
    if (!data.conflicts.length) return;
    const list = make("ul");
    for (const [id, kind, claims, kept, because] of data.conflicts) {
      const item = make("li"), fact = data.byId.has(id) || data.trips.some((trip) => trip.id === id || trip.stops.some((stop) => stop.id === id));
      const link = make(fact ? "a" : "span", "", `${kind}: ${claims.join(" or ")}`);
      if (fact) link.href = `#${encodeURIComponent(id)}`;
      item.append(link, `. ${decision(kept, because)}`);
      list.append(item);
    }
    pane.append(make("h2", "", "Where the sources disagree"), list);
  }

  Object.assign(window.timelinePage, { showStart, NAMES, Table, placeName, showFact, votesTable });
})();
