import { z } from "zod";

const labels = z.record(z.string().max(200), z.string().max(4_000));

const alert = z.object({
  status: z.enum(["firing", "resolved"]),
  labels,
  annotations: labels.default({}),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }).optional(),
  fingerprint: z.string().min(1).max(64),
});

/** What Alertmanager calls a webhook with. Later versions may say more. */
const call = z.object({
  version: z.literal("4"),
  groupKey: z.string().min(1).max(4_000),
  truncatedAlerts: z.int().min(0).default(0),
  alerts: z.array(alert).min(1).max(5_000),
});

export type Call = z.infer<typeof call>;
export type CalledAlert = Call["alerts"][number];

/** A call, or undefined for what is none. */
export function readCall(body: string): Call | undefined {
  try {
    return call.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
