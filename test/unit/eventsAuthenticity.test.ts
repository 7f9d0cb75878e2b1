import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import {
	headerKnowsSecret,
	knowsSecret,
	queryKnowsSecret,
	signatureHolds,
	SIGNATURE_WINDOW_MS,
} from '../../nodes/SevenRooms/events/authenticity';

const secret = 'table-for-four-at-eight';
const previousSecret = 'table-for-two-at-nine-';
const both = { secret, previousSecret };

describe('a secret in the query or in the path', () => {
	it('opens when it is the current one or the one before', () => {
		expect(knowsSecret(secret, both)).toBe(true);
		expect(knowsSecret(previousSecret, both)).toBe(true);
		expect(knowsSecret(` ${secret}\n`, { secret: `${secret} ` })).toBe(true);
	});

	it.each([
		['another text', 'table-for-four-at-nine'],
		['a part of it', secret.slice(0, -1)],
		['more than it', `${secret}x`],
		['nothing', ''],
		['blanks', '   '],
		['no value at all', undefined],
		['a list, as when it is given twice', [secret, secret]],
		['an object', { secret }],
	])('stays closed for %s', (_, shown) => {
		expect(knowsSecret(shown, both)).toBe(false);
	});

	it.each([
		['none is set', {}],
		['an empty one is set', { secret: '', previousSecret: '' }],
		['a blank one is set', { secret: '  ' }],
	])('stays closed for everybody when %s', (_, secrets) => {
		for (const shown of ['', '  ', 'undefined', 'null', secret]) {
			expect(knowsSecret(shown, secrets)).toBe(false);
		}
	});
});

describe('a secret in the query', () => {
	it.each(['as it is', 'percent-encoded'])('opens with a plus that was written %s', (how) => {
		const ours = { secret: 'table/for+four' };
		const written = how === 'as it is' ? ours.secret : encodeURIComponent(ours.secret);
		const shown = new URLSearchParams(`secret=${written}`).get('secret');
		expect(queryKnowsSecret(shown, ours)).toBe(true);
	});

	it.each([
		['nothing', ''],
		['another one', 'table/for-four'],
		['a list, as when it is given twice', [secret, secret]],
	])('stays closed for %s', (_, shown) => {
		expect(queryKnowsSecret(shown, both)).toBe(false);
	});
});

describe('a secret in a header', () => {
	it.each([
		['alone', secret],
		['after Bearer', `Bearer ${secret}`],
		['after bearer in small letters', `bearer   ${secret}`],
		['the one before', `Bearer ${previousSecret}`],
	])('opens %s', (_, header) => {
		expect(headerKnowsSecret(header, both)).toBe(true);
	});

	it('opens when its letters come as UTF-8, which Node reads as Latin-1', () => {
		const ours = { secret: 'fünf-Gänge-für-zwölf 密码' };
		const header = Buffer.from(`Bearer ${ours.secret}`).toString('latin1');
		expect(headerKnowsSecret(header, ours)).toBe(true);
		expect(headerKnowsSecret(header.slice(0, -1), ours)).toBe(false);
	});

	it('opens when the secret itself begins with Bearer', () => {
		expect(headerKnowsSecret('Bearer of good news', { secret: 'Bearer of good news' })).toBe(true);
	});

	it.each([
		['Basic instead of Bearer', `Basic ${secret}`],
		['Bearer without anything', 'Bearer '],
		['no header', undefined],
	])('stays closed for %s', (_, header) => {
		expect(headerKnowsSecret(header, both)).toBe(false);
	});
});

describe('a signature', () => {
	const now = Date.parse('2026-01-12T09:41:00Z');
	const rawBody = Buffer.from('[{"entity_type":"reservation","guest":"Zoë"}]');
	const seconds = String(now / 1000);
	const sign = (timestamp = seconds, key = secret, body: Buffer | string = rawBody) =>
		createHmac('sha256', key).update(`${timestamp}.`).update(body).digest();
	const holds = (parts: Partial<Parameters<typeof signatureHolds>[0]>, at = now) =>
		signatureHolds(
			{
				signature: sign().toString('hex'),
				timestamp: seconds,
				rawBody,
				encoding: 'hex',
				...parts,
			},
			both,
			at,
		);

	it('holds in hex and in base64, with and without the usual words in front', () => {
		const base64 = sign().toString('base64');
		expect(holds({})).toBe(true);
		expect(holds({ signature: sign().toString('hex').toUpperCase() })).toBe(true);
		expect(holds({ signature: `sha256=${sign().toString('hex')}` })).toBe(true);
		expect(holds({ signature: base64, encoding: 'base64' })).toBe(true);
		expect(holds({ signature: base64.replace('=', ''), encoding: 'base64' })).toBe(true);
		expect(holds({ signature: `v1,${base64}`, encoding: 'base64' })).toBe(true);
	});

	it.each([
		['a list with commas', (hex: string, old: string) => `${old},${hex}`, 'hex'],
		['a list with blanks', (hex: string, old: string) => `${hex} ${old}`, 'hex'],
		['versions before each', (hex: string, old: string) => `v1=${old}, v1=${hex}`, 'hex'],
		['Standard Webhooks’ list', (one: string, old: string) => `v1,${old} v1,${one}`, 'base64'],
	] as const)('holds if one of several in the header does: %s', (_, list, encoding) => {
		const shown = (key: string) => sign(seconds, key).toString(encoding);
		const stranger = shown('somebody-elses-secret');
		expect(holds({ signature: list(shown(secret), stranger), encoding })).toBe(true);
		expect(holds({ signature: list(stranger, stranger), encoding })).toBe(false);
	});

	it('holds with the secret before, and with milliseconds', () => {
		expect(holds({ signature: sign(seconds, previousSecret).toString('hex') })).toBe(true);
		const millis = String(now);
		expect(holds({ timestamp: millis, signature: sign(millis).toString('hex') })).toBe(true);
	});

	it('agrees with the Standard Webhooks library where the two sign the same text', () => {
		const library = new Webhook(Buffer.from(secret).toString('base64'));
		const sent = new Date(now);
		// It signs id.timestamp.payload: our timestamp stands in its id, the rest is our body.
		const signature = library.sign(seconds, sent, rawBody.toString());
		const body = Buffer.from(`${seconds}.${rawBody.toString()}`);
		expect(holds({ signature, encoding: 'base64', rawBody: body })).toBe(true);
	});

	it('holds for five minutes either way and not a second longer, the seconds counted whole', () => {
		expect(holds({}, now + SIGNATURE_WINDOW_MS + 999)).toBe(true);
		expect(holds({}, now - SIGNATURE_WINDOW_MS)).toBe(true);
		expect(holds({}, now + SIGNATURE_WINDOW_MS + 1000)).toBe(false);
		expect(holds({}, now - SIGNATURE_WINDOW_MS - 1)).toBe(false);
	});

	it('holds for five minutes to the millisecond where the sender tells milliseconds', () => {
		const timestamp = String(now);
		const inMillis = { timestamp, signature: sign(timestamp).toString('hex') };
		for (const sign of [1, -1]) {
			expect(holds(inMillis, now + sign * SIGNATURE_WINDOW_MS)).toBe(true);
			expect(holds(inMillis, now + sign * (SIGNATURE_WINDOW_MS + 1))).toBe(false);
		}
	});

	afterEach(() => jest.useRealTimers());

	it.each([299, 300, 301, -299, -300, -301])('is as old as Standard Webhooks says: %s s', (age) => {
		jest.useFakeTimers({ now: now + 700 });
		const library = new Webhook(Buffer.from(secret).toString('base64'));
		const at = new Date(now - age * 1000);
		const timestamp = String(at.getTime() / 1000);
		const verify = () =>
			library.verify('{}', {
				'webhook-id': '1',
				'webhook-timestamp': timestamp,
				'webhook-signature': library.sign('1', at, '{}'),
			});
		const ours = { timestamp, signature: sign(timestamp).toString('hex') };
		if (holds(ours, Date.now())) expect(verify).not.toThrow();
		else expect(verify).toThrow('timestamp too');
	});

	it.each([
		['another body', { rawBody: Buffer.from('[]') }],
		['no body', { rawBody: undefined }],
		['no signature', { signature: undefined }],
		['an empty signature', { signature: '' }],
		['half a signature', { signature: sign().toString('hex').slice(0, 32) }],
		['a signature in the other encoding', { encoding: 'base64' as const }],
		['a stranger’s signature', { signature: sign(seconds, 'x'.repeat(20)).toString('hex') }],
		['no time stamp', { timestamp: undefined }],
		['a time stamp that was not signed', { timestamp: String(now / 1000 - 1) }],
		['a time stamp in words', { timestamp: '2026-01-12T09:41:00Z' }],
		['the time stamp twice', { timestamp: [seconds, seconds] }],
	])('does not hold for %s', (_, parts) => {
		expect(holds(parts)).toBe(false);
	});

	it.each([
		'',
		'now',
		`${seconds}.0`,
		`+${seconds}`,
		'1.76821086e9',
		`0x${(now / 1000).toString(16)}`,
	])(
		'does not hold for a time stamp that is no plain number, though it was signed: %j',
		(timestamp) => {
			expect(holds({ timestamp, signature: sign(timestamp).toString('hex') })).toBe(false);
		},
	);

	it('never holds without a secret', () => {
		const signed = { signature: sign(seconds, '').toString('hex'), timestamp: seconds, rawBody };
		expect(signatureHolds({ ...signed, encoding: 'hex' }, { secret: '' }, now)).toBe(false);
		expect(signatureHolds({ ...signed, encoding: 'hex' }, {}, now)).toBe(false);
	});
});
