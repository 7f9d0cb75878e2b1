/** Requests that may be under way at once for an account. */
export const MAX_IN_FLIGHT = 4;
/** And for one caller of it: a booking never waits until a slow page of a bulk read is through. */
export const MAX_IN_FLIGHT_OF_ONE = 3;

/** `late`: the turn would come after the deadline. */
export type Turn = 'go' | 'late' | 'cancelled';

/** A request that waits for its turn. */
export interface Waiter {
	readonly caller: string;
	/** On the limiter's clock; Infinity for none. */
	readonly deadline: number;
	readonly requestsPerSecond: number;
	settle(turn: Turn): void;
}

interface Lane {
	waiting: Waiter[];
	inFlight: number;
	/** Had a turn since it last had nothing to ask. */
	wasServed: boolean;
}

const NEW_LANE: Readonly<Lane> = { waiting: [], inFlight: 0, wasServed: false };

/** Who waits and who is under way, a lane for each caller, and whose turn it is next. Knows no time. */
export class Lanes {
	/** By caller; whoever was served last stands last. */
	private readonly lanes = new Map<string, Lane>();

	private inFlight = 0;

	private waiting = 0;

	private lastWasNew = false;

	get areEmpty(): boolean {
		return this.inFlight === 0 && this.waiting === 0;
	}

	get hasWaiters(): boolean {
		return this.waiting > 0;
	}

	/** Whether one more request of this caller may be under way. */
	hasRoomFor(caller: string): boolean {
		return this.hasRoom(this.lanes.get(caller) ?? NEW_LANE);
	}

	enqueue(waiter: Waiter): void {
		this.laneOf(waiter.caller).waiting.push(waiter);
		this.waiting++;
	}

	/** False if it does not wait any more. */
	remove(waiter: Waiter): boolean {
		const lane = this.lanes.get(waiter.caller);
		const index = lane?.waiting.indexOf(waiter) ?? -1;
		if (!lane || index < 0) return false;
		lane.waiting.splice(index, 1);
		this.waiting--;
		this.forgetIfEmpty(waiter.caller, lane);
		return true;
	}

	/** Those who would have to wait longer than they can; they wait no more. */
	takeLate(earliest: number): Waiter[] {
		const late = [...this.lanes.values()]
			.flatMap(({ waiting }) => waiting)
			.filter(({ deadline }) => deadline < earliest);
		for (const waiter of late) this.remove(waiter);
		return late;
	}

	/** The waiter whose turn it is; undefined while nobody waits or nobody has room. */
	takeNext(): Waiter | undefined {
		const waiter = this.nextInTurn()?.waiting.shift();
		if (waiter) this.waiting--;
		return waiter;
	}

	/** A request of this caller is under way from now on. */
	begin(caller: string): void {
		const lane = this.laneOf(caller);
		this.inFlight++;
		lane.inFlight++;
		this.lastWasNew = !lane.wasServed;
		lane.wasServed = true;
		this.lanes.delete(caller);
		this.lanes.set(caller, lane);
	}

	end(caller: string): void {
		this.inFlight--;
		const lane = this.lanes.get(caller);
		if (!lane) return;
		lane.inFlight--;
		this.forgetIfEmpty(caller, lane);
	}

	/** Callers in turn; one that has just come goes before the others, but never two of those in a row. */
	private nextInTurn(): Lane | undefined {
		let next: Lane | undefined;
		for (const lane of this.lanes.values()) {
			if (lane.waiting.length === 0 || !this.hasRoom(lane)) continue;
			if (this.lastWasNew || !lane.wasServed) return lane;
			next ??= lane;
		}
		return next;
	}

	private hasRoom(lane: Readonly<Lane>): boolean {
		return this.inFlight < MAX_IN_FLIGHT && lane.inFlight < MAX_IN_FLIGHT_OF_ONE;
	}

	private laneOf(caller: string): Lane {
		let lane = this.lanes.get(caller);
		if (!lane) {
			lane = { ...NEW_LANE, waiting: [] };
			this.lanes.set(caller, lane);
		}
		return lane;
	}

	private forgetIfEmpty(caller: string, lane: Lane): void {
		if (lane.inFlight === 0 && lane.waiting.length === 0) this.lanes.delete(caller);
	}
}
