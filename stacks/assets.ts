/** Names Terraform, CDKTF or we use ourselves in a stack's folder. */
const reserved = /^(?:\.terraform.*|[^/]*\.tfstate.*|[^/]*\.tf|[^/]*\.tf\.json)$/;

/** True for a name relative to a folder, with `/`, that does not lead out of it. */
export const staysInside = (name: string) =>
  name.split("/").every((part) => !["", ".", ".."].includes(part) && !/[\\\0]/.test(part));

/** Files that travel in a stack's folder, by relative name. */
export class Assets {
  readonly #files = new Map<string, string>();

  /**
   * @param name relative, with `/`
   * @throws when the name leaves the folder, is taken by Terraform, or has other contents already
   */
  add(name: string, contents: string): void {
    if (!staysInside(name)) {
      throw new Error(`The asset "${name}" must be named relative to the stack's folder, without "..".`);
    }
    if (reserved.test(name)) throw new Error(`The asset's name "${name}" belongs to Terraform.`);
    if ((this.#files.get(name) ?? contents) !== contents) {
      throw new Error(`The asset "${name}" was added twice with different contents.`);
    }
    this.#files.set(name, contents);
  }

  /** In the order of their names. */
  entries(): readonly (readonly [name: string, contents: string])[] {
    return [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
