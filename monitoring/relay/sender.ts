import type { Message } from "./events.js";
import type { Answer } from "./gateway.js";

/** At most so many messages of a channel are under way at a time. */
const atOnce = 8;

const firstWait = 500;
const longestWait = 60_000;

interface Task {
  attempts: number;
  next: number;
}

/** What a sender needs of the world around it. */
export interface Post {
  /** Messages that are to be sent, in their order. */
  outbox(): Iterable<Message>;
  attempt(message: Message): Promise<Answer>;
  done(message: Message, answer: Answer): void;
  now(): number;
  /** Keys of messages that are being sent; kept by the sender. */
  readonly underWay: Set<string>;
}

/** Sends what is in the outbox, and what fails again later: after half a second, then twice that, up to a minute. */
export class Sender {
  readonly #tasks = new WeakMap<Message, Task>();
  /** How many messages of each channel are under way. */
  readonly #busy = new Map<string, number>();

  constructor(private readonly post: Post) {}

  /** Starts what is due. */
  run(): void {
    const now = this.post.now();
    for (const message of this.post.outbox()) {
      if (this.post.underWay.has(message.key) || (this.#busy.get(message.channel) ?? 0) >= atOnce) continue;
      const task = this.#tasks.get(message) ?? { attempts: 0, next: now };
      this.#tasks.set(message, task);
      if (task.next <= now) void this.#try(message, task);
    }
  }

  async #try(message: Message, task: Task): Promise<void> {
    const { channel, key } = message;
    this.#busy.set(channel, (this.#busy.get(channel) ?? 0) + 1);
    this.post.underWay.add(key);
    task.attempts++;
    const answer = await this.post.attempt(message);
    this.post.underWay.delete(key);
    this.#busy.set(channel, (this.#busy.get(channel) ?? 0) - 1);
    task.next = this.post.now() + Math.min(longestWait, firstWait * 2 ** (task.attempts - 1));
    this.post.done(message, answer);
    this.run();
  }
}
