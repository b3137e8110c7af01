import type { NamespaceRef } from "../../../constructs/tenancy/namespace-ref.js";

/** A namespace that exists already, for tests of what stands in it. */
export const xueji: NamespaceRef = { name: "education-xueji", after: [] };

/** The metadata that what we make in it has. */
export const metadata = (name: string) => ({
  name,
  namespace: "education-xueji",
  labels: { "app.kubernetes.io/managed-by": "zhengyun" },
});
