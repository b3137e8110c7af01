/** `12,345`, as both languages write it. */
export function figure(value: number): string {
  return value.toLocaleString("en");
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
