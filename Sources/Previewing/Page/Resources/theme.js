// Light or dark.

/** Light or dark: as the system is, until somebody says otherwise. */
class Theme {
  constructor() {
    this.system = matchMedia("(prefers-color-scheme: dark)");
    this.system.addEventListener("change", () => this.changed?.());
  }

  next() {
    const { theme } = document.documentElement.dataset;
    const isDark = theme ? theme === "dark" : this.system.matches;
    document.documentElement.dataset.theme = isDark ? "light" : "dark";
    this.changed?.();
  }
}
