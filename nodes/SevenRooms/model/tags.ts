import { UserError } from 'n8n-workflow';
import { firstText, isEmpty, isRow, readEach, readJson, text } from './coerce';
import { remembered } from './remembered';

/**
 * Tags are written as a comma list of `Group:Tag` and read as objects and in older shapes (API reference, quirks 6
 * and 17). Names are case-sensitive: nothing here changes a letter.
 */

/**
 * Reads the tags that a user wrote, as a comma list, an array or an array's JSON, into `Group:Tag` without repeats.
 * A tag without a group or a name, or with a comma in it, is a UserError that names the tag; so is what is no tag.
 */
export function parseTags(value: unknown, name = 'Tags'): string[] {
	const tags = listed(value).flatMap((one) => {
		if (isEmpty(one)) return [];
		const tag = isRow(one) ? readTag(one) : text(one);
		if (tag !== null) return [checkedTag(tag, name)];
		throw new UserError(`${name} is not a list of tags`, {
			description: 'Correct the value, or the expression that gives it.',
		});
	});
	return [...new Set(tags)];
}

/** A language model writes a list as JSON; read as commas, `["Diet:Vegan"]` would be a tag of the group `["Diet`. */
function listed(value: unknown): unknown[] {
	const read = typeof value === 'string' ? readJson(value) : value;
	if (Array.isArray(read)) return read;
	return typeof value === 'string' ? value.split(',') : [value];
}

function checkedTag(written: string, name: string): string {
	const colon = written.indexOf(':');
	const group = written.slice(0, Math.max(colon, 0)).trim();
	const tag = written.slice(colon + 1).trim();
	if (colon < 0 || group === '' || tag === '') {
		throw new UserError(`${name}: "${written.trim()}" is not a group and a tag`, {
			description: 'Write each tag as Group:Tag, e.g. Special Occasions:Birthday.',
		});
	}
	if (written.includes(',')) {
		throw new UserError(`${name}: "${written.trim()}" has a comma`, {
			description: 'SevenRooms separates tags by commas, so one tag cannot hold any.',
		});
	}
	return `${group}:${tag}`;
}

/** The tags of a reservation or guest as `Group:Tag`, from any shape that SevenRooms is known to send. */
export function readTags(value: unknown): string[] {
	const items = Array.isArray(value) ? value : (text(value)?.split(',') ?? []);
	const tags = readEach(items, (item) => readTag(item)?.trim() || null);
	return tags.length < 2 ? tags : [...new Set(tags)];
}

/** One tag: an object, an array of parts, `privacy##groupId##Group##Tag` or plain text. A tag without a known group stays as it is. */
export function readTag(value: unknown): string | null {
	if (Array.isArray(value)) return fromParts(value.flatMap((part) => text(part) ?? []));
	if (isRow(value)) {
		const tag = firstText(value.tag, value.tag_display, value.tag_name, value.name);
		const group = firstText(value.group, value.group_display, value.group_name);
		if (tag !== null && group !== null) return namesIn(group)(tag);
		return firstText(value.tag_search_query) ?? tag;
	}
	const written = text(value);
	return written?.includes('##') ? fromParts(written.split('##')) : written;
}

/** Remembered, so that the rows of a long export share their tags' names. */
const namesIn = remembered((group) => remembered((tag) => `${group}:${tag}`, 1_000), 100);

/** `[privacy, group id, group, tag]`, with a colour somewhere, or the shorter forms of it. */
function fromParts(parts: string[]): string | null {
	const names = parts.map((part) => part.trim()).filter((part) => part !== '' && !isColour(part));
	const [group, tag] = names.length >= 4 ? names.slice(2, 4) : names.slice(-2);
	return tag === undefined ? (group ?? null) : `${group}:${tag}`;
}

function isColour(part: string): boolean {
	return /^#[0-9a-f]{3,8}$/i.test(part);
}
