// Draws what a canvas holds in data-chart: amounts in triệu đồng, the same that stand in the table beside it. Colours follow the theme.
(() => {
  const tones = {
    light: { good: "#0b7a4b", info: "#2563a8", warning: "#c98a0a", bad: "#b3261e", target: "#5b6470", grid: "#e3e7e5" },
    dark: { good: "#67c79b", info: "#7db4f0", warning: "#f0c04c", bad: "#f0857d", target: "#a9b4c2", grid: "#39434e" },
  };
  const amount = value => `${value.toLocaleString("vi-VN", { maximumFractionDigits: 1 })} triệu`;
  const short = value => Math.abs(value) >= 1000 ? `${(value / 1000).toLocaleString("vi-VN", { maximumFractionDigits: 2 })} tỷ` : amount(value);

  const draw = canvas => {
    const data = JSON.parse(canvas.dataset.chart);
    const theme = tones[document.documentElement.dataset.bsTheme === "dark" ? "dark" : "light"];
    const text = getComputedStyle(document.body).color;
    const axis = { ticks: { color: text }, grid: { color: theme.grid } };
    return new Chart(canvas, {
      type: data.type,
      data: {
        labels: data.labels,
        datasets: data.series.map(series => ({
          label: series.label,
          data: series.values,
          backgroundColor: theme[series.tone],
          borderColor: theme[series.tone],
          borderDash: series.tone === "target" ? [6, 4] : [],
          borderWidth: data.type === "line" ? 2 : 0,
          pointRadius: series.tone === "target" ? 0 : 2,
          maxBarThickness: 48,
        })),
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: "index", intersect: false },
        plugins: {
          legend: { display: data.series.length > 1, labels: { color: text, boxWidth: 14 } },
          tooltip: { callbacks: { label: item => `${item.dataset.label}: ${amount(item.parsed.y)} đồng` } },
        },
        scales: {
          x: { ...axis, stacked: data.stacked },
          y: { ...axis, stacked: data.stacked, beginAtZero: true, ticks: { color: text, callback: short, maxTicksLimit: 6 } },
        },
      },
    });
  };

  let charts = [];
  const drawAll = () => {
    charts.forEach(chart => chart.destroy());
    charts = [...document.querySelectorAll("canvas[data-chart]")].map(draw);
  };
  drawAll();
  new MutationObserver(drawAll).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
  addEventListener("beforeprint", () => charts.forEach(chart => chart.resize()));
})();
