import { UserError } from 'n8n-workflow';
import { text } from './coerce';

/**
 * Phone numbers and e-mail addresses. No message here repeats the value: errors end up in execution logs, and a
 * guest's contact does not belong there.
 */

/** Marks that copied text carries along unseen. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Spaces, dots, slashes, brackets and the dashes that people and phone books put between digits. */
const BETWEEN_DIGITS = /[\s.()[\]/\-\u2010-\u2015\u2212]/g;
/** `+44 (0)20 …`: the zero in brackets is for callers at home and not part of the number. */
const HOME_ZERO = /^(\+\d{1,3})\s*\(0\)/;
/** The shortest numbers in use have seven digits with their country code, the longest may have fifteen. */
const E164 = /^\+[1-9]\d{6,14}$/;
const EMAIL = /^[^\s@,;:<>()[\]"]+@[^\s@,;:<>()[\]"]+\.[^\s@,;:<>()[\]".]+$/;
const LONGEST_EMAIL = 254;

/**
 * A phone number that somebody typed, in E.164 as SevenRooms asks for it: `+12125550143`. A number without its
 * country code is refused, since guessing the country would text a stranger.
 */
export function normalisePhone(value: unknown, name = 'Phone'): string {
	const digits = withoutPunctuation(value);
	if (E164.test(digits)) return digits;
	throw new UserError(
		/^\d+$/.test(digits)
			? `${name} has no country code`
			: `${name} is not a phone number in international form`,
		{
			description:
				'Write + and the country code first, e.g. +1 for the United States or +44 for the United Kingdom, then 15 digits at most in all.',
		},
	);
}

/**
 * A phone number that SevenRooms holds, to be sent again. It comes back as somebody typed it (API reference, 3.5): in
 * E.164 where its country code is in it, else as it is.
 */
export function phoneToResend(stored: string): string {
	const digits = withoutPunctuation(stored);
	return E164.test(digits) ? digits : stored;
}

/** `00` in front counts as `+`. */
function withoutPunctuation(value: unknown): string {
	return (text(value) ?? '')
		.replace(UNSEEN, '')
		.trim()
		.replace(/^tel:/i, '')
		.replace(/^00/, '+')
		.replace(HOME_ZERO, '$1')
		.replace(BETWEEN_DIGITS, '');
}

/** An e-mail address with the blanks around it taken off; one that cannot be an address is refused. */
export function checkedEmail(value: unknown, name = 'Email'): string {
	const address = (text(value) ?? '').trim();
	const wellFormed =
		EMAIL.test(address) && address.length <= LONGEST_EMAIL && !address.includes('..');
	if (!wellFormed) {
		throw new UserError(`${name} is not an e-mail address`, {
			description: 'Write a single address like guest@example.com.',
		});
	}
	return address;
}

/** The last nine digits of a phone number, by which SevenRooms itself finds guests (API reference, 4.7). */
export function phoneTail(value: unknown): string {
	return (text(value) ?? '').replace(/\D/g, '').slice(-9);
}
