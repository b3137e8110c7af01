import { createRequire, Module } from "node:module";
import type * as CDKTF from "cdktf";

/**
 * CDKTF's values; its types are imported as from any module. Loading CDKTF is most of what a small change costs, so
 * two things are left out of it: Node reads a CommonJS module that is imported, and all that it re-exports, once more
 * to find its names, and not one that is required; and the packer of zip files that CDKTF keeps for assets, which we
 * refuse (`elements.ts`), is longer than all the rest and waits until somebody packs something.
 */
const require = createRequire(import.meta.url);
putOff("archiver");
const cdktf: typeof CDKTF = require("cdktf");

export const {
  AnnotationMetadataEntryType,
  App,
  Aspects,
  DefaultTokenResolver,
  ref,
  StringConcat,
  TerraformAsset,
  TerraformBackend,
  TerraformElement,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
  Token,
  Tokenization,
} = cdktf;

export type TerraformElement = CDKTF.TerraformElement;
export type TerraformOutput = CDKTF.TerraformOutput;
export type TerraformResource = CDKTF.TerraformResource;
export type TerraformStack = CDKTF.TerraformStack;
export type TerraformVariable = CDKTF.TerraformVariable;

/** Lets a package whose one export is a function be loaded when CDKTF calls it, if CDKTF has it at all. */
function putOff(name: string) {
  const ofCdktf = createRequire(require.resolve("cdktf"));
  const filename = resolved(ofCdktf, name);
  if (filename === undefined || ofCdktf.cache[filename]) return;
  const later = (...args: unknown[]) => {
    delete ofCdktf.cache[filename];
    return ofCdktf(name)(...args);
  };
  ofCdktf.cache[filename] = Object.assign(new Module(filename), { filename, exports: later, loaded: true });
}

function resolved(from: NodeJS.Require, name: string): string | undefined {
  try {
    return from.resolve(name);
  } catch {
    return undefined;
  }
}
