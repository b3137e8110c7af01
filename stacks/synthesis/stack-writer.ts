import type { TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import { isTakenLiterally } from "../escape.js";
import type { Elements } from "./elements.js";
import type { JsonBytes } from "./json-bytes.js";
import { isMergeable, type Json } from "./merge.js";
import { plainAttributes, wholeAttributes } from "./resource.js";
import { TextWriter } from "./text.js";

/** Writes the sections of one stack in the order of their names. */
export class StackWriter {
  private readonly text: TextWriter;

  /** @param special elements that have overrides, or are moved or imported */
  constructor(
    stack: TerraformStack,
    private readonly out: JsonBytes,
    private readonly special: ReadonlySet<TerraformElement>,
  ) {
    this.text = new TextWriter(stack, out);
  }

  write(merged: Json, resources: Elements["resources"]) {
    const sections = resources.size > 0 ? { ...merged, resource: resources } : merged;
    this.block(0, Object.keys(sections), (name) =>
      name === "resource" && resources.size > 0
        ? this.resources(resources)
        : this.section(merged[name], [name]),
    );
  }

  /** An object whose values are written by `value`, in the order of its keys. */
  private block(level: number, keys: Iterable<string>, value: (key: string) => boolean): true {
    const { out } = this;
    out.ascii("{");
    let first = true;
    for (const key of [...keys].sort()) {
      const start = out.length;
      out.item(first, level + 1);
      if (!out.plain(key)) out.add(JSON.stringify(key));
      out.ascii(": ");
      if (value(key)) first = false;
      else out.truncate(start);
    }
    out.line(level);
    out.ascii("}");
    return true;
  }

  private resources(resources: Elements["resources"]): true {
    return this.block(1, resources.keys(), (type) => {
      const ofType = resources.get(type);
      if (ofType === undefined) return false;
      return this.block(2, ofType.keys(), (address) => this.resource(ofType.get(address)));
    });
  }

  private resource(resource: TerraformResource | undefined): boolean {
    if (resource === undefined) return false;
    return this.byTheShortWay(resource) || this.text.write(wholeAttributes(resource), 3, "template");
  }

  /** False when the short way does not lead there; `toTerraform` then writes the resource, or says why not. */
  private byTheShortWay(resource: TerraformResource): boolean {
    if (this.special.has(resource)) return false;
    const start = this.out.length;
    const attributes = plainAttributes(resource);
    try {
      return attributes !== undefined && this.text.write(attributes, 3, "template");
    } catch {
      // For one, dynamic blocks refuse to be written where they stand.
      this.out.truncate(start);
      return false;
    }
  }

  /** Goes down as far as it takes to know whether Terraform reads the strings as templates. */
  private section(value: unknown, path: readonly string[]): boolean {
    const [section] = path;
    const mixed = section === "variable" || section === "output";
    if (!mixed || path.length === 3 || !isMergeable(value)) {
      return this.text.write(value, path.length, isTakenLiterally(path) ? "literal" : "template");
    }
    return this.block(path.length, Object.keys(value), (key) => this.section(value[key], [...path, key]));
  }
}
