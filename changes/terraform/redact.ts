type Environment = Readonly<Record<string, string | undefined>>;

const secretName = /(SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIAL|PRIVATE_KEY|ACCESS_KEY|API_KEY|CLIENT_KEY)/i;

/** What secrets look like wherever they come from: user:password@ in addresses, bearer tokens, JWTs, PEM. */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@:]+:[^\s/@]+@/gi, "$1***@"],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, "$1 ***"],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, "***"],
  [/-----BEGIN [A-Z ]+-----[\s\S]*?(-----END [A-Z ]+-----|$)/g, "***"],
  [/((?:token|password|secret|secret_key|access_key)["']?\s*[=:]\s*["']?)[^\s"',]+/gi, "$1***"],
];

/**
 * Makes a function that takes secrets out of what Terraform says before anybody sees it: the values of the
 * environment's credentials, and everything that looks like one.
 */
export function redactor(environment: Environment): (text: string) => string {
  const values = Object.entries(environment)
    .filter(([name, value]) => value !== undefined && value.length >= 6 && secretName.test(name))
    .map(([, value]) => value as string)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    let safe = text;
    for (const value of values) safe = safe.replaceAll(value, "***");
    for (const [shape, shown] of secretShapes) safe = safe.replace(shape, shown);
    return safe;
  };
}
