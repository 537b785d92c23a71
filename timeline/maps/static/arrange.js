/* Where stops and names go on the screen: stops pushed apart, names beside them without overlap. */
(function () {
  "use strict";

  const { Journeys, make } = window.timelineMap;
  const GAP = 27; // pixels between the middles of two stops

  function pushApart(spots) {
    for (let round = 0; round < 40; round++) {
      let moved = false;
      for (let a = 0; a < spots.length; a++) {
        for (let b = a + 1; b < spots.length; b++) {
          let dx = spots[b].x - spots[a].x, dy = spots[b].y - spots[a].y;
          let far = Math.hypot(dx, dy);
          if (far >= GAP - 0.5) continue;
          if (far < 0.01) { dx = 1; dy = 0.1 * (b - a); far = Math.hypot(dx, dy); }
          const push = (GAP - Math.hypot(spots[b].x - spots[a].x, spots[b].y - spots[a].y)) / 2 / far;
          spots[a].x -= dx * push; spots[a].y -= dy * push;
          spots[b].x += dx * push; spots[b].y += dy * push;
          moved = true;
        }
      }
      if (!moved) return;
    }
  }

  const overlap = (a, b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
  const around = (x, y, half) => ({ x0: x - half, y0: y - half, x1: x + half, y1: y + half });

  function candidates(box, wide, high, view) {
    const middle = (box.y0 + box.y1) / 2 - high / 2, centre = (box.x0 + box.x1) / 2 - wide / 2;
    const places = [
      [box.x1 + 3, middle], [box.x0 - 3 - wide, middle], [centre, box.y1 + 1], [centre, box.y0 - 1 - high],
      [box.x1 - 2, box.y0 - high + 4], [box.x1 - 2, box.y1 - 4],
      [box.x0 + 2 - wide, box.y0 - high + 4], [box.x0 + 2 - wide, box.y1 - 4],
      [box.x0, box.y1 + 1], [box.x1 - wide, box.y1 + 1], [box.x0, box.y0 - 1 - high], [box.x1 - wide, box.y0 - 1 - high],
    ];
    const inside = Math.min(Math.max(centre, view.x0), view.x1 - wide);
    if (inside !== centre) places.push([inside, box.y1 + 1], [inside, box.y0 - 1 - high]);
    return places.map(([x, y]) => ({ x0: x, y0: y, x1: x + wide, y1: y + high }));
  }

  const ruler = document.createElement("canvas").getContext("2d");
  const widthOf = (text, font) => { ruler.font = font; return ruler.measureText(text).width; };

  Journeys.include({
    arrange() {
      if (!this._map || this.crowded) return;
      const shown = this.stops.filter((one) => one.state !== "off" && one.stop.lat !== null);
      const spots = shown.map((one) => {
        const at = this._map.latLngToLayerPoint([one.stop.lat, one.stop.lon]);
        return { one, x: at.x, y: at.y, at };
      });
      pushApart(spots.filter((spot) => spot.one.marker));
      this._place(spots);
      this._label(spots);
    },

    _place(spots) {
      if (this._leaders) this._leaders.remove();
      this._leaders = L.layerGroup().addTo(this._map);
      for (const { one, x, y, at } of spots) {
        if (!one.marker) continue;
        const element = one.marker.getElement();
        element.style.marginLeft = `${Math.round(x - at.x) - 13}px`;
        element.style.marginTop = `${Math.round(y - at.y) - 13}px`;
        one.marker.getPopup().options.offset = [Math.round(x - at.x), Math.round(y - at.y) - 8];
        if (Math.hypot(x - at.x, y - at.y) < 9) continue;
        L.polyline([[one.stop.lat, one.stop.lon], this._map.layerPointToLatLng([x, y])], {
          renderer: this._svg, color: window.timelineMap.colourOf(one.journey.who), weight: 1.2,
          interactive: false, className: "tl-leader", noClip: true,
        }).addTo(this._leaders);
      }
    },

    _label(spots) {
      const pane = this._map.getPane("tl-labels");
      const busy = [...spots.map((spot) => around(spot.x, spot.y, 14)), ...this._controls()];
      const lines = this.legs.filter((leg) => !leg.off).flatMap((leg) => leg.points.map((point) => this._map.latLngToLayerPoint(point)));
      const view = this._view();
      const labels = [];
      for (const group of this._groups(spots)) {
        const label = this._fit(group, busy, lines, view);
        if (!label) continue;
        busy.push(label.box);
        labels.push(label);
      }
      pane.replaceChildren(...labels.map(drawn));
    },

    _view() {
      const corner = this._map.containerPointToLayerPoint([0, 0]), size = this._map.getSize();
      return { x0: corner.x + 2, y0: corner.y + 2, x1: corner.x + size.x - 2, y1: corner.y + size.y - 2 };
    },

    _controls() {
      const frame = this._map.getContainer().getBoundingClientRect();
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      return [...this._map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
        const box = control.getBoundingClientRect();
        const [x, y] = [box.left - frame.left + corner.x, box.top - frame.top + corner.y];
        return { x0: x - 4, y0: y - 4, x1: x + box.width + 4, y1: y + box.height + 4 };
      });
    },

    _groups(spots) {
      const groups = new Map();
      for (const spot of spots) {
        const { stop } = spot.one, key = `${stop.place} ${stop.lat} ${stop.lon}`;
        if (!groups.has(key)) groups.set(key, { name: stop.place, times: [], spots: [] });
        const group = groups.get(key);
        group.spots.push(spot);
        if (stop.short && !group.times.includes(stop.short)) group.times.push(stop.short);
      }
      return [...groups.values()];
    },

    _fit(group, busy, lines, view) {
      const box = {
        x0: Math.min(...group.spots.map((spot) => spot.x)) - 14, y0: Math.min(...group.spots.map((spot) => spot.y)) - 14,
        x1: Math.max(...group.spots.map((spot) => spot.x)) + 14, y1: Math.max(...group.spots.map((spot) => spot.y)) + 14,
      };
      const name = group.name.length > 40 ? `${group.name.slice(0, 38)}…` : group.name;
      const times = group.times.slice(0, 2).join(", ");
      const wide = widthOf(name, "600 13px system-ui, sans-serif") + 8;
      const two = Math.max(wide, widthOf(times, "11px system-ui, sans-serif") + 8);
      let best = null;
      for (const [width, height, time, loss] of [[two, 32, times, 0], [wide, 18, "", 60]]) {
        candidates(box, width, height, view).forEach((place, order) => {
          if (busy.some((other) => overlap(place, other))) return;
          const outside = place.x0 < view.x0 || place.x1 > view.x1 || place.y0 < view.y0 || place.y1 > view.y1;
          const cost = loss + order + 4 * lines.filter((at) => overlap(around(at.x, at.y, 3), place)).length + (outside ? 500 : 0);
          if (!best || cost < best.cost) best = { cost, box: place, name, time };
        });
        if (!times) break;
      }
      return best;
    },
  });

  function drawn({ box, name, time }) {
    const label = make("div", "tl-label leaflet-zoom-hide");
    label.append(make("b", "", name));
    if (time) label.append(make("span", "", time));
    label.style.width = `${Math.ceil(box.x1 - box.x0)}px`;
    L.DomUtil.setPosition(label, L.point(Math.round(box.x0), Math.round(box.y0)));
    return label;
  }
})();
