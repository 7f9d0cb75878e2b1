import startCase from 'lodash/startCase';
import { UserError } from 'n8n-workflow';

/**
 * A value as text, lists comma separated. What is no text, such as the whole record that an expression gave instead of
 * its ID, is a UserError: it would go out as `[object Object]`.
 */
export function writtenText(value: unknown, name: string): string {
	if (Array.isArray(value)) return value.map((one) => writtenText(one, name)).join(',');
	if (value === null || value === undefined) return '';
	if (typeof value === 'number') return String(finite(value, name));
	const written = String(value).trim();
	if (typeof value === 'string' || !isNameOfKind(written)) return written;
	throw new UserError(`${shownName(name)} is not a text`, {
		description:
			'The expression gives a whole object here. Name the field in it, such as {{ $json.id }}.',
	});
}

/** Texts from an array, or from one text with commas between them; read one by one as in `writtenText`. */
export function writtenList(value: unknown, name: string): string[] {
	const parts: unknown[] = Array.isArray(value) ? value : writtenText(value, name).split(',');
	return parts.map((part) => writtenText(part, name).trim()).filter(Boolean);
}

/** What JavaScript writes for an object that has no text of its own. */
function isNameOfKind(written: string): boolean {
	return written.startsWith('[object ');
}

/** A number that is one: a sum over a missing field is none, and would go out as `NaN`. */
export function finite(value: number, name: string): number {
	if (Number.isFinite(value)) return value;
	throw new UserError(`${shownName(name)} is not a number`, {
		description: 'The expression calculates with a field that holds no number.',
	});
}

/** About what the panel calls it; a name with blanks is the panel's own. */
function shownName(name: string): string {
	if (name.includes(' ')) return name;
	return startCase(name).replace(/\bId\b/, 'ID');
}
