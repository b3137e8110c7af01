import { UsageError } from "../../estate/usage-error.js";

/** Where a service listens. */
export interface Listen {
  readonly host: string;
  readonly port: number;
}

/** @throws UsageError for what is no `address:port` */
export function listenOn(typed: string): Listen {
  const match = /^(\[[0-9a-fA-F:.]+\]|[^:[\]]+):(\d{1,5})$/.exec(typed);
  const port = Number(match?.[2]);
  if (match?.[1] && port <= 65_535) return { host: match[1].replace(/^\[|\]$/g, ""), port };
  throw new UsageError(
    { zh: `--listen 的值 ${typed} 不是地址与端口`, en: `--listen ${typed} is no address and port` },
    { zh: "请写成 127.0.0.1:9817 或 [::1]:9817", en: "write it like 127.0.0.1:9817 or [::1]:9817" },
  );
}
