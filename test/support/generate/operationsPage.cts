import type { Operation, Resource, Route } from '../../../nodes/SevenRooms/actions/types';

const CONFIDENCE: Record<Route['confidence'], string> = {
	H: 'proven',
	M: 'one credible source',
	'M-': 'one source, doubtful',
	L: 'hearsay',
};

/** docs/operations.md: what the node offers, by which routes, and how sure anybody outside SevenRooms is of them. */
export function operationsPage(resources: readonly Resource[]): string {
	const sections = [...resources]
		.sort((a, b) => a.name.localeCompare(b.name, 'en'))
		.map((resource) =>
			[
				`## ${resource.name}`,
				'',
				`${resource.description}. Value in workflows: \`${resource.value}\`.`,
				'',
				...(resource.notice ? [`> ${resource.notice}`, ''] : []),
				'| operation | value | what it does | routes | how sure |',
				'|---|---|---|---|---|',
				...[...resource.operations].sort((a, b) => a.name.localeCompare(b.name, 'en')).map(row),
				'',
			].join('\n'),
		);
	return `${[
		'# Operations',
		'',
		'Made from the code by `npm run generate`; do not edit it by hand.',
		'',
		'SevenRooms publishes its API to partners only, so every route here carries how sure we are of it: **proven** (several',
		"independent integrations, or the vendor's own description), **one credible source**, **one source, doubtful** or",
		'**hearsay**. Where a route is not proven, the node is tolerant of other answers, and an error about it names the route.',
		'',
		'What goes through the concierge channel needs a Concierge ID in the [credential](credentials.md), which SevenRooms gives to',
		'hotels, aggregators and booking channels.',
		'',
		'Beside these routes the node reads what it needs on the way: the venue for its time zone, currency or URL key, the venues of the',
		'group where none is named, the reservation or guest before and after a write, and the book or the free times where a booking needs a look.',
		'',
		...sections,
	].join('\n')}\n`;
}

function row({ name, value, description, routes }: Operation): string {
	const paths = routes.map(({ method, path }) => `\`${method} ${path}\``);
	const sure = routes.map(({ confidence }) => CONFIDENCE[confidence]);
	const cells = [
		name,
		`\`${value}\``,
		description,
		paths.join('<br>') || 'any',
		sure.join('<br>') || 'as you write it',
	];
	return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}
