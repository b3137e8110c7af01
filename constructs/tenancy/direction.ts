/** The directions a network policy can rule. A CNI without egress policies has the first only. */
export type Direction = "ingress" | "egress";

export const bothDirections: readonly Direction[] = ["ingress", "egress"];

const types: Readonly<Record<Direction, string>> = { ingress: "Ingress", egress: "Egress" };

/** As Kubernetes names them in `policyTypes`. */
export function policyTypes(directions: readonly Direction[]): string[] {
  return directions.map((direction) => types[direction]);
}
