import { labels, managed } from "../../keys.js";
import type { KubernetesObject } from "../../kubernetes-object.js";

/** A condition in CEL that admits a request, and what is said when it does not hold. */
interface Validation {
  readonly expression: string;
  /** Chinese first, then English, for the people of a tenant. */
  readonly message: string;
  /** CEL that makes the message, where it should name the culprit; `message` is said when it fails. */
  readonly messageExpression?: string;
}

/** Requests that a policy looks at. */
export interface Matched {
  readonly group: string;
  readonly resources: readonly string[];
  readonly operations: readonly ("CREATE" | "UPDATE" | "DELETE")[];
}

export interface AdmissionPolicyProps {
  /** `registries`; the objects are called `zhengyun-registries`. */
  readonly name: string;
  readonly matched: readonly Matched[];
  /** Which of them: CEL by name. @default - all */
  readonly conditions?: Readonly<Record<string, string>>;
  /** CEL by name, usable as `variables.<name>` by those after it. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
  readonly validations: readonly Validation[];
  /**
   * Whether the namespace selector picks tenant namespaces. A policy about namespaces themselves picks them with a
   * condition instead: the selector looks at a namespace's new labels, so removing the label would escape it.
   *
   * @default true
   */
  readonly inTenantNamespaces?: boolean;
}

/**
 * A ValidatingAdmissionPolicy and its binding: built into Kubernetes, so no controller can be down. It fails
 * closed, denies, and leaves a line in the audit log.
 */
export function admissionPolicy(props: AdmissionPolicyProps): KubernetesObject[] {
  const name = `zhengyun-${props.name}`;
  return [
    {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingAdmissionPolicy",
      metadata: { name, labels: { ...managed } },
      spec: {
        failurePolicy: "Fail",
        matchConstraints: { resourceRules: props.matched.map(resourceRule) },
        ...listed("matchConditions", props.conditions),
        ...listed("variables", props.variables),
        validations: props.validations,
      },
    },
    {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingAdmissionPolicyBinding",
      metadata: { name, labels: { ...managed } },
      spec: {
        policyName: name,
        validationActions: ["Deny", "Audit"],
        ...(props.inTenantNamespaces === false ? {} : { matchResources: inTenantNamespaces }),
      },
    },
  ];
}

const inTenantNamespaces = {
  namespaceSelector: { matchExpressions: [{ key: labels.department, operator: "Exists" }] },
};

function resourceRule({ group, resources, operations }: Matched) {
  return { apiGroups: [group], apiVersions: ["*"], operations, resources, scope: "*" };
}

function listed(field: string, named: Readonly<Record<string, string>> | undefined) {
  if (!named) return {};
  return { [field]: Object.entries(named).map(([name, expression]) => ({ name, expression })) };
}

/** A text as a CEL literal. */
export const celText = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;

/** Texts as a CEL list. */
export const celList = (texts: readonly string[]): string => `[${texts.map(celText).join(", ")}]`;
