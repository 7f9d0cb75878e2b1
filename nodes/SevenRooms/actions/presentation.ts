import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { simplifySlot, type Slot } from '../model/availability';
import { selectFields } from '../model/fields';
import { simplifyGuest } from '../model/guest';
import { simplifyReservation } from '../model/reservation';
import { simplifyVenue } from '../model/venue';
import { venueZone } from '../transport/zones';
import type { ItemRun } from './itemRun';

export type Output = 'simplified' | 'raw' | 'selectedFields';

/** Turns raw rows into what the user asked to see. */
export type Presenter = (rows: IDataObject[]) => Promise<IDataObject[]>;

type Simplify = (row: IDataObject, zone: string | undefined) => IDataObject;

/**
 * The presenter for the item's Output choice. With `venueOf` the zone of each row's venue is looked up (once a
 * venue), and only where the choice shows times at all.
 */
function presenter(
	run: ItemRun,
	simplify: Simplify,
	venueOf?: (row: IDataObject) => string,
): Presenter {
	const output = run.parameter<Output>('output', 'simplified');
	if (output === 'raw') return async (rows) => rows;

	const option = String(run.collection('options').timeZone ?? '') || undefined;
	const zones = new Map<string, string | undefined>();
	const zoneOf = async (row: IDataObject) => {
		if (!venueOf) return undefined;
		const venueId = venueOf(row);
		if (!zones.has(venueId)) {
			zones.set(
				venueId,
				await venueZone(run.context, run.session, venueId, { option, itemIndex: run.index }),
			);
		}
		return zones.get(venueId);
	};
	const wantedFields = output === 'selectedFields' ? fieldNames(run) : undefined;
	return async (rows) => {
		const shown: IDataObject[] = [];
		for (const row of rows) {
			const simplified = simplify(row, await zoneOf(row));
			shown.push(wantedFields ? selectFields(simplified, row, wantedFields) : simplified);
		}
		return shown;
	};
}

function fieldNames(run: ItemRun): string[] {
	const value = run.parameter<string | string[]>('fields', '');
	const names = (Array.isArray(value) ? value : String(value).split(','))
		.map((name) => String(name).trim())
		.filter(Boolean);
	if (names.length === 0) {
		throw new UserError('No Fields are named', {
			description:
				'Output is set to Selected Fields: write the names you want into Fields, e.g. "id, datetime".',
		});
	}
	return names;
}

const venueOfRow = (row: IDataObject) => String(row.venue_id ?? '');

export const reservationPresenter = (run: ItemRun) =>
	presenter(run, simplifyReservation, venueOfRow);
export const guestPresenter = (run: ItemRun) => presenter(run, (row) => simplifyGuest(row));
export const venuePresenter = (run: ItemRun) => presenter(run, (row) => simplifyVenue(row));

/** Free times as the item's Output choice says; raw is the slot as SevenRooms sends it, with its venue and date. */
export function slotPresenter(run: ItemRun): (slots: Slot[]) => IDataObject[] {
	const output = run.parameter<Output>('output', 'simplified');
	const names = output === 'selectedFields' ? fieldNames(run) : undefined;
	return (slots) =>
		slots.map((slot) => {
			const simplified = simplifySlot(slot);
			const raw = { venue_id: slot.venue_id, date: slot.date, ...slot.raw } as IDataObject;
			if (names) return selectFields(simplified, raw, names);
			return output === 'raw' ? raw : simplified;
		});
}

/** What a look-up that found nothing gives out, as `ifNotFound` says; `undefined` means: give the error. */
export function notFoundRows(run: ItemRun): IDataObject[] | undefined {
	switch (run.collection('options').ifNotFound) {
		case 'empty':
			return [{ found: false }];
		case 'skip':
			return [];
		default:
			return undefined;
	}
}
