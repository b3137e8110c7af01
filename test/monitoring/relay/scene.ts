import type { Call } from "../../../monitoring/relay/call.js";
import { readCall } from "../../../monitoring/relay/call.js";
import type { Message } from "../../../monitoring/relay/events.js";
import type { Answer } from "../../../monitoring/relay/gateway.js";
import { Relay, usualLimits } from "../../../monitoring/relay/relay.js";
import { World } from "../../../monitoring/relay/world.js";
import { folderWith } from "../../cli/folder-with.js";
import { sceneWith } from "../reach/scene.js";

/** Two lines, day and night by turns: wang-lei's day, then zhao-min's; li-na second. */
const rota = `rotas:
  main:
    name: { zh: 总值班 }
    layers:
      - people: [wang-lei, zhao-min]
        rotation: { every: 12, unit: hours }
        from: 2026-11-01
      - people: [li-na]
        rotation: { every: 1, unit: weeks }
        from: 2026-11-01
`;

const people = `people:
  wang-lei: { name: 王磊, organisation: data-bureau, phone: 0451-5550000, channels: [voice, sms], personas: [{ persona: regulator }] }
  zhao-min: { name: 赵敏, organisation: data-bureau, phone: 0451-5550001, channels: [voice, sms], personas: [{ persona: tech-authority }] }
  li-na: { name: 李娜, organisation: data-bureau, phone: 0451-5550002, channels: [voice, sms], personas: [{ persona: city-admin, scope: { division: "230100" } }] }
  sun-jie: { name: 孙洁, organisation: education, personas: [{ persona: tenant-admin, scope: { department: education } }] }
  zhou-tao: { name: 周涛, organisation: health, personas: [{ persona: tenant-admin, scope: { department: health } }] }
  wu-fang: { name: 吴芳, organisation: data-bureau, personas: [{ persona: tenant-admin, scope: { department: data-bureau } }] }
`;

const receivers = `gateways:
  voice: { url: "https://gateway.example/voice" }
  sms: { url: "https://gateway.example/sms" }
receivers:
  main: { name: { zh: 总值班 }, rota: main }
`;

export const files = {
  "duty/people.yaml": people,
  "duty/rota.yaml": rota,
  "duty/receivers.yaml": receivers,
} as const;

/** A relay with a clock of its own and gateways that answer as they are told. */
export async function relayScene() {
  const world = new World(await sceneWith(files));
  const folder = folderWith({});
  const scene = {
    folder,
    // wang-lei's shift runs from 08:30 to 20:30.
    now: Date.parse("2026-11-23T10:00:00+08:00"),
    world,
    taken: [] as Message[],
    answer: (_message: Message): Answer | Promise<Answer> => ({ outcome: "taken" }),
    relay: undefined as unknown as Relay,
    limits: usualLimits,
    /** Starts it, or starts it again from its journal. */
    start() {
      scene.relay = new Relay({
        voice: { world, link: (incident, person) => `https://duty.example/${incident}/${person}` },
        folder,
        limits: scene.limits,
        now: () => scene.now,
        attempt: async (message) => {
          const answer = await scene.answer(message);
          if (answer.outcome === "taken") scene.taken.push(message);
          return answer;
        },
      });
    },
    /** Lets minutes pass, with a tick each, and messages go out. */
    async pass(minutes: number) {
      for (let minute = 0; minute < minutes; minute++) {
        scene.now += 60_000;
        scene.relay.tick();
        await settled();
      }
    },
    /** Who was told by one channel since the last time, and why. */
    told(channel = "sms"): string[] {
      return scene.taken
        .splice(0)
        .filter((message) => message.channel === channel)
        .map(({ to, reason }) => `${to} ${reason}`);
    },
  };
  scene.start();
  return scene;
}

/** Lets everything that waits for nothing happen. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 20; round++) await new Promise((resolve) => setImmediate(resolve));
}

/** The body of a call about one alert. */
export function bodyOf(
  name: string,
  since: string,
  { status = "firing", severity = "critical", group = name, domain = "pools" } = {},
): string {
  return JSON.stringify({
    version: "4",
    groupKey: `{}:{alertname="${group}"}`,
    status,
    receiver: "main",
    alerts: [
      {
        status,
        labels: { alertname: name, severity, domain, pool: "230100-city" },
        annotations: { summary: `${name} 出事` },
        startsAt: since,
        endsAt: status === "firing" ? "0001-01-01T00:00:00Z" : "2026-11-23T12:00:00Z",
        fingerprint: name.toLowerCase(),
      },
    ],
  });
}

/** The same as the relay reads it. */
export function callOf(...about: Parameters<typeof bodyOf>): Call {
  const call = readCall(bodyOf(...about));
  if (!call) throw new Error("no call");
  return call;
}
