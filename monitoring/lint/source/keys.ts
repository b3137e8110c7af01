/** Keys of a group: Prometheus' own first, then those of Thanos, Mimir and vmalert, which read the same files. */
export const groupKeys: readonly string[] =
  "name interval query_offset limit labels rules partial_response_strategy source_tenants evaluation_delay align_evaluation_time_on_interval tenant type concurrency params headers notifier_headers eval_offset eval_delay eval_alignment extra_filter_labels debug".split(
    " ",
  );

/** Keys of a rule, in the same order. */
export const ruleKeys: readonly string[] =
  "alert record expr for keep_firing_for labels annotations debug update_entries_limit enabled".split(" ");
