// Two tabs on one lesson: one of them writes, the other says so and can take over.

type Word = { from: string; says: "here?" | "here" | "mine" };

export class Tabs {
  private readonly channel: BroadcastChannel;
  private readonly id = crypto.randomUUID?.() ?? String(Math.random());
  /** Whether this tab writes. */
  writes = true;

  constructor(
    path: string,
    /** Told with true when this tab writes from now on, with false when another does. */
    private readonly changed: (writes: boolean) => void,
  ) {
    this.channel = new BroadcastChannel(`dateline ${location.origin} ${path}`);
    this.channel.onmessage = (event: MessageEvent<Word>) => this.heard(event.data);
    this.say("here?");
  }

  /** This tab writes from here on; the others stop. */
  take(): void {
    this.set(true);
    this.say("mine");
  }

  close(): void {
    this.channel.close();
  }

  private say(says: Word["says"]): void {
    this.channel.postMessage({ from: this.id, says } satisfies Word);
  }

  private heard(word: Word): void {
    if (word.says === "here?" && this.writes) this.say("here");
    else if (word.says === "here" || word.says === "mine") this.set(false);
  }

  private set(writes: boolean): void {
    if (writes === this.writes) return;
    this.writes = writes;
    this.changed(writes);
  }
}
