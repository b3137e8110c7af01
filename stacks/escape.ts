/**
 * Text and Terraform templates.
 *
 * Terraform reads almost every string of its JSON syntax as a template: `${…}` and `%{…}` are evaluated. In
 * this project text is text. The writer of a stack (synthesis/text.ts) escapes every literal string and key
 * on its way out, wherever it came from; only CDKTF's tokens (references, `Fn.*`) become expressions. So no
 * author of a construct can forget to escape, and a string `"${path.module}"` typed by hand stays that text:
 * write `expression("path.module")` (expression.ts) to mean the expression.
 */

/** The template that evaluates to exactly this text. */
export function escapeTemplate(text: string): string {
  // A function, because in a replacement string `$$` stands for one `$`.
  return text.includes("{") ? text.replace(/[$%]\{/g, (opening) => opening[0] + opening) : text;
}

/** The text a template stands for, or undefined when it holds an expression. Undoes `escapeTemplate`. */
export function templateText(template: string): string | undefined {
  if (!template.includes("{")) return template;
  let expression = false;
  const text = template.replace(/(\$+|%+)\{/g, (_, marks: string) => {
    if (marks.length === 1) expression = true;
    return `${marks.slice(1)}{`;
  });
  return expression ? undefined : text;
}

/**
 * True where Terraform takes strings as they are, so that escaping would change them: the `terraform` block,
 * everything of a variable but its validations, and the description of an output. (Tried with Terraform 1.11.)
 *
 * @param path keys from the root, such as `["output", "endpoint", "description"]`
 */
export function isTakenLiterally(path: readonly string[]): boolean {
  const [section, , property] = path;
  if (section === "terraform") return true;
  if (section === "variable") return property !== undefined && property !== "validation";
  return section === "output" && property === "description";
}
