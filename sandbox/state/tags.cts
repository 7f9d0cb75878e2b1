import { datastoreKey } from './ids.cjs';
import type { Row, Tag, TagGroup } from './types.cjs';

/** Tags are written as `Group:Tag` and read as objects (API reference, quirk 6). */
export const reservationTagGroups: TagGroup[] = [
	group(1, 'Special Occasions', '#f6a623', ['Birthday', 'Anniversary', 'Business']),
	group(2, 'Seating', '#4a90e2', ['Window', 'Booth', 'Quiet Corner', 'High Chair']),
	group(3, 'Source', '#9b9b9b', ['Newsletter', 'Concierge', 'Walk-by']),
];

export const clientTagGroups: TagGroup[] = [
	group(11, 'Preferences', '#7b1fa2', ['Wine Lover', 'Vegan', 'Window Seat', 'Still Water']),
	group(12, 'Status', '#d0021b', ['VIP', 'Press', 'Regular']),
	group(13, 'Allergies', '#417505', ['Nuts', 'Shellfish', 'Gluten']),
];

function group(number: number, name: string, color: string, tags: string[]): TagGroup {
	return { id: datastoreKey('sr_GenericTagGroup', 5500000 + number), name, color, tags };
}

/** One shared object per tag, so that a hundred thousand reservations hold pointers, not copies. */
const known = new Map<TagGroup[], Map<string, Tag>>(
	[reservationTagGroups, clientTagGroups].map((groups) => [
		groups,
		new Map(
			groups.flatMap(({ name: groupName, color, tags }) =>
				tags.map((name): [string, Tag] => [
					`${groupName}:${name}`,
					{ group: groupName, name, color },
				]),
			),
		),
	]),
);

export function allTags(groups: TagGroup[]): Tag[] {
	return [...(known.get(groups)?.values() ?? [])];
}

/**
 * Reads a comma list of `Group:Tag`. Returns the tags, or the first piece that is not a tag.
 * With `openList` a well-formed unknown tag is accepted, too.
 */
export function parseTagList(
	text: string,
	groups: TagGroup[],
	openList: boolean,
): { tags: Tag[] } | { bad: string } {
	const tags: Tag[] = [];
	const pieces = text.split(',').map((piece) => piece.trim());
	for (const piece of pieces.filter((one) => one !== '')) {
		const [groupName, ...rest] = piece.split(':');
		const name = rest.join(':');
		const tag = known.get(groups)?.get(piece);
		if (!tag && (!openList || !groupName || !name)) return { bad: piece };
		tags.push(tag ?? { group: groupName, name, color: '#cccccc' });
	}
	return { tags };
}

/** A tag as reservations and guests show it. */
export function tagRow(tag: Tag): Row {
	return {
		tag: tag.name,
		tag_display: tag.name,
		group: tag.group,
		group_display: tag.group,
		color: tag.color,
		tag_search_query: `${tag.group}:${tag.name}`,
	};
}

export function sameTag(left: Tag, right: Tag): boolean {
	return left.group === right.group && left.name === right.name;
}
