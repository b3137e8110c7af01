import ipaddr from "ipaddr.js";
import { z } from "zod";
import type { Kind } from "./entity.js";
import { zones } from "./zones.js";

/**
 * Words that every entity kind shares. Each schema refuses unknown keys; a description holds Chinese first,
 * English on the next line, and becomes the hover text of editors and the reference pages.
 */
export function about(zh: string, en: string): { description: string } {
  return { description: `${zh}\n${en}` };
}

/** A refusal in both languages, for rules that zod has no word for. */
export function refuse(zh: string, en: string): { params: { zh: string; en: string } } {
  return { params: { zh, en } };
}

/**
 * Lower-case letters, digits and single hyphens, beginning with a letter: safe in DNS, Kubernetes and Terraform.
 * `constructor` is the one such word that every JavaScript object has as a property, so it is kept out of maps.
 */
export const id = z
  .string()
  .regex(/^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(40)
  .meta(
    about(
      "标识：小写字母、数字与连字符，字母开头，至多 40 个字符",
      "Id: lower-case letters, digits, hyphens; starts with a letter; at most 40 characters",
    ),
  );

/** A pool's id may begin with its GB/T 2260 code: `230100-harbin`. */
export const poolId = z
  .string()
  .regex(/^(?!constructor$)[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(32)
  .meta(about("资源池标识，例如 230100-harbin", "Pool id, such as 230100-harbin"));

/** `<department>/<application>`. */
const applicationId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/)
  .meta(about("政务应用：部门/应用", "Application: department/application"));

/** A department (all its applications) or one application. */
const party = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/)
  .meta(about("部门，或 部门/应用", "A department, or department/application"));

/** GB/T 2260: six digits. */
export const divisionCode = z
  .string()
  .regex(/^[1-9]\d{5}$/)
  .meta(about("行政区划代码（GB/T 2260，六位数字）", "Division code (GB/T 2260, six digits)"));

/** A name people read. Chinese is required, English is shown where a reader asks for it. */
export const name = z
  .strictObject({ zh: z.string().min(1).max(80), en: z.string().min(1).max(120).optional() })
  .meta(about("名称", "Name"));

/** A sentence or two for people. */
export const sentence = z.string().min(4).max(500);

function isCalendarDay(text: string): boolean {
  const [year, month, day] = text.split("-").map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A day of the calendar, `YYYY-MM-DD`, in the estate's time zone. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isCalendarDay, refuse("日历上没有这一天", "no such day in the calendar"))
  .meta(about("日期 YYYY-MM-DD", "Day, YYYY-MM-DD"));

/** An instant with its offset, `2026-11-22T08:30:00+08:00`. */
export const instant = z.iso
  .datetime({ offset: true })
  .meta(about("时刻，含时区偏移", "Instant with its offset from UTC"));

/** The first day on which something is no longer valid. */
export const expires = day.meta(
  about("失效日：自当日起不再有效", "Expiry: the first day on which it is no longer valid"),
);

function isNetwork(text: string, family: typeof ipaddr.IPv4 | typeof ipaddr.IPv6): boolean {
  try {
    const bits = Number(text.slice(text.indexOf("/") + 1));
    return `${family.networkAddressFromCIDR(text).toString()}/${bits}` === text;
  } catch {
    return false;
  }
}

/** An IPv4 network in canonical form: no host bits set, mask written out. */
export const cidr4 = z
  .string()
  .refine(
    (text) => isNetwork(text, ipaddr.IPv4),
    refuse(
      "应为规范的 IPv4 网段，例如 10.23.0.0/16（主机位为零）",
      "must be a canonical IPv4 network such as 10.23.0.0/16, with no host bits set",
    ),
  )
  .meta(about("IPv4 网段", "IPv4 network"));

/** An IPv6 network in canonical, compressed, lower-case form. */
export const cidr6 = z
  .string()
  .refine(
    (text) => isNetwork(text, ipaddr.IPv6),
    refuse(
      "应为规范的 IPv6 网段，例如 fd00:23::/48（主机位为零、小写、压缩）",
      "must be a canonical IPv6 network such as fd00:23::/48, compressed, lower case, no host bits set",
    ),
  )
  .meta(about("IPv6 网段", "IPv6 network"));

/** Four decimal parts or IPv6; `10.1` and `0x0a000001`, which old C libraries take for addresses, are none. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || (ipaddr.IPv6.isValid(text) && !text.includes("%"));
}

/** One address, v4 or v6. */
export const address = z
  .string()
  .refine(isAddress, refuse("不是 IP 地址", "is not an IP address"))
  .meta(about("IP 地址", "IP address"));

/** `tcp/443` or `udp/5000-5010`. */
export const port = z
  .string()
  .regex(/^(tcp|udp|sctp)\/\d{1,5}(-\d{1,5})?$/)
  .refine(
    (text) => {
      const [low, high] = text
        .slice(text.indexOf("/") + 1)
        .split("-")
        .map(Number) as [number, number?];
      return low >= 1 && (high ?? low) <= 65535 && low <= (high ?? low);
    },
    refuse("端口应在 1–65535 之间，区间从小到大", "ports lie between 1 and 65535, ranges run upwards"),
  )
  .meta(about("端口，例如 tcp/443、udp/5000-5010", "Port, such as tcp/443 or udp/5000-5010"));

/** Binary units and few enough digits, so that sums are exact: `512Mi`, `160Gi`, `2Ti`. */
export const bytes = z
  .string()
  .regex(/^([1-9]\d{0,6}Mi|[1-9]\d{0,5}(Gi|Ti)|[1-9]\d{0,2}Pi)$/)
  .meta(about("容量，例如 160Gi、2Ti", "Capacity, such as 160Gi or 2Ti"));

const count = z.int().min(0).max(1_000_000);

/** What can be given out in a pool. CPU in cores; what is not named is none. */
export const resources = z
  .strictObject({
    cpu: z.number().min(0.25).max(10_000_000).multipleOf(0.25).meta(about("处理器，核", "Processor, cores")),
    memory: bytes.meta(about("内存", "Memory")),
    storage: bytes.meta(about("存储", "Storage")),
    gpus: count.default(0).meta(about("加速卡，张", "Accelerators, cards")),
    loadBalancers: count.default(0).meta(about("负载均衡地址，个", "Load-balancer addresses")),
  })
  .meta(about("资源量", "Amount of resources"));

/** Declares that a value names an entity of one of these kinds; `checks/references/dangling-reference.ts` follows it. */
function refersTo<S extends z.ZodType>(schema: S, ...refers: readonly Kind[]): S {
  return schema.meta({ ...schema.meta(), refers });
}

/** Values that name another entity. */
export const ref = {
  person: refersTo(id, "person"),
  department: refersTo(id, "department"),
  operator: refersTo(id, "operator"),
  organisation: refersTo(id, "department", "operator"),
  application: refersTo(applicationId, "application"),
  party: refersTo(party, "department", "application"),
  pool: refersTo(poolId, "pool"),
  division: refersTo(divisionCode, "division"),
  exchangePoint: refersTo(id, "exchange-point"),
  standard: refersTo(id, "standard"),
  rota: refersTo(id, "rota"),
  receiver: refersTo(id, "receiver"),
} as const;

/** Resources by pool id. */
export const quotaByPool = z
  .record(ref.pool, resources)
  .meta(about("按资源池的配额；未列出的资源池为零", "Quota by pool; a pool that is not listed is none"));

/** 等保 protection level an application or platform is graded at (GB/T 22240). */
export const level = z
  .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
  .meta(about("等级保护级别", "Protection level (等保)"));

export const zone = z
  .enum(zones)
  .meta(
    about(
      "网络区：公用、专用、互联网接入、安全隔离交换、管理",
      "Zone: public, private, internet, exchange, management",
    ),
  );

export type Resources = z.infer<typeof resources>;
