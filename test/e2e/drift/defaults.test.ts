import { describe, expect, it } from "vitest";
import { defaults } from "../../../changes/drift/defaults.js";
import { crdsMissing, definitions, type Schema } from "../cluster/crds.js";

/** What a schema fills in, by path as drift writes it; names of Secrets that default to nothing are left out. */
function defaultsIn(schema: Schema, path = ""): Record<string, unknown> {
  const own = schema.default === undefined || schema.default === "" ? {} : { [path]: schema.default };
  const inner = Object.entries(schema.properties ?? {}).map(([key, value]) =>
    defaultsIn(value, path ? `${path}.${key}` : key),
  );
  const items = schema.items ? [defaultsIn(schema.items, `${path}.*`)] : [];
  return Object.assign(own, ...inner, ...items);
}

describe.skipIf(crdsMissing)(
  `defaults of custom resources${crdsMissing ? ` (not run: ${crdsMissing})` : ""}`,
  () => {
    const made = new Set(["PrometheusRule", "ScrapeConfig"]);
    const known = crdsMissing ? [] : definitions();
    const custom = Object.keys(defaults).filter((type) =>
      /^(?:[\w.]*metallb\.io|monitoring\.coreos\.com) /.test(type),
    );

    it.each(custom)("are those of its definition, all of them: %s", (type) => {
      const [group, kind] = type.split(" ");
      const [definition] = known.filter(({ spec }) => spec.group === group && spec.names.kind === kind);
      const version = definition?.spec.versions.findLast(({ served }) => served);
      expect(version && defaultsIn(version.schema.openAPIV3Schema)).toEqual(defaults[type]);
    });

    it("are there for every kind of MetalLB, frr-k8s and Prometheus' operator that has any and that we make", () => {
      const having = known
        .filter(({ spec }) => /metallb\.io$/.test(spec.group) || made.has(spec.names.kind))
        .filter(({ spec }) =>
          spec.versions.some((version) => Object.keys(defaultsIn(version.schema.openAPIV3Schema)).length > 0),
        )
        .map(({ spec }) => `${spec.group} ${spec.names.kind}`);
      expect(custom.sort()).toEqual(having.sort());
    });
  },
);
