import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { toNodeApiError } from '../../transport/errors';
import { request, send } from '../../transport/request';
import type { ApiAnswer, ApiFailure, ApiRequest, Session } from '../../transport/types';
import { venueCurrency, venueZone } from '../../transport/venueFacts';
import { cancelSignalOf, wait } from '../../transport/wait';
import { finite, writtenText } from '../input/writtenText';
import { isSwitchedOn } from '../input/yesOrNo';
import { ReadParameters, type RunCache } from './runCache';

export interface Locator {
	readonly mode: string;
	readonly value: string;
}

/**
 * One input item on its way through an operation: its parameters, the session it speaks through and what
 * this run of the node has already learned.
 */
export class ItemRun {
	private readonly own = new ReadParameters();

	constructor(
		readonly context: IExecuteFunctions,
		readonly index: number,
		readonly session: Session,
		readonly cache: RunCache,
	) {}

	/**
	 * A parameter of the item, asked for once, since an expression is dear; what holds none is asked for once in the
	 * whole run. No parameter of ours names a type for n8n to check: looking for one would go through the whole panel.
	 */
	parameter<T>(name: string, fallback: T): T {
		const read = this.readOf(name, fallback).values;
		const known = read.get(name);
		if (known !== undefined) return known as T;
		const options = { skipValidation: true };
		const value = this.context.getNodeParameter(name, this.index, fallback, options);
		read.set(name, value);
		return value as T;
	}

	/** A text parameter without the spaces that people paste along; numbers become text. */
	text(name: string): string {
		return writtenText(this.parameter<unknown>(name, ''), name);
	}

	/** Whether a switch is on; what is no yes or no is a UserError about the display name. */
	flag(name: string, displayName: string): boolean {
		return isSwitchedOn(this.parameter<unknown>(name, false), displayName);
	}

	/** A collection such as `options`, its texts trimmed as in `text`; entries that the user left empty are absent. */
	collection(name: string): Readonly<IDataObject> {
		const read = this.readOf(name, {}).collections;
		const known = read.get(name);
		if (known) return known;
		const value = this.parameter<IDataObject | null>(name, {}) ?? {};
		const given: IDataObject = {};
		for (const [key, entry] of Object.entries(value)) {
			const trimmed = typeof entry === 'string' ? entry.trim() : entry;
			if (trimmed === '' || trimmed === null || trimmed === undefined) continue;
			given[key] = typeof trimmed === 'number' ? finite(trimmed, key) : trimmed;
		}
		read.set(name, given);
		return given;
	}

	/** A resource locator with its mode; an expression may also hand over the bare id. */
	locator(name: string): Locator {
		return toLocator(this.parameter<unknown>(name, ''), name);
	}

	/** What was read so far that goes for this parameter: of this item, or of all items where it is as good as a constant. */
	private readOf(name: string, fallback: unknown): ReadParameters {
		const isConstant = this.cache.isConstant(name, () =>
			this.context.getNodeParameter(name, this.index, fallback, { rawExpressions: true }),
		);
		return isConstant ? this.cache.constants : this.own;
	}

	async request(wanted: ApiRequest): Promise<ApiAnswer> {
		return await request(this.context, this.session, { itemIndex: this.index, ...wanted });
	}

	async send(wanted: ApiRequest): Promise<ApiAnswer | ApiFailure> {
		return await send(this.context, this.session, { itemIndex: this.index, ...wanted });
	}

	/** The item's option Time Zone as it was given: `resolveZone` says what is wrong with it. */
	timeZoneOption(): unknown {
		return this.collection('options').timeZone;
	}

	/** The zone of a venue: the item's option Time Zone, else what is known of the venue; see transport/venueFacts. */
	async venueZone(venueId: string): Promise<string | undefined> {
		const option = this.timeZoneOption();
		return await venueZone(this.context, this.session, venueId, { option, itemIndex: this.index });
	}

	/** The currency of a venue (ISO 4217), where its record tells one. */
	async venueCurrency(venueId: string): Promise<string | undefined> {
		return await venueCurrency(this.context, this.session, venueId, this.index);
	}

	/** Waits, in milliseconds; false as soon as the execution is stopped: then nothing more may be sent. */
	async pause(ms: number): Promise<boolean> {
		return await wait(ms, cancelSignalOf(this.context));
	}

	/** The error of a failure that this operation will not handle itself. */
	errorOf(failure: ApiFailure, texts: { message?: string; description?: string } = {}) {
		return toNodeApiError(this.context, failure, { itemIndex: this.index, ...texts });
	}
}

function toLocator(value: unknown, name: string): Locator {
	if (value && typeof value === 'object' && 'value' in value) {
		const { mode, value: inner } = value as { mode?: unknown; value: unknown };
		const written = writtenText(inner, name);
		// Codes are capitals and digits, and SevenRooms tells small letters apart.
		return { mode: String(mode ?? 'id'), value: mode === 'code' ? written.toUpperCase() : written };
	}
	return { mode: 'id', value: writtenText(value, name) };
}
