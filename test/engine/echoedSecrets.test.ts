import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import {
	openPoller,
	runNode,
	testCredential,
	type NodeRun,
	type SavedCredential,
} from '../support/engine.cjs';
import { speedUp, type FastSleep } from '../support/fastSleep.cjs';
import { everythingIn } from '../support/everythingIn.cjs';
import { executeContext } from '../support/nodeContext.cjs';
import { oneEngine } from '../support/opened.cjs';
import { RawServer, type RawAnswer } from '../support/rawServer.cjs';

// None of these looks like a secret of SevenRooms, so that only knowing it can hide it.
const SECRET = 'the-kitchen-door';
const API_KEY = 'the-front-door';
const TOKEN = 'token-1';
const JWT = ['header', 'payload', 'signature']
	.map((part) => Buffer.from(`{"${part}":"${part}"}`).toString('base64url'))
	.join('.');

const engine = oneEngine();
let server: RawServer;
let waits: FastSleep;
let logged: unknown[][];

beforeEach(async () => {
	server = await new RawServer().start();
	waits = speedUp(1000);
	logged = [];
	const { logger } = executeContext(engine);
	for (const level of ['error', 'warn', 'info', 'debug'] as const) {
		jest.spyOn(logger, level).mockImplementation((...told) => void logged.push(told));
	}
});

afterEach(() => {
	jest.restoreAllMocks();
	waits.restore();
	server.close();
});

type Kind = 'a login' | 'a key' | 'a gateway';

const settings = (kind: Kind): ICredentialDataDecryptedObject => {
	const common = { baseUrl: server.baseUrl, venueGroupId: 'group', requestsPerSecond: 1000 };
	const login = { clientId: 'night-porter', clientSecret: SECRET };
	if (kind === 'a gateway') {
		return { ...common, ...login, accessTokenUrl: server.accessTokenUrl };
	}
	return kind === 'a key'
		? { ...common, environment: 'custom', authentication: 'apiKey', apiKey: API_KEY }
		: { ...common, environment: 'custom', ...login };
};

const typeOf = (kind: Kind) => (kind === 'a gateway' ? 'sevenRoomsOAuth2Api' : 'sevenRoomsApi');

const save = async (kind: Kind): Promise<SavedCredential> =>
	await engine.credentials.save(typeOf(kind), settings(kind));

const secretsOf = (kind: Kind) => (kind === 'a key' ? [API_KEY, JWT] : [SECRET, TOKEN, JWT]);

const wordsWith = (secrets: string[]) => `Not accepted: ${secrets.join(' and ')}. Ask the porter`;

const answers = (status: number, msg: string, inside = false): RawAnswer => ({
	status: inside ? 200 : status,
	body: JSON.stringify({ status, msg }),
});

const get = { resource: 'reservation', operation: 'get', reservationId: 'table' };
const create = {
	...{ resource: 'reservation', operation: 'create', venueId: 'venue' },
	...{ firstName: 'Ada', lastName: 'Byron', phone: '+19175550123' },
	...{ partySize: 2, dateTime: '2026-05-15T19:30' },
};

async function run(kind: Kind, parameters: INodeParameters, more: Partial<NodeRun> = {}) {
	const credentials = await save(kind);
	const chosen = { ...parameters, authentication: typeOf(kind) };
	return await runNode(engine, { parameters: chosen, credentials, ...more });
}

/** That SevenRooms was heard, without the secrets it repeated. */
function expectHidden(shown: string, secrets: string[]): void {
	expect(shown).toContain(wordsWith(secrets.map(() => '[hidden]')));
	for (const secret of secrets) expect(shown).not.toContain(secret);
}

function expectNothingLogged(secrets: string[]): void {
	const log = everythingIn(logged);
	for (const secret of secrets) expect(log).not.toContain(secret);
}

describe('secrets that an answer repeats', () => {
	const kinds: Kind[] = ['a login', 'a key', 'a gateway'];
	const refusals: Array<[number, boolean]> = [
		...[400, 403, 409, 422, 500].map((status): [number, boolean] => [status, false]),
		[400, true],
		[500, true],
	];
	const cases = kinds.flatMap((kind) =>
		refusals.map(([status, inside]): [number, boolean, Kind] => [status, inside, kind]),
	);

	it.each(cases)('are shown nowhere: %i (inside a 200: %s) to %s', async (status, inside, kind) => {
		const secrets = secretsOf(kind);
		server.answers = [answers(status, wordsWith(secrets), inside)];
		const { error, data } = await run(kind, get);
		expect(error?.name).toBe('NodeApiError');
		expectHidden(`${error?.message} ${error?.description}`, secrets);
		expectHidden(everythingIn(error?.context), secrets);
		expectHidden(everythingIn([error, data.resultData]), secrets);
		expectNothingLogged(secrets);
	});

	it('are shown in no item of the error output', async () => {
		const secrets = secretsOf('a login');
		server.answers = [answers(400, wordsWith(secrets))];
		const { outputs, data } = await run('a login', get, { onError: 'continueErrorOutput' });
		expect(outputs[1]).toHaveLength(1);
		expectHidden(everythingIn([outputs, data.resultData]), secrets);
		expectNothingLogged(secrets);
	});

	it('are not shown by a booking that is refused', async () => {
		const secrets = secretsOf('a login');
		server.answers = [answers(400, wordsWith(secrets))];
		const { error, data } = await run('a login', create);
		expectHidden(everythingIn([error, data.resultData]), secrets);
		expectNothingLogged(secrets);
	});

	it.each<Kind>(['a login', 'a gateway'])(
		'are not shown when the token of %s was renewed in between',
		async (kind) => {
			const secrets = [SECRET, 'token-2'];
			server.answers = [answers(401, 'Token is not valid'), answers(400, wordsWith(secrets))];
			const { error, data } = await run(kind, get);
			expect(server.logins).toBe(2);
			expectHidden(everythingIn([error, data.resultData]), secrets);
			expectNothingLogged(secrets);
		},
	);

	it('are not shown when the login itself is refused', async () => {
		const secrets = [SECRET, JWT];
		server.loginAnswer = answers(401, wordsWith(secrets));
		const { error, data } = await run('a login', get);
		expectHidden(everythingIn([error, data.resultData]), secrets);
		const { message } = await testCredential(engine, 'sevenRoomsApi', settings('a login'));
		expectHidden(message, secrets);
		expectNothingLogged(secrets);
	});
});

describe('secrets that an answer to a poll repeats', () => {
	const page = (...results: IDataObject[]): RawAnswer => ({
		body: JSON.stringify({ status: 200, data: { results, cursor: null } }),
	});
	const poller = async () =>
		openPoller(engine, {
			parameters: { events: ['reservation.updated', 'guest.updated'] },
			credentials: await save('a login'),
			workflowId: `echo-${server.baseUrl}`,
		});
	const secrets = secretsOf('a login');

	it('are not shown by the poll that fails', async () => {
		server.answers = [answers(400, wordsWith(secrets))];
		const polling = await poller();
		const error: unknown = await polling.poll().catch((thrown: unknown) => thrown);
		expectHidden(everythingIn(error), secrets);
		expectNothingLogged(secrets);
	});

	it('are not shown by the warning of a poll that goes on', async () => {
		const polling = await poller();
		server.answers = [page(), page()];
		await polling.poll();
		const updated = new Date(Date.now() + 1_000).toISOString().slice(0, 23);
		server.answers = [
			page({ id: 'table', venue_id: 'venue', status: 'CONFIRMED', created: '2020-01-01', updated }),
			// The first one asks for the zone of the venue once the exports are read.
			...[answers(400, wordsWith(secrets)), answers(403, wordsWith(secrets))],
		];
		const items = (await polling.poll())?.[0];
		expect(items).toHaveLength(1);
		expectHidden(everythingIn(logged), secrets);
	});
});
