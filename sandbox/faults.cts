/** Which requests a fault meets. Everything left out matches. */
export interface FaultMatch {
	method?: string;
	/**
	 * Against the path after the base (`/reservations`, `/auth`, `/venues/…/book`; the gateway's login is
	 * `/oauth/token`). Text is a prefix, or a regular expression if it holds any of `^ $ * + ? ( ) [ ] |`.
	 */
	path?: string | RegExp;
	/** Only the nth matching request, counted from 1. */
	nth?: number;
	/** Let so many matching requests pass first. */
	skip?: number;
	/** Then meet at most so many; unlimited when left out. */
	times?: number;
}

export type FaultEffect =
	/** All tokens end now, so this request gets 401. */
	| { kind: 'expireTokens' }
	/** Any status, with a JSON body of your own, an HTML page, nothing, or (default) the usual error. */
	| {
			kind: 'status';
			status: number;
			msg?: string;
			body?: unknown;
			html?: string;
			empty?: boolean;
			/** Seconds. */
			retryAfter?: number;
			retryAfterAs?: 'seconds' | 'date';
			/** The handler runs first: a write has happened. */
			afterCommit?: boolean;
	  }
	/** Known route, but the credential lacks the right for it: 403. */
	| { kind: 'forbid' }
	| { kind: 'resetBeforeCommit' }
	| { kind: 'resetAfterCommit' }
	/** Never answers. */
	| { kind: 'timeoutBeforeCommit' }
	| { kind: 'timeoutAfterCommit' }
	| { kind: '500AfterCommit' }
	/** Full headers, half a body, then the connection closes. */
	| { kind: 'truncate' }
	/** A complete answer with half of the JSON. */
	| { kind: 'truncatedJson' }
	/** HTTP 200 with a page of HTML; the handler does not run. */
	| { kind: 'html200' }
	/** HTTP 200 whose body says `status` 400 or 500; the handler does not run. */
	| { kind: 'embeddedStatus'; status: number; msg?: string }
	/** Milliseconds. */
	| { kind: 'slow'; ms: number }
	/** The first rows of the page come twice. */
	| { kind: 'duplicateRows'; count?: number }
	/** The rows of the page come backwards. */
	| { kind: 'reorderRows' }
	/** The answer's cursor is the request's. */
	| { kind: 'repeatCursor' }
	/** No cursor although there is more. */
	| { kind: 'dropCursor'; as?: 'null' | 'absent' | 'empty' }
	/** These query parameters (default: all but limit and cursor) are silently ignored. */
	| { kind: 'ignoreFilters'; names?: string[] };

export type FaultKind = FaultEffect['kind'];

export interface FaultRule {
	match?: FaultMatch;
	effect: FaultEffect;
}

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
	if (match.method && match.method.toUpperCase() !== method) return false;
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
