import { z } from "zod";

const seconds = z
  .string()
  .regex(/^(?=.)(\d+h)?(\d+m)?(\d+s)?$/)
  .transform((text) => {
    const [, hours = "0", minutes = "0", rest = "0"] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text) ?? [];
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
  });

const milliseconds = z.int().positive();

const bfdProfile = z.strictObject({
  name: z.string(),
  receiveInterval: milliseconds.optional(),
  transmitInterval: milliseconds.optional(),
  detectMultiplier: z.int().positive().optional(),
});

const received = z.strictObject({
  prefix: z.string(),
  le: z.int().positive().optional(),
  ge: z.int().positive().optional(),
});

function allowed<P extends z.ZodType>(prefix: P) {
  const filtered = z.strictObject({
    mode: z.literal("filtered").optional(),
    prefixes: z.array(prefix).default([]),
  });
  return z.strictObject({ allowed: filtered.prefault({}) }).prefault({});
}

const neighbor = z.strictObject({
  asn: z.int().positive(),
  address: z.string(),
  holdTime: seconds.optional(),
  keepaliveTime: seconds.optional(),
  connectTime: seconds.optional(),
  bfdProfile: z.string().optional(),
  dualStackAddressFamily: z.boolean().default(false),
  toAdvertise: allowed(z.string()),
  toReceive: allowed(received),
});

const router = z.strictObject({
  asn: z.int().positive(),
  id: z.string().optional(),
  vrf: z.string().default(""),
  prefixes: z.array(z.string()).default([]),
  neighbors: z.array(neighbor).default([]),
});

const frrConfiguration = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.strictObject({
    nodeSelector: z.unknown(),
    bgp: z.strictObject({
      bfdProfiles: z.array(bfdProfile).default([]),
      routers: z.array(router).default([]),
    }),
  }),
});

export type BfdProfile = z.infer<typeof bfdProfile>;
export type Received = z.infer<typeof received>;
export type Neighbor = z.infer<typeof neighbor>;
export type Router = z.infer<typeof router>;
export type FrrConfiguration = z.infer<typeof frrConfiguration>;

/**
 * A synthesised FRRConfiguration, as far as we know what frr-k8s makes of it. A field that is not known here is
 * refused by name: leaving it out would show a router that no node will ever run.
 */
export function readFrrConfiguration(object: unknown): FrrConfiguration {
  const read = frrConfiguration.safeParse(object);
  if (read.success) return read.data;
  const name = z.object({ metadata: z.object({ name: z.string() }) }).safeParse(object).data?.metadata.name;
  const faults = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Error(`FRRConfiguration ${name ?? "without a name"}: ${faults.join("; ")}`);
}
