import { createHmac } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { openWebhook, testCredential, webhook, type WebhookCall } from '../support/engine.cjs';
import { bearer, itemsOf, previousSecret, secret, triggerHouse } from '../support/triggerHouse.cjs';

const { engine, sandbox, trigger, event, someReservation } = triggerHouse();

describe('who may knock', () => {
	const now = () => String(Math.floor(Date.now() / 1000));
	const rawBody = () => JSON.stringify([event()]);
	function signed(body: string, key = secret, at = now(), signature?: string): WebhookCall {
		const digest = createHmac('sha256', key).update(`${at}.${body}`).digest('hex');
		return {
			rawBody: body,
			headers: {
				'x-sevenrooms-signature': signature ?? digest,
				'x-sevenrooms-timestamp': at,
			},
		};
	}
	const ago = (seconds: number) => String(Math.floor(Date.now() / 1000) - seconds);

	const welcome: Array<[string, INodeParameters, () => WebhookCall]> = [
		['with the secret as bearer', {}, () => ({ headers: bearer })],
		['with the secret alone', {}, () => ({ headers: { authorization: secret } })],
		['with the secret before', {}, () => ({ headers: { authorization: previousSecret } })],
		[
			'with the secret in a header of our own',
			{ headerName: 'X-Our-Secret' },
			() => ({ headers: { 'x-our-secret': secret } }),
		],
		[
			'with the secret in the query',
			{ verification: 'querySecret' },
			() => ({ query: { secret } }),
		],
		[
			'with the secret under a name of our own',
			{ verification: 'querySecret', queryName: 'key' },
			() => ({ query: { key: previousSecret } }),
		],
		['with the secret in the path', { verification: 'pathSecret' }, () => ({ params: { secret } })],
		['with a signature', { verification: 'hmac' }, () => signed(rawBody())],
		[
			'with a signature by the secret before',
			{ verification: 'hmac' },
			() => signed(rawBody(), previousSecret, ago(290)),
		],
		['as anybody, if we verify nothing', { verification: 'none' }, () => ({})],
	];

	it.each(welcome)('comes in %s', async (_, parameters, call) => {
		const delivery = await webhook(engine, trigger(parameters), { rawBody: rawBody(), ...call() });
		expect([delivery.status, itemsOf(delivery).length]).toEqual([200, 1]);
	});

	const strangers: Array<[string, INodeParameters, () => WebhookCall]> = [
		['without a header', {}, () => ({})],
		['with a wrong header', {}, () => ({ headers: { authorization: 'Bearer guess' } })],
		['with an empty header', {}, () => ({ headers: { authorization: '' } })],
		['with a bearer and nothing', {}, () => ({ headers: { authorization: 'Bearer ' } })],
		[
			'with the secret in the wrong header',
			{ headerName: 'X-Our-Secret' },
			() => ({ headers: bearer }),
		],
		['with the secret in the query instead', {}, () => ({ query: { secret } })],
		[
			'with a wrong secret in the query',
			{ verification: 'querySecret' },
			() => ({ query: { secret: `${secret}x` } }),
		],
		['without a query', { verification: 'querySecret' }, () => ({ headers: bearer })],
		[
			'with a wrong secret in the path',
			{ verification: 'pathSecret' },
			() => ({ params: { secret: 'guess' }, headers: bearer }),
		],
		['without a signature', { verification: 'hmac' }, () => ({ headers: bearer })],
		[
			'with a signature by a stranger',
			{ verification: 'hmac' },
			() => signed(rawBody(), 'somebody-elses-secret'),
		],
		[
			'with a signature of another body',
			{ verification: 'hmac' },
			() => ({ ...signed('[]'), rawBody: rawBody() }),
		],
		[
			'with a signature that is too old',
			{ verification: 'hmac' },
			() => signed(rawBody(), secret, ago(310)),
		],
		[
			'with a signature from the future',
			{ verification: 'hmac' },
			() => signed(rawBody(), secret, ago(-310)),
		],
		[
			'with a signature that is no signature',
			{ verification: 'hmac' },
			() => signed(rawBody(), secret, now(), 'true'),
		],
		[
			'with a verification that nobody knows',
			{ verification: 'friendly' },
			() => ({ headers: bearer }),
		],
	];

	it.each(strangers)('is turned away with 401 %s', async (_, parameters, call) => {
		const options = trigger(parameters);
		const delivery = await webhook(engine, options, { rawBody: rawBody(), ...call() });
		expect([delivery.status, delivery.body]).toEqual([401, 'Unauthorized']);
		expect([delivery.items, delivery.error]).toEqual([undefined, undefined]);
	});

	it.each([
		['no credential is chosen', undefined],
		['the secret is empty', { secret: '' }],
	])('is turned away by every kind of verification if %s', async (_, data) => {
		const saved = data ? [await engine.credentials.save('sevenRoomsWebhookApi', data)] : [];
		const credentials = Object.fromEntries(saved.map((one) => [one.type, one]));
		for (const verification of ['header', 'querySecret', 'pathSecret', 'hmac']) {
			for (const shown of ['', 'undefined', secret]) {
				const delivery = await webhook(engine, trigger({ verification }, { credentials }), {
					...signed(rawBody(), shown === '' ? 'x' : shown),
					query: { secret: shown },
					params: { secret: shown || 'undefined' },
				});
				expect([delivery.status, delivery.items]).toEqual([401, undefined]);
			}
		}
	});

	it('is turned away before anybody looks at what was brought', async () => {
		const delivery = await webhook(engine, trigger(), { rawBody: '{}' });
		expect(delivery.status).toBe(401);
	});

	it('is known when the sandbox signs, and not when it signs with another secret', async () => {
		const open = await openWebhook(engine, trigger({ verification: 'hmac' }));
		const signature = {
			header: 'X-SevenRooms-Signature',
			timestampHeader: 'X-SevenRooms-Timestamp',
		};
		sandbox.webhooks.subscribe({ url: open.url, secret, signature });
		sandbox.state.changeReservation(someReservation(1), { partySize: 3 });
		await sandbox.webhooks.settled();
		sandbox.webhooks.settings.wrongSecret = true;
		sandbox.state.changeReservation(someReservation(1), { partySize: 5 });
		await sandbox.webhooks.settled();
		expect(sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual([200, 401]);
		await open.close();
	});
});

describe('the credential of the secrets', () => {
	it.each([
		['a long secret', { secret }, 'OK'],
		['two long secrets', { secret, previousSecret }, 'OK'],
		['two secrets of 16', { secret: 'a'.repeat(16), previousSecret: 'b'.repeat(16) }, 'OK'],
		['a secret of 15', { secret: 'a'.repeat(15) }, 'Error'],
		['a secret before of 15', { secret, previousSecret: 'b'.repeat(15) }, 'Error'],
		['a short secret', { secret: 'tiny-key' }, 'Error'],
		['a secret of blanks', { secret: ' '.repeat(20) }, 'Error'],
		['no secret', { secret: '' }, 'Error'],
		['a short secret before', { secret, previousSecret: 'tiny-key' }, 'Error'],
		['the same secret twice', { secret, previousSecret: secret }, 'Error'],
	])('is tested with %s, and no secret repeated', async (_, data, status) => {
		const result = await testCredential(engine, 'sevenRoomsWebhookApi', data);
		expect(result.status).toBe(status);
		expect(result.message).not.toMatch(/tiny-key|table-for|a{15}|b{15}/);
	});
});
