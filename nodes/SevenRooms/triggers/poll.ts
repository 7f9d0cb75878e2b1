import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { inWords } from '../events/changes';
import { eventItem } from '../events/item';
import { inOrder } from '../events/identity';
import { StatusMemory } from '../events/statusMemory';
import { storedStream, type StreamState } from '../events/stream';
import type { EntityType, NamedChange } from '../events/types';
import { isOn, isRow, text } from '../model/coerce';
import { wholeBudgetMs } from '../transport/budget';
import { openSession } from '../transport/session';
import type { Session } from '../transport/types';
import { venueZone } from '../transport/venueFacts';
import { presentRecord, triggerNode, wantedBy } from './context';
import { drainExport } from './drain';
import { planExports, type ExportPlan } from './exports';
import { startExport } from './firstPoll';
import { rememberPolled, webhookHasEmitted } from './memory';
import { recentSample } from './sample';
import { checkSettings, outputOf, readingOf, type Reading } from './settings';

/** What a poller keeps in its node's static data. */
export interface PollMemory {
	streams?: Record<string, StreamState>;
	/** The last known status of reservations, and which guests are known, see StatusMemory. */
	statuses?: Partial<Record<EntityType, Record<string, string>>>;
}

const SHARE_OF_READING = 0.85;
const running = new Set<string>();

/**
 * One poll: reads what the exports have changed since the last one and gives out what is wanted, or null. One at a time
 * for a node. The memory is written once, at the end, so a poll that fails or is thrown away leaves nothing unseen.
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	checkSettings(context, outputOf(context));
	if (context.getMode() === 'manual') {
		return toOutput(context, await sampleItems(context));
	}
	const { workflowId, nodeName } = triggerNode(context);
	const lock = JSON.stringify([workflowId, nodeName]);
	if (running.has(lock)) return null;
	running.add(lock);
	try {
		return toOutput(context, await pollOnce(context));
	} finally {
		running.delete(lock);
	}
}

async function pollOnce(context: IPollFunctions): Promise<IDataObject[]> {
	const { workflowId, nodeName } = triggerNode(context);
	const memory = context.getWorkflowStaticData('node') as PollMemory;
	const reading = readingOf(context);
	const session = await openSession(context);
	const plans = planExports(context, session);
	const statuses = {
		reservation: new StatusMemory(memory.statuses?.reservation),
		guest: new StatusMemory(memory.statuses?.guest),
	};
	const { streams, news, failures } = await readAll(
		context,
		session,
		plans,
		knownStreams(context, memory.streams),
		statuses,
		reading,
	);

	const isWanted = wantedBy(context);
	const wanted = news.flatMap((events) => events.find(isWanted) ?? []);
	const items = await toItems(context, session, inOrder(wanted));
	// From here on nothing waits: what is remembered and what is given out cannot drift apart.
	memory.streams = streams;
	memory.statuses = {
		reservation: statuses.reservation.toStored(),
		guest: statuses.guest.toStored(),
	};
	const isPair = isOn(context.getNodeParameter('skipReceivedByWebhook', false));
	const isNew = ({ event_id: id }: IDataObject) => !webhookHasEmitted(workflowId, String(id));
	const given = isPair ? items.filter(isNew) : items;
	// What one export brought is not held back by the trouble of another; without anything to give out it is the poll's.
	if (failures.length > 0 && given.length === 0) throw failures[0];
	for (const { message } of failures) {
		context.logger.warn(
			`SevenRooms, ${nodeName}: one of the exports was not read to its end. ${message}`,
		);
	}
	if (isPair) for (const { event_id: id } of given) rememberPolled(workflowId, String(id));
	return given;
}

/** What the node knows of exports; one whose memory is damaged begins anew, since no later poll could mend it. */
function knownStreams(context: IPollFunctions, stored: unknown): Record<string, StreamState> {
	const known: Record<string, StreamState> = {};
	for (const [key, value] of Object.entries(isRow(stored) ? stored : {})) {
		const state = storedStream(value);
		if (state) known[key] = state;
		else {
			context.logger.warn(
				`SevenRooms, ${context.getNode().name}: what was known of the export "${key}" cannot be read, so it begins anew`,
			);
		}
	}
	return known;
}

async function readAll(
	context: IPollFunctions,
	session: Session,
	plans: readonly ExportPlan[],
	known: Readonly<Record<string, StreamState>>,
	statuses: Record<EntityType, StatusMemory>,
	reading: Reading,
): Promise<AllRead> {
	const streams: Record<string, StreamState> = {};
	const news: NamedChange[][] = [];
	const failures: Error[] = [];
	// The rest is for the zones of venues that nobody has asked for yet.
	const end = Date.now() + wholeBudgetMs(context) * SHARE_OF_READING;
	for (const [index, plan] of plans.entries()) {
		// Each export gets its share of what is left, so that a busy one cannot starve the next.
		const deadline = Date.now() + (end - Date.now()) / (plans.length - index);
		const state = known[plan.key] ?? inherited(known, plan);
		if (!state) {
			const learned = statuses[plan.entityType];
			streams[plan.key] = await startExport(context, session, plan, learned, deadline);
			continue;
		}
		// What a drain that fails has learned would hide its changes from the next one.
		const learned = statuses[plan.entityType].copy();
		try {
			const result = await drainExport(context, session, plan, state, learned, {
				...reading,
				deadline,
			});
			statuses[plan.entityType] = learned;
			streams[plan.key] = result.state;
			news.push(...result.news);
			if (result.failure) failures.push(result.failure);
		} catch (error) {
			streams[plan.key] = { ...state, brokeOff: true };
			failures.push(error as Error);
		}
	}
	return { streams, news, failures };
}

interface AllRead {
	readonly streams: Record<string, StreamState>;
	readonly news: NamedChange[][];
	/** Of exports that could not be read to where they should. */
	readonly failures: Error[];
}

/** Another choice of venues is another export: it goes on from the earliest mark of the ones before. */
function inherited(
	known: Readonly<Record<string, StreamState>>,
	plan: ExportPlan,
): StreamState | undefined {
	const before = Object.entries(known)
		.filter(([key]) => key.startsWith(`${plan.entityType} `))
		.map(([, state]) => state);
	if (before.length === 0) return undefined;
	return {
		mark: Math.min(...before.map(({ mark }) => mark)),
		floor: Math.min(...before.map(({ floor }) => floor)),
		seen: Object.assign({}, ...before.map(({ seen }) => seen)) as Record<string, number>,
		utcProvenAt: 0,
	};
}

async function toItems(
	context: IPollFunctions,
	session: Session,
	changes: readonly NamedChange[],
): Promise<IDataObject[]> {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const output = outputOf(context);
	const items: IDataObject[] = [];
	for (const change of changes) {
		const zone =
			change.entityType === 'guest' || output.output === 'raw'
				? undefined
				: await venueZone(context, session, text(change.entity.venue_id) ?? '', {
						option: text(options.timeZone) ?? undefined,
					});
		const words = inWords(change, change.entity, zone);
		const record = presentRecord(change.entity, words, output);
		items.push(eventItem(change, { receivedVia: 'poll', record, words, zone }));
	}
	return items;
}

async function sampleItems(context: IPollFunctions): Promise<IDataObject[]> {
	const session = await openSession(context);
	const plans = planExports(context, session);
	const sample = await recentSample(context, session, plans, wantedBy(context), SAMPLE_ITEMS);
	return await toItems(context, session, inOrder(sample).slice(-SAMPLE_ITEMS));
}

/** Enough to build a workflow on. */
const SAMPLE_ITEMS = 10;

function toOutput(context: IPollFunctions, items: IDataObject[]): INodeExecutionData[][] | null {
	return items.length === 0 ? null : [context.helpers.returnJsonArray(items)];
}
