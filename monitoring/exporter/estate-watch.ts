import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { dayOf } from "../../estate/days.js";
import { checkEstate, type Estate, loadEstate } from "../../estate/index.js";
import { documentKinds } from "../../estate/kinds.js";
import { foldersOf } from "../../estate/place-file.js";
import { type SourceFile, sourceFiles } from "../../estate/source/files.js";
import { stampAt } from "../../estate/source/stamp.js";
import { offsetOf } from "../duty/clock.js";
import { collect } from "./collect.js";
import { type Sample, sample } from "./sample.js";

/** The last run that carried out everything. */
export interface Applied {
  readonly time: number;
  readonly commit: string;
}

export interface EstateWatchProps {
  /** Absolute path of the estate's folder. */
  readonly root: string;
  readonly pool?: string | undefined;
  now(): number;
  applied(): Applied | undefined;
}

/** What was read of the estate when it could be read last. */
interface Good {
  readonly estate: Estate;
  readonly digest: string;
  readonly read: number;
}

/**
 * The metrics of an estate whose files may change at any time. It is read again when one has; an estate that
 * cannot be read leaves the last good values, and a metric says so.
 */
export class EstateWatch {
  #stamps = "";
  #good: Good | undefined;
  #isSound = false;
  #findings: { readonly of: string; readonly samples: readonly Sample[] } = { of: "", samples: [] };
  #last: readonly Sample[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly props: EstateWatchProps) {}

  /** The samples of now; calls at the same time wait for one another. */
  samples(): Promise<readonly Sample[]> {
    const turn = this.#turn.then(() => this.#samples());
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #samples(): Promise<readonly Sample[]> {
    try {
      await this.#refresh();
      if (this.#good)
        this.#last = [...(await this.#collected(this.#good)), ...(await this.#checked(this.#good))];
    } catch {
      this.#isSound = false;
    }
    return [...this.#last, sample("zhengyun_estate_load_success", {}, this.#isSound ? 1 : 0)];
  }

  async #refresh(): Promise<void> {
    const { root, now } = this.props;
    const { files } = sourceFiles(root, foldersOf(documentKinds));
    const stamps = files.map(({ path, file }) => `${file} ${stampAt(path)}`).join("\n");
    if (stamps === this.#stamps) return;
    const { estate, findings } = await loadEstate(root);
    this.#stamps = stamps;
    this.#isSound = estate !== undefined && findings.every(({ severity }) => severity !== "error");
    if (estate && this.#isSound) this.#good = { estate, digest: digestOf(files), read: now() };
  }

  async #collected({ estate, digest, read }: Good): Promise<readonly Sample[]> {
    const { now, pool, applied } = this.props;
    const moment = { now: now(), offset: offsetOf(estate.settings.timeZone) };
    const last = applied();
    return [
      ...collect(estate, moment, pool),
      sample("zhengyun_estate_info", { digest, applied: last?.commit ?? "" }, 1),
      sample("zhengyun_estate_loaded_timestamp_seconds", {}, read / 1000),
      sample("zhengyun_estate_changed_timestamp_seconds", {}, this.#changed()),
      ...(last ? [sample("zhengyun_estate_applied_timestamp_seconds", {}, last.time / 1000)] : []),
    ];
  }

  /** Checks are made when the estate or the day is another: what expires does so without a change of a file. */
  async #checked({ estate, digest }: Good): Promise<readonly Sample[]> {
    const today = dayOf(new Date(this.props.now()).toISOString(), estate.settings.timeZone);
    if (this.#findings.of === `${digest} ${today}`) return this.#findings.samples;
    const { findings } = await checkEstate(estate, { today });
    const samples = (["error", "warning"] as const).map((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length;
      return sample("zhengyun_estate_findings", { severity }, count);
    });
    this.#findings = { of: `${digest} ${today}`, samples };
    return samples;
  }

  #changed(): number {
    const { files } = sourceFiles(this.props.root, foldersOf(documentKinds));
    return Math.max(...files.map(({ path }) => statSync(path).mtimeMs)) / 1000;
  }
}

function digestOf(files: readonly SourceFile[]): string {
  const hash = createHash("sha256");
  for (const { path, file } of files) hash.update(`${file}\0`).update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}
