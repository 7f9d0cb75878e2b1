import { sleep } from 'n8n-workflow';

import { Lanes, type Turn, type Waiter } from './lanes';
import { Pace, type TakenTurn } from './pace';

const LONGEST_NAP_MS = 250;
const LIMITERS_KEPT = 200;

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
	/** The caller has asked nothing yet: the request may have to wait for a login after its turn. */
	isFirst?: boolean;
}

/**
 * Lets the requests of one account go at its pace, callers in turn. Every 'go' must be given back by
 * release(). Without a queue a turn is given at once and costs next to nothing.
 */
export class Limiter {
	private readonly pace = new Pace();

	private readonly lanes = new Lanes();

	private isPumping = false;

	/** A first request is under way, and no request of this account was answered before. */
	private isCold = false;

	private isWarm = false;

	private wakePump = () => {};

	constructor(private readonly clock: Clock) {}

	get isIdle(): boolean {
		return this.lanes.areEmpty && this.pace.factor(this.clock.now()) === 1;
	}

	/** What is left of the pause after a 429, in ms. */
	get pauseLeftMs(): number {
		return Math.max(0, this.pace.pauseEndsAt - this.clock.now());
	}

	acquire(asking: Asking): Turn | Promise<Turn> {
		if (asking.isFirst && !this.isWarm) this.isCold = true;
		if (asking.signal?.aborted) return 'cancelled';
		const now = this.clock.now();
		const { caller, requestsPerSecond } = asking;
		const isFree = !this.lanes.hasWaiters && this.lanes.hasRoomFor(caller);
		if (isFree && now >= this.pace.readyAt) {
			this.grant(caller, requestsPerSecond, now);
			return 'go';
		}
		return this.enqueue(asking);
	}

	release(caller: string): void {
		this.lanes.end(caller);
		if (this.isCold) this.pace.restart(this.clock.now());
		this.isCold = false;
		this.isWarm = true;
		if (this.lanes.hasWaiters) this.wakePump();
	}

	/** SevenRooms answered 429: everybody waits, and the pace halves. */
	throttled(sentAt: number, pauseMs: number): void {
		this.pace.throttle(sentAt, this.clock.now(), pauseMs);
	}

	private grant(caller: string, requestsPerSecond: number, now: number): void {
		void this.watch(this.pace.take(now, requestsPerSecond));
		this.lanes.begin(caller);
	}

	/**
	 * A busy process sends a request later than its turn, by what it has to finish first; so late it also wakes up from
	 * the shortest sleep. From two of them, since the request leaves only once its connection stands. Without this the
	 * second would seem to begin before its first request arrives.
	 */
	private async watch(turn: TakenTurn): Promise<void> {
		for (let sleeps = 0; sleeps < 2; sleeps++) {
			await this.clock.sleep(0);
			turn.at = Math.max(turn.at, this.clock.now());
		}
	}

	private async enqueue({ signal, ...asking }: Asking): Promise<Turn> {
		let cancel = () => {};
		const turn = new Promise<Turn>((resolve) => {
			const waiter: Waiter = { ...asking, settle: resolve };
			this.lanes.enqueue(waiter);
			cancel = () => {
				if (this.lanes.remove(waiter)) resolve('cancelled');
			};
		});
		signal?.addEventListener('abort', cancel, { once: true });
		if (this.isPumping) this.wakePump();
		else void this.pump();
		try {
			return await turn;
		} finally {
			signal?.removeEventListener('abort', cancel);
		}
	}

	/** Runs while somebody waits. */
	private async pump(): Promise<void> {
		this.isPumping = true;
		for (;;) {
			// One moment for both: a turn that is ready a hair after it was looked for would else wait for a whole nap.
			const now = this.clock.now();
			this.serve(now);
			if (!this.lanes.hasWaiters) break;
			const readyAt = this.pace.readyAt;
			const untilReady = readyAt - now;
			// Ready and still somebody waiting: all slots are taken, and their release wakes the pump.
			const nap = untilReady > 0 ? Math.min(untilReady, LONGEST_NAP_MS) : LONGEST_NAP_MS;
			const woken = new Promise<void>((wake) => {
				this.wakePump = wake;
			});
			await Promise.race([this.clock.sleep(nap), woken]);
			const late = this.clock.now() - readyAt;
			if (untilReady > 0 && late >= 0) this.pace.noteLate(late);
		}
		this.isPumping = false;
	}

	/** Gives every turn that can be given at this moment; whoever cannot get one in time hears so at once. */
	private serve(now: number): void {
		const late = this.lanes.takeLate(Math.max(now, this.pace.readyAt));
		late.forEach((waiter) => waiter.settle('late'));
		while (now >= this.pace.readyAt) {
			const waiter = this.lanes.takeNext();
			if (!waiter) return;
			this.grant(waiter.caller, waiter.requestsPerSecond, now);
			waiter.settle('go');
		}
	}
}

const systemClock: Clock = { now: () => performance.now(), sleep };
const limiters = new Map<string, Limiter>();

/** The limiter of an account, shared by everything in this process. */
export function limiterFor(account: string): Limiter {
	let limiter = limiters.get(account);
	if (!limiter) {
		if (limiters.size >= LIMITERS_KEPT) dropOneIdle();
		limiter = new Limiter(systemClock);
		limiters.set(account, limiter);
	}
	return limiter;
}

function dropOneIdle(): void {
	for (const [account, limiter] of limiters) {
		if (!limiter.isIdle) continue;
		limiters.delete(account);
		return;
	}
}
