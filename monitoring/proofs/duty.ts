import duty from "../domains/duty.js";
import { absentProof, defineProofs, type Series } from "../proof.js";

const day = 86_400;
const of = (metric: string, value: number | string, rota = "platform"): Series => ({
  [`${metric}{rota="${rota}"}`]: value,
});

const open = (unclaimed: number, claimed: number): Series => ({
  'zhengyun_relay_incidents_open{rota="platform",severity="critical",claimed="no"}': unclaimed / 2,
  'zhengyun_relay_incidents_open{rota="platform",severity="warning",claimed="no"}': unclaimed / 2,
  'zhengyun_relay_incidents_open{rota="platform",severity="warning",claimed="yes"}': claimed,
});

/** Notifications by SMS a minute, and those of them that failed. */
const sent = (all: number, failed: number): Series => ({
  'zhengyun_relay_notifications_total{channel="sms"}': `0+${all}x30`,
  'zhengyun_relay_notifications_failed_total{channel="sms"}': `0+${failed}x30`,
});

const queue = (length: number): Series => ({
  zhengyun_relay_queue_length: length,
  zhengyun_relay_queue_capacity: 100,
});

const deadline = (ahead: number): Series => ({
  'zhengyun_relay_statutory_deadline_timestamp_seconds{incident="20261003-1",clock="1h"}': ahead,
});
const incident = { incident: "20261003-1", clock: "1h" };

const refused = (values: string | number): Series => ({
  'zhengyun_relay_requests_refused_total{reason="unauthenticated"}': values,
});

export default defineProofs(duty, {
  NobodyReachable: {
    fault: { ...of("zhengyun_duty_reachable", 0), ...of("zhengyun_duty_reachable", 1, "network") },
    fires: { rota: "platform" },
    quiet: [of("zhengyun_duty_reachable", 1)],
  },
  DutyGapAhead: {
    fault: of("zhengyun_duty_next_gap_timestamp_seconds", 3 * day),
    fires: { rota: "platform" },
    value: "2d 23h 54m 0s",
    after: "1m",
    quiet: [of("zhengyun_duty_next_gap_timestamp_seconds", 3 * day + 600)],
  },
  ShiftsUnreachable: {
    fault: of("zhengyun_duty_unreachable_shifts", 1),
    fires: { rota: "platform" },
    value: "1",
    quiet: [of("zhengyun_duty_unreachable_shifts", 0)],
  },
  CalendarEnding: {
    fault: { zhengyun_duty_calendar_end_timestamp_seconds: 30 * day },
    fires: {},
    value: "29d 22h 59m 0s",
    after: "1m",
    quiet: [{ zhengyun_duty_calendar_end_timestamp_seconds: 30 * day + 7200 }],
  },
  IncidentUnclaimed: {
    fault: of("zhengyun_relay_oldest_unclaimed_seconds", 1815),
    fires: { rota: "platform" },
    value: "30m 15s",
    quiet: [of("zhengyun_relay_oldest_unclaimed_seconds", 1800)],
  },
  EscalationExhausted: {
    fault: of("zhengyun_relay_escalations_exhausted_total", "0 1x20"),
    fires: { rota: "platform" },
    after: "1m",
    quiet: [of("zhengyun_relay_escalations_exhausted_total", 2)],
  },
  IncidentsPilingUp: {
    fault: open(11, 0),
    fires: { rota: "platform" },
    value: "11",
    quiet: [open(10, 8)],
  },
  ChannelFailing: {
    fault: sent(1000, 203),
    fires: { channel: "sms" },
    value: "20.3%",
    after: "1m",
    quiet: [sent(1000, 190), sent(1000, 200)],
  },
  RelayQueueFilling: { fault: queue(51), fires: {}, value: "51%", quiet: [queue(50)] },
  RelayJournalFailing: {
    fault: { zhengyun_relay_journal_errors_total: "0 1x20" },
    fires: {},
    after: "1m",
    quiet: [{ zhengyun_relay_journal_errors_total: 1 }],
  },
  RelayCallsRefused: {
    fault: refused("0 11x20"),
    fires: { reason: "unauthenticated" },
    after: "1m",
    quiet: [refused("0 10x20"), refused(900)],
  },
  StatutoryDeadlineNear: {
    fault: deadline(1800),
    fires: incident,
    value: "29m 0s",
    after: "1m",
    beyond: [deadline(60.5)],
    quiet: [deadline(1900), deadline(1860), deadline(60)],
  },
  StatutoryDeadlineMissed: {
    fault: deadline(0),
    fires: incident,
    value: "2m 0s",
    after: "1m",
    quiet: [deadline(120)],
  },
  RelayAbsent: absentProof("zhengyun_relay_queue_capacity"),
});
