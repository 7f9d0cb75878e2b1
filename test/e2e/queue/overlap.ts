import { byHand, row } from '../host/workflow.cjs';
import type { Cluster } from './cluster.cjs';
import { runsEnded } from './runs.cjs';
import { tell } from './traffic.cjs';
import {
	allToAll,
	eachEventOnce,
	eventTable,
	pollingTrigger,
	removeDuplicates,
	webhookTrigger,
} from './workflows.cjs';

const WEBHOOK_ID = '5e7e0003-0e2e-4000-8000-000000000001';
const CHANGES = 30;

/** Executions that overlap: n8n's Remove Duplicates is not made for them, a key in a database is. */
export function overlapChapter(clusterOf: () => Cluster): void {
	describe('a rush of calls, each in an execution of its own', () => {
		it('passes once through a table whose key is event_id, though the poll brings all again', async () => {
			const { rest, executions, credentials, sandbox, webhook, webhookSecret } = clusterOf();
			const table = await rest.createWorkflow(row('Table', [byHand, eventTable], credentials));
			expect((await executions.run(table, byHand.name)).error).toBeUndefined();

			const triggers = [webhookTrigger(WEBHOOK_ID), pollingTrigger];
			const ways = [eachEventOnce, removeDuplicates];
			const nodes = row('Rush', [...triggers, ...ways], credentials);
			const connections = allToAll(triggers, ways);
			const id = await rest.createWorkflow({ ...nodes, connections });
			await rest.activate(id);
			const url = `${webhook.url}/webhook/${WEBHOOK_ID}/webhook`;
			sandbox.webhooks.subscribe({ url, secret: webhookSecret });
			sandbox.webhooks.settings.batchSize = 1;
			const book = [...sandbox.state.reservations.all()].slice(-CHANGES);
			for (const reservation of book) {
				sandbox.state.changeReservation(reservation, { partySize: 6 });
			}
			// One execution a call, and one for the poll that brings them all again.
			await runsEnded(clusterOf(), id, CHANGES + 1);
			await rest.deactivate(id);
			const runs = await executions.of(id);

			const ofNode = (name: string) => runs.flatMap((run) => run.items(name));
			expect(ofNode(triggers[0].name)).toHaveLength(CHANGES);
			expect(ofNode(pollingTrigger.name)).toHaveLength(CHANGES);
			const events = ofNode(eachEventOnce.name).map((item) => item.event as { entity_id: string });
			expect(events.map((event) => event.entity_id).sort()).toEqual(
				book.map((reservation) => reservation.id).sort(),
			);
			const passed = ofNode(removeDuplicates.name).length;
			const failed = runs.filter(({ status }) => status === 'error').length;
			tell(
				`${CHANGES} changes in a rush: Remove Duplicates passed on ${passed}, ${failed} runs failed`,
			);
		});
	});
}
