import type { IDataObject } from 'n8n-workflow';
import { isEmpty } from '../../model/coerce';
import { phoneTail } from '../../model/contact';
import { sinceParameter, utc } from '../../model/time/dates';
import { isDate } from '../../model/time/wallClock';
import type { Query } from '../../transport/types';
import { writtenText } from '../input/writtenText';
import { isSwitchedOn } from '../input/yesOrNo';

export type RowCheck = (row: IDataObject) => boolean;

export interface RowFilter {
	/** What the API is asked for; it may ignore any of it. */
	readonly query: Query;
	/** What we check ourselves on every row (API reference, 3.3: unknown filters are ignored in silence). */
	readonly accepts: RowCheck;
	/** Whether anything but dates is filtered for: SevenRooms may then send rows that we leave out. */
	readonly narrows: boolean;
}

/** Puts a filter together from what the user filled in: each entry as a query parameter, as a check, or both. */
export class RowFilterBuilder {
	private readonly query: Query = {};
	private readonly checks: RowCheck[] = [];
	private narrows = false;

	constructor(private readonly filters: IDataObject) {}

	text(name: string): string {
		return writtenText(this.filters[name], name);
	}

	/** Asks the API for `value` and checks the rows ourselves too. */
	ask(parameter: string, value: string, check: RowCheck): this {
		if (value) this.narrows = true;
		return this.askDate(parameter, value, check);
	}

	/** A limit of dates: the one filter that SevenRooms is proven to keep. */
	askDate(parameter: string, value: string, check: RowCheck): this {
		if (!value) return this;
		this.query[parameter] = value;
		this.checks.push(check);
		return this;
	}

	/** Checks rows on our side alone, if the user set anything. */
	only(value: unknown, check: RowCheck): this {
		if (value === '' || value === undefined || value === null || value === false) return this;
		this.checks.push(check);
		this.narrows = true;
		return this;
	}

	/** Checks rows on our side alone, if the switch is on. */
	flag(name: string, displayName: string, check: RowCheck): this {
		return this.only(isSwitchedOn(this.filters[name], displayName), check);
	}

	/** A tag, as `Group:Tag` or by its own name. */
	tag(name: string, tagsOf: (row: IDataObject) => string[]): this {
		const wanted = lower(this.text(name));
		return this.only(wanted, (row) =>
			tagsOf(row).some((tag) => lower(tag) === wanted || lower(tag).endsWith(`:${wanted}`)),
		);
	}

	/** What changed at or after a moment; one without an offset counts as UTC, as in SevenRooms. */
	updatedSince(): this {
		const { updatedSince } = this.filters;
		if (isEmpty(updatedSince)) return this;
		const since = sinceParameter(updatedSince, 'Updated Since');
		const moment = new Date(since).toISOString();
		return this.ask('updated_since', since, (row) => (utc(row.updated) ?? moment) >= moment);
	}

	/** The person filters that reservations and guests share. */
	person(): this {
		const email = this.text('email');
		const phone = this.text('phone');
		const name = this.text('name');
		return this.ask(
			'email',
			email,
			(row) => sameText(row.email, email) || sameText(row.email_alt, email),
		)
			.ask('phone', phone, (row) =>
				[row.phone_number, row.phone_number_alt].some(
					(known) => known && phoneTail(known) === phoneTail(phone),
				),
			)
			.ask('name', name, (row) =>
				`${lower(row.first_name)} ${lower(row.last_name)}`.includes(lower(name)),
			);
	}

	build(): RowFilter {
		const { query, checks, narrows } = this;
		return { query, accepts: (row) => checks.every((check) => check(row)), narrows };
	}
}

/** Whether a row lies within days, both included; one that tells no day does. */
export function isWithinDays(from: string, to: string): RowCheck {
	return ({ date }) => {
		const day = String(date ?? '').slice(0, 10);
		return !isDate(day) || ((!from || day >= from) && (!to || day <= to));
	};
}

/** Texts that are the same to a person: spaces around and case do not count. */
export function sameText(value: unknown, wanted: string): boolean {
	return lower(value) === lower(wanted);
}

function lower(value: unknown): string {
	return String(value ?? '')
		.trim()
		.toLowerCase();
}
