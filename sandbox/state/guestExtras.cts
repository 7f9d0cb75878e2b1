import type { Guest } from './types.cjs';

const SIZES = { raw: 1200, large: 600, medium: 300, small: 100 };

/** What the profiles of well-known guests hold and most leave empty (API reference, 5.2). */
export function guestExtras({ id, isWellKnown, firstName, email }: Guest) {
	if (!isWellKnown) return undefined;
	return {
		title: 'Dr',
		gender: 'F',
		email_alt: email && `office.${email}`,
		phone_number_alt: '+1 212-555-0199',
		phone_number_alt_locale: 'US',
		preferred_language_code: 'en',
		private_notes: `Ask ${firstName} about the cellar.`,
		custom_fields: [
			{ system_name: 'cf_client_1', display_order: 1, name: 'Heard of us', value: 'A friend' },
		],
		member_groups: ['Founders'],
		photo: Object.fromEntries(
			Object.entries(SIZES).flatMap(([size, pixels]) => [
				[size, `https://example.com/photos/${id}/${size}.jpg`],
				[`${size}_height`, pixels],
				[`${size}_width`, pixels],
			]),
		),
		photo_crop_info: { x: 0, y: 0, width: 600, height: 600 },
	};
}
