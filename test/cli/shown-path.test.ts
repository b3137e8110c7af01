import { expect, it } from "vitest";
import { shownPath } from "../../cli/shown-path.js";

it.each([
  ["/home/li/province", "."],
  ["/home/li/province/out", "out"],
  ["/home/li/out", "../out"],
  ["/srv/estate", "/srv/estate"],
  ["/home/out", "/home/out"],
])("from /home/li/province, %s is shown as %s", (path, shown) => {
  expect(shownPath(path, "/home/li/province")).toBe(shown);
});
