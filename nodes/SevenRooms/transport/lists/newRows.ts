import type { IDataObject } from 'n8n-workflow';

import { remembered } from '../../model/remembered';
import { idOfRow, type IdSet } from './idSet';

/** What a page brought. */
export interface Page {
	fresh: IDataObject[];
	/** All its rows, new or not. */
	length: number;
	/** Rows without an ID cannot be told apart, so they always count as new. */
	hasUnnamed: boolean;
}

/**
 * The rows of a page that nobody has given yet, each once; notes them in both sets.
 * @param seen rows that were given already, by this chain of pages or another
 * @param inThisChain those of this chain: `seen` itself where there is no other
 */
export function newRows(
	rows: IDataObject[],
	seen: IdSet,
	inThisChain: IdSet,
	shared: SharedIds,
): Page {
	let hasUnnamed = false;
	const fresh: IDataObject[] = [];
	for (const row of rows) {
		shared.shareIn(row);
		const id = idOfRow(row);
		if (id === undefined) {
			hasUnnamed = true;
			fresh.push(row);
			continue;
		}
		const isNewHere = inThisChain.add(id);
		if (seen === inThisChain ? isNewHere : seen.add(id)) fresh.push(row);
	}
	return { fresh, length: rows.length, hasUnnamed };
}

/** Every row comes with its own copy of the long IDs of venue and group; a long list keeps one for all. */
export class SharedIds {
	private readonly venues = new SharedTexts();

	private readonly groups = new SharedTexts();

	shareIn(row: IDataObject): void {
		const { venue_id: venue, venue_group_id: group } = row;
		if (typeof venue === 'string') row.venue_id = this.venues.firstLike(venue);
		if (typeof group === 'string') row.venue_group_id = this.groups.firstLike(group);
	}
}

/** So many long texts are compared faster than a map reads one of them. */
const FEW = 8;

class SharedTexts {
	private readonly few: string[] = [];

	private readonly more = remembered((text) => text);

	/** The first text that was equal to this one. */
	firstLike(text: string): string {
		const place = this.few.indexOf(text);
		if (place >= 0) return this.few[place];
		if (this.few.length >= FEW) return this.more(text);
		this.few.push(text);
		return text;
	}
}
