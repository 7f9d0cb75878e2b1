import type { IDataObject } from 'n8n-workflow';
import { readExample, webhookPaths } from '../host/examples.cjs';
import type { Cluster } from './cluster.cjs';
import { until } from './runs.cjs';
import { executionsOf, tell } from './traffic.cjs';

/** Told one by one, told together in one call, and never told since the webhook process was down. */
const CALM = 4;
const TOGETHER = 40;
const MISSED = 6;

/** The pair of triggers in examples/changes-once.json, whose two halves live in different processes. */
export function eventsChapter(clusterOf: () => Cluster): void {
	describe('webhook and poll', () => {
		it('lose no change, give out twice only what both saw, and Remove Duplicates makes that one', async () => {
			const { rest, sandbox, credentials, webhookSecret, ...cluster } = clusterOf();
			const workflow = await readExample('changes-once.json', sandbox, credentials);
			const id = await rest.createWorkflow(workflow);
			await rest.activate(id);
			for (const path of webhookPaths(workflow)) {
				const url = cluster.webhook.url + path;
				sandbox.webhooks.subscribe({ url, secret: webhookSecret });
			}
			const book = [...sandbox.state.reservations.all()];
			const [calm, together, missed] = parts(book, [CALM, TOGETHER, MISSED]);
			const told = () => (sandbox.inbox.get('staff') ?? []) as IDataObject[];
			const change = (reservation: (typeof book)[number]) => {
				sandbox.state.changeReservation(reservation, { partySize: 8 });
			};

			// Right after a poll: the next one is a minute away, so that no two executions overlap.
			await polls(clusterOf(), 1);
			for (const [index, reservation] of calm.entries()) {
				change(reservation);
				await until('the change is told', () => told().length > index);
			}
			sandbox.webhooks.hold();
			together.forEach(change);
			sandbox.webhooks.release();
			await until('all changes are told', () => told().length >= CALM + TOGETHER);
			expect(told().every(({ received_via: via }) => via === 'webhook')).toBe(true);
			await clusterOf().withoutWebhookProcess(async () => {
				missed.forEach(change);
				await sandbox.webhooks.settled();
				expect(sandbox.webhooks.deliveries.at(-1)?.status).toBeNull();
			});
			const all = [...calm, ...together, ...missed].map((reservation) => reservation.id).sort();
			await until('what was missed is told', () => told().length >= all.length);
			// When the second comes, what the first brought has passed Remove Duplicates.
			await polls(clusterOf(), 2);
			await rest.deactivate(id);

			const runs = await cluster.executions.of(id);
			expect(runs.map(({ error }) => error).filter(Boolean)).toEqual([]);
			const given = (trigger: string) => runs.flatMap((run) => run.items(trigger));
			const heard = given('SevenRooms Trigger');
			const asked = given('SevenRooms Polling Trigger');
			expect(ids(heard)).toEqual([...calm, ...together].map((one) => one.id).sort());
			expect(ids(asked)).toEqual(all);
			const eventIds = new Set(asked.map((event) => event.event_id));
			expect(heard.filter((event) => !eventIds.has(event.event_id))).toEqual([]);
			expect(ids(told())).toEqual(all);

			const onWorkers = cluster.workers.flatMap(executionsOf);
			expect(runs.filter((run) => !onWorkers.includes(run.id))).toEqual([]);
			tell(
				`${all.length} changes: ${heard.length} heard, ${asked.length} asked, ${told().length} passed on`,
			);
		});
	});
}

/** Resolves after so many more polls. */
async function polls({ sandbox }: Cluster, count: number): Promise<void> {
	const made = () => sandbox.log.filter(({ apiPath }) => apiPath.endsWith('/export')).length;
	const soFar = made();
	await until('the next poll', () => made() >= soFar + count);
}

function ids(events: IDataObject[]): string[] {
	return events.map((event) => String(event.entity_id)).sort();
}

/** The first so many of a list, the next so many, and so on. */
function parts<Any>(list: Any[], sizes: number[]): Any[][] {
	let start = 0;
	return sizes.map((size) => list.slice(start, (start += size)));
}
