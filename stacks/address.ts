/** Longest address we make: Terraform has no limit, people and screens have. */
export const LONGEST_ADDRESS = 200;

const key = /^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*$/;

/**
 * The Terraform name of the resource that stands for an entity: its key with `.` as `_`. No two keys share a
 * name, since keys have no `_`; a leading digit, which Terraform does not take, gets one in front.
 *
 * @param id the entity's whole key, such as `education-xueji.default-deny`
 * @param path the construct's path, for the message
 * @throws when it is not a key, or too long
 */
export function addressOf(id: string, path: string): string {
  if (!key.test(id)) {
    throw new Error(
      `${path}: "${id}" is no key for an address; ` +
        "use lower-case letters, digits and -, with . between the parts.",
    );
  }
  if (id.length > LONGEST_ADDRESS) {
    throw new Error(
      `${path}: the key has ${id.length} characters, more than ${LONGEST_ADDRESS}; shorten it.`,
    );
  }
  return (/^\d/.test(id) ? "_" : "") + id.replaceAll(".", "_");
}
