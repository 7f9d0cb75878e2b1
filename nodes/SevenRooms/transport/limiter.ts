import { sleep } from 'n8n-workflow';

import { Pace, type TakenTurn } from './pace';

/** Requests that may be under way at once for an account. */
export const MAX_IN_FLIGHT = 4;
/** And for one caller of it: a booking never waits until a slow page of a bulk read is through. */
export const MAX_IN_FLIGHT_OF_ONE = 3;

const LONGEST_NAP_MS = 250;
const LIMITERS_KEPT = 200;

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
	/** The caller has asked nothing yet: the request may have to wait for a login after its turn. */
	isFirst?: boolean;
}

interface Waiter {
	deadline: number;
	requestsPerSecond: number;
	settle(turn: Turn): void;
}

interface Lane {
	waiting: Waiter[];
	inFlight: number;
	/** Had a turn since it last had nothing to ask. */
	wasServed: boolean;
}

/**
 * Lets the requests of one account go at its pace, callers in turn. Every 'go' must be given back by
 * release(). Without a queue a turn is given at once and costs next to nothing.
 */
export class Limiter {
	private readonly pace = new Pace();

	/** By caller; whoever was served last stands last. */
	private readonly lanes = new Map<string, Lane>();

	private inFlight = 0;

	private waiting = 0;

	private isPumping = false;

	/** A first request is under way, and no request of this account was answered before. */
	private isCold = false;

	private isWarm = false;

	private wakePump = () => {};

	private lastWasNew = false;

	constructor(private readonly clock: Clock) {}

	get isIdle(): boolean {
		return this.inFlight === 0 && this.waiting === 0 && this.pace.factor(this.clock.now()) === 1;
	}

	/** What is left of the pause after a 429, in ms. */
	get pauseLeftMs(): number {
		return Math.max(0, this.pace.pauseEndsAt - this.clock.now());
	}

	acquire(asking: Asking): Turn | Promise<Turn> {
		if (asking.isFirst && !this.isWarm) this.isCold = true;
		if (asking.signal?.aborted) return 'cancelled';
		const now = this.clock.now();
		const lane = this.laneOf(asking.caller);
		if (this.waiting === 0 && now >= this.pace.readyAt && this.hasRoom(lane)) {
			this.grant(asking.caller, lane, asking.requestsPerSecond, now);
			return 'go';
		}
		return this.enqueue(lane, asking);
	}

	release(caller: string): void {
		const lane = this.lanes.get(caller);
		if (lane) {
			lane.inFlight--;
			this.forgetIfEmpty(caller, lane);
		}
		this.inFlight--;
		if (this.isCold) this.pace.restart(this.clock.now());
		this.isCold = false;
		this.isWarm = true;
		if (this.waiting > 0) this.wakePump();
	}

	/** SevenRooms answered 429: everybody waits, and the pace halves. */
	throttled(sentAt: number, pauseMs: number): void {
		this.pace.throttle(sentAt, this.clock.now(), pauseMs);
	}

	private hasRoom(lane: Lane): boolean {
		return this.inFlight < MAX_IN_FLIGHT && lane.inFlight < MAX_IN_FLIGHT_OF_ONE;
	}

	private laneOf(caller: string): Lane {
		let lane = this.lanes.get(caller);
		if (!lane) {
			lane = { waiting: [], inFlight: 0, wasServed: false };
			this.lanes.set(caller, lane);
		}
		return lane;
	}

	private grant(caller: string, lane: Lane, requestsPerSecond: number, now: number): void {
		void this.watch(this.pace.take(now, requestsPerSecond));
		this.inFlight++;
		lane.inFlight++;
		this.lastWasNew = !lane.wasServed;
		lane.wasServed = true;
		this.lanes.delete(caller);
		this.lanes.set(caller, lane);
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

	private async enqueue(lane: Lane, asking: Asking): Promise<Turn> {
		const { caller, requestsPerSecond, deadline, signal } = asking;
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
			if (this.waiting === 0) break;
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

	/** Gives every turn that can be given at this moment. */
	private serve(now: number): void {
		this.sendLateAway(now);
		while (this.waiting > 0 && now >= this.pace.readyAt) {
			const next = this.nextInTurn();
			if (!next) return;
			const [caller, lane] = next;
			const waiter = lane.waiting.shift() as Waiter;
			this.waiting--;
			this.grant(caller, lane, waiter.requestsPerSecond, now);
			waiter.settle('go');
		}
	}

	/** Callers in turn; one that has just come goes before the others, but never two of those in a row. */
	private nextInTurn(): [caller: string, lane: Lane] | undefined {
		let next: [caller: string, lane: Lane] | undefined;
		for (const [caller, lane] of this.lanes) {
			if (lane.waiting.length === 0 || !this.hasRoom(lane)) continue;
			if (this.lastWasNew || !lane.wasServed) return [caller, lane];
			next ??= [caller, lane];
		}
		return next;
	}

	/** Whoever cannot get a turn in time hears so at once, not when the time is over. */
	private sendLateAway(now: number): void {
		const earliest = Math.max(now, this.pace.readyAt);
		for (const [caller, lane] of this.lanes) {
			for (const waiter of lane.waiting.filter(({ deadline }) => deadline < earliest)) {
				this.remove(lane, waiter);
				waiter.settle('late');
			}
			this.forgetIfEmpty(caller, lane);
		}
	}

	private remove(lane: Lane, waiter: Waiter): boolean {
		const index = lane.waiting.indexOf(waiter);
		if (index < 0) return false;
		lane.waiting.splice(index, 1);
		this.waiting--;
		return true;
	}

	private forgetIfEmpty(caller: string, lane: Lane): void {
		if (lane.inFlight === 0 && lane.waiting.length === 0) this.lanes.delete(caller);
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
