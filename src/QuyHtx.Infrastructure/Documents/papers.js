"use strict";
// Printing is the one thing a paper's page cannot do without a script, so the button is shown by it.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => window.print());
