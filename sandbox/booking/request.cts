import { type Fields, isTrue } from '../body.cjs';
import type { Core } from '../core.cjs';
import { ApiError } from '../envelope.cjs';
import { wholeNumber } from '../required.cjs';
import { isDate, onBusinessDay, parseClock, type ServiceMoment } from '../state/businessTime.cjs';
import { clientTagGroups, parseTagList, reservationTagGroups } from '../state/tags.cjs';
import type { Reservation, Tag, TagGroup } from '../state/types.cjs';

const ALWAYS = ['date', 'time', 'party_size'];
const CONTACT = ['first_name', 'last_name', 'phone'];

/** A form of `PUT …/book` that says what it must; what is left in `form` is read field by field. */
export interface BookingRequest {
	form: Fields;
	reservationId?: string;
	moment: ServiceMoment;
	partySize: number;
	/** Who books, when it is not the venue's own API. */
	bookedBy?: string;
	/** The access rule by its other id, which only a concierge may name (`slot_option_id`). */
	slotOptionId?: string;
	/** What the form says in fields that only the concierge family has. */
	conciergeFields?: Partial<Reservation>;
	/** Undefined leaves the tags as they are. */
	tags?: Tag[];
	addClientTags: Tag[];
	removeClientTags: Tag[];
	bypassAvailability: boolean;
}

/** Reads and checks the form (API reference, 4.4); throws the 400 SevenRooms would answer. */
export function readBooking(core: Core, form: Fields): BookingRequest {
	const reservationId = form.reservation_id || undefined;
	checkRequired(core, form, reservationId !== undefined);
	checkNumbers(form);
	return {
		form,
		reservationId,
		moment: readMoment(form),
		partySize: Number(form.party_size),
		tags: 'tags' in form ? readTags(core, form.tags, reservationTagGroups) : undefined,
		addClientTags: readTags(core, form.add_client_tags, clientTagGroups),
		removeClientTags: readTags(core, form.remove_client_tags, clientTagGroups),
		bypassAvailability: isTrue(form.bypass_availability),
	};
}

function checkRequired(core: Core, form: Fields, isUpdate: boolean): void {
	const contactIsFree = isUpdate || isTrue(form.bypass_required_contact_fields);
	const required = contactIsFree ? ALWAYS : [...ALWAYS, ...CONTACT];
	const missing = required.filter((name) => !form[name]);
	if (missing.length > 0) {
		throw new ApiError(400, `Missing required parameters: ${missing.join(', ')}`);
	}
	const surplus = CONTACT.filter((name) => name in form);
	if (isUpdate && surplus.length > 0 && !core.behaviour.lenientUpdate) {
		throw new ApiError(400, `${surplus.join(', ')} cannot be changed on a reservation`);
	}
}

function readMoment(form: Fields): ServiceMoment {
	const clock = parseClock(form.time);
	if (!isDate(form.date)) throw new ApiError(400, 'Invalid date');
	if (clock === undefined) throw new ApiError(400, 'Invalid time');
	return { date: form.date, minutes: onBusinessDay(clock) };
}

/** Amounts are whole cents. */
const AMOUNTS = ['payment_subtotal', 'payment_gratuity', 'payment_service_charge', 'payment_tax'];
const COUNTS = ['mf_ratio_male', 'mf_ratio_female', 'loyalty_rank'];

function checkNumbers(form: Fields): void {
	if (!/^[1-9]\d{0,3}$/.test(form.party_size)) throw new ApiError(400, 'Invalid party_size');
	wholeNumber(form, 'duration', 1, 9999);
	wholeNumber(form, 'paylink_cancel_time', 15, 180);
	for (const name of [...AMOUNTS, ...COUNTS]) wholeNumber(form, name, 0);
	if (form.status && !/^[A-Z0-9_]+$/.test(form.status)) throw new ApiError(400, 'Invalid status');
}

function readTags(core: Core, text: string | undefined, groups: TagGroup[]): Tag[] {
	const read = parseTagList(text ?? '', groups, core.behaviour.unknownTags === 'accepted');
	if ('bad' in read) throw new ApiError(400, `Invalid tag: ${read.bad}`);
	return read.tags;
}
