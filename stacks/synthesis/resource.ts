import { TerraformResource } from "../../constructs/cdktf.js";
import type { Json } from "./merge.js";

/**
 * The attributes of a resource without overrides by a shorter way than its own `toTerraform`; undefined when it
 * has more than attributes, a provider and things to wait for.
 *
 * `toTerraform` copies the attributes twice and puts six keys through regular expressions: four times the work
 * of making them. What it starts from is open to subclasses, for that is what the provider bindings are.
 */
export function plainAttributes(resource: TerraformResource): Json | undefined {
  if (!isPlain(resource)) return undefined;
  // biome-ignore lint/complexity/useLiteralKeys: protected members are open to us by this spelling only
  const attributes: Json = resource["synthesizeAttributes"]();
  attributes.depends_on = resource.dependsOn;
  attributes.provider = resource.provider?.fqn;
  // biome-ignore lint/complexity/useLiteralKeys: as above
  attributes["//"] = resource["constructNodeMetadata"];
  return attributes;
}

function isPlain(resource: TerraformResource): boolean {
  if (resource.toTerraform !== TerraformResource.prototype.toTerraform) return false;
  const { count, lifecycle, forEach, connection, provisioners } = resource;
  if (count !== undefined || lifecycle !== undefined || forEach !== undefined) return false;
  return connection === undefined && provisioners === undefined;
}

/** A resource's attributes by its own `toTerraform`. */
export const wholeAttributes = (resource: TerraformResource): unknown =>
  resource.toTerraform().resource?.[resource.terraformResourceType]?.[resource.friendlyUniqueId];
