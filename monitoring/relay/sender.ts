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
  readonly #tasks = new Map<string, Task>();

  constructor(private readonly post: Post) {}

  /** Starts what is due. */
  run(): void {
    const now = this.post.now();
    const waiting = new Set<string>();
    const busy = new Map<string, number>();
    const count = (channel: string) => busy.set(channel, (busy.get(channel) ?? 0) + 1);
    const outbox = [...this.post.outbox()];
    for (const { key, channel } of outbox) if (this.post.underWay.has(key)) count(channel);
    for (const message of outbox) {
      waiting.add(message.key);
      const task = this.#tasks.get(message.key) ?? { attempts: 0, next: now };
      this.#tasks.set(message.key, task);
      if (
        this.post.underWay.has(message.key) ||
        task.next > now ||
        (busy.get(message.channel) ?? 0) >= atOnce
      )
        continue;
      count(message.channel);
      void this.#try(message, task);
    }
    for (const key of this.#tasks.keys())
      if (!waiting.has(key) && !this.post.underWay.has(key)) this.#tasks.delete(key);
  }

  async #try(message: Message, task: Task): Promise<void> {
    this.post.underWay.add(message.key);
    task.attempts++;
    const answer = await this.post.attempt(message);
    this.post.underWay.delete(message.key);
    task.next = this.post.now() + Math.min(longestWait, firstWait * 2 ** (task.attempts - 1));
    this.post.done(message, answer);
    this.run();
  }
}
