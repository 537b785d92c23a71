/* Many journeys: one dot a place, as large as it has stops, and one line a pair of places. */
(function () {
  "use strict";

  const { Journeys, make, stopName } = window.timelineMap;
  const SHOWN = 40; // lines in a pop-up

  const SEAM = { west: 0 };
  const onStrip = (lon) => SEAM.west + ((((lon - SEAM.west) % 360) + 360) % 360);
  const key = (stop) => `${stop.lat} ${onStrip(stop.lon).toFixed(3)} ${stop.place}`;

  function pairsOf(routes) {
    const pairs = new Map();
    routes.journeys.forEach((journey, j) => {
      let from = null;
      journey.stops.forEach((stop, s) => {
        if (stop.lat === null || stop.status === "cancelled" || stop.status === "denied") return;
        if (from && key(from) !== key(stop)) {
          const name = [key(from), key(stop)].sort().join("|");
          if (!pairs.has(name)) pairs.set(name, { start: [from.lat, onStrip(from.lon)], end: [stop.lat, onStrip(stop.lon)], ends: [] });
          pairs.get(name).ends.push(`${j} ${s}`);
        }
        from = stop;
      });
    });
    return [...pairs.values()];
  }

  /* A leg over the seam is drawn from both of its ends, to either side. */
  function lineOf({ start, end }) {
    const way = (from, to) => window.timelineMap.greatCircle(from, to);
    const over = end[1] - start[1];
    if (Math.abs(over) <= 180) return way(start, end);
    const turn = over > 0 ? 360 : -360;
    return [way(start, [end[0], end[1] - turn]), way([start[0], start[1] + turn], end)];
  }

  Journeys.include({
    _drawCrowd() {
      SEAM.west = this.routes.strip[0];
      const canvas = L.canvas({ pane: "tl-legs", padding: 0.3 });
      this.pairs = pairsOf(this.routes);
      for (const pair of this.pairs) {
        pair.line = L.polyline(lineOf(pair), { renderer: canvas, color: "#0072b2", opacity: 0.45, weight: 1, interactive: false });
        this.addLayer(pair.line);
      }
      const spots = new Map();
      for (const one of this.stops) {
        if (one.stop.lat === null) continue;
        if (!spots.has(key(one.stop))) spots.set(key(one.stop), { stops: [], stop: one.stop });
        spots.get(key(one.stop)).stops.push(one);
      }
      this.spots = [...spots.values()];
      this.spots.forEach((spot) => this._drawSpot(spot));
    },

    _drawSpot(spot) {
      const badge = make("span", "tl-spot");
      const icon = L.divIcon({ html: badge, className: "tl-marker", iconSize: [34, 34] });
      spot.badge = badge;
      spot.marker = L.marker([spot.stop.lat, onStrip(spot.stop.lon)], { icon, keyboard: true, riseOnHover: true });
      spot.marker.bindPopup(() => this._spotContent(spot), { maxWidth: 320, maxHeight: 300 });
      spot.marker.on("add", () => spot.marker.getElement().addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        spot.marker.openPopup();
      }));
      this.addLayer(spot.marker);
    },

    _spotContent(spot) {
      const box = make("div", "tl-popup");
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", spot.stop.place);
      const shown = spot.stops.filter((one) => one.state !== "off");
      box.append(make("h2", "", `${spot.stop.place}: ${shown.length} stops`));
      const list = make("ul");
      for (const one of shown.slice(0, SHOWN)) {
        const item = make("li"), link = make("a", "", stopName(this.routes, one.journey, one.stop));
        link.href = `#${encodeURIComponent(one.stop.id)}`;
        item.append(link);
        list.append(item);
      }
      if (shown.length > SHOWN) list.append(make("li", "", `and ${shown.length - SHOWN} more`));
      box.append(list);
      return box;
    },

    _crowdBounds() {
      return L.latLngBounds(this.spots.filter((spot) => spot.count !== 0).map((spot) => spot.marker.getLatLng()));
    },

    _showCrowd(stateOf) {
      const off = new Set();
      for (const one of this.stops) {
        one.state = stateOf(one);
        if (one.state === "off") off.add(`${one.j} ${one.s}`);
      }
      for (const spot of this.spots) {
        const count = spot.stops.reduce((sum, one) => sum + (one.state !== "off"), 0);
        spot.count = count;
        const size = count ? Math.round(14 + 2.5 * Math.log2(count + 1)) : 0;
        spot.badge.textContent = count > 99999 ? "" : String(count);
        spot.badge.style.width = spot.badge.style.height = `${Math.max(22, size)}px`;
        const element = spot.marker.getElement();
        if (!element) continue;
        element.classList.toggle("tl-off", !count);
        element.setAttribute("aria-label", `${spot.stop.place}: ${count} stops`);
      }
      for (const pair of this.pairs) {
        const count = pair.ends.reduce((sum, end) => sum + !off.has(end), 0);
        pair.line.setStyle({ weight: count ? 0.8 + Math.log2(count + 1) / 2 : 0, opacity: count ? 0.45 : 0 });
      }
    },
  });
})();
