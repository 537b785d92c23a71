/* The timeline, drawn on a canvas: a lane for each traveller and for each kind of event. */
(function () {
  "use strict";

  const { MONTHS, civil, year } = window.timelinePage;
  const ROW = 20, HEAD = 19, AXIS = 24, ROWS = 8, PLENTY = 150;
  const FONT = "12px system-ui, sans-serif", BOLD = "600 12px system-ui, sans-serif";
  const UNIX = 719163;
  /* The day count of a month's first day; Date.UTC would take the years 0 to 99 for those after 1900. */
  function monthStart(months) {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(months / 12), ((months % 12) + 12) % 12, 1);
    return Math.round(date.getTime() / 864e5) + UNIX;
  }

  const NAMES = {
    visit: "Visits", arrival: "Arrivals", departure: "Departures", summit: "Summits", meeting: "Meetings", call: "Calls",
    vote: "Votes", agreement: "Agreements", statement: "Statements", announcement: "Announcements", press: "Press",
    ceremony: "Ceremonies", sanction: "Sanctions", aid: "Aid", conflict: "Conflict", disaster: "Disasters", other: "Other",
  };

  class Chart {
    constructor(canvas, data, colourOf) {
      this.canvas = canvas;
      this.data = data;
      this.colourOf = colourOf;
      this.paint = canvas.getContext("2d");
      this.lanes = this.makeLanes();
      this.shown = null;
      this.lit = this.chosen = -1;
      this.boxes = [];
      this.home();
    }

    makeLanes() {
      const lanes = new Map();
      const dated = this.data.events.filter((event) => event.first !== null || event.last !== null);
      for (const event of dated) {
        const own = event.person !== undefined;
        const key = own ? `a${String(event.person).padStart(5, "0")}` : `b${event.type}`;
        const name = own ? this.data.routes.travellers[event.person] : NAMES[event.type] || event.type;
        if (!lanes.has(key)) lanes.set(key, { key, name, person: own ? event.person : -1, events: [] });
        lanes.get(key).events.push(event);
      }
      return [...lanes.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    }

    /* The first view leaves out the few days that lie far from all others. */
    home() {
      const days = [];
      for (const lane of this.lanes) for (const event of lane.events) days.push(event.first ?? event.last);
      days.sort((a, b) => a - b);
      if (!days.length) { this.from = 0; this.to = 1; return; }
      if (days[days.length - 1] - days[0] <= 1100) return this.everything();
      const at = (share) => days[Math.round((days.length - 1) * share)];
      const spread = Math.max(30, at(0.9) - at(0.1));
      const near = days.filter((day) => day >= at(0.1) - spread && day <= at(0.9) + spread);
      const most = near[near.length - 1] + spread;
      let last = near[near.length - 1];
      for (const lane of this.lanes) for (const { first, last: end } of lane.events) {
        if (first !== null && first >= near[0] && end !== null && end <= most) last = Math.max(last, end);
      }
      this.view(near[0], last + 1);
    }

    everything() {
      let first = Infinity, last = -Infinity;
      for (const lane of this.lanes) for (const event of lane.events) {
        first = Math.min(first, event.first ?? event.last);
        last = Math.max(last, event.last ?? event.first);
      }
      if (first <= last) this.view(first, last + 1);
    }

    view(from, to) {
      const room = Math.max(2, (to - from) * 0.04);
      this.from = from - room;
      this.to = to + room;
    }

    zoom(by, middle) {
      const at = middle ?? (this.from + this.to) / 2;
      const wide = Math.min(2e6, Math.max(5, (this.to - this.from) * by));
      const share = (at - this.from) / (this.to - this.from);
      this.from = at - wide * share;
      this.to = this.from + wide;
      this.draw();
    }

    pan(days) { this.from += days; this.to += days; this.draw(); }

    x(day) { return ((day - this.from) / (this.to - this.from)) * this.wide; }
    day(x) { return this.from + (x / this.wide) * (this.to - this.from); }

    /* Rows of a lane, with names after the marks; where these do not fit, the marks alone, and names in gaps. */
    pack(lane) {
      const inside = lane.events.filter((event) => (!this.shown || this.shown[event.n])
        && (event.last ?? Infinity) + 1 >= this.from && (event.first ?? -Infinity) <= this.to);
      const marks = inside.map((event) => {
        const x0 = this.x(event.first ?? event.last - 0.4);
        const x1 = event.last === null ? x0 + 30 : Math.max(x0 + 9, this.x(event.last + 1));
        return { event, x0, x1, row: 0, label: 0 };
      });
      const named = marks.length <= PLENTY && this.rowsOf(marks, (one) => Math.min(260, this.measure(one.event.title)) + 12);
      const rows = named || this.rowsOf(marks, () => 1, true);
      if (!named && marks.length <= 4 * PLENTY) this.nameGaps(marks);
      return { lane, placed: marks, rows: Math.max(1, rows), total: inside.length };
    }

    /* Where the space of a mark and its name begins: a name that would leave the view stands before its mark. */
    startOf(one, room) {
      one.before = room > 1 && one.x1 + room > this.wide && one.x0 - room > 0;
      return one.before ? one.x0 - room : one.x0;
    }

    /* Gives each mark its row; how many rows there are, 0 where they would be too many. */
    rowsOf(marks, room, anyway) {
      const ends = [];
      for (const one of marks) {
        const start = this.startOf(one, anyway ? 1 : room(one));
        let row = ends.findIndex((end) => end <= start);
        if (row < 0 && ends.length >= this.most) {
          if (!anyway) return 0;
          row = ends.indexOf(Math.min(...ends));
        } else if (row < 0) row = ends.length;
        one.row = row;
        one.label = anyway ? 0 : room(one);
        ends[row] = Math.max(ends[row] ?? -Infinity, one.before ? one.x1 + 2 : one.x1 + room(one));
      }
      return ends.length;
    }

    nameGaps(marks) {
      const next = [];
      for (const one of [...marks].reverse()) {
        const room = Math.min(260, this.measure(one.event.title)) + 12;
        if (one.x1 + room < (next[one.row] ?? Infinity)) one.label = room;
        next[one.row] = one.x0;
      }
    }

    measure(text) {
      this.widths ||= new Map();
      if (!this.widths.has(text)) { this.paint.font = FONT; this.widths.set(text, this.paint.measureText(text).width); }
      return this.widths.get(text);
    }

    draw() {
      this.wide = this.fixed || this.canvas.parentElement.clientWidth;
      const few = this.data.events.length <= 300;
      this.canvas.parentElement.classList.toggle("tp-few", few);
      this.most = few ? 14 : Math.max(2, Math.min(ROWS, Math.floor(60 / Math.max(1, this.lanes.length))));
      const packed = this.lanes.map((lane) => this.pack(lane)).filter((one) => one.total);
      const high = AXIS + packed.reduce((sum, one) => sum + HEAD + one.rows * ROW + 5, 0) + 4;
      const dots = this.wide * high > 2e6 ? 1 : Math.max(2, window.devicePixelRatio || 1);
      this.canvas.width = this.wide * dots;
      this.canvas.height = high * dots;
      this.canvas.style.height = `${high}px`;
      this.paint.setTransform(dots, 0, 0, dots, 0, 0);
      const style = getComputedStyle(document.documentElement);
      const css = (name) => style.getPropertyValue(name).trim();
      this.colours = { ink: css("--tl-ink"), soft: css("--tl-soft"), line: css("--tl-line"), paper: css("--tl-paper"), panel: css("--tl-panel"), accent: css("--tl-accent") };
      this.dark = document.documentElement.dataset.dark === "1";
      this.drawAxis(high);
      this.boxes = [];
      let y = AXIS;
      for (const one of packed) { this.drawLane(one, y); y += HEAD + one.rows * ROW + 5; }
      if (!packed.length) this.text("Nothing dated in view", 12, AXIS + 18, this.colours.soft);
      this.drawEdges();
    }

    text(words, x, y, colour, font) {
      this.paint.font = font || FONT;
      this.paint.fillStyle = colour;
      this.paint.fillText(words, x, y);
    }

    drawAxis(high) {
      const { paint, colours } = this;
      paint.clearRect(0, 0, this.wide, high);
      paint.strokeStyle = colours.line;
      paint.lineWidth = 1;
      for (const [day, words] of ticks(this.from, this.to, this.wide)) {
        const x = Math.round(this.x(day)) + 0.5;
        paint.beginPath();
        paint.moveTo(x, 18);
        paint.lineTo(x, high);
        paint.stroke();
        this.text(words, x + 3, 14, colours.soft);
      }
    }

    drawLane({ lane, placed, total }, y) {
      const { paint, colours } = this;
      paint.fillStyle = colours.panel;
      paint.fillRect(0, y, this.wide, HEAD - 2);
      const colour = this.laneColour(lane);
      paint.fillStyle = colour;
      paint.fillRect(0, y, 4, HEAD - 2);
      this.text(`${lane.name} (${total})`, 10, y + 13, colours.ink, BOLD);
      for (const one of placed) this.drawMark(one, y + HEAD + one.row * ROW, colour);
    }

    laneColour(lane) {
      if (lane.person < 0) return this.colours.soft;
      return this.dark ? lighter(this.colourOf(lane.person)) : this.colourOf(lane.person);
    }

    drawMark({ event, x0, x1, label, before }, y, colour) {
      const { paint, colours } = this;
      const middle = y + ROW / 2, lit = event.n === this.lit || event.n === this.chosen;
      const off = event.status === "cancelled" || event.status === "denied";
      const plan = event.status === "planned" || event.status === "considered";
      paint.lineWidth = 1.8;
      paint.strokeStyle = paint.fillStyle = colour;
      paint.setLineDash(event.status === "planned" ? [4, 3] : event.status === "considered" ? [1.5, 3] : []);
      const wide = Math.max(9, x1 - x0);
      paint.beginPath();
      if (wide <= 9.01) paint.arc(x0 + 4.5, middle, 4.5, 0, 7); else paint.roundRect(x0, middle - 6, wide, 12, 3);
      if (lit) { paint.save(); paint.setLineDash([]); paint.lineWidth = 6; paint.strokeStyle = "#ffd84d"; paint.stroke(); paint.restore(); }
      if (plan || off) {
        paint.fillStyle = colours.paper;
        paint.fill();
        paint.stroke();
      } else if ((event.vague || event.open) && wide > 9.01) {
        paint.globalAlpha = 0.35;
        paint.fill();
        paint.globalAlpha = 1;
        paint.setLineDash([2, 2]);
        paint.stroke();
      } else paint.fill();
      paint.setLineDash([]);
      if (off) { paint.beginPath(); paint.moveTo(x0 - 2, middle); paint.lineTo(x0 + wide + 2, middle); paint.stroke(); }
      if (label) this.drawLabel(event, before ? x0 - label + 6 : Math.max(4, x0 + wide + 4), middle + 4, lit);
      this.boxes.push([x0 - 2 - (before ? label : 0), y, x0 + wide + (before ? 0 : label) + 2, y + ROW, event.n]);
    }

    drawLabel(event, x, y, lit) {
      let words = event.title;
      const room = Math.min(260, this.wide - x - 4);
      if (this.measure(words) > room) {
        let end = words.length;
        while (end > 4 && this.measure(`${words.slice(0, end)}…`) > room - 5) end -= 2;
        words = `${words.slice(0, end)}…`;
      }
      this.text(words, x, y, this.colours.ink, lit ? BOLD : FONT);
    }

    /* What lies beyond the view is said, not silently left out. */
    drawEdges() {
      let before = 0, after = 0;
      for (const lane of this.lanes) for (const event of lane.events) {
        if (this.shown && !this.shown[event.n]) continue;
        before += (event.last ?? Infinity) + 1 < this.from;
        after += (event.first ?? -Infinity) > this.to;
      }
      this.beyond = [before, after];
    }

    find(x, y) {
      for (let k = this.boxes.length - 1; k >= 0; k--) {
        const [x0, y0, x1, y1, n] = this.boxes[k];
        if (x >= x0 && x <= x1 && y >= y0 && y <= y1) return n;
      }
      return -1;
    }

    /* Brings an event into the view; true if the view moved. */
    reveal(n) {
      const event = this.data.events[n], day = event.first ?? event.last;
      if (day === null || (day >= this.from && day <= this.to)) return false;
      const wide = this.to - this.from;
      this.from = day - wide / 2;
      this.to = day + wide / 2;
      return true;
    }
  }

  const lighter = (colour) => {
    const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return `rgb(${parts.map((part) => Math.round(part + (255 - part) * 0.45)).join(",")})`;
  };

  function ticks(from, to, wide) {
    const most = Math.max(2, Math.floor(wide / 85)), days = to - from;
    const [first] = civil(Math.floor(from)), found = [];
    for (const step of [1, 2, 7, 14]) {
      if (days / step > most) continue;
      for (let day = Math.ceil(from / step) * step; day <= to; day += step) {
        const [y, m, d] = civil(day);
        found.push([day, `${d} ${MONTHS[m].slice(0, 3)}${found.length ? "" : ` ${year(y)}`}`]);
      }
      return found;
    }
    for (const step of [1, 2, 3, 6]) {
      if (days / (30.4 * step) > most) continue;
      for (let k = first * 12; ; k += step) {
        const day = monthStart(k);
        if (day > to) return found;
        const [y, m] = civil(day);
        if (day >= from) found.push([day, `${MONTHS[m].slice(0, 3)} ${year(y)}`]);
      }
    }
    for (const step of [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]) {
      if (days / (365.25 * step) > most) continue;
      for (let y = Math.ceil(first / step) * step; ; y += step) {
        const day = monthStart(y * 12);
        if (day > to) return found;
        if (day >= from) found.push([day, year(y)]);
      }
    }
    return found;
  }

  window.timelinePage.Chart = Chart;
  window.timelinePage.NAMES = NAMES;
})();
