import metering from "../domains/metering.js";
import { absentProof, defineProofs, type Series } from "../proof.js";

const day = 86_400;

const cost = (fen: number): Series => ({
  'zhengyun_metering_department_cost_fen{department="education"}': fen,
  'zhengyun_metering_department_budget_fen{department="education"}': 1000,
});

const unowned = (cores: number): Series => ({ 'zhengyun_metering_unowned_usage{resource="cpu"}': cores });

export default defineProofs(metering, {
  MeteringStopped: {
    fault: { zhengyun_metering_last_sample_timestamp_seconds: -3600 },
    fires: {},
    value: "1h 11m 0s",
    after: "1m",
    quiet: [{ zhengyun_metering_last_sample_timestamp_seconds: -2940 }],
  },
  MeteringGaps: {
    fault: { zhengyun_metering_gap_seconds_total: "0 910x20" },
    fires: {},
    after: "1m",
    quiet: [{ zhengyun_metering_gap_seconds_total: "0 900x20" }],
  },
  UsageUnowned: {
    fault: unowned(1),
    fires: { resource: "cpu" },
    value: "1",
    quiet: [unowned(0)],
  },
  UsageUnpriced: {
    fault: { zhengyun_metering_unpriced_items: 1 },
    fires: {},
    value: "1",
    quiet: [{ zhengyun_metering_unpriced_items: 0 }],
  },
  BillDoesNotBalance: {
    fault: { 'zhengyun_metering_balance_fen{pool="p1"}': 1, 'zhengyun_metering_balance_fen{pool="p2"}': 1 },
    fires: [{ pool: "p1" }, { pool: "p2" }],
    value: "1",
    quiet: [{ zhengyun_metering_balance_fen: 0 }],
  },
  PriceBookEnding: {
    fault: { zhengyun_metering_price_book_end_timestamp_seconds: 30 * day },
    fires: {},
    value: "29d 22h 59m 0s",
    after: "1m",
    quiet: [{ zhengyun_metering_price_book_end_timestamp_seconds: 30 * day + 7200 }],
  },
  MonthNotClosed: {
    fault: { zhengyun_metering_month_closed_timestamp_seconds: -36 * day },
    fires: {},
    value: "36d 1h 1m 0s",
    after: "1m",
    quiet: [{ zhengyun_metering_month_closed_timestamp_seconds: -36 * day + 7200 }],
  },
  DepartmentOverBudget: {
    fault: cost(1001),
    fires: { department: "education" },
    value: "1001",
    quiet: [cost(1000)],
  },
  MeteringAbsent: absentProof("zhengyun_metering_last_sample_timestamp_seconds"),
});
