/** What can run a pipeline. Apart from the engines, so that help need not load them. */
export const engineNames = ["gitlab", "argo"] as const;

export type EngineName = (typeof engineNames)[number];
