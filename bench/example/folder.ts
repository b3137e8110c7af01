import { inProject } from "../../test/in-project.js";

/** The example province. */
export const exampleFolder = inProject("examples/heilongjiang/");
