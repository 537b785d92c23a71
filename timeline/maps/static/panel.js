/* The controls beside the map: travellers, time, fit, table. They work on a Journeys layer. */
(function () {
  "use strict";

  window.timelineMap.panel = function (map, journeys) {
    const { routes } = journeys;
    const at = (id) => document.getElementById(id);
    const slider = at("tl-slider"), said = at("tl-said"), play = at("tl-play");
    const boxes = [...document.querySelectorAll("[data-who]")];
    const rows = [...document.querySelectorAll("tr[data-stop]")];
    const hidden = new Set();
    let timer = null;

    const rank = new Map(routes.steps.map(([j, s], k) => [`${j} ${s}`, k + 1]));
    const shownSteps = () => routes.steps.filter(([j]) => !hidden.has(routes.journeys[j].who));
    const last = routes.steps.length;

    const stopAt = (step) => {
      const [j, s] = routes.steps[step - 1];
      return { journey: routes.journeys[j], stop: routes.journeys[j].stops[s] };
    };

    function sentence(step) {
      if (step >= last && !slider.dataset.moved) return "All stops";
      const { journey, stop } = stopAt(step);
      return `${stop.when}: ${stop.place} – ${routes.travellers[journey.who]}, ${stop.status}`;
    }

    function update() {
      const step = Number(slider.value), moved = Boolean(slider.dataset.moved);
      journeys.show(({ j, s, journey }) => {
        if (hidden.has(journey.who)) return "off";
        const place = s < 0 ? 1 : rank.get(`${j} ${s}`);
        if (place > step) return "off";
        return moved && place === step ? "now" : "";
      });
      said.textContent = sentence(step);
      slider.setAttribute("aria-valuetext", `${step} of ${last}. ${sentence(step)}`);
      for (const row of rows) row.hidden = hidden.has(Number(row.dataset.who));
      for (const row of rows) row.classList.toggle("tl-now", moved && rank.get(row.dataset.at) === step);
    }

    function move(by) {
      let step = Number(slider.value);
      if (!slider.dataset.moved && by > 0) step = 0;
      do step += by; while (step > 0 && step < last && hidden.has(stopAt(step).journey.who));
      slider.dataset.moved = "1";
      slider.value = String(Math.max(1, Math.min(last, step)));
      update();
      return step < last;
    }

    function halt() {
      clearInterval(timer);
      timer = null;
      play.textContent = "Play";
      play.setAttribute("aria-pressed", "false");
    }

    function start() {
      if (Number(slider.value) >= last) delete slider.dataset.moved;
      play.textContent = "Pause";
      play.setAttribute("aria-pressed", "true");
      if (!move(1)) return halt();
      timer = setInterval(() => move(1) || halt(), 1300);
    }

    function pick(id, focus) {
      const row = rows.find((other) => other.dataset.stop === id);
      if (!row || hidden.has(Number(row.dataset.who))) return;
      if (rank.get(row.dataset.at) > Number(slider.value)) { slider.value = String(rank.get(row.dataset.at)); update(); }
      if (journeys.crowded) { row.scrollIntoView({ block: "center" }); choose(id); } else journeys.select(id, focus);
    }

    const choose = (id) => rows.forEach((row) => row.classList.toggle("tl-chosen", row.dataset.stop === id));

    /* An A4 page is 680 pixels wide between its margins. */
    function forPaper(on) {
      map.getContainer().style.width = on ? "680px" : "";
      map.invalidateSize({ animate: false });
      journeys.fit(false);
    }

    slider.addEventListener("input", () => { halt(); slider.dataset.moved = "1"; update(); });
    play.addEventListener("click", () => (timer ? halt() : start()));
    at("tl-before").addEventListener("click", () => { halt(); move(-1); });
    at("tl-next").addEventListener("click", () => { halt(); move(1); });
    at("tl-all").addEventListener("click", () => { halt(); delete slider.dataset.moved; slider.value = String(last); update(); });
    at("tl-fit").addEventListener("click", () => journeys.fit());
    boxes.forEach((box) => box.addEventListener("change", () => {
      hidden[box.checked ? "delete" : "add"](Number(box.dataset.who));
      if (shownSteps().length) journeys.fit();
      update();
    }));
    document.querySelectorAll("[data-go]").forEach((button) => button.addEventListener("click", () => {
      map.getContainer().scrollIntoView({ block: "nearest" });
      pick(button.dataset.go, true);
    }));
    journeys.on("tl-select", ({ id }) => choose(id));
    map.getContainer().addEventListener("click", (event) => {
      const link = event.target.closest('.tl-popup a[href^="#"]');
      if (!link) return;
      event.preventDefault();
      pick(decodeURIComponent(link.getAttribute("href").slice(1)), true);
    });
    window.addEventListener("beforeprint", () => forPaper(true));
    window.addEventListener("afterprint", () => forPaper(false));

    update();
    journeys.fit(false);
    const linked = () => { const id = decodeURIComponent(location.hash.slice(1)); if (id) pick(id, false); };
    window.addEventListener("hashchange", linked);
    linked();
  };
})();
