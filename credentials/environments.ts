export type Environment = 'us' | 'eu' | 'demo';

/** API reference, section 1: everything before the version. */
export const ENVIRONMENTS: Record<Environment, { name: string; root: string }> = {
	us: { name: 'US production', root: 'https://api.sevenrooms.com' },
	eu: { name: 'EU production', root: 'https://api.eu.sevenrooms.com' },
	demo: { name: 'Demo', root: 'https://demo.sevenrooms.com/api-ext' },
};

export const DEFAULT_API_VERSION = '2_4';

/** Whether a credential names one of SevenRooms' own environments; `custom` is none. */
export function isEnvironment(value: unknown): value is Environment {
	return value === 'us' || value === 'eu' || value === 'demo';
}

/**
 * The base URL as an n8n expression, for credential tests, which know no functions of ours.
 * Says the same as accountOf().
 */
export function baseUrlExpression(): string {
	const roots = Object.entries(ENVIRONMENTS)
		.map(([key, { root }]) => `${key}: '${root}'`)
		.join(', ');
	const typed = `${cleanedExpression('apiVersion')}.replace(/^\\/+|\\/+$/g, '').replaceAll('.', '_')`;
	const version = `(${typed}.match(/^\\w+$/) || ['${DEFAULT_API_VERSION}'])[0]`;
	return `={{ ({ ${roots} })[$credentials.environment] ? ({ ${roots} })[$credentials.environment] + '/' + ${version} : ${addressExpression} }}`;
}

/** What cleaned() does, as a part of an expression. */
export function cleanedExpression(property: string): string {
	return `('' + ($credentials.${property} || '')).trim().replace(/^(["'])([^]*)\\1$/, '$2').trim()`;
}

/** The Base URL of a credential as a part of an expression, without blanks, quotes and trailing slashes. */
export const addressExpression = `${cleanedExpression('baseUrl')}.replace(/\\/+$/, '')`;
