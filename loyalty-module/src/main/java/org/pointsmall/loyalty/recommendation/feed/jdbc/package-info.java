/** Notes for the search in the store's database. */
@NullMarked
package org.pointsmall.loyalty.recommendation.feed.jdbc;

import org.jspecify.annotations.NullMarked;
