/* The linked page: one set of filters and one chosen fact for timeline, map, votes and table. */
(function () {
  "use strict";

  const { Chart, Table, read, showFact, showStart, votesTable } = window.timelinePage;
  const at = (id) => document.getElementById(id);
  const json = (id) => JSON.parse(at(id).textContent);
  const data = read(json("tp-data"));
  const { events } = data;
  const shown = new Uint8Array(events.length).fill(1);
  const chart = new Chart(at("tp-canvas"), data, window.timelineMap.colourOf);
  const table = new Table(at("tp-rows"), at("tp-more"), data);
  const places = new Map(data.places.map((place, n) => [n, place]));
  let chosen = -1, pointed = -1, map = null, journeys = null;
  let words = null;

  /* --- filters --------------------------------------------------------------------------------------- */

  const fields = ["tp-search", "tp-who", "tp-kind", "tp-where", "tp-status", "tp-from", "tp-to"].map(at);
  const dayOf = (text) => (text ? Math.round(Date.parse(`${text}T00:00Z`) / 864e5) + 719163 : null);

  function searchable() {
    words ||= events.map((event) => [
      event.title, event.type, event.when, ...event.who.map((who) => data.people[who]),
      ...event.where.map((where) => `${places.get(where).name} ${places.get(where).country}`),
      ...event.evidence.map((piece) => piece.quote),
    ].join("\n").toLocaleLowerCase("en"));
    return words;
  }

  function filter() {
    const [search, who, kind, where, status, from, to] = fields.map((field) => field.value.trim());
    const sought = search.toLocaleLowerCase("en").split(/\s+/).filter(Boolean);
    const first = dayOf(from), last = dayOf(to), texts = sought.length ? searchable() : null;
    for (const event of events) {
      shown[event.n] = Number(
        (!who || event.who.includes(Number(who))) && (!kind || event.type === kind) && (!status || event.status === status)
        && (!where || event.where.some((place) => inPlace(place, where)))
        && (first === null || reaches(event.last, event.first, first, 1)) && (last === null || reaches(event.first, event.last, last, -1))
        && (!texts || sought.every((word) => texts[event.n].includes(word))));
    }
    refresh();
  }

  const inPlace = (place, wanted) => (wanted.startsWith("c:") ? (places.get(place).country || places.get(place).name) === wanted.slice(2) : place === Number(wanted));
  const reaches = (side, other, limit, sign) => {
    if (side === null && other === null) return false;
    return side === null || (side - limit) * sign >= 0;
  };

  function refresh() {
    const list = events.filter((event) => shown[event.n]);
    table.fill(list);
    chart.shown = shown;
    redraw();
    if (journeys) journeys.show(({ stop }) => (stop.facts && !stop.facts.some((n) => shown[n]) ? "off" : ""));
    for (const cell of document.querySelectorAll("#tp-votes [data-n]")) cell.hidden = !shown[cell.dataset.n];
    at("tp-count").textContent = `${list.length.toLocaleString("en")} of ${events.length.toLocaleString("en")} facts`;
    table.mark("tp-chosen", chosen);
  }

  function redraw() {
    chart.draw();
    const [before, after] = chart.beyond;
    at("tp-beyond").textContent = [before && `${before} earlier`, after && `${after} later`].filter(Boolean).join(", ");
  }

  /* --- one fact in all views ------------------------------------------------------------------------- */

  function light(n) {
    const event = n < 0 ? null : events[n];
    chart.lit = n;
    chart.chosen = chosen;
    redraw();
    table.mark("tp-lit", n);
    if (journeys) {
      journeys.highlight(new Set(event ? event.stops : []));
      const points = event && !event.stops.length ? event.where.map((where) => places.get(where)).filter((place) => place.lat !== null) : [];
      journeys.ring(points.map((place) => [place.lat, onStrip(place.lon)]));
    }
    for (const cell of document.querySelectorAll("#tp-votes .tp-lit")) cell.classList.remove("tp-lit");
    if (event && event.type === "vote") for (const cell of document.querySelectorAll(`#tp-votes [data-n="${n}"]`)) cell.classList.add("tp-lit");
    if (event) showFact(data, at("tp-fact"), event); else showStart(data, at("tp-fact"));
  }

  const onStrip = (lon) => data.routes.strip[0] + ((((lon - data.routes.strip[0]) % 360) + 360) % 360);

  function point(n) {
    if (n === pointed) return;
    pointed = n;
    light(n < 0 ? chosen : n);
  }

  function choose(n, { scroll = false, address = true } = {}) {
    chosen = n;
    pointed = -1;
    if (n >= 0) {
      if (!shown[n]) { at("tp-form").reset(); filter(); }
      chart.reveal(n);
      if (address) setAddress(events[n].id);
      at("tp-live").textContent = `${events[n].title}, ${events[n].when}, ${events[n].status}`;
    }
    light(n);
    let row = table.mark("tp-chosen", n);
    while (!row && n >= 0 && shown[n] && !at("tp-more").hidden && scroll) { table.extend(); row = table.mark("tp-chosen", n); }
    if (row && scroll) row.scrollIntoView({ block: "nearest" });
  }

  /* A frame without an address of its own, as in a notebook, cannot set one. */
  function setAddress(id) {
    try { history.replaceState(null, "", `#${encodeURIComponent(id)}`); } catch (refused) { if (!(refused instanceof DOMException)) throw refused; }
  }

  function fromAddress() {
    goTo(decodeURIComponent(location.hash.slice(1)));
  }

  function goTo(id, address = false) {
    if (!id) return;
    const stop = data.trips.flatMap((trip) => trip.stops).find((one) => one.id === id);
    const trip = data.trips.find((one) => one.id === id);
    if (trip) return choose(trip.stops[0].facts[0], { address, scroll: true });
    const n = data.byId.has(id) ? data.byId.get(id) : stop ? stop.facts[0] : -1;
    if (n >= 0) choose(n, { address, scroll: true });
  }

  /* --- timeline -------------------------------------------------------------------------------------- */

  function listenChart() {
    const canvas = at("tp-canvas");
    let drag = null;
    const spot = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
    canvas.addEventListener("pointermove", (event) => {
      const [x, y] = spot(event);
      if (drag) {
        chart.pan(((drag - x) / chart.wide) * (chart.to - chart.from));
        drag = x;
        return;
      }
      const n = chart.find(x, y);
      canvas.style.cursor = n < 0 ? "grab" : "pointer";
      point(n);
    });
    canvas.addEventListener("pointerleave", () => point(-1));
    canvas.addEventListener("pointerdown", (event) => {
      const n = chart.find(...spot(event));
      if (n >= 0) return choose(n);
      drag = spot(event)[0];
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointerup", () => { if (drag) redraw(); drag = null; });
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      chart.zoom(event.deltaY > 0 ? 1.25 : 0.8, chart.day(spot(event)[0]));
      redraw();
    }, { passive: false });
    canvas.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) { event.preventDefault(); walk(step); }
      if (event.key === "+" || event.key === "=") { chart.zoom(0.7); redraw(); }
      if (event.key === "-") { chart.zoom(1.4); redraw(); }
    });
    const button = (id, act) => at(id).addEventListener("click", () => { act(); redraw(); });
    button("tp-in", () => chart.zoom(0.6));
    button("tp-out", () => chart.zoom(1.6));
    button("tp-left", () => chart.pan((chart.from - chart.to) / 3));
    button("tp-right", () => chart.pan((chart.to - chart.from) / 3));
    button("tp-whole", () => chart.everything());
    button("tp-home", () => chart.home());
  }

  function walk(step) {
    let n = chosen < 0 ? (step > 0 ? -1 : events.length) : chosen;
    do n += step; while (n >= 0 && n < events.length && !shown[n]);
    if (n >= 0 && n < events.length) choose(n);
  }

  /* --- map ------------------------------------------------------------------------------------------- */

  function startMap() {
    if (!data.trips.length || !at("tp-map")) return;
    map = L.map("tp-map", { center: [20, 0], zoom: 2, zoomSnap: 0.25, minZoom: 1, scrollWheelZoom: false });
    const visited = new Set(json("tp-visited"));
    window.timelineMap.countries(json("tp-countries"), visited, data.routes.strip).addTo(map);
    journeys = window.timelineMap.journeys(data.routes).addTo(map);
    L.control.scale().addTo(map);
    const byStop = new Map(data.trips.flatMap((trip) => trip.stops.map((stop) => [stop.id, stop.facts[0]])));
    journeys.on("tl-hover", ({ id }) => point(id === null ? -1 : byStop.get(id)));
    journeys.on("tl-select", ({ id, by }) => by === "user" && choose(byStop.get(id)));
    journeys.fit(false);
    at("tp-fit").addEventListener("click", () => journeys.fit());
  }

  /* --- table, votes, theme, print -------------------------------------------------------------------- */

  function listenRows(body) {
    const number = (event) => { const row = event.target.closest("[data-n]"); return row ? Number(row.dataset.n) : -1; };
    body.addEventListener("mouseover", (event) => point(number(event)));
    body.addEventListener("mouseleave", () => point(-1));
    body.addEventListener("focusin", (event) => point(number(event)));
    body.addEventListener("focusout", () => point(-1));
    body.addEventListener("click", (event) => {
      const n = number(event);
      if (n < 0) return;
      if (event.target.closest("a")) event.preventDefault();
      choose(n);
      if (journeys) events[n].stops.slice(0, 1).forEach((id) => journeys.select(id));
    });
  }

  function setDark() {
    const wanted = document.documentElement.dataset.theme;
    const system = window.matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.dark = (wanted ? wanted === "dark" : system) ? "1" : "0";
    document.dispatchEvent(new Event("tl-theme"));
    redraw();
  }

  /* An A4 page is 680 pixels wide between its margins; timeline and map are drawn anew for it. */
  function forPaper(on) {
    chart.fixed = on ? 680 : 0;
    if (!map) return;
    Object.assign(at("tp-map").style, on ? { width: "680px", height: "420px" } : { width: "", height: "" });
    map.invalidateSize({ animate: false });
    journeys.fit(false);
  }

  function listenPage() {
    let waiting = 0;
    fields.forEach((field) => field.addEventListener("input", () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(filter);
    }));
    at("tp-form").addEventListener("submit", (event) => event.preventDefault());
    at("tp-form").addEventListener("reset", () => setTimeout(filter));
    at("tp-theme").addEventListener("click", () => {
      document.documentElement.dataset.theme = document.documentElement.dataset.dark === "1" ? "light" : "dark";
      setDark();
    });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", setDark);
    document.addEventListener("click", (event) => {
      const link = event.target.closest && event.target.closest('a[href^="#"]');
      if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.closest(".leaflet-control, .leaflet-popup-close-button")) return;
      event.preventDefault();
      goTo(decodeURIComponent(link.getAttribute("href").slice(1)), true);
    });
    window.addEventListener("resize", redraw);
    window.addEventListener("hashchange", fromAddress);
    const { dataset } = document.documentElement;
    let before;
    window.addEventListener("beforeprint", () => {
      before = dataset.theme;
      dataset.theme = "light";
      forPaper(true);
      setDark();
      table.print(at("tp-notes"));
    });
    window.addEventListener("afterprint", () => {
      if (before) dataset.theme = before; else delete dataset.theme;
      at("tp-notes").replaceChildren();
      forPaper(false);
      setDark();
      refresh();
    });
  }

  setDark();
  startMap();
  if (data.votes.length) votesTable(data, at("tp-votes"));
  listenChart();
  listenRows(at("tp-rows"));
  if (data.votes.length) listenRows(at("tp-votes"));
  listenPage();
  refresh();
  showStart(data, at("tp-fact"));
  fromAddress();
  window.timelinePage.state = { chart, choose, data, filter, get chosen() { return chosen; }, get map() { return map; } };
})();
