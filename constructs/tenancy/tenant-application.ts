import { Construct } from "constructs";
import { ApplicationNamespace, type ApplicationNamespaceProps } from "./application-namespace.js";
import { type ContainerAmounts, ContainerDefaults } from "./container-defaults.js";
import { DefaultServiceAccount } from "./default-service-account.js";
import { bothDirections } from "./direction.js";
import { DnsEgress } from "./dns-egress.js";
import { type GrantEnd, GrantPolicy } from "./grant-policy.js";
import { MetricsDoorEgress } from "./metrics-door-egress.js";
import { MetricsIngress } from "./metrics-ingress.js";
import { MetricsReaders } from "./metrics-readers.js";
import type { NamespaceRef } from "./namespace-ref.js";
import { PersonaBindings, type PersonaScope } from "./persona-bindings.js";
import { type Amount, Quota } from "./quota.js";
import { SameApplication } from "./same-application.js";

export interface TenantApplicationProps extends ApplicationNamespaceProps {
  /** @default - no quota and no container defaults: the pool cannot keep them */
  readonly quota?: {
    readonly amount: Amount;
    readonly accelerator: string;
    readonly containers: ContainerAmounts;
  };
  /** `tcp/9090`. @default - nothing is scraped */
  readonly metricsPort?: string;
  /** Whether its pods may ask for the metrics of their department. @default false */
  readonly showsMetrics?: boolean;
  /** Namespaces of its department that show its metrics. @default - none */
  readonly metricsReaders?: readonly string[];
  /** The ends of grants that lie in this namespace. */
  readonly grants: readonly GrantEnd[];
  /** Who has rights in the namespace. */
  readonly personas: readonly PersonaScope[];
}

/** All of one application in one pool: its namespace, its limits, its openings, its people. */
export class TenantApplication extends Construct {
  constructor(scope: Construct, id: string, props: TenantApplicationProps) {
    super(scope, id);
    const namespace = new ApplicationNamespace(this, "namespace", props).ref;
    if (props.quota) {
      const { amount, accelerator, containers } = props.quota;
      new Quota(this, "quota", { namespace, amount, accelerator });
      new ContainerDefaults(this, "container-defaults", { namespace, amounts: containers });
    }
    new DefaultServiceAccount(this, "default-service-account", { namespace });
    new PersonaBindings(this, "personas", { namespace, personas: props.personas });
    const readers = props.metricsReaders ?? [];
    if (readers.length > 0) new MetricsReaders(this, "metrics-readers", { namespace, readers });
    this.openings(namespace, props);
  }

  /** The built-in openings, and what grants permit. A direction that the pool cannot rule gets no policy. */
  private openings(namespace: NamespaceRef, props: TenantApplicationProps): void {
    const { directions = bothDirections, metricsPort, showsMetrics = false } = props;
    if (directions.length > 0) new SameApplication(this, "same-application", { namespace, directions });
    if (directions.includes("egress")) new DnsEgress(this, "dns-egress", { namespace });
    if (directions.includes("ingress") && metricsPort !== undefined) {
      new MetricsIngress(this, "metrics-ingress", { namespace, port: metricsPort });
    }
    if (directions.includes("egress") && showsMetrics) {
      new MetricsDoorEgress(this, "metrics-door-egress", { namespace });
    }
    for (const end of props.grants) {
      if (!directions.includes(end.direction)) continue;
      new GrantPolicy(this, `${end.grant}.${end.direction}`, { namespace, ...end });
    }
  }
}
