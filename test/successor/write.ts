// node write.js OUT ESTATE: what this project makes with the CDKTF that is installed, as files to compare.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadEstate } from "../../estate/index.js";
import { stacksOf } from "../../stacks/app.js";
import { escapeTemplate } from "../../stacks/escape.js";
import { synthesise } from "../../stacks/synthesis/synthesise.js";
import { ours, stock } from "../stacks/in-stack.js";
import { samples } from "../stacks/synthesis/corpus/samples.js";

const [out, folder] = process.argv.slice(2);
if (out === undefined || folder === undefined) throw new Error("usage: node write.js OUT ESTATE");

const releases = { releases: true };
for (const [name, sample] of Object.entries(samples)) {
  const place = join(out, "corpus", name.replaceAll(/\W+/g, "-"));
  mkdirSync(place, { recursive: true });
  writeFileSync(
    join(place, "ours.tf.json"),
    ours(
      sample((text) => text),
      releases,
    ),
  );
  writeFileSync(join(place, "stock.tf.json"), stock(sample(escapeTemplate), releases));
}

const { estate } = await loadEstate(folder);
if (estate === undefined) throw new Error(`There is no estate in ${folder}.`);
await synthesise(await stacksOf(estate), { out: join(out, "estate") });
