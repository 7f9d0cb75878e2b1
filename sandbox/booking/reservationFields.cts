import { type Fields, isTrue } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError } from '../envelope.cjs';
import { upgradeRows } from '../side/upgrades.cjs';
import type { Reservation, Upgrade, Venue } from '../state/types.cjs';
import type { BookingRequest } from './request.cjs';
import { readSeatedTime, statusChange } from './statusChange.cjs';

const bool = (value: string) => isTrue(value);
const text = (value: string) => value || null;
const count = (value: string) => Number.parseInt(value, 10) || 0;

/** Form field to reservation field. An absent field changes nothing, an empty one clears. */
const plainFields: Record<string, [keyof Reservation, (value: string) => unknown]> = {
	email: ['email', text],
	external_id: ['externalId', text],
	external_user_id: ['externalUserId', text],
	internal_notes: ['internalNotes', text],
	is_walkin: ['isWalkIn', bool],
	mf_ratio_female: ['mfRatioFemale', count],
	mf_ratio_male: ['mfRatioMale', count],
	reservation_sms_opt_in: ['smsOptIn', bool],
	send_reminder_email: ['reminderEmail', bool],
	send_reminder_sms: ['reminderSms', bool],
	first_name: ['firstName', (value) => value],
	last_name: ['lastName', (value) => value],
	phone: ['phone', text],
};

const NEW = { seatedTime: null, leftTime: null };

/** What the form says about the reservation itself; date, time and party come with the seat. */
export function reservationFields(
	core: Core,
	venue: Venue,
	booking: BookingRequest,
	before: Pick<Reservation, 'seatedTime' | 'leftTime'> = NEW,
): Partial<Reservation> {
	const { form, tags } = booking;
	const plain = Object.entries(plainFields)
		.filter(([name]) => name in form)
		.map(([name, [field, read]]) => [field, read(form[name])]);
	return {
		...(Object.fromEntries(plain) as Partial<Reservation>),
		...(tags ? { tags } : {}),
		...notes(core, form),
		...tables(venue, form),
		...(form.status ? statusChange(core, form.status, booking.partySize, before) : {}),
		...('seated_time' in form ? { seatedTime: readSeatedTime(form.seated_time) } : {}),
		...(form.duration ? { duration: Number(form.duration), usingDefaultDuration: false } : {}),
		...(form.payment_subtotal ? { prepayment: count(form.payment_subtotal) / 100 } : {}),
		...(form.upgrade_inventories
			? { upgrades: readUpgrades(venue, form.upgrade_inventories) }
			: {}),
		...booking.conciergeFields,
	};
}

function notes(core: Core, form: Fields): Partial<Reservation> {
	if (!('notes' in form)) return {};
	const readBack = core.behaviour.notesReadBack;
	return {
		...(readBack === 'client_requests' ? {} : { notes: text(form.notes) }),
		...(readBack === 'notes' ? {} : { clientRequests: text(form.notes) }),
	};
}

function tables(venue: Venue, form: Fields): Partial<Reservation> {
	if (!('table' in form)) return {};
	const names = form.table.split(',').map((name) => name.trim());
	const chosen = names.filter((name) => name !== '');
	const area = venue.seatingAreas.find((one) => one.tables.includes(chosen[0]));
	return { tables: chosen, seatingArea: area ?? null };
}

/** JSON objects keyed by upgrade id, several of them joined by commas (API reference, 4.4). */
function readUpgrades(venue: Venue, list: string): Upgrade[] {
	const known = upgradeRows(venue).map(({ id }) => id);
	return jsonObjects(list).flatMap((upgrades) =>
		Object.entries(upgrades).map(([id, said]) => {
			const { price = 0, quantity = 1 } = (said ?? {}) as Partial<Record<string, unknown>>;
			const [cents, count] = [Number(price), Number(quantity)];
			if (known.includes(id) && cents >= 0 && Number.isInteger(count) && count > 0) {
				return { id, price: cents, quantity: count };
			}
			throw new ApiError(400, 'Invalid upgrade_inventories');
		}),
	);
}

function jsonObjects(list: string): object[] {
	try {
		const parsed = JSON.parse(`[${list}]`) as unknown[];
		if (parsed.every((one) => typeof one === 'object' && one !== null)) return parsed;
	} catch {
		// Refused below, like everything else that is no list of objects.
	}
	throw new ApiError(400, 'Invalid upgrade_inventories');
}
