import { createHash } from 'node:crypto';

/** A token as it comes from the login; times in epoch milliseconds. */
export interface IssuedToken {
	token: string;
	expiresAt?: number;
}

export interface TokenGuard {
	/**
	 * A token for the account: a login shared with whoever asks meanwhile, or a token that this
	 * process already fetched when that one is newer than the one the caller holds.
	 *
	 * @param account fingerprint of base URL, ID and secret
	 * @param held the token that the caller has; '' for none, undefined for one of another account
	 */
	obtain(
		account: string,
		held: string | undefined,
		login: () => Promise<IssuedToken>,
	): Promise<string>;
	/** Milliseconds since the newest token of the account was fetched in this process; Infinity for none. */
	ageMs(account: string): number;
}

interface Known {
	inFlight?: Promise<string>;
	token: string;
	fetchedAt: number;
	usableUntil: number;
	/** True when several callers took the login together. */
	isShared: boolean;
	/** Hashes of tokens that a newer one replaced, oldest first. */
	superseded: string[];
}

const YOUNG_MS = 60_000;
const EXPIRY_MARGIN_MS = 60_000;
const SUPERSEDED_KEPT = 32;
const ACCOUNTS_KEPT = 200;

/**
 * n8n runs one login for every execution that meets a refused token, all at once, and each new
 * token may end the one before. This guard makes it one login per account in the process.
 */
export function createTokenGuard(now: () => number = Date.now): TokenGuard {
	const accounts = new Map<string, Known>();

	function entryOf(account: string): Known {
		const entry = accounts.get(account) ?? {
			token: '',
			fetchedAt: -Infinity,
			usableUntil: -Infinity,
			isShared: false,
			superseded: [],
		};
		accounts.delete(account);
		accounts.set(account, entry);
		if (accounts.size > ACCOUNTS_KEPT) dropOldestIdle(accounts);
		return entry;
	}

	/** True when handing out the known token cannot be handing back the one that was refused. */
	function isReplacementFor(known: Known, held: string | undefined): boolean {
		const at = now();
		if (known.token === held || at >= known.usableUntil) return false;
		if (held === undefined) return true;
		const isYoung = at - known.fetchedAt < YOUNG_MS;
		// Nothing held: the rest of a burst that began before the token was stored, else the first test of a
		// new credential, which has to prove its ID and secret.
		if (held === '') return isYoung && known.isShared;
		return isYoung || known.superseded.includes(hashOf(held));
	}

	async function fetchNew(known: Known, login: () => Promise<IssuedToken>): Promise<string> {
		const issued = await login();
		supersede(known, known.token, issued.token);
		known.token = issued.token;
		known.fetchedAt = now();
		known.usableUntil = usableUntil(issued.expiresAt, known.fetchedAt);
		return issued.token;
	}

	return {
		ageMs(account) {
			return now() - (accounts.get(account)?.fetchedAt ?? -Infinity);
		},

		async obtain(account, held, login) {
			const known = entryOf(account);
			if (!known.inFlight) {
				if (isReplacementFor(known, held)) return known.token;
				known.isShared = false;
				known.inFlight = fetchNew(known, login).finally(() => {
					known.inFlight = undefined;
				});
			} else {
				known.isShared = true;
			}
			const token = await known.inFlight;
			supersede(known, held ?? '', token);
			return token;
		},
	};
}

function supersede(known: Known, old: string, replacement: string): void {
	if (old === '' || old === replacement) return;
	const hash = hashOf(old);
	if (known.superseded.includes(hash)) return;
	known.superseded.push(hash);
	if (known.superseded.length > SUPERSEDED_KEPT) known.superseded.shift();
}

/** A minute before the stated end, or a tenth of a short life. A stated end in the past tells nothing. */
function usableUntil(expiresAt: number | undefined, fetchedAt: number): number {
	if (expiresAt === undefined || expiresAt <= fetchedAt) return Infinity;
	return expiresAt - Math.min(EXPIRY_MARGIN_MS, (expiresAt - fetchedAt) / 10);
}

function dropOldestIdle(accounts: Map<string, Known>): void {
	for (const [account, known] of accounts) {
		if (known.inFlight) continue;
		accounts.delete(account);
		return;
	}
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('base64');
}

/** The one guard of this process. */
export const tokenGuard = createTokenGuard();
