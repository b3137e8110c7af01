import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Estate } from "../../estate/index.js";
import type { Layer, StackSpec } from "../../stacks/layer.js";
import { layer as extranet } from "../../stacks/layers/extranet.js";
import { layer as monitoring } from "../../stacks/layers/monitoring.js";
import { layer as platform } from "../../stacks/layers/platform.js";
import { layer as tenancy } from "../../stacks/layers/tenancy.js";
import { buildStack } from "../../stacks/synthesis/build.js";
import { withFolder } from "./in-stack.js";

const layers: readonly Layer[] = [
  platform as Layer,
  extranet as Layer,
  monitoring as Layer,
  tenancy as Layer,
];

/** The text of `cdk.tf.json` of every stack of an estate, by the stack's name. */
export function synthesised(estate: Estate): Promise<ReadonlyMap<string, string>> {
  return withFolder(async (folder) => {
    mkdirSync(join(folder, "stacks"));
    const texts = new Map<string, string>();
    for (const layer of layers) {
      for (const spec of layer.specs(estate)) texts.set(spec.name, await textOf(layer, spec, folder));
    }
    return texts;
  });
}

async function textOf(layer: Layer, spec: StackSpec, folder: string): Promise<string> {
  const { bytes } = await buildStack(layer, spec, folder);
  return new TextDecoder().decode(bytes);
}

/** `<stack> <address>` of every resource. */
export function addressesOf(texts: ReadonlyMap<string, string>): string[] {
  return [...texts].flatMap(([stack, text]) => addressesIn(text).map((address) => `${stack} ${address}`));
}

/** The addresses of each stack below its name and their number, for people to compare. */
export function addressList(texts: ReadonlyMap<string, string>): string {
  const parts = [...texts].map(([stack, text]) => {
    const addresses = addressesIn(text);
    return [`${stack}: ${addresses.length}`, ...addresses.map((address) => `  ${address}`)].join("\n");
  });
  return `${parts.join("\n")}\n`;
}

function addressesIn(text: string): string[] {
  const { resource = {} } = JSON.parse(text) as { resource?: Record<string, Record<string, unknown>> };
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
}
