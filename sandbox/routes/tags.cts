import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.cjs';
import { ApiError, NOT_FOUND, success } from '../envelope.cjs';
import { municipalities } from '../side/concierge.cjs';
import { clientTagGroups } from '../state/tags.cjs';
import type { Row, TagGroup } from '../state/types.cjs';
import { pathParam } from './lookUp.cjs';

/** The word lists: client tag groups and cities (API reference, 4.1 and 5.6). */
export function tagRoutes(app: FastifyInstance, core: Core): void {
	app.get('/tags/client/:venueName', (request, reply) => {
		const name = pathParam(request, 'venueName');
		// The venue's id is no name here: this path alone does not take it.
		const venue = core.state.venues.find((one) => [one.urlKey, one.name].includes(name));
		if (!venue) throw new ApiError(404, NOT_FOUND);
		return reply.send(success(core, clientTagGroups.map(tagGroupRow)));
	});

	app.get('/municipalities', (_request, reply) =>
		reply.send(success(core, municipalities(core.state.venues))),
	);
}

/** Several flags are 0 or 1 instead of a boolean. */
function tagGroupRow({ id, name, color, tags }: TagGroup, index: number): Row {
	return {
		...{ id, entity_key: id, name, name_display: name, tags, color_hex: color },
		...{ domain: 'VenueGroupClient', privacy: 'PUBLIC', type: 'CLIENT_TAG', sort_order: index },
		...{ vip: name === 'Status' ? 1 : 0, is_autotag: 0, is_editable: 1, is_deletable: 1 },
		...{ is_required: 0, is_restricted: 0, is_source: 0, is_hot_reservation: 0 },
		...{ is_for_marketing_segmentation: false, is_pod_tag: true },
		...{ pods: ['All venues'], pod_ids: ['pod-1'], followers: [] },
		...{ show_chit: 1, show_reservation: 1, show_custom_tags_on_widget: false },
		...{ notes_by_tag: {}, perks_by_tag: {}, tag_name_displays: tags },
		...{ copied_from: null, disabled: null, deleted: null },
	};
}
