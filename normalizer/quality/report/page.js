// The filter, and the note beside a highlighted stretch. Without this the page shows all of it.
(function () {
  "use strict";
  const root = document.documentElement;
  const tip = document.getElementById("tip");
  const form = document.getElementById("filter");
  const articles = [...document.querySelectorAll("article")];
  let shown = null;
  let lit = [];
  root.classList.add("live");

  function notesOf(mark) {
    return mark.dataset.about.split(" ").filter((id) => id[0] === "t").map((id) => document.getElementById("n" + id.slice(1)));
  }

  function show(mark) {
    if (shown === mark || mark.classList.contains("off")) return;
    hide();
    shown = mark;
    for (const id of mark.dataset.about.split(" ")) {
      const source = document.getElementById(id);
      if (!source || source.closest("li[data-check]").hidden) continue;
      if (id[0] === "t") {
        for (const part of source.children) tip.append(part.cloneNode(true));
      } else {
        const because = document.createElement("p");
        because.className = "because";
        because.append(...[...source.childNodes].map((node) => node.cloneNode(true)));
        tip.append(because);
      }
    }
    lit = notesOf(mark);
    for (const note of lit) note.classList.add("lit");
    tip.hidden = false;
    place(mark.getClientRects()[0] || mark.getBoundingClientRect());
  }

  function place(box) {
    const width = root.clientWidth;
    const left = Math.min(Math.max(8, box.left), Math.max(8, width - tip.offsetWidth - 8));
    const below = box.bottom + 4 + tip.offsetHeight <= window.innerHeight;
    const top = below ? box.bottom + 4 : Math.max(4, box.top - tip.offsetHeight - 4);
    tip.style.left = left + window.scrollX + "px";
    tip.style.top = top + window.scrollY + "px";
  }

  function hide() {
    if (!shown) return;
    shown = null;
    tip.hidden = true;
    tip.replaceChildren();
    for (const note of lit) note.classList.remove("lit");
    lit = [];
  }

  // One stop of the Tab key for each text; arrows go from one highlight to the next.
  const linksIn = (text) => [...text.querySelectorAll("mark:not(.off) > a")];

  function settle(text, current) {
    const links = [...text.querySelectorAll("mark > a")];
    const chosen = current || linksIn(text)[0];
    for (const link of links) link.tabIndex = link === chosen ? 0 : -1;
  }

  function step(event) {
    const link = event.target.closest("mark > a");
    if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = linksIn(link.closest(".text"));
    const at = links.indexOf(link);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (links[to]) links[to].focus();
  }

  for (const text of document.querySelectorAll(".text")) {
    settle(text);
    text.addEventListener("keydown", step);
    text.addEventListener("focusin", (event) => {
      const link = event.target.closest("mark > a");
      if (link) {
        settle(text, link);
        show(link.parentNode);
      }
    });
    text.addEventListener("focusout", hide);
  }
  let leaving = 0;
  document.addEventListener("pointerover", (event) => {
    const mark = event.target.closest("mark");
    clearTimeout(leaving);
    if (mark && mark.dataset.about) show(mark);
    // A moment to get onto the note itself, which may be longer than it is near.
    else if (shown && !tip.contains(event.target)) leaving = setTimeout(() => {
      const focused = document.activeElement.closest("mark");
      if (!focused) hide();
      else if (focused !== shown) show(focused);
    }, 250);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  function follow() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const link = target && target.matches("mark") && target.querySelector("a");
    if (link) link.focus({ preventScroll: true });
  }
  window.addEventListener("hashchange", follow);

  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("article details:not([open])")];
    for (const one of closed) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });

  if (!form) return;
  const said = form.querySelector("output");

  function filter() {
    hide();
    const check = form.elements.check.value;
    const wanted = form.elements.document.value;
    const severities = new Set([...form.querySelectorAll("input:checked")].map((box) => box.value));
    const boxes = form.querySelectorAll("input").length;
    const all = !check && !wanted && severities.size === boxes;
    let found = 0;
    let every = 0;
    for (const article of articles) {
      let own = 0;
      for (const note of article.querySelectorAll("li[data-check]")) {
        const here = !wanted || article.dataset.document === wanted;
        note.hidden = !(here && (!check || note.dataset.check === check) && severities.has(note.dataset.severity));
        every += Number(note.dataset.times);
        if (!note.hidden) own += Number(note.dataset.times);
      }
      for (const mark of article.querySelectorAll("mark")) {
        mark.classList.toggle("off", notesOf(mark).every((note) => note.hidden));
      }
      found += own;
      article.hidden = !all && own === 0;
      for (const text of article.querySelectorAll(".text")) settle(text);
    }
    said.textContent = all ? "" : found ? `${found} of ${every} findings` : "No finding matches; show all to start again";
  }

  form.hidden = false;
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-check]");
    if (!link) return;
    form.elements.check.value = link.dataset.check;
    filter();
  });
  filter();
  follow();
})();
