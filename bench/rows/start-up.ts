import type { Row } from "../row.js";

/** How long it takes until the command says anything. */
export const row: Row = {
  title: "Start-up",
  base: "bare node",
  rounds: 15,
  variants: [
    { name: "bare node", module: new URL("../start-up/nothing.js", import.meta.url), args: () => [] },
    {
      name: "zhengyun --help",
      module: new URL("../../bin/zhengyun.js", import.meta.url),
      args: () => ["--help"],
      atMost: { ratio: 2 },
    },
  ],
};
