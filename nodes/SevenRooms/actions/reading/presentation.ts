import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { simplifySlot, type Slot } from '../../model/availability';
import { textList } from '../../model/coerce';
import { selectFields } from '../../model/fields';
import { simplifyGuest } from '../../model/guest';
import { protect, type Privacy } from '../../model/privacy';
import { simplifyReservation, type SimplifiedReservation } from '../../model/reservation';
import { simplifyVenue, venueIdOf } from '../../model/venue';
import { oneOf } from '../input/oneOf';
import type { ItemRun } from '../run/itemRun';

/** Turns raw rows into what the user asked to see. */
export type Presenter = (rows: IDataObject[]) => Promise<IDataObject[]>;

/** What simplifying may need to know of the venue that a row belongs to. */
export interface RowFacts {
	readonly zone?: string;
	readonly currency?: string;
}

export type Simplify = (row: IDataObject, facts: RowFacts) => IDataObject;

/** Which facts of the venue a kind of record needs; each is looked up once a venue, and only where it is shown. */
export interface FactsNeeded {
	readonly zone?: boolean;
	/** Always, or only for rows that show money. */
	readonly currency?: boolean | ((row: IDataObject) => boolean);
}

function outputOf(run: ItemRun) {
	return oneOf(run.text('output'), 'Output', ['simplified', 'raw', 'selectedFields']);
}

/** The item's Privacy; a read without that choice gives everything. */
export function privacyOf(run: ItemRun): Privacy {
	return oneOf(run.text('privacy'), 'Privacy', ['full', 'masked', 'none']);
}

/** The presenter for the item's Output and Privacy choices. */
export function presenter(run: ItemRun, simplify: Simplify, needs: FactsNeeded = {}): Presenter {
	const output = outputOf(run);
	const privacy = privacyOf(run);
	const guarded = (row: IDataObject) => protect(row, privacy);
	if (output === 'raw') return async (rows) => (privacy === 'full' ? rows : rows.map(guarded));

	const wantedFields = output === 'selectedFields' ? fieldNames(run) : undefined;
	const knownOf = { yes: new Map<string, RowFacts>(), no: new Map<string, RowFacts>() };
	return async (rows) => {
		const shown: IDataObject[] = [];
		for (const given of rows) {
			const currency =
				typeof needs.currency === 'function' ? needs.currency(given) : needs.currency;
			const known = knownOf[currency ? 'yes' : 'no'];
			const venueId = venueIdOf(given) ?? '';
			let facts = known.get(venueId);
			if (!facts) {
				facts = await factsOf(run, venueId, { ...needs, currency });
				known.set(venueId, facts);
			}
			const row = guarded(given);
			const simplified = simplify(row, facts);
			shown.push(wantedFields ? selectFields(simplified, row, wantedFields) : simplified);
		}
		return shown;
	};
}

async function factsOf(run: ItemRun, venueId: string, needs: FactsNeeded): Promise<RowFacts> {
	return {
		zone: needs.zone ? await run.venueZone(venueId) : undefined,
		currency: needs.currency ? await run.venueCurrency(venueId) : undefined,
	};
}

function fieldNames(run: ItemRun): string[] {
	const value = run.parameter<unknown>('fields', '');
	const names = textList(value);
	if (names.length === 0) {
		throw new UserError('No Fields are named', {
			description:
				'Output is set to Selected Fields: write the names you want into Fields, e.g. "id, datetime".',
		});
	}
	return names;
}

export const reservationPresenter = (run: ItemRun) =>
	presenter(run, (row, { zone, currency }) => simplifyReservation(row, zone, currency), {
		zone: true,
		currency: showsMoney,
	});

function showsMoney({ pos_tickets }: IDataObject): boolean {
	return Array.isArray(pos_tickets) && pos_tickets.length > 0;
}

/** A reservation after a write, simplified. The write is made by then, so a currency that cannot be asked for is null. */
export async function simplifiedAfterWrite(
	run: ItemRun,
	row: IDataObject,
	zone: string | undefined,
): Promise<SimplifiedReservation> {
	const asked = factsOf(run, venueIdOf(row) ?? '', { currency: showsMoney(row) });
	const { currency } = await asked.catch((): RowFacts => ({}));
	return simplifyReservation(row, zone, currency);
}

export const guestPresenter = (run: ItemRun) => presenter(run, (row) => simplifyGuest(row));
export const venuePresenter = (run: ItemRun) => presenter(run, (row) => simplifyVenue(row));

/** Free times as the item's Output choice says; raw is the slot as SevenRooms sends it, with its venue and date. */
export function slotPresenter(run: ItemRun): (slots: Slot[]) => IDataObject[] {
	const output = outputOf(run);
	const names = output === 'selectedFields' ? fieldNames(run) : undefined;
	return (slots) =>
		slots.map((slot) => {
			const simplified = simplifySlot(slot);
			const raw = { venue_id: slot.venue_id, date: slot.date, ...slot.raw } as IDataObject;
			if (names) return selectFields(simplified, raw, names);
			return output === 'raw' ? raw : simplified;
		});
}
