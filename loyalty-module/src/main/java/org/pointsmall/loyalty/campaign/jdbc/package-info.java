/** Campaigns in the store's database. */
@NullMarked
package org.pointsmall.loyalty.campaign.jdbc;

import org.jspecify.annotations.NullMarked;
