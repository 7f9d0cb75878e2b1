import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { amount } from './schema.cjs';
import { createRandom, type Random } from './state/random.cjs';
import type { SandboxState } from './state/store.cjs';
import type { Change } from './state/types.cjs';
import { post, type WebhookTarget } from './webhookDelivery.cjs';

/** What may go wrong, or be unusual, about deliveries. Nobody knows the real values (7.4). */
export const deliverySchema = z.strictObject({
	/** Events in one call at most; changes made in the same moment share a call. */
	batchSize: amount,
	/** Each call is sent so many times more. */
	duplicates: amount,
	order: z.enum(['asTheyHappened', 'reversed', 'shuffled']),
	delayMs: amount,
	/** Deliveries carry a secret that is not the target's. */
	wrongSecret: z.boolean(),
	/** So many more attempts after a failure or an answer that is not 2xx. */
	retries: amount,
	retryDelayMs: amount,
});

export type DeliverySettings = z.infer<typeof deliverySchema>;

export interface Delivery {
	url: string;
	events: WebhookEvent[];
	attempt: number;
	/** Of the receiver's answer; null when there was none. */
	status: number | null;
	error?: string;
	at: string;
}

/** The event object of API reference 7.1. */
export interface WebhookEvent {
	entity_type: Change['entityType'];
	event_type: Change['eventType'];
	entity: Change['entity'];
	updates: Change['updates'];
	hotel_confirmation: null;
	hotel_id: null;
	hotel_room: null;
}

const DEFAULT_SETTINGS: DeliverySettings = {
	batchSize: 50,
	duplicates: 0,
	order: 'asTheyHappened',
	delayMs: 0,
	wrongSecret: false,
	retries: 0,
	retryDelayMs: 1000,
};

/** Sends every change of the book to the targets, in arrays, one call after the other. */
export class WebhookControl {
	readonly targets: WebhookTarget[] = [];
	readonly deliveries: Delivery[] = [];
	readonly settings = { ...DEFAULT_SETTINGS };
	private queue: WebhookEvent[] = [];
	private held = false;
	private sending: Promise<void> = Promise.resolve();
	private stop = new AbortController();
	private readonly random: Random = createRandom(1);

	constructor(private readonly state: SandboxState) {
		state.onChange((change) => this.note(change));
	}

	/** Starts sending to an address, from the next change on. */
	subscribe(target: WebhookTarget): void {
		this.targets.push(target);
	}

	/** Stops sending to an address; false if nothing went there. */
	unsubscribe(url: string): boolean {
		const at = this.targets.findIndex((target) => target.url === url);
		if (at >= 0) this.targets.splice(at, 1);
		return at >= 0;
	}

	/** Keeps events back until `release`. */
	hold(): void {
		this.held = true;
	}

	/** Sends what was kept back, `batchSize` events a call. */
	release(batchSize = this.settings.batchSize): void {
		this.held = false;
		this.flush(batchSize);
	}

	/** Touches so many reservations and tells about all of them in one call. */
	burst(count: number): void {
		this.hold();
		let left = count;
		for (const reservation of this.state.reservations.all()) {
			if (left-- <= 0) break;
			this.state.changeReservation(reservation, { internalNotes: `Burst ${left + 1}` });
		}
		this.release(count);
	}

	/** Resolves when nothing is waiting to be sent any more. */
	async settled(): Promise<void> {
		await new Promise((resolve) => setImmediate(resolve));
		const current = this.sending;
		await current;
		if (current !== this.sending) await this.settled();
	}

	/** No targets, no deliveries, default manners; what is under way is given up. */
	clear(): void {
		this.stop.abort();
		this.stop = new AbortController();
		this.targets.length = 0;
		this.deliveries.length = 0;
		this.queue = [];
		this.held = false;
		Object.assign(this.settings, DEFAULT_SETTINGS);
	}

	private note({ entityType, eventType, entity, updates }: Change): void {
		if (this.targets.length === 0) return;
		if (this.queue.length === 0 && !this.held) {
			setImmediate(() => this.held || this.flush(this.settings.batchSize));
		}
		this.queue.push({
			entity_type: entityType,
			event_type: eventType,
			entity,
			updates,
			hotel_confirmation: null,
			hotel_id: null,
			hotel_room: null,
		});
	}

	private flush(batchSize: number): void {
		const events = this.inOrder(this.queue);
		const size = Math.max(1, Math.floor(batchSize));
		this.queue = [];
		for (const target of this.targets) {
			const wanted = events.filter(
				({ entity_type: type }) => !target.entityTypes || target.entityTypes.includes(type),
			);
			for (let start = 0; start < wanted.length; start += size) {
				const batch = wanted.slice(start, start + size);
				for (let copy = 0; copy <= this.settings.duplicates; copy++) this.send(target, batch);
			}
		}
	}

	private inOrder(events: WebhookEvent[]): WebhookEvent[] {
		const { order } = this.settings;
		if (order === 'reversed') return [...events].reverse();
		if (order === 'asTheyHappened') return events;
		return events
			.map((event) => ({ event, place: this.random() }))
			.sort((left, right) => left.place - right.place)
			.map(({ event }) => event);
	}

	private send(target: WebhookTarget, events: WebhookEvent[]): void {
		const settings = { ...this.settings };
		const { signal } = this.stop;
		this.sending = this.sending
			.then(() => this.deliver(target, events, settings, signal))
			// Given up by clear(): nobody waits for this one any more.
			.catch(() => undefined);
	}

	private async deliver(
		target: WebhookTarget,
		events: WebhookEvent[],
		settings: DeliverySettings,
		signal: AbortSignal,
	): Promise<void> {
		if (settings.delayMs > 0) await wait(settings.delayMs, undefined, { signal });
		for (let attempt = 1; attempt <= settings.retries + 1; attempt++) {
			signal.throwIfAborted();
			if (attempt > 1) await wait(settings.retryDelayMs, undefined, { signal });
			const at = new Date().toISOString();
			const outcome = await post(target, JSON.stringify(events), settings.wrongSecret, signal);
			signal.throwIfAborted();
			this.deliveries.push({ url: target.url, events, attempt, at, ...outcome });
			if (outcome.status !== null && outcome.status < 300) return;
		}
	}
}
