// Light or dark: as chosen on this machine, else as the system says. Before anything is drawn, so not deferred.
(() => {
  const chosen = localStorage.getItem("quyhtx-theme");
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.bsTheme = dark ? "dark" : "light";
})();
