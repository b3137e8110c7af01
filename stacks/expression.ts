import { ref, Token } from "../constructs/cdktf.js";

/** A Terraform expression as a token that may stand in any string property: `expression("path.module")`. */
export const expression = (code: string): string => Token.asString(ref(code));
