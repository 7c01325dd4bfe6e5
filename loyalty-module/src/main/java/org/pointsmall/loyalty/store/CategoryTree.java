package org.pointsmall.loyalty.store;

/** Which category is below which, for the recursive queries that go down or up. */
final class CategoryTree {
    /** Deeper than any tree of categories; ends a search where categories are in each other. */
    static final int DEPTH = 20;

    /** Each category with each that it is directly below: its default parent, and those that it is listed in. */
    static final String STEPS = "(SELECT SUB_CATEGORY_ID AS CATEGORY_ID, CATEGORY_ID AS PARENT_ID"
            + " FROM BLC_CATEGORY_XREF UNION SELECT CATEGORY_ID, DEFAULT_PARENT_CATEGORY_ID FROM BLC_CATEGORY)";

    private CategoryTree() {}
}
