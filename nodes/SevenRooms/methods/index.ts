import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** Lists that the editor searches while the user types; each is loaded when it is first asked for. */
export const listSearch = {
	searchGuests: late(async () => (await import('./searchGuests')).searchGuests),
	searchReservations: late(async () => (await import('./searchReservations')).searchReservations),
	searchVenues: late(async () => (await import('./searchVenues')).searchVenues),
};

function late(load: () => Promise<Search>): Search {
	return async function (...asked) {
		const search = await load();
		return await search.apply(this, asked);
	};
}
