const SLOWEST_FACTOR = 1 / 8;
/** From half the rate to the whole rate in twenty seconds. */
const RECOVERY_PER_MS = 0.5 / 20_000;
/** How much of an earlier lateness still counts a turn later. */
const LATENESS_KEPT = 0.95;
/** What the second is longer, in ms: on its way a request is held up by other things than those before it. */
const USUAL_MARGIN_MS = 15;
const MOST_MARGIN_MS = 40;

export interface TakenTurn {
	/** When its request left, as far as that is known. */
	at: number;
}

/**
 * When the next request of an account may go: turns in even steps, and never more in any second than
 * allowed. A turn that this process took late does not make those after it late too, or a busy process
 * would lose a part of every step; it only makes the second a little longer, since a request leaves as
 * much later than its turn as this process is busy. All times in ms of one monotonic clock.
 */
export class Pace {
	private nextAt = 0;

	private pausedUntil = 0;

	/** Turns of about the last second. */
	private readonly turns: TakenTurn[] = [];

	/** How long after the first of them the next one may go; undefined while they are too few. */
	private rest: number | undefined;

	/** How late the coming turn is, and the latest of those before it. */
	private late = 0;

	private latest = 0;

	private cutFactor = 1;

	private cutAt = -Infinity;

	/** The next request may go from then on. */
	get readyAt(): number {
		const { rest, turns } = this;
		return Math.max(this.nextAt, this.pausedUntil, rest === undefined ? 0 : turns[0].at + rest);
	}

	/** When the pause after a 429 ends. */
	get pauseEndsAt(): number {
		return this.pausedUntil;
	}

	/** A request goes now; the turn is corrected once more is known of when it left. */
	take(now: number, requestsPerSecond: number): TakenTurn {
		const step = 1000 / (requestsPerSecond * this.factor(now));
		this.nextAt = now - Math.min(this.late, step) + step;
		this.late = 0;
		const turn = { at: now };
		this.turns.push(turn);
		const aSecond = Math.max(1, Math.floor(1000 / step));
		while (this.turns.length > aSecond) this.turns.shift();
		this.rest = this.turns.length === aSecond ? aSecond * step + this.margin : undefined;
		return turn;
	}

	/** Requests that had their turn up to now arrived only now: they waited for a login, or for a cold start. */
	restart(now: number): void {
		for (const turn of this.turns) turn.at = now;
	}

	/** Somebody waited for a turn, and this process woke up too late for it. */
	noteLate(ms: number): void {
		this.late = ms;
		this.latest = Math.max(ms, this.latest * LATENESS_KEPT);
	}

	private get margin(): number {
		const { latest } = this;
		return Math.min(latest * USUAL_MARGIN_MS, latest + USUAL_MARGIN_MS, MOST_MARGIN_MS);
	}

	/**
	 * SevenRooms answered 429 to a request sent at `sentAt`: nothing goes for `pauseMs`, then at half the
	 * pace. Requests that were under way together halve it once.
	 */
	throttle(sentAt: number, now: number, pauseMs: number): void {
		if (sentAt >= this.cutAt) {
			this.cutFactor = Math.max(SLOWEST_FACTOR, this.factor(now) / 2);
			this.cutAt = now;
		}
		this.pausedUntil = Math.max(this.pausedUntil, now + pauseMs);
	}

	/** The part of the configured rate that is in force: 1 unless it was cut not long ago. */
	factor(now: number): number {
		if (this.cutFactor === 1) return 1;
		const factor = this.cutFactor + Math.max(0, now - this.pausedUntil) * RECOVERY_PER_MS;
		if (factor < 1) return factor;
		this.cutFactor = 1;
		return 1;
	}
}
