import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, connect, inFlight } from "../cluster/connection.js";
import type { ControlPlane } from "../cluster/control-plane.js";
import { startSmallPool } from "../stacks/small-pool.js";
import { requester } from "./people.js";

/** The departments of the small province that have something in its provincial pool, and their namespaces. */
const namespaces: Readonly<Record<string, readonly string[]>> = {
  "binxian-archives": ["binxian-archives-reading"],
  commerce: ["commerce-portal"],
  culture: ["culture-tickets"],
  "data-bureau": ["data-bureau-identity", "data-bureau-licences"],
  education: ["education-xueji"],
  health: ["health-records"],
  justice: ["justice-cases"],
};
const departments = Object.keys(namespaces);
const all = Object.values(namespaces).flat();

/** What a department looks at in a namespace, and what it is answered in its own. */
const looks = [
  ["sees", "/pods/x", 404],
  ["sees", "/secrets/x", 404],
  ["sees", "/configmaps/x", 404],
  ["lists", "/pods", 200],
  ["lists", "/secrets", 200],
  ["lists", "/services", 200],
  ["lists", "/events", 200],
  ["lists", "/resourcequotas", 200],
  ["watches", "/pods?watch=1&timeoutSeconds=1", 200],
  ["watches", "/secrets?watch=1&timeoutSeconds=1", 200],
] as const;

describe("a department", () => {
  let plane: ControlPlane;
  let connection: Connection;
  beforeAll(async () => {
    plane = await startSmallPool("departments");
    connection = connect(plane);
  });
  afterAll(async () => {
    connection?.close();
    await plane?.stop();
  });

  const status = async (department: string, path: string) => {
    const as = requester({ persona: "tenant-admin", scope: department });
    return (await connection.ask({ method: "GET", path, as })).status;
  };

  it.each(departments)(
    "%s sees, lists and watches what is its own, and nothing of any other",
    async (one) => {
      const asked = all.flatMap((namespace) => looks.map((look) => ({ namespace, look })));
      const answers = await inFlight(asked, 16, async ({ namespace, look: [what, path] }) => {
        return `${what} ${namespace}${path}: ${await status(one, `/api/v1/namespaces/${namespace}${path}`)}`;
      });
      expect(answers).toEqual(
        asked.map(({ namespace, look: [what, path, own] }) => {
          return `${what} ${namespace}${path}: ${namespaces[one]?.includes(namespace) ? own : 403}`;
        }),
      );
    },
  );

  it.each(departments)("%s does not learn from the whole pool who else is there", async (one) => {
    const paths = [
      "/api/v1/namespaces",
      "/api/v1/pods",
      "/api/v1/secrets?watch=1&timeoutSeconds=1",
      "/api/v1/services",
      "/api/v1/events",
      "/apis/networking.k8s.io/v1/networkpolicies",
      "/apis/rbac.authorization.k8s.io/v1/rolebindings",
      ...all.map((namespace) => `/api/v1/namespaces/${namespace}`),
    ];
    const answers = await inFlight(paths, 16, (path) => status(one, path));
    expect(answers).toEqual(paths.map(() => 403));
  });

  it("changes nothing of another department", async () => {
    const as = requester({ persona: "tenant-admin", scope: "education" });
    const path = (namespace: string) => `/api/v1/namespaces/${namespace}/configmaps`;
    const create = (namespace: string) =>
      connection.ask({ method: "POST", path: path(namespace), body: { metadata: { name: "mine" } }, as });
    expect((await create("education-xueji")).status).toBe(201);
    const others = all.filter((namespace) => namespace !== "education-xueji");
    expect(await inFlight(others, 8, async (namespace) => (await create(namespace)).status)).toEqual(
      others.map(() => 403),
    );
  });
});
