const SLOWEST_FACTOR = 1 / 8;
/** From half the rate to the whole rate in a minute. */
const RECOVERY_PER_MS = 0.5 / 60_000;

/**
 * When the next request of an account may go: a token bucket that holds a single token, so that no
 * window of a second ever sees more requests than allowed. All times in ms of one monotonic clock.
 */
export class Pace {
	private nextAt = 0;

	private pausedUntil = 0;

	private cutFactor = 1;

	private cutAt = -Infinity;

	/** The next request may go from then on. */
	get readyAt(): number {
		return Math.max(this.nextAt, this.pausedUntil);
	}

	/** When the pause after a 429 ends. */
	get pauseEndsAt(): number {
		return this.pausedUntil;
	}

	/** A request goes now. */
	take(now: number, requestsPerSecond: number): void {
		this.nextAt = now + 1000 / (requestsPerSecond * this.factor(now));
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
