/* Reads the page's rows (see _data.py) into facts. */
(function () {
  "use strict";

  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"];
  const UNIX = 719163; // 1970-01-01 as a day count

  const civil = (count) => {
    const date = new Date((count - UNIX) * 864e5);
    return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  };
  const year = (number) => (number > 0 ? String(number) : `${1 - number} BCE`);
  const day = ([y, m, d]) => `${d} ${MONTHS[m]} ${year(y)}`;

  function between(first, last) {
    const one = civil(first), other = civil(last);
    if (first === last) return day(one);
    if (one[0] !== other[0]) return `${day(one)} to ${day(other)}`;
    if (one[1] !== other[1]) return `${one[2]} ${MONTHS[one[1]]} to ${day(other)}`;
    return `${one[2]}–${day(other)}`;
  }

  function shortly(first, last) {
    if (first === null || last === null || last - first > 31) return "";
    const one = civil(first), other = civil(last);
    const short = ([, m, d]) => `${d} ${MONTHS[m].slice(0, 3)}`;
    if (first === last) return short(one);
    return one[1] === other[1] ? `${one[2]}–${short(other)}` : `${short(one)}–${short(other)}`;
  }

  /* Offsets count code points; a script's strings count UTF-16 units. */
  function cut(text, start, end) {
    if (!/[\ud800-\udfff]/.test(text)) return text.slice(start, end);
    return Array.from(text).slice(start, end).join("");
  }

  function read(raw) {
    const documents = raw.documents.map(([source, title, written, text]) => ({ source, title, written, text: text || "" }));
    const names = (document) => (document.title ? `${document.title} (${document.source})` : document.source);
    const places = raw.places.map(([name, country, lat, lon]) => ({ name, country, lat, lon }));
    const time = (first, last, words, vague) => {
      const [from, to] = [first, last].map((side) => (side === null ? null : side + raw.base));
      const when = words || (from === null ? "date not known" : between(from, to));
      return { first: from, last: to, when, vague: Boolean(vague), short: !words ? shortly(from, to) : words.length < 24 ? words : "" };
    };
    const piece = (title) => ([document, start, rest]) => {
      const from = documents[document] || { source: "", title: "", text: "" };
      const end = typeof rest === "number" && from.text ? rest : null;
      const quote = end !== null ? cut(from.text, start, end) : rest === 0 ? title : rest;
      return { document, start, end, quote, source: names(from) };
    };
    const events = raw.events.map(([id, type, title, status, first, last, words, vague, who, where, evidence], n) => ({
      n, id, type: raw.types[type], title, status: raw.statuses[status], ...time(first, last, words, vague), who, where,
      rows: evidence, stops: [], open: first === null || last === null,
      get evidence() { return this.rows.map(piece(this.title)); },
    }));
    const travellers = [];
    const trips = raw.trips.map(([id, person, title, origin, stops]) => {
      let who = travellers.indexOf(person);
      if (who < 0) who = travellers.push(person) - 1;
      return {
        id, who, person, title, origin: origin ? { place: origin[0], lat: origin[1], lon: origin[2] } : null,
        stops: stops.map(([stop, place, lat, lon, facts, purpose, ...own], k) => {
          const visit = events[facts[0]];
          const at = own.length ? time(...own.slice(0, 4)) : visit;
          facts.forEach((fact) => events[fact].stops.push(stop));
          visit.person = who;
          return {
            id: stop, number: k + 1, place: place < 0 ? "" : places[place].name, country: place < 0 ? "" : places[place].country,
            lat, lon, when: at.when, short: at.short, first: at.first, last: at.last, purpose: purpose || "", facts,
            status: own.length ? raw.statuses[own[4]] : visit.status,
            get quotes() { return (own.length ? own[5].map(piece(visit.title)) : visit.evidence).map(({ quote, source }) => ({ text: quote, source })); },
          };
        }),
      };
    });
    const votes = raw.votes.map(([n, body, subject, tally, positions]) => ({ n, body, subject, tally, positions }));
    return {
      events, trips, votes, documents, places, travellers, people: raw.people, types: raw.types, statuses: raw.statuses,
      countries: raw.countries, conflicts: raw.conflicts, byId: new Map(events.map((event) => [event.id, event.n])),
      routes: {
        travellers: travellers.map((person) => raw.people[person] || ""), journeys: trips, steps: raw.steps,
        strip: raw.strip, crowded: raw.crowded,
      },
    };
  }

  window.timelinePage = { MONTHS, between, civil, cut, read, year };
})();
