/** Words that stand before a secret in `key: value`, whatever the spelling. */
const keys =
  /(pass(word|wd|phrase)|secret([_-]?key)?|token|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?(key|certificate)[_-]?data|bearer|credentials?)$/i;

/** What secrets look like wherever they stand. */
const shapes: Readonly<Record<string, RegExp>> = {
  "private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  certificate: /-----BEGIN CERTIFICATE-----/,
  "JSON web token": /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/,
  "password in an address": /[a-z][a-z0-9+.-]*:\/\/[^\s/:@"']+:[^\s/@"']+@/i,
  "access key of a cloud": /\b(AKIA|ASIA|LTAI|AKID)[A-Za-z0-9]{12,}\b/,
  "token of a code host": /\b(glpat-|ghp_|gho_|github_pat_)[\w-]{16,}/,
  "bcrypt hash": /\$2[aby]\$\d\d\$[./A-Za-z0-9]{20,}/,
  "Authorization header": /\b(Bearer|Basic) [A-Za-z0-9+/_=.-]{16,}/,
};

/** Keys by which charts ask for the name of a Secret that somebody made. */
const names = /^existingSecret$/;

/** What only names where a secret is, or says that there is none: names, paths, references, variables of an engine. */
const harmless = /^$|^\$|^\{\{|^\/|^(true|false|null)$/;

/** Each thing in a value, as parsed from JSON or YAML, that looks like a secret; `path: what it is`. */
export function secretsIn(value: unknown, path = ""): string[] {
  if (typeof value === "string") return ofText(value, path);
  if (Array.isArray(value)) return value.flatMap((item, index) => secretsIn(item, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  const kind = (value as { kind?: unknown; data?: unknown; stringData?: unknown }).kind;
  const own = kind === "Secret" ? [`${path}: a Secret with its contents`] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, inner]) => {
      const at = path ? `${path}.${key}` : key;
      const isNamed =
        keys.test(key) && !names.test(key) && typeof inner === "string" && !harmless.test(inner);
      return [...(isNamed ? [`${at}: a value by the name of ${key}`] : []), ...secretsIn(inner, at)];
    }),
  ];
}

function ofText(text: string, path: string): string[] {
  // Values of a release, and files that are carried along, are documents within a text.
  if (/^\s*[{[]/.test(text)) {
    try {
      return secretsIn(JSON.parse(text), `${path}!`);
    } catch {
      // An expression of a policy begins alike.
    }
  }
  return Object.entries(shapes).flatMap(([what, shape]) => (shape.test(text) ? [`${path}: ${what}`] : []));
}
