/* Countries and journeys on a Leaflet map. Texts of documents only ever become text nodes. */
(function () {
  "use strict";

  const COLOURS = ["#0072b2", "#b84a00", "#00785a", "#a0487a", "#4d4d4d", "#806600", "#5b3fb0", "#9b1c31"];
  const DASHES = { planned: "8 7", considered: "2 7" };
  const OFF = { cancelled: true, denied: true };
  const SIZE = 26; // of a numbered stop, in pixels

  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const colourOf = (who) => COLOURS[who % COLOURS.length];
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /* --- countries ------------------------------------------------------------------------------------- */

  function decode(topology) {
    const [stepX, stepY] = topology.transform.scale;
    const arcs = topology.arcs.map((steps) => {
      let x = 0, y = 0;
      return steps.map(([dx, dy]) => [(x += dx) * stepX, (y += dy) * stepY]);
    });
    const ring = (numbers) => {
      const points = [];
      for (const number of numbers) {
        const arc = number >= 0 ? arcs[number] : arcs[~number].slice().reverse();
        for (let k = points.length ? 1 : 0; k < arc.length; k++) points.push(arc[k]);
      }
      return closed(unwrapped(points));
    };
    return topology.objects.countries.geometries.map((shape) => ({
      code: shape.id, name: shape.properties.name,
      polygons: shape.arcs.map((polygon) => polygon.map(ring)),
    }));
  }

  function unwrapped(points) {
    let turn = 0;
    return points.map(([lon, lat], k) => {
      if (k) turn -= 360 * Math.round((lon - points[k - 1][0]) / 360.0001);
      return [lon + turn, lat];
    });
  }

  function closed(points) {
    const [first, lat] = points[0], last = points[points.length - 1][0];
    const pole = lat < 0 ? -90 : 90;
    return Math.abs(last - first) > 180 ? points.concat([[last, pole], [first, pole]]) : points;
  }

  /* Each polygon stands once, in the turn nearest to the middle of [west, east], or in each turn inside it. */
  function turnsOf(outer, [west, east]) {
    const lons = outer.map(([lon]) => lon);
    const centre = (Math.min(...lons) + Math.max(...lons)) / 2;
    const turns = [];
    for (let turn = Math.ceil((west - centre) / 360); centre + 360 * turn < east; turn++) turns.push(turn);
    return turns;
  }

  function countries(topology, visited, strip) {
    const group = L.layerGroup([], { attribution: "Natural Earth" });
    const canvas = L.canvas({ padding: 0.3 });
    const shapes = [];
    for (const country of decode(topology)) {
      const points = country.polygons.flatMap((rings) => turnsOf(rings[0], strip).map((turn) => (
        rings.map((ring) => ring.map(([lon, lat]) => [lat, lon + 360 * turn])))));
      const shape = L.polygon(points, { renderer: canvas, weight: 0.7, smoothFactor: 0.6, fillOpacity: 1 });
      shape.bindTooltip(make("span", "", country.name), { sticky: true, className: "tl-country" });
      shape.tlVisited = visited.has(country.code);
      shapes.push(shape);
      group.addLayer(shape);
    }
    const paint = () => shapes.forEach((shape) => shape.setStyle({
      color: css("--tl-border"), fillColor: css(shape.tlVisited ? "--tl-visited" : "--tl-land"),
    }));
    paint();
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
    document.addEventListener("tl-theme", paint);
    return group;
  }

  /* --- great circles --------------------------------------------------------------------------------- */

  const RAD = Math.PI / 180;
  const vector = ([lat, lon]) => [
    Math.cos(lat * RAD) * Math.cos(lon * RAD), Math.cos(lat * RAD) * Math.sin(lon * RAD), Math.sin(lat * RAD)];

  function greatCircle(start, end) {
    const one = vector(start), other = vector(end);
    const angle = Math.acos(Math.min(1, Math.max(-1, one.reduce((sum, a, k) => sum + a * other[k], 0))));
    if (angle < 1e-6 || Math.PI - angle < 1e-6) return [start, end];
    const pieces = Math.max(8, Math.ceil(angle / RAD / 1.5));
    const points = [start];
    for (let k = 1; k < pieces; k++) {
      const near = Math.sin((1 - k / pieces) * angle) / Math.sin(angle);
      const far = Math.sin((k / pieces) * angle) / Math.sin(angle);
      const [x, y, z] = one.map((a, at) => near * a + far * other[at]);
      const lon = Math.atan2(y, x) / RAD, before = points[k - 1][1];
      points.push([Math.atan2(z, Math.hypot(x, y)) / RAD, lon + 360 * Math.round((before - lon) / 360)]);
    }
    points.push(end);
    return points;
  }

  /* Legs between the same two places are bowed apart, so that none hides another. */
  function bowed(points, bow) {
    if (!bow) return points;
    const flat = points.map(([lat, lon]) => L.CRS.EPSG3857.latLngToPoint(L.latLng(lat, lon), 4));
    const [a, b] = [flat[0], flat[flat.length - 1]];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    return flat.map((at, k) => {
      const push = bow * 0.09 * Math.sin((Math.PI * k) / (flat.length - 1));
      const back = L.CRS.EPSG3857.pointToLatLng(L.point(at.x - dy * push, at.y + dx * push), 4);
      return [back.lat, back.lng];
    });
  }

  /* --- journeys -------------------------------------------------------------------------------------- */

  function legsOf(routes) {
    const legs = [], used = new Map();
    routes.journeys.forEach((journey, j) => {
      let from = journey.origin ? { lat: journey.origin.lat, lon: journey.origin.lon } : null, index = -1;
      journey.stops.forEach((stop, s) => {
        if (stop.lat === null || OFF[stop.status]) return;
        if (from && (from.lat !== stop.lat || from.lon !== stop.lon)) {
          const pair = [[from.lat, from.lon], [stop.lat, stop.lon]].sort().join();
          const turn = used.get(pair) || 0;
          used.set(pair, turn + 1);
          const side = from.lon < stop.lon ? 1 : -1;
          const bow = turn === 0 ? 0 : Math.ceil(turn / 2) * (turn % 2 ? 1 : -1) * side;
          legs.push({ j, from: index, to: s, start: [from.lat, from.lon], end: [stop.lat, stop.lon], bow, status: stop.status });
        }
        from = stop;
        index = s;
      });
    });
    return legs;
  }

  /* A journey with its traveller, who is not named twice. */
  function journeyName(who, title) {
    return who.split(/\s+/).some((part) => part.length > 2 && title.includes(part)) ? title : `${who}: ${title}`;
  }

  function popupContent(routes, journey, stop) {
    const box = make("div", "tl-popup");
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    const place = stop.country ? `${stop.place}, ${stop.country}` : stop.place;
    box.setAttribute("aria-label", `Stop ${stop.number}: ${place}`);
    box.append(make("h2", "", `${stop.number}. ${place}`));
    box.append(make("p", "tl-who", journeyName(routes.travellers[journey.who], journey.title)));
    const facts = make("dl");
    const fact = (name, value) => value && facts.append(make("dt", "", name), make("dd", "", value));
    fact("When", stop.when);
    fact("Status", stop.status);
    fact("Purpose", stop.purpose);
    box.append(facts);
    for (const quote of stop.quotes) {
      const figure = make("figure");
      figure.append(make("blockquote", "", quote.text), make("figcaption", "", quote.source));
      box.append(figure);
    }
    return box;
  }

  function stopName(routes, journey, stop) {
    const place = stop.country ? `${stop.place}, ${stop.country}` : stop.place;
    return `${routes.travellers[journey.who]}, stop ${stop.number}: ${place}, ${stop.when}, ${stop.status}`;
  }

  function stopIcon(journey, stop) {
    const badge = make("span", `tl-stop tl-${stop.status} tl-shape${journey.who % 3}`, String(stop.number));
    badge.style.setProperty("--tl-colour", colourOf(journey.who));
    return L.divIcon({ html: badge, className: "tl-marker", iconSize: [SIZE, SIZE] });
  }

  const Journeys = L.LayerGroup.extend({
    initialize(routes) {
      L.LayerGroup.prototype.initialize.call(this);
      this.routes = routes;
      this.stops = [];
      this.legs = [];
      routes.journeys.forEach((journey, j) => journey.stops.forEach((stop, s) => {
        this.stops.push({ j, s, journey, stop, state: "" });
      }));
      this.crowded = routes.crowded;
    },

    onAdd(map) {
      this._map = map;
      for (const [name, level] of [["tl-legs", 450], ["tl-labels", 620]]) {
        if (!map.getPane(name)) map.createPane(name).style.zIndex = level;
      }
      map.getPane("tl-labels").setAttribute("aria-hidden", "true");
      this._svg = L.svg({ pane: "tl-legs", padding: 0.6 });
      if (!this._drawn) this._draw();
      L.LayerGroup.prototype.onAdd.call(this, map);
      this._defineArrows();
      map.on("zoomend resize viewreset", this.arrange, this);
      this.arrange();
    },

    onRemove(map) {
      map.off("zoomend resize viewreset", this.arrange, this);
      map.getPane("tl-labels").replaceChildren();
      L.LayerGroup.prototype.onRemove.call(this, map);
    },

    _draw() {
      this._drawn = true;
      if (this.crowded) return this._drawCrowd();
      for (const leg of legsOf(this.routes)) this._drawLeg(leg);
      for (const one of this.stops) if (one.stop.lat !== null) this._drawStop(one);
      this._drawOrigins();
    },

    _drawLeg(leg) {
      const points = bowed(greatCircle(leg.start, leg.end), leg.bow);
      const half = Math.max(1, Math.round(points.length * 0.55));
      const who = this.routes.journeys[leg.j].who;
      const style = {
        renderer: this._svg, color: colourOf(who), weight: 2.5, dashArray: DASHES[leg.status], noClip: true,
        smoothFactor: 0, interactive: false, className: `tl-leg tl-${leg.status}`, lineCap: "butt",
      };
      leg.lines = [points.slice(0, half + 1), points.slice(half)].map((part) => L.polyline(part, style));
      leg.points = points;
      leg.lines[0].on("add", () => leg.lines[0].getElement()
        .setAttribute("marker-end", `url(#tl-arrow-${who % COLOURS.length})`));
      leg.lines.forEach((line) => this.addLayer(line));
      this.legs.push(leg);
    },

    _defineArrows() {
      const root = this._svg._container;
      if (!root || root.querySelector("defs")) return;
      const spaced = (name, attributes) => {
        const element = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const key in attributes) element.setAttribute(key, attributes[key]);
        return element;
      };
      const defs = spaced("defs", {});
      COLOURS.forEach((colour, k) => {
        const arrow = spaced("marker", {
          id: `tl-arrow-${k}`, viewBox: "0 0 10 10", refX: 7, refY: 5, markerWidth: 13, markerHeight: 13,
          markerUnits: "userSpaceOnUse", orient: "auto",
        });
        arrow.append(spaced("path", { d: "M0,0 L10,5 L0,10 L2.5,5 z", fill: colour }));
        defs.append(arrow);
      });
      root.prepend(defs);
    },

    _drawStop(one) {
      const { journey, stop } = one;
      const marker = L.marker([stop.lat, stop.lon], {
        icon: stopIcon(journey, stop), keyboard: true, riseOnHover: true, zIndexOffset: OFF[stop.status] ? -500 : 0,
      });
      one.marker = marker;
      marker.bindPopup(() => popupContent(this.routes, journey, stop), {
        maxWidth: Math.min(320, this._map.getSize().x - 100), minWidth: 180, maxHeight: 300,
        autoPanPaddingTopLeft: [52, 12], autoPanPaddingBottomRight: [12, 12],
      });
      marker.on("add", () => this._prepare(one));
      marker.on("popupopen", (event) => {
        const content = event.popup.getElement().querySelector(".tl-popup");
        content.addEventListener("keydown", (pressed) => pressed.key === "Escape" && marker.closePopup());
        if (one.byKey) content.focus();
        one.byKey = false;
        this.fire("tl-select", { id: stop.id, by: one.quiet ? "code" : "user" });
        one.quiet = false;
      });
      marker.on("popupclose", (event) => {
        const inside = event.popup.getElement() && event.popup.getElement().contains(document.activeElement);
        if (inside || document.activeElement === document.body) marker.getElement().focus({ preventScroll: true });
      });
      this.addLayer(marker);
    },

    _prepare(one) {
      const element = one.marker.getElement();
      element.setAttribute("aria-label", stopName(this.routes, one.journey, one.stop));
      element.dataset.stop = one.stop.id;
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        one.byKey = true;
        one.marker.openPopup();
      });
      const hover = (on) => () => this.fire("tl-hover", { id: on ? one.stop.id : null });
      element.addEventListener("mouseenter", hover(true));
      element.addEventListener("mouseleave", hover(false));
      element.addEventListener("focus", hover(true));
      element.addEventListener("blur", hover(false));
    },

    _drawOrigins() {
      this.routes.journeys.forEach((journey, j) => {
        if (!journey.origin) return;
        const { lat, lon, place } = journey.origin;
        const dot = L.circleMarker([lat, lon], {
          renderer: this._svg, radius: 4, color: colourOf(journey.who), fillColor: "#fff", fillOpacity: 1, weight: 2,
          interactive: false,
        });
        this.stops.push({ j, s: -1, journey, dot, state: "", stop: { id: "", place, lat, lon, short: "from here", status: "happened" } });
        this.addLayer(dot);
      });
    },

    /* Shows each stop in the state that `stateOf` gives it: "" shown, "now" raised, "off" not shown. */
    show(stateOf) {
      if (this.crowded) return this._showCrowd(stateOf);
      const states = new Map();
      for (const one of this.stops) {
        one.state = stateOf(one);
        states.set(`${one.j} ${one.s}`, one.state);
        const element = one.marker ? one.marker.getElement() : one.dot && one.dot.getElement();
        if (!element) continue;
        element.classList.toggle("tl-off", one.state === "off");
        element.classList.toggle("tl-now", one.state === "now");
        if (one.marker && one.state === "off") one.marker.closePopup();
      }
      for (const leg of this.legs) {
        const off = states.get(`${leg.j} ${leg.to}`) === "off" || states.get(`${leg.j} ${leg.from}`) === "off";
        leg.off = off;
        for (const line of leg.lines) if (line.getElement()) line.getElement().classList.toggle("tl-off", off);
      }
      this.arrange();
    },

    bounds() {
      if (this.crowded) return this._crowdBounds();
      const bounds = L.latLngBounds([]);
      for (const one of this.stops) {
        if (one.stop.lat !== null && one.state !== "off") bounds.extend([one.stop.lat, one.stop.lon]);
      }
      for (const leg of this.legs) if (!leg.off) leg.points.forEach((point) => bounds.extend(point));
      return bounds;
    },

    fit(animate) {
      const bounds = this.bounds();
      if (!bounds.isValid() || !this._map) return;
      const narrow = this._map.getSize().x < 500;
      this._map.fitBounds(bounds, {
        padding: narrow ? [44, 48] : [84, 48], maxZoom: 6, animate: animate !== false,
      });
    },

    select(id, focus) {
      const one = this.stops.find((other) => other.stop.id === id && other.marker);
      if (!one || one.state === "off") return false;
      one.quiet = true;
      one.byKey = Boolean(focus);
      if (!this._map.getBounds().contains(one.marker.getLatLng())) this._map.panTo(one.marker.getLatLng(), { animate: false });
      one.marker.openPopup();
      return true;
    },

    highlight(ids) {
      for (const one of this.stops) {
        const element = one.marker && one.marker.getElement();
        if (element) element.classList.toggle("tl-lit", ids.has(one.stop.id));
      }
    },

    /* Rings around points (lat, lon) that are not stops, such as the place of a meeting. */
    ring(points) {
      if (this._rings) this._rings.remove();
      this._rings = L.layerGroup(points.map((point) => L.circleMarker(point, {
        renderer: this._svg, radius: 17, color: css("--tl-ink"), weight: 3, fill: false, interactive: false,
      }))).addTo(this._map);
    },
  });

  window.timelineMap = {
    COLOURS, Journeys, colourOf, countries, decode, greatCircle, make, stopName,
    journeys: (routes) => new Journeys(routes),
  };
})();
