import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { NamedChange } from '../events/types';
import { isRow, text } from '../model/coerce';
import { resolveZone } from '../model/time/zone';
import { dataOf } from '../transport/envelope';
import { apiPath } from '../transport/path';
import { send } from '../transport/request';
import { openSession } from '../transport/session';
import type { Session } from '../transport/types';

/** SevenRooms waits for our answer, so loading records anew ends here and the rest goes out as delivered. */
const REFETCH_MS = 5_000;
const AT_ONCE = 4;

export interface LoadedRecord {
	readonly entity: IDataObject;
	readonly zone: string | undefined;
	/** Undefined unless records are to be loaded anew. */
	readonly refetched?: boolean;
}

export interface RecordOptions {
	readonly refetch?: boolean;
	readonly timeZone?: string;
}

/**
 * The records behind delivered events, in their order: as delivered or, with `refetch`, as the API has them now; where
 * that fails, the delivered one marked `refetched: false`. The API credential is optional: without it nothing is
 * loaded, and only the option tells the venue's zone.
 */
export async function loadRecords(
	context: IWebhookFunctions,
	changes: readonly NamedChange[],
	options: RecordOptions,
): Promise<LoadedRecord[]> {
	const session = await sessionIfAny(context);
	const deadline = Date.now() + REFETCH_MS;
	const load = async (change: NamedChange): Promise<LoadedRecord> => {
		const fresh = options.refetch ? await refetch(context, session, change, deadline) : undefined;
		const entity = fresh ?? change.entity;
		return {
			entity,
			zone: zoneOf(context, entity, session, options),
			...(options.refetch ? { refetched: fresh !== undefined } : {}),
		};
	};
	const loaded: LoadedRecord[] = [];
	// One queue for all, so that a record which never comes holds up no other.
	const queue = changes.entries();
	const work = async () => {
		for (const [index, change] of queue) loaded[index] = await load(change);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return loaded;
}

async function refetch(
	context: IWebhookFunctions,
	session: Session | undefined,
	change: NamedChange,
	deadline: number,
): Promise<IDataObject | undefined> {
	const budgetMs = deadline - Date.now();
	if (!session || budgetMs <= 0) return undefined;
	const isGuest = change.entityType === 'guest';
	const path = pathOf(change);
	if (path === undefined) return undefined;
	const answer = await send(context, session, {
		method: 'GET',
		path,
		query: isGuest ? { venue_group_id: session.venueGroupId } : {},
		budgetMs,
	});
	const record = answer.ok ? dataOf(answer.body) : undefined;
	// Another record, or none, is not the one that was asked for.
	return isRow(record) && text(record.id) === change.id ? (record as IDataObject) : undefined;
}

/** Undefined for an ID that can stand in no address: one odd event must not cost those beside it. */
function pathOf({ entityType, id }: NamedChange): string | undefined {
	try {
		return entityType === 'guest' ? apiPath`/clients/${id}` : apiPath`/reservations/${id}`;
	} catch {
		return undefined;
	}
}

/** The zone without asking SevenRooms: a delivery is answered at once. A wrong setting costs the offset, not the event. */
function zoneOf(
	context: IWebhookFunctions,
	entity: IDataObject,
	session: Session | undefined,
	{ timeZone }: RecordOptions,
): string | undefined {
	try {
		return resolveZone({
			option: timeZone,
			credentialList: session?.venueTimeZones.get(text(entity.venue_id) ?? ''),
			credentialDefault: session?.timeZone,
		});
	} catch (error) {
		context.logger.warn('A SevenRooms trigger gives times without offset', { error });
		return undefined;
	}
}

async function sessionIfAny(context: IWebhookFunctions): Promise<Session | undefined> {
	const name = String(context.getNodeParameter('authentication', 'sevenRoomsApi'));
	if (!context.getNode().credentials?.[name]) return undefined;
	try {
		return await openSession(context);
	} catch (error) {
		context.logger.warn('The SevenRooms API credential of a trigger cannot be used', { error });
		return undefined;
	}
}
