import { readFileSync } from "node:fs";
import { type RequestOptions, request } from "node:https";
import { text } from "node:stream/consumers";

/** How to reach one API server as its administrator. */
export interface Access {
  readonly url: string;
  readonly token: string;
  readonly caFile: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One GET; status 0 when nobody answers. */
export function get(access: Access, path: string): Promise<Answer> {
  const options: RequestOptions = {
    ca: readFileSync(access.caFile),
    headers: { authorization: `Bearer ${access.token}` },
    agent: false,
  };
  return new Promise((resolve) => {
    const silence = () => resolve({ status: 0, body: "" });
    request(new URL(path, access.url), options, async (response) => {
      const body = await text(response).catch(() => "");
      resolve({ status: response.statusCode ?? 0, body });
    })
      .once("error", silence)
      .end();
  });
}

/** Whether a GET is answered with 200. */
export async function answers(access: Access, path: string): Promise<boolean> {
  return (await get(access, path)).status === 200;
}
