import {
	simplifyExperience,
	simplifyTagGroup,
	simplifyUpgrade,
	simplifyUpgradeCategory,
} from '../../nodes/SevenRooms/model/catalogue';

describe('an upgrade', () => {
	it('costs whole units of the venue’s currency, unlike inside a reservation', () => {
		const cake = { id: 'u-1', name: 'Cake', price: 15, category_id: 'c-1', venue_id: 'v-1' };
		expect(simplifyUpgrade(cake, 'USD')).toMatchObject({
			price: { amount: 15, currency: 'USD', unit: 'major' },
			category_id: 'c-1',
			venue_id: 'v-1',
			deleted: false,
		});
		expect(simplifyUpgrade({ ...cake, price: '48.5' }, 'jpy').price).toEqual({
			amount: 48.5,
			currency: 'JPY',
			unit: 'major',
		});
	});

	it('without a price has none, and not a price of 0', () => {
		expect(simplifyUpgrade({ id: 'u-1' }, 'USD').price).toBeNull();
	});

	it('writes its reservation tags as they are used', () => {
		const tagged = { reservation_tags: ['Special Occasions##Birthday', null] };
		expect(simplifyUpgrade(tagged).reservation_tags).toEqual(['Special Occasions:Birthday']);
	});
});

describe('a category of upgrades', () => {
	it('needs none where SevenRooms says that none is required', () => {
		const category = { min_quantity_type: 'NONE_REQUIRED', min_quantity_int: 7 };
		expect(simplifyUpgradeCategory(category).minimum).toBe(0);
		const two = { min_quantity_type: 'SPECIFIC_NUMBER', min_quantity_int: '2' };
		expect(simplifyUpgradeCategory(two).minimum).toBe(2);
	});
});

describe('an experience', () => {
	it('is called by its title where it has no name', () => {
		expect(simplifyExperience({ title: 'Chef’s table' }).name).toBe('Chef’s table');
		expect(simplifyExperience({ name: '', title: 'Chef’s table' }).name).toBe('Chef’s table');
	});
});

describe('a group of guest tags', () => {
	it('writes its tags as Group:Tag, ready to be used', () => {
		const group = { name: 'Preferences', tags: ['Wine Lover', 'Vegan'], vip: 0, is_editable: 1 };
		expect(simplifyTagGroup(group)).toMatchObject({
			group: 'Preferences',
			tags: ['Preferences:Wine Lover', 'Preferences:Vegan'],
			is_vip: false,
			is_editable: true,
		});
	});
});

it.each([simplifyUpgrade, simplifyUpgradeCategory, simplifyExperience, simplifyTagGroup])(
	'%p makes a record of nothing without a failure',
	(simplify) => {
		for (const nothing of [null, undefined, 'x', [], {}]) {
			expect(simplify(nothing)).toEqual(simplify({}));
		}
	},
);
