import {
	NodeOperationError,
	type IDataObject,
	type IHookFunctions,
	type IPollFunctions,
} from 'n8n-workflow';
import { isEmpty, number, text, textList } from '../model/coerce';
import { shownNode } from '../transport/errors';
import { chosenEvents } from './context';

/** Statuses of a venue's own make events of their own, such as `reservation.customStatus2`. */
const EVENT = /^(reservation|guest)\.\w+$/;

/** Filters that hold lists: of one that is none, nothing would be left that narrows the events. */
const LIST_FILTERS = [
	['changedFields', 'Changed Fields'],
	['statuses', 'Statuses'],
	['tags', 'Tags'],
	['venueIds', 'Venue IDs'],
] as const;

type Starting = IHookFunctions | IPollFunctions;

export interface OutputChoice {
	readonly output?: unknown;
	readonly fields?: unknown;
}

/** How a poll reads each export. */
export interface Reading {
	readonly overlapMs: number;
	readonly maxPages: number;
}

/**
 * Refuses, as a trigger starts, what would leave it silent, its filter open or its records empty. Throws
 * NodeOperationError.
 */
export function checkSettings(context: Starting, { output, fields }: OutputChoice): void {
	const events = [...chosenEvents(context)];
	if (events.length === 0) {
		throw unusable(
			context,
			'No Events are chosen',
			'Choose under Events what starts the workflow.',
		);
	}
	const stranger = events.find((event) => !EVENT.test(event));
	if (stranger !== undefined) {
		throw unusable(
			context,
			`Events names "${stranger}", which is no event`,
			'Choose the events from the list. In an expression, write them like reservation.updated or guest.created.',
		);
	}
	if (output === 'selectedFields' && textList(fields).length === 0) {
		throw unusable(
			context,
			'No Fields are named',
			'Output is set to Selected Fields: write the names you want into Fields, e.g. "id, datetime".',
		);
	}
	const filters = (context.getNodeParameter('filters', {}) ?? {}) as IDataObject;
	const { minPartySize } = filters;
	for (const [name, displayName] of LIST_FILTERS) {
		if (isEmpty(filters[name]) || textList(filters[name]).length > 0) continue;
		throw unusable(
			context,
			`${displayName} is not a list of texts`,
			`Correct the expression under Filters > ${displayName}, or remove that filter.`,
		);
	}
	if (!isEmpty(minPartySize) && number(minPartySize) === null) {
		throw unusable(
			context,
			'Minimum Party Size is not a number',
			'Enter a number under Filters > Minimum Party Size, or remove that filter.',
		);
	}
}

/**
 * Refuses, as a trigger starts, a secret for the path that no call could show: n8n splits the path at every slash,
 * `%2F` among them, and knows no address with one part more. Throws NodeOperationError.
 */
export async function checkPathSecret(context: IHookFunctions): Promise<void> {
	const isInPath = context.getNodeParameter('verification', 'header') === 'pathSecret';
	if (!isInPath || !context.getNode().credentials?.sevenRoomsWebhookApi) return;
	const { secret } = await context.getCredentials<IDataObject>('sevenRoomsWebhookApi');
	if (!text(secret)?.trim().includes('/')) return;
	throw unusable(
		context,
		'The secret holds a slash, so it cannot stand in the path of an address',
		'Put a secret of letters, digits, - and _ into the credential, or choose Secret in a Header under Verification.',
	);
}

/** The Output and Fields of a polling trigger. */
export function outputOf(context: IPollFunctions): OutputChoice {
	return {
		output: context.getNodeParameter('output', 'simplified'),
		fields: context.getNodeParameter('fields', ''),
	};
}

/** Throws NodeOperationError for a number that is none: with it every poll would read nothing, and not say so. */
export function readingOf(context: IPollFunctions): Reading {
	return {
		overlapMs: atLeast(0, context, 'overlapMinutes', 'Overlap Minutes', 5) * 60_000,
		maxPages: atLeast(1, context, 'maxPagesPerPoll', 'Max Pages Per Poll', 25),
	};
}

function atLeast(
	least: number,
	context: IPollFunctions,
	name: string,
	displayName: string,
	fallback: number,
): number {
	const value = context.getNodeParameter(name, fallback);
	const given = isEmpty(value) ? fallback : number(value);
	if (given !== null && given >= least) return given;
	throw unusable(
		context,
		`${displayName} is not a number of at least ${least}`,
		`Enter such a number under ${displayName}; ${fallback} is a good one.`,
	);
}

/** The error of a setting with which the trigger cannot work. */
export function unusable(
	context: Starting,
	message: string,
	description: string,
): NodeOperationError {
	return new NodeOperationError(shownNode(context.getNode()), message, { description });
}
