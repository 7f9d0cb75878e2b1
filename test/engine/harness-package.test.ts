import { startSandbox, type Sandbox } from '../../sandbox/server.cjs';
import { byId } from '../support/definition.cjs';
import {
	retryExecution,
	runNode,
	runWorkflow,
	startEngine,
	testCredential,
	type Engine,
	type SavedCredential,
} from '../support/engine.cjs';
import { loadExample } from '../support/example.cjs';
import { saveSandboxCredential } from '../support/sandboxCredential.cjs';

let engine: Engine;
let sandbox: Sandbox;
let credential: SavedCredential;

beforeAll(async () => {
	engine = await startEngine();
	sandbox = await startSandbox();
	credential = await saveSandboxCredential(engine, sandbox);
});

afterAll(async () => {
	await sandbox.close();
	await engine.close();
});

describe('the built package in the test engine', () => {
	it('passes the test of its credential', async () => {
		const data = await engine.credentials.read(credential);
		const result = await testCredential(engine, 'sevenRoomsApi', data, credential);
		expect(result).toEqual({ status: 'OK', message: 'Connection successful!' });
	});

	it('books, reads, changes and cancels a table with the example workflow as it is', async () => {
		const result = await runWorkflow(engine, loadExample('book-a-table.json', credential));
		expect(result.error).toBeUndefined();
		const asked = {
			party_size: 4,
			duration_minutes: 90,
			special_request: 'Anniversary - window table',
			source: 'api_integration',
			datetime: result.output('Find a table')[0].json.datetime,
			guest_id: result.output('A guest we know')[0].json.id,
			venue_id: result.output('Our venues')[0].json.id,
		};
		expect(result.output('Book it')[0].json).toMatchObject(asked);
		expect(result.output('Read it')[0].json).toMatchObject(asked);
		expect(result.output('One guest fewer')[0].json).toMatchObject({ ...asked, party_size: 3 });
		expect(result.output('Confirm it')[0].json).toMatchObject({ status: 'CONFIRMED' });
		expect(result.output('Cancel it')[0].json).toMatchObject({ canceled: true });
		const book = result.output("That evening's book").map(({ json }) => json.id);
		expect(book).toContain(result.output('Book it')[0].json.id);
	});

	it('fails with an error that can be retried once the cause is gone', async () => {
		const [venue] = sandbox.venues;
		const data = await engine.credentials.read(credential);
		await engine.credentials.overwrite(credential, { ...data, clientSecret: 'wrong' });
		const parameters = {
			resource: 'venue',
			operation: 'get',
			venueId: byId(venue.id),
		};
		const failed = await runNode(engine, { parameters, credentials: credential });
		expect(failed.status).toBe('error');
		expect(JSON.stringify(failed.error)).not.toContain(data.clientSecret);
		await engine.credentials.overwrite(credential, data);
		const retried = await retryExecution(engine, failed);
		expect(retried.error).toBeUndefined();
		expect(retried.output('SevenRooms')[0].json).toMatchObject({ id: venue.id, name: venue.name });
	});
});
