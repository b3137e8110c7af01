/** What the jobs of a pipeline run, as lines of a POSIX shell that ends at the first failure (`set -e`). */

/** Where the files of a run lie: the estate's folder that git does not see. */
const workspace = (estate: string) => (estate === "." ? ".zhengyun" : `${estate}/.zhengyun`);

/** What a plan leaves for those after it: its words, and the digest that stands for exactly these changes. */
export const planFiles = (estate: string) => ({
  text: `${workspace(estate)}/plan.txt`,
  digest: `${workspace(estate)}/plan.digest`,
});

export const auditFile = (estate: string) => `${workspace(estate)}/audit.jsonl`;

/** Plans one pool; the words are kept also when a stack could not be planned. */
export function planScript(estate: string, pool: string): string {
  const { text, digest } = planFiles(estate);
  return lines(
    `mkdir -p ${word(workspace(estate))}`,
    `zhengyun plan ${word(estate)} --pool ${pool} > ${word(text)} || failed=$?`,
    `cat ${word(text)}`,
    `sed -nE 's/.*(^|[^0-9a-f])([0-9a-f]{64})([^0-9a-f].*)?$/\\2/p' ${word(text)} | sed -n '$p' > ${word(digest)}`,
    'exit "${failed:-0}"',
  );
}

/**
 * Applies to one pool the plan of a digest, and nothing if there was nothing to change.
 *
 * @param digest shell word that gives the digest, or nothing
 */
export function applyScript(estate: string, pool: string, digest: string): string {
  return lines(
    `digest=${digest}`,
    `test -n "$digest" || exit 0`,
    `zhengyun apply ${word(estate)} --pool ${pool} --plan "$digest" --yes`,
  );
}

/** Renders the manifests of one pool for its operator. */
export const renderScript = (estate: string, pool: string, out: string): string =>
  `zhengyun render ${word(estate)} --pool ${pool} --out ${word(out)}`;

/**
 * Posts a plan to where a merge request is discussed. The token is handed over on standard input, so that no list of
 * processes shows it.
 *
 * @param text shell word that gives the words of the plan
 * @param address shell word that gives the address of the notes
 */
export function commentScript(title: string, text: string, address: string): string {
  return lines(
    `printf '### %s\\n\\n\`\`\`text\\n%s\\n\`\`\`\\n' ${word(title)} ${text} > note.md`,
    `printf 'PRIVATE-TOKEN: %s' "$ZHENGYUN_COMMENT_TOKEN" |`,
    `  curl --fail --silent --show-error --output /dev/null --header @- --data-urlencode body@note.md ${address}`,
  );
}

const lines = (...all: readonly string[]) => `${all.join("\n")}\n`;

/** A text as the shell takes it for one word. */
export function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
