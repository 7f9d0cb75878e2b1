import { sleep } from 'n8n-workflow';

/** Requests that may be under way at once: for an account, and for one caller of it. */
export const MAX_IN_FLIGHT = 4;
/** One slot stays free for others, so that a booking never waits for a slow page of a bulk read. */
export const MAX_IN_FLIGHT_OF_ONE = 3;

const SLOWEST_FACTOR = 1 / 8;
/** From half the rate to the whole rate in a minute. */
const RECOVERY_PER_MS = 0.5 / 60_000;
const LONGEST_NAP_MS = 250;

/** `late`: the turn would come after the deadline. */
export type Turn = 'go' | 'late' | 'cancelled';

export interface Clock {
	/** Monotonic, ms. */
	now(): number;
	sleep(ms: number): Promise<void>;
}

export interface Asking {
	/** Lane for fairness. */
	caller: string;
	requestsPerSecond: number;
	/** On the limiter's clock; Infinity for none. */
	deadline: number;
	signal?: AbortSignal;
}

interface Waiter {
	deadline: number;
	requestsPerSecond: number;
	settle(turn: Turn): void;
}

interface Lane {
	waiting: Waiter[];
	inFlight: number;
}

/**
 * The pace of one account: a token bucket that holds a single token, so that no window of a second
 * ever sees more requests than allowed. Lanes are served in turn. Every 'go' must be given back by
 * release(). Without a queue a turn is given at once and costs next to nothing.
 */
export class Limiter {
	private readonly lanes = new Map<string, Lane>();

	private inFlight = 0;

	private waiting = 0;

	private isPumping = false;

	private nextAt = 0;

	private pausedUntil = 0;

	private cutFactor = 1;

	private cutAt = -Infinity;

	private recoversFrom = 0;

	constructor(private readonly clock: Clock) {}

	get isIdle(): boolean {
		return this.inFlight === 0 && this.waiting === 0 && this.factor(this.clock.now()) === 1;
	}

	/** When the pause after a 429 ends, as ms from now; 0 when there is none. */
	get pauseLeftMs(): number {
		return Math.max(0, this.pausedUntil - this.clock.now());
	}

	acquire({ caller, requestsPerSecond, deadline, signal }: Asking): Turn | Promise<Turn> {
		if (signal?.aborted) return 'cancelled';
		const now = this.clock.now();
		const lane = this.laneOf(caller);
		if (this.waiting === 0 && now >= this.readyAt && this.hasRoom(lane)) {
			this.grant(caller, lane, requestsPerSecond, now);
			return 'go';
		}
		return this.enqueue(lane, { caller, requestsPerSecond, deadline, signal });
	}

	release(caller: string): void {
		const lane = this.lanes.get(caller);
		if (lane) {
			lane.inFlight--;
			this.forgetIfEmpty(caller, lane);
		}
		this.inFlight--;
		if (this.waiting > 0) this.serve();
	}

	/**
	 * SevenRooms answered 429: everybody waits, and the pace halves, once for all requests that were
	 * under way together.
	 */
	throttled(sentAt: number, pauseMs: number): void {
		const now = this.clock.now();
		this.pausedUntil = Math.max(this.pausedUntil, now + pauseMs);
		if (sentAt >= this.cutAt) {
			this.cutFactor = Math.max(SLOWEST_FACTOR, this.factor(now) / 2);
			this.cutAt = now;
		}
		this.recoversFrom = this.pausedUntil;
	}

	private get readyAt(): number {
		return Math.max(this.nextAt, this.pausedUntil);
	}

	/** The part of the configured rate that is in force. */
	private factor(now: number): number {
		if (this.cutFactor === 1) return 1;
		const regained = Math.max(0, now - this.recoversFrom) * RECOVERY_PER_MS;
		if (this.cutFactor + regained < 1) return this.cutFactor + regained;
		this.cutFactor = 1;
		return 1;
	}

	private hasRoom(lane: Lane): boolean {
		return this.inFlight < MAX_IN_FLIGHT && lane.inFlight < MAX_IN_FLIGHT_OF_ONE;
	}

	private grant(caller: string, lane: Lane, requestsPerSecond: number, now: number): void {
		this.nextAt = now + 1000 / (requestsPerSecond * this.factor(now));
		this.inFlight++;
		lane.inFlight++;
		// To the end of the row: the others come first next time.
		this.lanes.delete(caller);
		this.lanes.set(caller, lane);
	}

	private laneOf(caller: string): Lane {
		let lane = this.lanes.get(caller);
		if (!lane) {
			lane = { waiting: [], inFlight: 0 };
			this.lanes.set(caller, lane);
		}
		return lane;
	}

	private async enqueue(
		lane: Lane,
		{ caller, requestsPerSecond, deadline, signal }: Asking,
	): Promise<Turn> {
		let cancel = () => {};
		const turn = new Promise<Turn>((resolve) => {
			const waiter: Waiter = { requestsPerSecond, deadline, settle: resolve };
			lane.waiting.push(waiter);
			this.waiting++;
			cancel = () => {
				if (!this.remove(lane, waiter)) return;
				this.forgetIfEmpty(caller, lane);
				resolve('cancelled');
			};
		});
		signal?.addEventListener('abort', cancel, { once: true });
		this.startPump();
		try {
			return await turn;
		} finally {
			signal?.removeEventListener('abort', cancel);
		}
	}

	private remove(lane: Lane, waiter: Waiter): boolean {
		const index = lane.waiting.indexOf(waiter);
		if (index < 0) return false;
		lane.waiting.splice(index, 1);
		this.waiting--;
		return true;
	}

	private startPump(): void {
		if (this.isPumping) {
			// The pump may be asleep while this caller has room.
			this.serve();
			return;
		}
		this.isPumping = true;
		void this.pump();
	}

	private async pump(): Promise<void> {
		for (this.serve(); this.waiting > 0; this.serve()) {
			const untilReady = this.readyAt - this.clock.now();
			const isFull = untilReady <= 0;
			await this.clock.sleep(isFull ? LONGEST_NAP_MS : Math.min(untilReady, LONGEST_NAP_MS));
		}
		this.isPumping = false;
	}

	/** Gives every turn that can be given now. */
	private serve(): void {
		const now = this.clock.now();
		this.sendLateAway(now);
		while (this.waiting > 0 && now >= this.readyAt) {
			const next = [...this.lanes].find(
				([, lane]) => lane.waiting.length > 0 && this.hasRoom(lane),
			);
			if (!next) return;
			const [caller, lane] = next;
			const waiter = lane.waiting.shift() as Waiter;
			this.waiting--;
			this.grant(caller, lane, waiter.requestsPerSecond, now);
			waiter.settle('go');
		}
	}

	/** Whoever cannot get a turn in time hears so at once, not when the time is over. */
	private sendLateAway(now: number): void {
		const earliest = Math.max(now, this.readyAt);
		for (const [caller, lane] of this.lanes) {
			for (const waiter of [...lane.waiting]) {
				if (waiter.deadline >= earliest) continue;
				this.remove(lane, waiter);
				waiter.settle('late');
			}
			this.forgetIfEmpty(caller, lane);
		}
	}

	private forgetIfEmpty(caller: string, lane: Lane): void {
		if (lane.inFlight === 0 && lane.waiting.length === 0) this.lanes.delete(caller);
	}
}

const systemClock: Clock = { now: () => performance.now(), sleep };
const LIMITERS_KEPT = 200;
const limiters = new Map<string, Limiter>();

/** The limiter of an account, shared by everything in this process. */
export function limiterFor(account: string): Limiter {
	let limiter = limiters.get(account);
	if (limiter) return limiter;
	limiter = new Limiter(systemClock);
	limiters.set(account, limiter);
	if (limiters.size > LIMITERS_KEPT) {
		for (const [key, other] of limiters) {
			if (other === limiter || !other.isIdle) continue;
			limiters.delete(key);
			break;
		}
	}
	return limiter;
}
