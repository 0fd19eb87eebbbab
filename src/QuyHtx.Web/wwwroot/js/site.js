// Comfort on top of pages that work without it: digits grouped as they are typed, amounts in words, the browser's date picker, the theme switch.
(() => {
  const digits = text => text.replace(/[^0-9]/g, "");
  const grouped = text => digits(text).replace(/^0+(?=[0-9])/, "").replace(/\B(?=(\d{3})+$)/g, ".");

  let waiting;
  const showWords = input => {
    const words = document.getElementById(`${input.id}-words`);
    if (!words) return;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const amount = digits(input.value);
      if (!amount) { words.textContent = ""; return; }
      const answer = await fetch(`/tien-bang-chu?so=${amount}`, { headers: { Accept: "text/plain" } });
      if (answer.ok && digits(input.value) === amount) words.textContent = await answer.text();
    }, 250);
  };

  const typeMoney = input => {
    const fromEnd = input.value.length - (input.selectionEnd ?? input.value.length);
    input.value = grouped(input.value);
    const at = Math.max(0, input.value.length - fromEnd);
    input.setSelectionRange(at, at);
    showWords(input);
  };

  const addPicker = input => {
    if (input.dataset.picker || !("showPicker" in HTMLInputElement.prototype)) return;
    input.dataset.picker = "yes";
    const box = document.createElement("div");
    box.className = "date-box";
    input.replaceWith(box);
    const picker = document.createElement("input");
    picker.type = "date";
    picker.tabIndex = -1;
    picker.setAttribute("aria-hidden", "true");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-icon";
    button.textContent = "▾";
    button.setAttribute("aria-label", "Chọn ngày trên lịch");
    button.addEventListener("click", () => {
      const [d, m, y] = input.value.split("/");
      picker.value = y ? `${y.padStart(4, "0")}-${m.padStart(2, "0")}-${d.padStart(2, "0")}` : "";
      picker.showPicker();
    });
    picker.addEventListener("change", () => {
      const [y, m, d] = picker.value.split("-");
      if (!y) return;
      input.value = `${d}/${m}/${y}`;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    box.append(input, button, picker);
  };

  const dress = root => root.querySelectorAll('input[data-kind="date"]').forEach(addPicker);

  document.addEventListener("input", event => {
    if (event.target.dataset?.kind === "money") typeMoney(event.target);
  });

  // A select that filters sends its form at once; without scripts there is a button.
  document.addEventListener("change", event => {
    if (event.target.matches("form[data-send-on-change] select, form[data-send-on-change] input[type=checkbox]")) event.target.form.requestSubmit();
  });

  // One click is enough; the server would not do it twice either.
  document.addEventListener("submit", event => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    setTimeout(() => form.querySelectorAll("button:not([type=button])").forEach(button => { button.disabled = true; }));
  });
  addEventListener("pageshow", () => document.querySelectorAll("form button:disabled").forEach(button => { button.disabled = false; }));

  document.addEventListener("click", event => {
    if (event.target.matches("[data-print]")) print();
    if (event.target.matches("[data-theme-switch]")) {
      const next = document.documentElement.dataset.bsTheme === "dark" ? "light" : "dark";
      document.documentElement.dataset.bsTheme = next;
      localStorage.setItem("quyhtx-theme", next);
    }
    document.querySelectorAll("details.menu[open]").forEach(menu => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") document.querySelectorAll("details.menu[open]").forEach(menu => { menu.open = false; menu.querySelector("summary").focus(); });
  });

  document.querySelectorAll("[data-theme-switch], [data-print]").forEach(button => { button.hidden = false; });
  dress(document);
  document.addEventListener("htmx:after:swap", () => dress(document));
})();
