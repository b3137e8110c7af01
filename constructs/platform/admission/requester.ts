import { AUTOMATION } from "../personas/names.js";
import { celText } from "./admission-policy.js";

/** The sealed administrator's certificate of a cluster: break-glass, bound to nobody by us. */
const BREAK_GLASS = "system:masters";

const inGroup = (group: string) => `${celText(group)} in request.userInfo.groups`;

const notBreakGlass = `!(${inGroup(BREAK_GLASS)})`;

/** CEL: the request is Terraform's, and not a break-glass one. */
export const automation = `${inGroup(AUTOMATION)} && ${notBreakGlass}`;

/** CEL: the request is neither Terraform's nor a break-glass one. */
export const notAutomation = `!(${inGroup(AUTOMATION)}) && ${notBreakGlass}`;

/** CEL: the request does not come from a controller of the control plane, such as the one that empties namespaces. */
export const notControlPlane = "!request.userInfo.username.startsWith('system:serviceaccount:kube-system:')";
