import type { TestHouse } from '../host/testHouse.cjs';
import { byHand, row, sevenRooms } from '../host/workflow.cjs';

/** The login is n8n's to keep: other nodes use it, and it renews itself. */
export function loginChapter(houseOf: () => TestHouse): void {
	describe('a login', () => {
		it('serves the HTTP Request node as well', async () => {
			const { rest, executions, credentials, sandbox } = houseOf();
			const request = {
				name: 'Venues',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				parameters: {
					url: `${sandbox.baseUrl}/venues`,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'sevenRoomsApi',
					sendQuery: true,
					queryParameters: {
						parameters: [{ name: 'venue_group_id', value: sandbox.venueGroupId }],
					},
				},
				credentials: ['sevenRoomsApi'],
			};
			const id = await rest.createWorkflow(row('HTTP Request', [byHand, request], credentials));
			const execution = await executions.run(id, 'By hand');
			expect(execution.error).toBeUndefined();
			const [answer] = execution.items('Venues');
			expect(answer.data).toMatchObject({
				results: sandbox.venues.map(({ name }) => ({ name })),
			});
		});

		it('that ends in the middle of a long read is renewed, and no reservation is missing', async () => {
			const { rest, executions, credentials, sandbox } = houseOf();
			const read = sevenRooms('The whole book', {
				resource: 'reservation',
				operation: 'getAll',
				returnAll: true,
			});
			const id = await rest.createWorkflow(row('Whole book', [byHand, read], credentials));
			const match = { path: '/reservations', nth: 2 };
			sandbox.faults.add({ match, effect: { kind: 'expireTokens' } });
			const execution = await executions.run(id, 'By hand');
			expect(execution.error).toBeUndefined();
			const pages = sandbox.log.filter(({ apiPath }) => apiPath.startsWith('/reservations'));
			expect(pages.map(({ status }) => status)).toEqual([200, 401, 200, 200]);
			const ids = execution.items('The whole book').map((item) => item.id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids).toHaveLength(sandbox.state.reservations.size);
			expect(sandbox.log.filter(({ apiPath }) => apiPath === '/auth')).toHaveLength(1);
		});
	});
}
