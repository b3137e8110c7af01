import type { Asked, Requester } from "../cluster/connection.js";

/** A request to the API server and who makes it. */
export interface Request extends Asked {
  readonly as: Requester;
}

/** A request in words, and the request. */
type Accepted = readonly [what: string, request: Request];

/** The same with all of what the policy says against it. */
type Refused = readonly [what: string, request: Request, said: string];

/** Requests that one policy looks at. */
export interface Tried {
  readonly accepted: readonly Accepted[];
  readonly refused: readonly Refused[];
}

const someone = (user: string, ...groups: string[]): Requester => ({ user, groups });

/** Who asks: administrators of tenants, an operator with every right in the cluster, security, our automation. */
export const bureau = someone("zhang", "zhengyun:tenant-admin:data-bureau");
export const education = someone("li", "zhengyun:tenant-admin:education");
export const operator = someone("operator");
export const security = someone("chen", "zhengyun:sec-admin:230000-province");
export const automation = someone("pipeline", "zhengyun:automation");

/** Where objects of each kind are created in a namespace. */
const folders: Readonly<Record<string, (namespace: string) => string>> = {
  PersistentVolumeClaim: (namespace) => `/api/v1/namespaces/${namespace}/persistentvolumeclaims`,
  Pod: (namespace) => `/api/v1/namespaces/${namespace}/pods`,
  Service: (namespace) => `/api/v1/namespaces/${namespace}/services`,
  ResourceQuota: (namespace) => `/api/v1/namespaces/${namespace}/resourcequotas`,
  Namespace: () => "/api/v1/namespaces",
  Deployment: (namespace) => `/apis/apps/v1/namespaces/${namespace}/deployments`,
  CronJob: (namespace) => `/apis/batch/v1/namespaces/${namespace}/cronjobs`,
  Role: (namespace) => `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/roles`,
  NetworkPolicy: (namespace) => `/apis/networking.k8s.io/v1/namespaces/${namespace}/networkpolicies`,
};

/** An object of a kind whose folder we know. */
interface Creatable {
  readonly kind: string;
}

export function create(as: Requester, namespace: string, object: Creatable): Request {
  const folder = folders[object.kind];
  if (!folder) throw new Error(`where are objects of kind ${object.kind} created?`);
  return { as, method: "POST", path: folder(namespace), body: object };
}

/** Changes some fields; null takes one away. */
export const change = (as: Requester, path: string, body: object): Request => ({
  as,
  method: "PATCH",
  path,
  body,
});

export const remove = (as: Requester, path: string): Request => ({ as, method: "DELETE", path });

export const namespacePath = (name: string) => `/api/v1/namespaces/${name}`;
export const policyPath = (namespace: string, name: string) =>
  `/apis/networking.k8s.io/v1/namespaces/${namespace}/networkpolicies/${name}`;
