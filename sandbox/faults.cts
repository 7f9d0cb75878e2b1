import { z } from 'zod';
import { whole } from './schema.cjs';

/** Which requests a fault meets. Everything left out matches. */
const matchSchema = z
	.strictObject({
		method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
		/**
		 * Against the path after the base (`/reservations`, `/auth`, `/venues/…/book`; the gateway's login is
		 * `/oauth/token`). Text is a prefix, or a regular expression if it holds any of `^ $ * + ? ( ) [ ] |`.
		 */
		path: z.custom<string | RegExp>(
			(value) => typeof value === 'string' || value instanceof RegExp,
			'Expected a text',
		),
		/** Only the nth matching request, counted from 1. */
		nth: whole(1),
		/** Let so many matching requests pass first. */
		skip: whole(0),
		/** Then meet at most so many; unlimited when left out. */
		times: whole(1),
	})
	.partial();

const effectSchema = z.discriminatedUnion('kind', [
	/** Any status, with a JSON body of your own, an HTML page, nothing, or (default) the usual error. */
	z.strictObject({
		kind: z.literal('status'),
		status: whole(200, 599),
		msg: z.string().optional(),
		body: z.unknown(),
		html: z.string().optional(),
		empty: z.boolean().optional(),
		/** Seconds. */
		retryAfter: whole(0).optional(),
		retryAfterAs: z.enum(['seconds', 'date']).optional(),
		/** The handler runs first: a write has happened. */
		afterCommit: z.boolean().optional(),
	}),
	/** HTTP 200 whose body says `status` 400 or 500; the handler does not run. */
	z.strictObject({
		kind: z.literal('embeddedStatus'),
		status: whole(400, 599),
		msg: z.string().optional(),
	}),
	/** Milliseconds. */
	z.strictObject({ kind: z.literal('slow'), ms: whole(0) }),
	/** The first rows of the page come twice. */
	z.strictObject({ kind: z.literal('duplicateRows'), count: whole(1).optional() }),
	/** No cursor although there is more. */
	z.strictObject({
		kind: z.literal('dropCursor'),
		as: z.enum(['null', 'absent', 'empty']).optional(),
	}),
	/** These query parameters (default: all but limit and cursor) are silently ignored. */
	z.strictObject({
		kind: z.literal('ignoreFilters'),
		names: z.array(z.string()).min(1).optional(),
	}),
	/** Those that have nothing to be told. */
	z.strictObject({
		kind: z.enum([
			/** All tokens end now, so this request gets 401. */
			'expireTokens',
			/** Known route, but the credential lacks the right for it: 403. */
			'forbid',
			'resetBeforeCommit',
			'resetAfterCommit',
			/** Never answers. */
			'timeoutBeforeCommit',
			'timeoutAfterCommit',
			'500AfterCommit',
			/** Full headers, half a body, then the connection closes. */
			'truncate',
			/** A complete answer with half of the JSON. */
			'truncatedJson',
			/** HTTP 200 with a page of HTML; the handler does not run. */
			'html200',
			/** The rows of the page come backwards. */
			'reorderRows',
			/** The answer's cursor is the request's. */
			'repeatCursor',
		]),
	}),
]);

/** What is misspelled is refused: left out in silence, a match would meet every request. */
export const ruleSchema = z.strictObject({ match: matchSchema.optional(), effect: effectSchema });

export type FaultMatch = z.infer<typeof matchSchema>;
export type FaultEffect = z.infer<typeof effectSchema>;
export type FaultKind = FaultEffect['kind'];
export type FaultRule = z.infer<typeof ruleSchema>;

interface ActiveRule {
	id: string;
	rule: FaultRule;
	meetsPath(path: string): boolean;
	/** Requests that matched method and path. */
	seen: number;
	/** Requests that got the effect. */
	met: number;
}

/** The faults in force. Several may meet one request; they act in the order they were added. */
export class FaultControl {
	private rules: ActiveRule[] = [];
	private serial = 0;

	/** Puts a fault in force and returns its id; throws on a path that is a broken regular expression. */
	add(rule: FaultRule): string {
		const meetsPath = pathTest(rule.match?.path);
		const id = String(++this.serial);
		this.rules.push({ id, rule, meetsPath, seen: 0, met: 0 });
		return id;
	}

	remove(id: string): boolean {
		const before = this.rules.length;
		this.rules = this.rules.filter((rule) => rule.id !== id);
		return this.rules.length < before;
	}

	clear(): void {
		this.rules = [];
	}

	list(): ReadonlyArray<Readonly<ActiveRule>> {
		return this.rules;
	}

	/** The effects that meet this request. Counts it, so call once a request. */
	meet(method: string, path: string): FaultEffect[] {
		return this.rules
			.filter((active) => counts(active, method, path))
			.map(({ rule }) => rule.effect);
	}
}

function counts(active: ActiveRule, method: string, path: string): boolean {
	const { match = {} } = active.rule;
	if (match.method && match.method !== method) return false;
	if (!active.meetsPath(path)) return false;
	active.seen++;
	if (match.nth !== undefined && active.seen !== match.nth) return false;
	if (active.seen <= (match.skip ?? 0) || active.met >= (match.times ?? Infinity)) return false;
	active.met++;
	return true;
}

function pathTest(pattern: string | RegExp = ''): (path: string) => boolean {
	const isText = typeof pattern === 'string';
	if (isText && !/[\^$*+?()[\]|]/.test(pattern)) return (path) => path.startsWith(pattern);
	const expression = new RegExp(pattern);
	return (path) => expression.test(path);
}
