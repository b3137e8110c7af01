import { Construct } from "constructs";
import type { Zone } from "../../estate/zones.js";
import { NamespaceV1 } from "../bindings.js";
import { annotations, labels, managed } from "../keys.js";
import { known, type Title } from "../names.js";
import { podSecurityLabels } from "../pod-security.js";
import { DefaultDeny } from "./default-deny.js";
import { bothDirections, type Direction } from "./direction.js";
import type { NamespaceRef } from "./namespace-ref.js";
import { xinchuangAnnotations } from "./node-selection.js";

export interface ApplicationNamespaceProps {
  /** `<department>-<application>`: the namespace's name and the beginning of every address in it. */
  readonly name: string;
  readonly department: { readonly id: string; readonly title: Title; readonly accessClass: string };
  readonly application: { readonly id: string; readonly title: Title };
  readonly zone: Zone;
  /** 等保 protection level. */
  readonly level: 1 | 2 | 3 | 4;
  readonly dataClass: "core" | "important" | "general";
  readonly drTier: "core" | "important" | "general";
  /** The priority class its pods may name besides the ordinary ones. @default - none */
  readonly priorityClass?: string;
  /** Runs on 信创 nodes only. @default false */
  readonly xinchuang?: boolean;
  /** May be removed: Terraform no longer protects it. @default false */
  readonly retiring?: boolean;
  /** `1.35`: the version of Kubernetes whose restricted profile is enforced; "none" where it cannot be. */
  readonly podSecurity: string;
  /** What its network policies can rule. @default - both */
  readonly directions?: readonly Direction[];
}

/**
 * The namespace of one application in one pool: identity in labels, names for people in annotations, Pod Security
 * at `restricted`, and nothing permitted from its first moment.
 */
export class ApplicationNamespace extends Construct {
  /** For the constructs in the namespace; whatever uses it comes after the default deny. */
  readonly ref: NamespaceRef;

  constructor(scope: Construct, id: string, props: ApplicationNamespaceProps) {
    super(scope, id);
    const { name, directions = bothDirections } = props;
    const namespace = new NamespaceV1(this, name, {
      metadata: { name, labels: namespaceLabels(props), annotations: namespaceAnnotations(props) },
      // Holds against replacement and `terraform destroy`; for removal see admission/retirement.ts.
      lifecycle: { preventDestroy: !props.retiring },
    });
    const bare: NamespaceRef = { name, after: [namespace] };
    this.ref =
      directions.length === 0
        ? bare
        : { name, after: [new DefaultDeny(this, "default-deny", { namespace: bare, directions }).policy] };
  }
}

function namespaceLabels(props: ApplicationNamespaceProps): Record<string, string> {
  return known({
    ...managed,
    [labels.department]: props.department.id,
    [labels.application]: props.application.id,
    [labels.zone]: props.zone,
    [labels.level]: `${props.level}`,
    [labels.accessClass]: props.department.accessClass,
    [labels.dataClass]: props.dataClass,
    [labels.drTier]: props.drTier,
    [labels.priorityClass]: props.priorityClass,
    [labels.xinchuang]: props.xinchuang ? "true" : undefined,
    ...(props.podSecurity === "none" ? {} : podSecurityLabels(props.podSecurity)),
  });
}

function namespaceAnnotations(props: ApplicationNamespaceProps): Record<string, string> {
  return known({
    [annotations.departmentName]: props.department.title.zh,
    [annotations.departmentNameEn]: props.department.title.en,
    [annotations.applicationName]: props.application.title.zh,
    [annotations.applicationNameEn]: props.application.title.en,
    [annotations.state]: props.retiring ? "retiring" : undefined,
    ...(props.xinchuang ? xinchuangAnnotations : {}),
  });
}
