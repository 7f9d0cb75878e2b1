import fc from 'fast-check';

import { apiPath, formBody, queryString, urlOf } from '../../nodes/SevenRooms/transport/path';
import {
	backOffMs,
	emptyTally,
	nextStep,
	RETRY,
	type Tally,
} from '../../nodes/SevenRooms/transport/retry';
import type { FailureFacts } from '../../nodes/SevenRooms/transport/types';

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const text = fc.string({ unit: 'grapheme' });

const failure: fc.Arbitrary<FailureFacts> = fc.record({
	ok: fc.constant(false as const),
	kind: fc.constantFrom('refused', 'neverArrived', 'unknownOutcome'),
	status: fc.option(fc.integer({ min: 300, max: 599 }), { nil: undefined }),
	retryAfterMs: fc.option(fc.nat(10_000_000), { nil: undefined }),
	code: fc.constantFrom(undefined, 'ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'CERT_HAS_EXPIRED'),
	login: fc.constantFrom(undefined, 'refused', 'unreachable', 'busy', 'strange', 'incomplete'),
	method: fc.constant('PUT'),
	path: fc.constant('/venues/x/book'),
});

const tally: fc.Arbitrary<Tally> = fc.record({
	transient: fc.nat(6),
	serverError: fc.nat(2),
	unauthorized: fc.nat(2),
	throttled: fc.nat(40),
});

describe('waiting before another try', () => {
	it('takes anything from nothing to a bound that doubles, at most 30 seconds', () => {
		fc.assert(
			fc.property(fc.nat(2000), fraction, (repeats, random) => {
				const ms = backOffMs(repeats, () => random);
				expect(ms).toBeGreaterThanOrEqual(0);
				expect(ms).toBeLessThanOrEqual(Math.min(30_000, 500 * 2 ** repeats));
			}),
		);
	});

	it('never exceeds two minutes, and leaves a repeat half a second of the budget', () => {
		fc.assert(
			fc.property(failure, tally, fc.nat(400_000), fraction, (facts, made, leftMs, random) => {
				const situation = { failure: facts, tally: made, leftMs, random: () => random };
				const step = nextStep({ ...situation, repeat: 'freely' });
				if (!step.again) return;
				expect(step.waitMs).toBeLessThanOrEqual(120_000);
				expect(step.waitMs + 500).toBeLessThan(leftMs);
			}),
		);
	});
});

describe('repeating', () => {
	it('comes to an end for every run of failures other than the rate limit', () => {
		fc.assert(
			fc.property(fc.array(failure, { minLength: 20, maxLength: 40 }), fraction, (run, random) => {
				const made = emptyTally();
				const ended = run
					.filter(({ status }) => status !== 429)
					.findIndex((facts) => {
						const step = nextStep({
							failure: facts,
							repeat: 'freely',
							tally: made,
							leftMs: 300_000,
							random: () => random,
						});
						if (step.again) made[step.reason]++;
						return !step.again;
					});
				expect(ended).toBeLessThanOrEqual(
					RETRY.transientRepeats + RETRY.serverErrorRepeats + RETRY.unauthorizedRepeats,
				);
			}),
		);
	});

	it('is for a write only where it provably never arrived', () => {
		fc.assert(
			fc.property(failure, tally, fraction, (facts, made, random) => {
				const step = nextStep({
					failure: facts,
					repeat: 'onlyIfNeverArrived',
					tally: made,
					leftMs: 300_000,
					random: () => random,
				});
				if (!step.again) return;
				const wasTurnedAway = facts.status === 429 || facts.status === 401;
				const hadNoLogin = facts.login === 'unreachable' || facts.login === 'busy';
				const hadNoWay =
					facts.kind === 'neverArrived' && /ECONNREFUSED|ENOTFOUND/.test(facts.code ?? '');
				expect(wasTurnedAway || hadNoLogin || hadNoWay).toBe(true);
			}),
		);
	});
});

describe('what goes over the wire', () => {
	it('comes back from a form as it went in', () => {
		fc.assert(
			fc.property(fc.dictionary(text, text), (form) => {
				expect(Object.fromEntries(new URLSearchParams(formBody(form)))).toEqual({ ...form });
			}),
		);
	});

	it('comes back from a query as it went in, without what is empty', () => {
		fc.assert(
			fc.property(fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean())), (query) => {
				const kept = Object.entries(query).filter(([, value]) => value !== '');
				const sent = [...new URLSearchParams(queryString(query))];
				expect(sent).toEqual(kept.map(([name, value]) => [name, String(value)]));
			}),
		);
	});

	it('never leaves the route it was meant for, whatever an ID looks like', () => {
		fc.assert(
			fc.property(text, (id) => {
				fc.pre(!['', '.', '..'].includes(id.trim()));
				const url = new URL(urlOf('https://example.com/2_4', apiPath`/venues/${id}/book`));
				expect(url.origin).toBe('https://example.com');
				expect(url.pathname.split('/')).toHaveLength(5);
				expect(decodeURIComponent(url.pathname.split('/')[3])).toBe(id.trim());
			}),
		);
	});

	it('never leaves the host, whatever path a person types', () => {
		fc.assert(
			fc.property(text, (path) => {
				expect(new URL(urlOf('https://example.com', path, { a: 1 })).host).toBe('example.com');
			}),
		);
	});

	it.each(['', ' ', '.', '..'])('does not take "%s" for an ID', (id) => {
		expect(() => apiPath`/venues/${id}`).toThrow(/ID/);
	});
});
