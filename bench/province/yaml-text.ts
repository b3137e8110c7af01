/** What a plain scalar may look like without quotes, in any YAML reader; numbers and words like `yes` are quoted. */
const bare = /^[a-z\u4e00-\u9fff][\w\u4e00-\u9fff./+-]*$/i;
const word = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** Writes plain data as people write it: block mappings, short things on one line; undefined is left out. */
export function yamlText(data: object): string {
  return block(data, "");
}

function block(data: object, indent: string): string {
  let text = "";
  for (const [key, value] of pairs(data)) {
    text += isOneLine(value)
      ? `${indent}${scalar(key)}: ${flow(value)}\n`
      : `${indent}${scalar(key)}:\n${nested(value as object, `${indent}  `)}`;
  }
  return text;
}

function nested(value: object, indent: string): string {
  if (!Array.isArray(value)) return block(value, indent);
  return value.map((item) => `${indent}- ${flow(item)}\n`).join("");
}

function isOneLine(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  const inner = pairs(value);
  return inner.length <= 3 && inner.every(([, one]) => typeof one !== "object");
}

function pairs(data: object): [string, unknown][] {
  return Object.entries(data).filter(([, value]) => value !== undefined);
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value !== "object" || value === null) return scalar(value);
  const inner = pairs(value).map(([key, one]) => `${scalar(key)}: ${flow(one)}`);
  return inner.length === 0 ? "{}" : `{ ${inner.join(", ")} }`;
}

function scalar(value: unknown): string {
  if (typeof value !== "string") return String(value);
  return bare.test(value) && !word.test(value) ? value : JSON.stringify(value);
}
