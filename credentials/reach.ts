import type { Told } from './loginStopped';

/**
 * Network trouble in words. n8n replaces any text that names a system code by a general sentence of
 * its own, so no text here may contain one.
 */

const REFUSED = new Set(['ECONNREFUSED']);
const UNKNOWN_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN']);
const TIMED_OUT = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT']);
/** Before a secure connection stands; what breaks one that stood (`ERR_SSL_…BAD_RECORD_MAC`) may come after a booking was sent. */
const HANDSHAKE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|WRONG_VERSION|EPROTO/;

export interface Reach extends Told {
	/** True when the request provably never reached the other side. */
	neverArrived: boolean;
}

/** The code of the operating system or of the HTTP client behind a failed request, for us only. */
export function networkCodeOf(error: unknown): string | undefined {
	let level = error;
	for (let depth = 0; depth < 6 && typeof level === 'object' && level !== null; depth++) {
		const { code, cause } = level as { code?: unknown; cause?: unknown };
		if (typeof code === 'string' && code !== '') return code;
		level = cause;
	}
	return undefined;
}

/** Whether a request that never arrived may arrive a moment later, by the code of its failure. */
export function mayPass(code: string): boolean {
	return REFUSED.has(code) || UNKNOWN_HOST.has(code);
}

/** What happened on the way to `host`, and what to do. */
export function reachOf(code: string | undefined, host: string): Reach {
	if (code && REFUSED.has(code)) {
		return {
			neverArrived: true,
			summary: `${host} refused the connection`,
			advice: 'Check the address and whether the service is running, then try again',
		};
	}
	if (code && UNKNOWN_HOST.has(code)) {
		return {
			neverArrived: true,
			summary: `The host ${host} was not found`,
			advice: "Check the spelling of the address and this n8n's access to the internet",
		};
	}
	if (code && HANDSHAKE.test(code)) {
		return {
			neverArrived: true,
			summary: `No secure connection to ${host} was possible`,
			advice:
				'Check that the address starts with the right one of https:// and http://, and its certificate',
		};
	}
	if (code === 'ERR_INVALID_URL') {
		return {
			neverArrived: true,
			summary: 'The address of this credential is not valid',
			advice: 'Check the Base URL of the credential',
		};
	}
	if (code && TIMED_OUT.has(code)) {
		return {
			neverArrived: false,
			summary: `${host} did not answer in time`,
			advice: 'Try again in a moment; if it stays so, ask your network team or SevenRooms',
		};
	}
	return {
		neverArrived: false,
		summary: `The connection to ${host} broke off`,
		advice: 'Try again in a moment; if it stays so, ask your network team or SevenRooms',
	};
}
