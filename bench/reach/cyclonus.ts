// node cyclonus.js OUT DEPARTMENTS EACH: every ordered pair by cyclonus, which has NetworkPolicies only; in this model
// the other kinds decide nothing between pods. Reading the question is not counted.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { program } from "../program.js";
import { manifestsOf, portName, ports } from "./model.js";

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels: object };
  readonly status: { readonly podIP: string };
}

const [out = "", ...size] = process.argv.slice(2);
const [departments = 0, each = 0] = size.map(Number);
const manifests = manifestsOf(departments, each) as Manifest[];
const kind = (name: string) => manifests.filter((one) => one.kind === name);
const labels = new Map(kind("Namespace").map(({ metadata }) => [metadata.name, metadata.labels]));
const input = JSON.stringify({
  policies: kind("NetworkPolicy"),
  pods: kind("Pod").map(({ metadata, status }) => ({
    namespace: metadata.namespace,
    namespaceLabels: labels.get(metadata.namespace),
    labels: metadata.labels,
    ip: status.podIP,
  })),
  ports: ports.map(({ protocol, number }) => ({ protocol, number, name: portName(protocol, number) })),
});
const answer = execFileSync(program("cyclonus-judge"), { input, encoding: "utf8" });
const { allowed, milliseconds }: { allowed: number; milliseconds: number } = JSON.parse(answer);
performance.measure("bench", { start: 0, duration: milliseconds });
writeFileSync(out, `${allowed}`);
