import { createTokenGuard, type IssuedToken } from '../../credentials/tokenGuard';

const HOUR = 3_600_000;

/** A login that ends when told, and hands out t1, t2, … */
function fakeLogin(life = 24 * HOUR, clock = () => 0) {
	const open: Array<(failure?: Error) => void> = [];
	const login = async (): Promise<IssuedToken> => {
		const serial = open.length + 1;
		await new Promise<void>((resolve, reject) => {
			open.push((failure) => (failure ? reject(failure) : resolve()));
		});
		return { token: `t${serial}`, expiresAt: clock() + life };
	};
	return { login, open, count: () => open.length };
}

function guardAt(start = 1_000_000) {
	const time = { now: start };
	return { guard: createTokenGuard(() => time.now), time };
}

describe('logging in only once', () => {
	it('shares one login between twenty executions whose token has ended', async () => {
		const { guard, time } = guardAt();
		const { login, open, count } = fakeLogin(24 * HOUR, () => time.now);
		const early = Array.from({ length: 10 }, async () => await guard.obtain('a', 't0', login));
		open[0]();
		expect(new Set(await Promise.all(early))).toEqual(new Set(['t1']));
		time.now += 5 * HOUR;
		const late = Array.from({ length: 10 }, async () => await guard.obtain('a', 't0', login));
		expect(new Set(await Promise.all(late))).toEqual(new Set(['t1']));
		expect(count()).toBe(1);
	});

	it('lets the rest of a burst have the token that the burst fetched', async () => {
		const { guard } = guardAt();
		const { login, open, count } = fakeLogin();
		const burst = [guard.obtain('a', '', login), guard.obtain('a', '', login)];
		open[0]();
		await Promise.all(burst);
		expect(await guard.obtain('a', '', login)).toBe('t1');
		expect(count()).toBe(1);
	});

	it('keeps the accounts apart', async () => {
		const { guard } = guardAt();
		const { login, open, count } = fakeLogin();
		const both = [guard.obtain('a', 't0', login), guard.obtain('b', 't0', login)];
		open.forEach((end) => end());
		expect(await Promise.all(both)).toEqual(['t1', 't2']);
		expect(count()).toBe(2);
	});
});

describe('logging in again', () => {
	async function first(
		guard: ReturnType<typeof guardAt>['guard'],
		fake: ReturnType<typeof fakeLogin>,
	) {
		const token = guard.obtain('a', 't0', fake.login);
		fake.open[0]();
		await token;
	}

	it('happens when the newest known token is the one that was refused', async () => {
		const { guard } = guardAt();
		const fake = fakeLogin();
		await first(guard, fake);
		const second = guard.obtain('a', 't1', fake.login);
		fake.open[1]();
		expect(await second).toBe('t2');
	});

	it('happens for the test of a new credential, which has to prove its ID and secret', async () => {
		const { guard } = guardAt();
		const fake = fakeLogin();
		await first(guard, fake);
		void guard.obtain('a', '', fake.login);
		expect(fake.count()).toBe(2);
	});

	it('happens when another process has fetched a token that this one does not know', async () => {
		const { guard, time } = guardAt();
		const fake = fakeLogin();
		await first(guard, fake);
		time.now += 61_000;
		void guard.obtain('a', 'token of another worker', fake.login);
		expect(fake.count()).toBe(2);
	});

	it('happens when the known token is near its end', async () => {
		const { guard, time } = guardAt();
		const fake = fakeLogin(HOUR, () => time.now);
		await first(guard, fake);
		time.now += HOUR - 59_000;
		void guard.obtain('a', 't0', fake.login);
		expect(fake.count()).toBe(2);
	});

	it.each([
		['a minute', HOUR, 61_000],
		['a tenth of a short life', 500_000, 51_000],
	])('is not needed while the known token lasts for more than %s', async (_what, life, left) => {
		const { guard, time } = guardAt();
		const fake = fakeLogin(life, () => time.now);
		await first(guard, fake);
		time.now += life - left;
		expect(await guard.obtain('a', 't0', fake.login)).toBe('t1');
		time.now += 2_000;
		void guard.obtain('a', 't0', fake.login);
		expect(fake.count()).toBe(2);
	});

	it('happens after a login that went wrong, which nobody remembers', async () => {
		const { guard } = guardAt();
		const fake = fakeLogin();
		const refused = [guard.obtain('a', 't0', fake.login), guard.obtain('a', 't0', fake.login)];
		fake.open[0](new Error('refused'));
		for (const outcome of await Promise.allSettled(refused))
			expect(outcome.status).toBe('rejected');
		const again = guard.obtain('a', 't0', fake.login);
		fake.open[1]();
		expect(await again).toBe('t2');
	});

	it('is not needed for a credential that holds the token of another account', async () => {
		const { guard, time } = guardAt();
		const fake = fakeLogin(24 * HOUR, () => time.now);
		await first(guard, fake);
		time.now += HOUR;
		expect(await guard.obtain('a', undefined, fake.login)).toBe('t1');
		expect(fake.count()).toBe(1);
	});

	it('does not follow from a clock that says the new token ended long ago', async () => {
		const { guard, time } = guardAt();
		const fake = fakeLogin(-HOUR, () => time.now);
		await first(guard, fake);
		expect(await guard.obtain('a', 't0', fake.login)).toBe('t1');
	});
});
