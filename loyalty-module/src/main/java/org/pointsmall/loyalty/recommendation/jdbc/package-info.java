/** What members want of recommendations, what came of them, and the offers as the database finds them. */
@NullMarked
package org.pointsmall.loyalty.recommendation.jdbc;

import org.jspecify.annotations.NullMarked;
