/** The network zones of the extranet. */
export const zones = ["public", "private", "internet", "exchange", "management"] as const;
export type Zone = (typeof zones)[number];

/** How traffic may pass from one zone to another. */
export type Passage = "routed" | "same-department" | "exchange-point" | "none";

/**
 * Which zone may open connections to which. Rows are the opener. Departments may open to what is shared, what is
 * shared may not open back; the Internet side meets the inside only at an exchange point (网闸), across which
 * nothing is routed. Sources: GB/T 22239-2019 8.1.3.1; the three logical areas of the extranet.
 */
const passages: Readonly<Record<Zone, Readonly<Record<Zone, Passage>>>> = {
  public: {
    public: "routed",
    private: "exchange-point",
    internet: "exchange-point",
    exchange: "none",
    management: "none",
  },
  private: {
    public: "routed",
    private: "same-department",
    internet: "exchange-point",
    exchange: "none",
    management: "none",
  },
  internet: {
    public: "exchange-point",
    private: "exchange-point",
    internet: "same-department",
    exchange: "none",
    management: "none",
  },
  exchange: { public: "none", private: "none", internet: "none", exchange: "none", management: "none" },
  management: {
    public: "routed",
    private: "routed",
    internet: "routed",
    exchange: "none",
    management: "routed",
  },
};

/** How connections from one zone to another may pass. */
export function passage(from: Zone, to: Zone): Passage {
  return passages[from][to];
}
