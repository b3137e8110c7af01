/** `12,345`, as both languages write it. A whole number; `Intl` would be loaded for nothing else in most runs. */
export function figure(value: number): string {
  return String(value).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, ",");
}

/** `1 file`, `2 files`: English only; Chinese has no plural. */
export function count(value: number, thing: string): string {
  return `${figure(value)} ${thing}${value === 1 ? "" : "s"}`;
}

/** How grave a finding of the rule linter is. */
export const lintLevels = {
  bug: { zh: "缺陷", en: "bug" },
  warning: { zh: "警告", en: "warning" },
  style: { zh: "风格", en: "style" },
} as const;
