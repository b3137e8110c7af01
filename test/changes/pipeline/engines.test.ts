import { describe, expect, it } from "vitest";
import { engines } from "../../../changes/pipeline/engine.js";
import { engineNames } from "../../../changes/pipeline/engine-names.js";
import { props } from "./props.js";

const texts = (name: (typeof engineNames)[number]) =>
  [...engines[name].files(props)].map(([file, documents]) => [file, JSON.stringify(documents)] as const);

describe.each(engineNames)("the pipeline in %s", (name) => {
  it("has one file a pool beside the one it begins with, always the same", () => {
    const files = texts(name).map(([file]) => file);
    expect(files[0]).toBe(engines[name].main);
    const ending = engines[name].main.replace("pipeline", "");
    expect(files.filter((file) => file.startsWith("pools/"))).toEqual(
      props.pools.map(({ pool }) => `pools/${pool}${ending}`),
    );
    expect(texts(name)).toEqual(texts(name));
  });

  it("keeps pools apart: the file of one names no other, nor its runner, credentials or environment", () => {
    const others = texts(name).flatMap(([file, text]) =>
      props.pools
        .filter(({ pool }) => file.startsWith("pools/") && !file.startsWith(`pools/${pool}.`))
        .filter(({ pool }) => text.includes(pool))
        .map(({ pool }) => `${file} names ${pool}`),
    );
    expect(others).toEqual([]);
  });

  it("takes every image from the estate's mirror", () => {
    const images = texts(name).flatMap(([, text]) => text.match(/"image":"[^"]*"/g) ?? []);
    expect([...new Set(images)]).toEqual([`"image":"${props.image}"`]);
  });

  it("gives a pool that takes manifests no credentials, and applies nothing there", () => {
    const [, text = ""] = texts(name).find(([file]) => file.startsWith("pools/health")) ?? [];
    expect(text).toContain("zhengyun render estate --pool health");
    expect(text).not.toMatch(/zhengyun apply|secret|environment|kubeconfig/i);
  });
});
