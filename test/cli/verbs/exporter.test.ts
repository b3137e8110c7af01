import { expect, test } from "vitest";
import type { Context } from "../../../cli/context.js";
import exporter from "../../../cli/verbs/exporter.js";
import { contextOf } from "../context.js";
import { estateWith } from "../folder-with.js";

/** The exporter of a small estate, serving on a free port until it is asked to end. */
function serving(pool?: string) {
  const end = new AbortController();
  const folder = estateWith({});
  let listens: (url: string) => void = () => {};
  const url = new Promise<string>((resolve) => {
    listens = resolve;
  });
  const context: Context = {
    ...contextOf(folder),
    interruption: () => end.signal,
    progress: {
      ...contextOf(folder).progress,
      begin: (title: string) => {
        const [address = ""] = /http:\S+/.exec(title) ?? [];
        if (address) listens(address);
        return contextOf(folder).progress.begin(title);
      },
    },
  };
  const ended = Promise.resolve(
    exporter.run({ estate: folder, listen: "127.0.0.1:0", pool, once: false }, context),
  );
  return { url, ended, end: () => end.abort() };
}

test("serves metrics over HTTP, nothing else, and ends when it is asked to", async () => {
  const { url, ended, end } = serving();
  const address = await url;
  const scrape = await fetch(address);
  expect(scrape.status).toBe(200);
  expect(scrape.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const text = await scrape.text();
  expect(text).toContain("zhengyun_estate_load_success 1\n");
  expect(text).toMatch(/^# TYPE zhengyun_pool_info gauge$/m);
  const statuses = await Promise.all([
    fetch(`${address}?x=1`).then(({ status }) => status),
    fetch(address, { method: "HEAD" }).then(({ status }) => status),
    fetch(address, { method: "POST" }).then(({ status }) => status),
    fetch(address.replace(/metrics$/, "")).then(({ status }) => status),
  ]);
  expect(statuses).toEqual([200, 200, 404, 404]);
  end();
  expect(await ended).toMatchObject({ exitCode: 0 });
  await expect(fetch(address)).rejects.toThrow();
});

test("an address that is taken, or none, is refused", async () => {
  const { url, ended, end } = serving();
  const { host } = new URL(await url);
  const folder = estateWith({});
  const options = { estate: folder, pool: undefined, once: false };
  await expect(
    Promise.resolve(exporter.run({ ...options, listen: host }, contextOf(folder))),
  ).rejects.toThrow(`cannot listen on ${host} (EADDRINUSE)`);
  await expect(
    Promise.resolve(exporter.run({ ...options, listen: "here" }, contextOf(folder))),
  ).rejects.toThrow("is no address and port");
  end();
  await ended;
});
