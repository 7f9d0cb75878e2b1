import type { Core } from '../core.cjs';
import type { FaultRule } from '../faults.cjs';
import type { Delivery, WebhookEvent } from '../webhooks.cjs';

const DELIVERIES_SHOWN = 8;

/** What goes on around the book, without secrets and without the events' full bodies. */
export function happenings({ clock, state, webhooks, faults, inbox, log }: Core) {
	return {
		now: new Date(clock.now()).toISOString(),
		/** Grows with every change of the book. */
		version: state.version,
		requests: log.entries.length,
		webhooks: webhooks.targets.map(({ url, secret }) => ({ url, hasSecret: Boolean(secret) })),
		deliveries: webhooks.deliveries.slice(-DELIVERIES_SHOWN).reverse().map(shortDelivery),
		faults: faults.list().map(({ id, rule, met }) => ({
			id,
			kind: nameOf(rule),
			met,
			isOver: rule.match?.times !== undefined && met >= rule.match.times,
		})),
		inbox: [...inbox].map(([name, letters]) => ({ name, letters: letters.length })),
	};
}

function shortDelivery({ url, status, error, at, attempt, events }: Delivery) {
	return { url, status, error: error ?? null, at, attempt, events: events.map(eventName) };
}

/** `reservation updated: Lena Moreau` */
function eventName({ entity_type: entity, event_type: type, entity: row }: WebhookEvent): string {
	const name = [row.first_name, row.last_name].filter(Boolean).join(' ');
	return `${entity} ${type}${name ? `: ${name}` : ''}`;
}

/** A `status` fault goes by its number. */
function nameOf({ effect }: FaultRule): string {
	return effect.kind === 'status' ? String(effect.status) : effect.kind;
}
