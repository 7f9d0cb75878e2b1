import {
	chain,
	listSearch,
	loadOptions,
	retryExecution,
	runNode,
	runWorkflow,
	startEngine,
	type Engine,
	type NodeRun,
	type NodeResult,
	type SavedCredential,
} from '../support/engine.cjs';
import { speedUp, type FastSleep } from '../support/fastSleep.cjs';
import { packageFolder } from '../support/fixture/folder.cjs';
import { startThings, type ThingsServer } from '../support/fixture/thingsServer.cjs';

const type = 'n8n-nodes-fixture.fixture';
const allThings = { things: ['chair', 'table'], owner: 'somebody' };

let engine: Engine;
let things: ThingsServer;
let saved: SavedCredential;
let waits: FastSleep;

const run = async (more: Partial<NodeRun> = {}): Promise<NodeResult> =>
	await runNode(engine, { type, name: 'Fixture', parameters: {}, credentials: saved, ...more });

beforeAll(async () => {
	engine = await startEngine({ packageDir: packageFolder });
});

beforeEach(async () => {
	waits = speedUp(1000);
	things = await startThings();
	saved = await engine.credentials.save('fixtureApi', { url: things.url, user: 'host' });
});

afterEach(async () => {
	waits.restore();
	await things.close();
});

afterAll(async () => await engine.close());

describe('the test engine runs a node as n8n runs it', () => {
	it('loads the package, fills in the defaults of the node and returns its items', async () => {
		const result = await run();
		expect(result.error).toBeUndefined();
		expect(result.status).toBe('success');
		expect(result.json).toEqual([allThings]);
		expect(result.nodeHints).toEqual([{ message: 'Things were asked for' }]);
		expect(() => engine.nodeTypes.getByName('n8n-nodes-fixture.nothing')).toThrow();
	});

	it('resolves an expression for each item and keeps the items linked', async () => {
		const items = [{ path: '/one' }, { path: '/two' }, { path: '/three' }];
		const result = await run({ items, parameters: { path: '={{ $json.path }}' } });
		const asked = things.calls.filter(({ status }) => status === 200).map(({ path }) => path);
		expect(asked).toEqual(['/login', '/one', '/two', '/three']);
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('reports a failed node with the texts and the item that n8n would show', async () => {
		things.failNext(1, 403);
		const { error, status } = await run();
		expect(status).toBe('error');
		expect(error?.name).toBe('NodeApiError');
		expect(error?.httpCode).toBe('403');
		expect(error?.context).toMatchObject({ data: { msg: 'Not now' } });
	});

	it('refuses to start a workflow whose node does not exist', async () => {
		const started = run({ type: 'n8n-nodes-fixture.nothing' });
		await expect(started).rejects.toThrow('nothing');
	});

	it('goes on after a failed item, by the regular output or by the error output', async () => {
		const items = [{}, {}];
		things.failNext(1, 500);
		const regular = await run({ items, onError: 'continueRegularOutput' });
		expect(regular.json).toEqual([{ error: expect.any(String) }, allThings]);
		things.failNext(1, 500);
		const split = await run({ items, onError: 'continueErrorOutput' });
		expect(split.outputs.map((output) => output.length)).toEqual([1, 1]);
		expect(split.outputs[1][0].json).toHaveProperty('error');
	});

	it('stops when the execution is cancelled', async () => {
		const items = Array.from({ length: 50 }, () => ({}));
		const parameters = { waitMs: 20_000 };
		const result = await run({ items, parameters, cancelAfterMs: 100 });
		expect(result.status).toBe('canceled');
		expect(waits.asked.length).toBeGreaterThan(0);
		expect(waits.asked.length).toBeLessThan(50);
	});

	it('makes waits short and says how long they would have been', async () => {
		await run({ parameters: { waitMs: 15_000 } });
		expect(waits.asked).toEqual([15_000]);
	});
});

describe('the test engine tries again as n8n does', () => {
	it('runs a node again on Retry On Fail, with what it kept in its context', async () => {
		things.failNext(2, 500);
		const result = await run({ retryOnFail: true, maxTries: 3 });
		expect(result.json).toEqual([allThings]);
		expect(result.nodeContext('Fixture')).toEqual({ tries: 3 });
	});

	it('runs the failed node again on the Retry button, with the same items and context', async () => {
		things.failNext(1, 500);
		const failed = await run({
			items: [{ path: '/kept' }],
			parameters: { path: '={{ $json.path }}' },
		});
		expect(failed.status).toBe('error');
		const retried = await retryExecution(engine, failed);
		expect(retried.status).toBe('success');
		expect(retried.mode).toBe('retry');
		expect(retried.executionId).not.toBe(failed.executionId);
		expect(retried.nodeContext('Fixture')).toEqual({ tries: 2 });
		expect(retried.runs('Trigger')).toHaveLength(1);
		expect(things.calls.at(-1)?.path).toBe('/kept');
		await expect(retryExecution(engine, retried)).rejects.toThrow('succeeded');
	});
});

describe('the test engine runs whole workflows', () => {
	it('sends items round a loop in batches and finds their partners afterwards', async () => {
		const loop = chain('Loop', 'Fixture', 'Loop');
		const result = await runWorkflow(
			engine,
			{
				nodes: [
					{ name: 'Trigger', type: 'n8n-nodes-base.manualTrigger' },
					{ name: 'Loop', type: 'n8n-nodes-base.splitInBatches', parameters: { batchSize: 2 } },
					{
						name: 'Fixture',
						type,
						parameters: { path: '={{ $("Trigger").item.json.path }}' },
						credentials: { fixtureApi: saved },
					},
					{ name: 'Done', type: 'n8n-nodes-base.noOp' },
				],
				connections: {
					...chain('Trigger', 'Loop'),
					Loop: { main: [chain('Loop', 'Done').Loop.main[0], loop.Loop.main[0]] },
					Fixture: loop.Fixture,
				},
			},
			{ items: ['/a', '/b', '/c'].map((path) => ({ path })), mode: 'manual' },
		);
		expect(result.error).toBeUndefined();
		expect(result.runs('Fixture')).toHaveLength(2);
		expect(result.output('Done')).toHaveLength(3);
		expect(things.calls.map(({ path }) => path).slice(-3)).toEqual(['/a', '/b', '/c']);
	});

	it('lets the HTTP Request node use the credential as a predefined type', async () => {
		const parameters = { url: `${things.url}/things`, nodeCredentialType: 'fixtureApi' };
		const rival = 'n8n-nodes-base.httpRequest';
		const result = await run({ type: rival, name: 'HTTP Request', parameters });
		expect(result.error).toBeUndefined();
		expect(result.json).toEqual([allThings]);
	});
});

describe('the test engine fills lists for the panel', () => {
	it('searches a list and hands on the token for more', async () => {
		const search = { type, method: 'searchThings', credentials: saved };
		const first = await listSearch(engine, { ...search, filter: 'tab' });
		expect(first).toEqual({
			results: [{ name: 'table', value: 'table' }],
			paginationToken: 'more',
		});
		const second = await listSearch(engine, { ...search, paginationToken: 'more' });
		expect(second.results).toHaveLength(2);
	});

	it('loads options with what the panel holds', async () => {
		const parameters = { path: '/from-panel' };
		const options = await loadOptions(engine, {
			type,
			method: 'getThings',
			parameters,
			credentials: saved,
		});
		expect(options).toHaveLength(2);
		expect(things.calls.at(-1)?.path).toBe('/from-panel');
	});
});
